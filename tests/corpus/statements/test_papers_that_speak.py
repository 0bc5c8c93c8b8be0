"""What speeches, reports and answers to applicants say of budgets in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of, write_paper

Fact = tuple[str, str, int | None, int]


def facts(path: Path, text: str) -> set[Fact]:
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "保育料の第2子無償化に1億2,500万円を計上いたしました。",
            ("保育料の第2子無償化", "initial", 2026, 125_000_000),
        ),
        ("一般会計の予算案総額は312億円です。", ("一般会計", "initial", 2026, 31_200_000_000)),
    ],
)
def test_a_speech_puts_amounts_to_its_items(tmp_path: Path, sentence: str, fact: Fact) -> None:
    text = f"令和8年度 施政方針\n\n令和8年度の当初予算案を申し上げます。\n\n{sentence}\n"
    assert fact in facts(tmp_path / "speech.txt", text)


def test_a_budget_itself_is_none_of_its_items(tmp_path: Path) -> None:
    text = "令和8年度 施政方針\n\n令和8年度の当初予算案です。\n\n補正予算に3億円を計上しました。\n"
    assert not facts(tmp_path / "speech.txt", text)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "The Committee recommends $12,400,000 for Harbor Dredging.",
            ("Harbor Dredging", "initial", 2027, 12_400_000),
        ),
        (
            "The package is made up of £7.8 million for the Rural Routes Fund.",
            ("Rural Routes Fund", "total", None, 7_800_000),
        ),
    ],
)
def test_a_paper_speaks_of_its_own_budget(tmp_path: Path, sentence: str, fact: Fact) -> None:
    text = f"RIVERS APPROPRIATIONS BILL, 2027\n\n{sentence}\n"
    assert fact in facts(tmp_path / "report.txt", text)


@pytest.mark.parametrize("verb", ["we awarded", "the program made 12 awards and awarded"])
def test_we_are_the_grant_that_a_paper_is_about(tmp_path: Path, verb: str) -> None:
    text = f"# Main Street Grants\n\nHow much was given?\n\nIn FY 2026 {verb} $1,462,300.\n"
    assert ("Main Street Grants", "executed", 2026, 1_462_300) in facts(tmp_path / "faq.md", text)


def test_what_is_left_beside_figures_is_said(tmp_path: Path) -> None:
    rows = [
        ["事業名", "予算額", "備考"],
        ["渡船事業", "7,300", "別に210,000千円を見込む"],
        ["灯台事業", "120", ""],
    ]
    path = write_paper(tmp_path, "md", ["令和8年度予算", "（単位：千円）", rows])
    warnings = analyse(read_document(path), blind=True).document.warnings
    assert any(w.startswith("some-left: ") and "in a remark" in w for w in warnings)


@pytest.mark.parametrize("form", ["md", "xlsx"])
def test_what_is_for_one_is_left_and_said(tmp_path: Path, form: str) -> None:
    rows = [
        ["区分", "令和7年度予算額"],
        ["給付費（千円）", "4,398,200"],
        ["1人当たり給付費（円）", "391,600"],
    ]
    path = write_paper(tmp_path, form, ["令和8年度 国保の状況", rows])
    found = analyse(read_document(path), blind=True)
    assert 391_600 not in {f.amount for f in found.figures}
    assert any("one person or thing" in w for w in found.document.warnings)


def test_a_scale_on_the_next_line_is_the_amounts(tmp_path: Path) -> None:
    text = "FY 2026 Budget Request\n\nThe request falls, a decrease of $25.0\nmillion below it.\n"
    assert 25 not in {amount for *_, amount in facts(tmp_path / "cut.txt", text)}
