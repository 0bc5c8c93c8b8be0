"""The same day in either language is the same date; another day is another."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.writer.reading.numerals import in_digits
from corpus.text.dates import find_dates

SAME = (
    *("令和8年4月1日", "2026年4月1日", "令和八年四月一日", "r8.4.1", "2026-04-01", "2026/4/1"),
    *("1 april 2026", "april 1, 2026", "1st of april 2026", "apr. 1, 2026", "令和8年度4月1日"),
)
OTHERS = (
    *("令和7年4月1日", "2 april 2026", "1 may 2026", "2026-01-04", "april 2026", "令和8年10月1日"),
    *("r8.4.10", "平成8年4月1日", "march 31, 2026"),
)


def date(text):
    (found,) = find_dates(text)
    return found


@pytest.mark.parametrize(("one", "other"), list(combinations(SAME, 2)))
def test_the_same_day_is_the_same_date(one, other):
    assert date(one).is_said_by(date(other)) and date(other).is_said_by(date(one))


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("one", SAME)
def test_another_day_is_another_date(one, other):
    assert not date(one).is_said_by(date(other))


@pytest.mark.parametrize(
    ("said", "there", "stands"),
    [
        ("april 2026", "2026-04-01", True),  # a line may say more
        ("2026-04-01", "april 2026", False),  # ... but not less
        ("4月1日", "1 april 2026", True),
        ("令和8年度2月", "february 2027", True),  # a fiscal year ends in March
        ("令和8年2月", "february 2026", True),
    ],
)
def test_what_is_said_stands_in_what_says_more(said, there, stands):
    assert date(said).is_said_by(date(there)) is stands


@pytest.mark.parametrize(
    "text", ["3か月", "12月間", "you may apply", "4/1", "13月", "2026-13-01", "r8", "月曜日", ""]
)
def test_what_is_no_date(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("thirty-seven projects", "37 projects"),
        ("two hundred and five people", "205 people"),
        ("a hundred years", "100 years"),
        ("twelve thousand students", "12000 students"),
        ("three million yen", "three million yen"),  # amounts have a grammar of their own
        ("two and three projects", "2 and 3 projects"),
        ("one of them", "one of them"),
        ("三十七課題", "37課題"),
        ("百二十人", "120人"),
        ("数十人", "数十人"),
        ("第二次", "第二次"),
    ],
)
def test_numbers_in_words(words, digits):
    assert in_digits(words, ones=False) == digits
