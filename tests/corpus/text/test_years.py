"""Years in every notation of the documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.years import find_years, japanese_year, with_spoken_era

CASES = [
    ("令和８年度要求", 2026, True),
    ("令和元年5月", 2019, False),
    ("平成元年度", 1989, True),
    ("平成31年度", 2019, True),
    ("昭和57年度", 1982, True),
    ("大正9年", 1920, False),
    ("Ｒ８年度", 2026, True),
    ("R6当初462億円", 2024, True),
    ("R7補正", 2025, True),
    ("（集計日：R6年6月）", 2024, False),
    ("H30", 2018, False),
    ("㋿8年度", 2026, True),
    ("FY2026", 2026, True),
    ("FY 26", 2026, True),
    ("fiscal year 2024", 2024, True),
    ("2026年度", 2026, True),
    ("２０２６年度", 2026, True),
    ("2025年3月", 2025, False),
    ("二〇二六年", 2026, False),
    ("令和七年度", 2025, True),
    ("平成三十年度", 2018, True),
    ("令和8(2026)年", 2026, False),
    ("H10(1998)年度", 1998, True),
    ("令和７年度第１次補正", 2025, True),
    ("平\n成31年度", 2019, True),
    ("平 成 26 年 度", 2014, True),
    ("Reiwa 8", 2026, False),
    ("the budget for 2026", 2026, False),
    ("the 2023 appropriation for harbours", 2023, True),
    ("What is the 2024 budget estimate?", 2024, True),
    ("2026-27 budget", 2026, True),
    ("2026/27", 2026, True),
]


@pytest.mark.parametrize(("text", "year", "fiscal"), CASES)
def test_year(text: str, year: int, fiscal: bool) -> None:
    (mention,) = find_years(text)
    assert (mention.year, mention.is_fiscal) == (year, fiscal)
    assert mention.original == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "text",
    ["H2エネルギー", "S3", "R&D", "AR8", "R8a", "1,600人", "平成99年", "第5期", "3年間", "20代"],
)
def test_what_is_no_year(text: str) -> None:
    assert find_years(text) == ()


def test_years_that_share_an_era() -> None:
    assert [m.year for m in find_years("令和６・７年度")] == [2024, 2025]
    assert [m.year for m in find_years("平成28～令和２年度")] == [2016, 2020]
    assert [m.year for m in find_years("2021年～2027年")] == [2021, 2027]


@given(st.integers(1870, 2080), st.booleans())
def test_the_japanese_name_of_a_year_reads_back(year: int, fiscal: bool) -> None:
    (mention,) = find_years(japanese_year(year, fiscal=fiscal))
    assert (mention.year, mention.is_fiscal) == (year, fiscal)


def test_the_first_year_of_an_era_is_named_so() -> None:
    assert japanese_year(2019) == "令和元年度"
    assert japanese_year(2026) == "令和8年度"
    assert japanese_year(2018, fiscal=False) == "平成30年"


@given(st.text(alphabet="令和平成昭RH8０12年度元FY()（）〇六・~ 第次補正", max_size=30))
def test_any_text_gives_ranges_of_itself(text: str) -> None:
    for mention in find_years(text):
        assert mention.original == text[mention.start : mention.end]
        assert 1868 <= mention.year <= 2118


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("7年度は？", "令和7年度は？"),
        ("７年度の決算", "令和７年度の決算"),
        ("28年度から", "平成28年度から"),
        ("令和7年度は？", "令和7年度は？"),
        ("2026年度は？", "2026年度は？"),
        ("3年度分まとめて", "3年度分まとめて"),
        ("5年度目", "5年度目"),
    ],
)
def test_the_era_that_is_left_out_in_speech(text: str, whole: str) -> None:
    assert with_spoken_era(text) == whole


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("For the Fiscal Year Ended June 30, 2025", 2025),
        ("Year ended 31 March 2026", 2025),
        ("financial year ended 31st December 2024", 2024),
        ("for the year ended September 30 2025", 2025),
    ],
)
def test_a_year_of_accounts_is_told_by_its_last_day(said, year):
    (found,) = find_years(said)
    assert (found.year, found.is_fiscal) == (year, True)


@pytest.mark.parametrize("said", ["The year ended well.", "the fiscal year ending soon"])
def test_an_end_without_a_day_dates_nothing(said):
    assert find_years(said) == ()
