"""Amounts in the currency of others beside those in yen."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import write_paper

NAME = "島嶼水道支援基金拠出金"


def amounts_of(path: Path) -> set[tuple[str, str, int | None, int, str]]:
    found = analyse(read_document(path), blind=True).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount, f.currency) for f in found}


def rows(foreign: str, yen: str) -> list[list[str]]:
    return [
        ["拠出金", foreign, yen],
        [NAME, "1,420", "213,000"],
        ["防災機構拠出金", "2,600", "390,000"],
    ]


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx", "csv"])
@pytest.mark.parametrize(
    ("head", "currency"), [("外貨額（千米ドル）", "USD"), ("外貨額（千ユーロ）", "EUR")]
)
def test_a_column_of_foreign_money_has_its_unit(
    tmp_path: Path, form: str, head: str, currency: str
) -> None:
    paper = ["令和8年度予算 任意拠出金", rows(head, "予算額（千円）")]
    assert {
        (NAME, "initial", 2026, 1_420_000, currency), (NAME, "initial", 2026, 213_000_000, "JPY"),
    } <= amounts_of(write_paper(tmp_path, form, paper))  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx"])
def test_foreign_money_without_a_unit_is_no_yen(tmp_path: Path, form: str) -> None:
    paper = ["令和8年度予算 任意拠出金", "（単位：千円）", rows("外貨額", "予算額")]
    found = amounts_of(write_paper(tmp_path, form, paper))
    assert (NAME, "initial", 2026, 213_000_000, "JPY") in found
    assert {1_420_000, 2_600_000, 1_420}.isdisjoint(amount for *_, amount, _ in found)
