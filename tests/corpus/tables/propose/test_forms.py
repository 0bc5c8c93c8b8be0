"""A form that is one grid: labels with their values, then tables with heads of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import facts_of, write_paper

NAME = "港湾物流情報基盤整備事業"
ABOVE = [
    ["事業名", NAME, "", "", "担当部局庁", "港湾局"],
    ["事業開始年度", "令和3年度", "", "", "終了予定年度", "令和9年度"],
]
BUDGET = [
    ["予算額・執行額（単位：百万円）", "", "令和5年度", "令和6年度", "令和7年度", "令和8年度要求"],
    ["予算の状況", "当初予算", "648", "590", "705", "931"],
    ["予算の状況", "補正予算", "210", "-", "-", ""],
    ["予算の状況", "計", "858", "590", "705", "931"],
    ["執行額", "", "640", "580", "", ""],
]
PARTS = [
    ["主な予算内訳（単位：百万円）", "費目", "令和7年度当初予算", "令和8年度要求", "増減理由", ""],
    ["", "情報処理業務庁費", "672", "897", "更新による", ""],
    ["", "職員旅費", "33", "34", "", ""],
    ["", "計", "705", "931", "", ""],
]
BELOW = [["成果目標", "接続事業者数（者）", "1,640", "1,910", "2,240", ""]]
M = 1_000_000
WHOLE = {
    (NAME, "initial", 2023, 648 * M), (NAME, "initial", 2024, 590 * M),
    (NAME, "initial", 2025, 705 * M), (NAME, "request", 2026, 931 * M),
    (NAME, "supplementary", 2023, 210 * M), (NAME, "executed", 2023, 640 * M),
    (NAME, "executed", 2024, 580 * M),
}  # fmt: skip
OF_PARTS = {
    ("情報処理業務庁費", "initial", 2025, 672 * M), ("情報処理業務庁費", "request", 2026, 897 * M),
    ("職員旅費", "initial", 2025, 33 * M), ("職員旅費", "request", 2026, 34 * M),
}  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "html", "docx"])
@pytest.mark.parametrize("below", [BELOW, []])
@pytest.mark.parametrize("above", [ABOVE, ABOVE[:1]])
def test_each_head_of_a_form_has_its_rows(
    tmp_path: Path, form: str, above: list[list[str]], below: list[list[str]]
) -> None:
    rows = [*above, *BUDGET, *PARTS, *below]
    found = facts_of(write_paper(tmp_path, form, ["令和7年度行政事業レビューシート", rows]))
    assert found >= WHOLE | OF_PARTS
    assert {1_640 * M, 1_910 * M, 1640, 1910}.isdisjoint(amount for *_, amount in found)


@pytest.mark.parametrize("form", ["xlsx", "html", "md"])
def test_a_table_of_programs_is_no_form(tmp_path: Path, form: str) -> None:
    rows = [
        ["事業名", "令和7年度当初予算（百万円）", "令和8年度要求（百万円）"],
        [NAME, "705", "931"],
        ["灯台改修事業", "33", "34"],
    ]
    assert facts_of(write_paper(tmp_path, form, ["令和8年度概算要求", rows])) == {
        (NAME, "previous", 2025, 705 * M), (NAME, "request", 2026, 931 * M),
        ("灯台改修事業", "previous", 2025, 33 * M), ("灯台改修事業", "request", 2026, 34 * M),
    }  # fmt: skip
