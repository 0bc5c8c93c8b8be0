"""Numbers in words, which documents and models write as they like: as digits.

English cardinals are read by the usual grammar (tens and units add, hundred and thousand
multiply); Japanese ones by that of `corpus.text`, where a unit follows them.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text.numerals import parse_numeral

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)}
TENS: Final = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
SCALES: Final = {"hundred": 100, "thousand": 1000}
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_UNDER = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(_ONES.split()[:9])}))?|(?:{_SMALL}))"
_HUNDREDS = rf"(?:(?:a|{_SMALL})\shundred(?:\s(?:and\s)?{_UNDER})?|{_UNDER})"
_ENGLISH = re.compile(
    rf"\b(?:(?:a|{_HUNDREDS})\sthousand(?:\s(?:and\s)?{_HUNDREDS})?|{_HUNDREDS})\b"
)
_LARGE = re.compile(r"\s(?:million|billion|trillion)")
KANJI = re.compile(
    r"(?<![〇一二三四五六七八九十百千万億兆数第])[〇一二三四五六七八九十百千万億兆]+"
    r"(?=\s*(?:人|名|件|課題|か国|カ国|年|か月|月|日|校|機関|社|割|倍|%))"
)


def in_digits(text: str, *, ones: bool = True) -> str:
    """A text in lower case with its numbers in digits: "thirty-seven" -> "37", 「三十人」 -> 30人.

    Without `ones` the word "one" stays, since it often counts nothing.
    """

    def english(match: re.Match[str]) -> str:
        if (match[0] == "one" and not ones) or _LARGE.match(text, match.end()):
            return match[0]
        return str(cardinal(match[0]))

    return KANJI.sub(_kanji, _ENGLISH.sub(english, text))


def cardinal(words: str) -> int:
    """The value of an English cardinal: "two hundred and five" -> 205."""
    total = part = 0
    for word in re.findall("[a-z]+", words):
        if word in SCALES:
            part = max(part, 1) * SCALES[word]
            if word == "thousand":
                total, part = total + part, 0
        else:
            part += SMALL.get(word) or TENS.get(word) or 0
    return total + part


def _kanji(match: re.Match[str]) -> str:
    value = parse_numeral(match[0])
    return match[0] if value is None else str(int(value))
