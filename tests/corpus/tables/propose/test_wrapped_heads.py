"""Heads of aligned tables: over several lines, in spaced letters, with parts behind drafts."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.papers import facts_of

SPACED = """
令和９年度　会計別予算総括表
                                                    （単位：千円）
                         令和９年度      令和８年度      増減額    構成比
会　計　区　分           予　算　額      予　算　額      A - B      ％
                             A               B
----------------------------------------------------------------------
一　般　会　計           31,200,000      30,450,000      750,000     78.3
国　保　会　計            5,410,200       5,502,300      △92,100     13.6
介護保険会計              3,245,600       3,198,000       47,600      8.1
----------------------------------------------------------------------
合　　　計               39,855,800      39,150,300      705,500    100.0

　積立金残高（令和９年度末見込み）　38,456,200千円
"""
WRAPPED = """
CITY OF DALE - Mid-year Review, Fiscal Year 2031
(amounts in thousands of dollars)

                   Original      Budget     Current    Actual to
Program              Budget  Amendments      Budget         Date
----------------------------------------------------------------
Snow Removal          1,200          50       1,250          940
Street Lights           830         (50)        780          402
Total                 2,030           0       2,030        1,342
"""
DRAFT = """
Agency for Vocational Mobility
Table 4. Appropriations by action (EUR thousand)

                                   Budget       Draft      of which    of which
Action                               2030        2031         loans     studies
-----------------------------------------------------------------------------
Apprentice Exchanges                4,210       4,580          4,100         480
Skills Portal                         640         710              -         710
"""


def read(tmp_path: Path, text: str):
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


def test_spaced_letters_are_one_word_and_what_stands_across_columns_is_no_row(tmp_path) -> None:
    found = read(tmp_path, SPACED)
    assert {f for f in found if f[2] == 2027 and f[1] == "initial"} >= {
        ("一般会計", "initial", 2027, 31_200_000_000),
        ("国保会計", "initial", 2027, 5_410_200_000),
        ("介護保険会計", "initial", 2027, 3_245_600_000),
    }
    assert ("一般会計", "previous", 2026, 30_450_000_000) in found
    assert ("国保会計", "difference", 2027, -92_100_000) in found


def test_a_head_over_two_lines_is_one(tmp_path) -> None:
    found = read(tmp_path, WRAPPED)
    assert {f for f in found if f[0] == "Street Lights"} == {
        ("Street Lights", "initial", 2031, 830_000),
        ("Street Lights", "supplementary", 2031, -50_000),
        ("Street Lights", "revised", 2031, 780_000),
    }


def test_a_part_is_of_the_column_right_before_it(tmp_path) -> None:
    found = read(tmp_path, DRAFT)
    assert {f for f in found if f[0] == "Skills Portal"} == {
        ("Skills Portal", "previous", 2030, 640_000),
        ("Skills Portal", "request", 2031, 710_000),
    }
    unknown = read(tmp_path, DRAFT.replace("Draft", "Other"))
    assert not [f for f in unknown if f[3] in {4_100_000, 480_000, 710_000}]


def test_periods_name_nothing_and_what_a_title_owes_is_no_budget(tmp_path) -> None:
    text = """
                  令和９年度　港町一般会計予算

- 7 -
第２表　　債務負担行為
                                            （単位：千円）
事　　項              期　　間         限　度　額
計算機賃借            10年度           2,042
システム改修業務      10年度          27,412
"""
    assert {f[1] for f in read(tmp_path, text)} <= {"total"}
