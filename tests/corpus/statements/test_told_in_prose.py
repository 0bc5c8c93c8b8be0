"""Speeches, press releases and bullets that state amounts without a table."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of

SPEECH = """
令和９年第１回定例会　町長施政方針

　ここに、令和９年度当初予算案をはじめとする議案を提出いたします。

一　子育て支援
　学校給食費補助事業に
つきましては、１億２，３００万円を計上し、このうち３，０００万円は県の補助金を活用いたします。
妊産婦に寄り添う、産前産後ケア事業として、新たに１，８５０万円を計上いたしました。
昨年度は、灯台見学事業に２，７００万円を計上いたしました。
商店街については、１店舗当たり１００万円を上限に補助いたします。
防波堤改修事業に３億円を計上することは見送りました。
"""
RELEASE = """# Press release: Ministry of Coasts, 2031 budget

- **Dune Restoration Programme**: EUR 6.4 million in 2031 (2030: EUR 5.9 million)
- **Coastal Archives** (new): EUR 480,000 in 2031
- **Lighthouse Annex** (EUR 22 million) has been postponed until 2034.
- Harbour Pilots: EUR 300,000 in 2029
"""
REQUEST = """GOVERNOR'S FISCAL YEAR 2031 REQUEST

For the Rural Clinics Initiative, the budget requests $12.6 million, compared
with $11.9 million enacted in fiscal year 2030.

The budget also proposes $3,400,000 in fiscal year 2031 for a new Tribal Dental
Health Fund.
"""
BULLETS = """# 令和９年度 環境部 主要施策

## 1 ごみ対策

- **生ごみ処理機購入補助金**　予算額 1,200万円（前年度 950万円）
- **資源回収拠点整備事業** 【新規】　予算額 4,800万円

※1 令和８年度の決算見込額は640万円。
"""


def read(tmp_path, text: str, form: str = "txt"):
    path = tmp_path / f"paper.{form}"
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


def test_a_speech_about_one_budget_takes_up_items_in_it(tmp_path) -> None:
    assert read(tmp_path, SPEECH) == {
        ("学校給食費補助事業", "initial", 2027, 123_000_000),
        ("産前産後ケア事業", "initial", 2027, 18_500_000),
        ("灯台見学事業", "initial", 2026, 27_000_000),
    }


def test_a_speech_about_two_budgets_leaves_them_open(tmp_path) -> None:
    two = SPEECH.replace("議案", "議案及び令和８年度補正予算案")
    assert read(tmp_path, two) == set()


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        (
            "庁舎空調改修事業として令和８年度１２月補正予算案に６，８００万円を計上する。",
            ("庁舎空調改修事業", "supplementary", 2026, 68_000_000),
        ),
        (
            "文化団体活動支援事業として、令和８年度は４８０万円を予算措置しており、継続する。",
            ("文化団体活動支援事業", "initial", 2026, 4_800_000),
        ),
    ],
)
def test_a_name_before_the_year_that_takes_it_up(said, fact, tmp_path) -> None:
    assert read(tmp_path, f"記者会見資料\n\n　{said}\n") == {fact}


def test_a_release_below_the_title_of_a_budget(tmp_path) -> None:
    assert read(tmp_path, RELEASE, "md") == {
        ("Dune Restoration Programme", "initial", 2031, 6_400_000),
        ("Dune Restoration Programme", "previous", 2030, 5_900_000),
        ("Coastal Archives", "initial", 2031, 480_000),
    }
    untitled = RELEASE.replace("2031 budget", "news")
    assert not {f for f in read(tmp_path, untitled, "md") if f[1] == "initial"}


def test_a_request_for_a_name_at_the_beginning_of_a_sentence(tmp_path) -> None:
    assert read(tmp_path, REQUEST) == {
        ("Rural Clinics Initiative", "request", 2031, 12_600_000),
        ("Rural Clinics Initiative", "previous", 2030, 11_900_000),
        ("Tribal Dental Health Fund", "request", 2031, 3_400_000),
    }


def test_bullets_name_what_they_state_and_notes_are_of_no_title(tmp_path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(BULLETS, encoding="utf-8")
    found = analyse(read_document(path), blind=True)
    assert {(f.program, f.amount) for f in found.figures} == {
        ("生ごみ処理機購入補助金", 12_000_000),
        ("生ごみ処理機購入補助金", 9_500_000),
        ("資源回収拠点整備事業", 48_000_000),
    }
    assert [r.original for r in found.review] == ["640万円"]


def test_a_title_with_the_budget_heads_names_and_amounts_behind_dots(tmp_path) -> None:
    text = """TOWN OF ELM FALLS

APPROPRIATIONS, FY 2031 (in dollars)

  Snow plowing ............................    92,300
  Library hours ...........................    41,750
                                          -----------
  Total appropriations ....................   134,050
"""
    assert ("Library hours", "initial", 2031, 41_750) in read(tmp_path, text)
