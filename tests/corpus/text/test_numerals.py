"""Numerals, against cases as documents write them and against their own round trip."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.numerals import last_place, narrow, parse_numeral

CASES = {
    "千三百二十七": "1327",
    "１，３２７": "1327",
    "1,327.50": "1327.50",
    "二〇二六": "2026",
    "三億五千万": "350000000",
    "9兆1,234億": "9123400000000",
    "2,754百万": "2754000000",
    "5千": "5000",
    "1億２千３百万": "123000000",
    "数千万": "10000000",
    "2,7\n54百万": "2754000000",
    "十": "10",
    "〇": "0",
}


@pytest.mark.parametrize(("text", "value"), CASES.items())
def test_numeral(text: str, value: str) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "円", "20,58455", "1 2", "3二", "12,34"])
def test_what_is_not_one_numeral(text: str) -> None:
    assert parse_numeral(text) is None


def kanji(number: int) -> str:
    """The number in kanji: the inverse of the grammar, written another way."""
    digits = "〇一二三四五六七八九"
    if number == 0:
        return digits[0]
    out = []
    for power, name in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        group = number // 10**power % 10**4
        if group:
            parts = [
                ("" if d == 1 and small else digits[d]) + small
                for small, worth in (("千", 1000), ("百", 100), ("十", 10))
                if (d := group // worth % 10)
            ]
            out.append("".join(parts) + (digits[group % 10] if group % 10 else "") + name)
    return "".join(out)


@given(st.integers(0, 10**16 - 1))
def test_every_whole_number_is_read_in_any_notation(number: int) -> None:
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
    for text in (str(number), f"{number:,}", f"{number:,}".translate(wide), kanji(number)):
        assert parse_numeral(text) == number, text


@given(st.text())
def test_narrowing_never_moves_an_offset(text: str) -> None:
    assert len(narrow(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "step"),
    [("462.25億", "1000000"), ("9兆1,234億", "100000000"), ("2,754百万", "1000000"), ("15", "1")],
)
def test_what_the_last_digit_is_worth(text: str, step: str) -> None:
    assert last_place(text) == Decimal(step)


def test_a_text_is_narrowed_as_each_of_its_characters_is():
    """Plain texts are told at once; what is not plain must never be taken for it."""
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    beside = ["予算" + character + "額" for character in characters]
    assert [narrow(text)[2:-1] for text in beside] == [narrow(c) for c in characters]
    assert narrow("予算−１２〜３㎡㈱") == "予算-12~3㎡㈱"
