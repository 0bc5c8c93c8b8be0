"""Headings that only their company tells: numbers that count up, lines that open paragraphs.

「２ 対象となる方」 is a heading among 「１ 趣旨」 and 「３ 補助率」; "Who can apply" is one where a
paragraph begins right below it, as below other lines of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.layout.text_lines import TextLine
from corpus.text.folding import fold, is_japanese

FEWEST = 3  # headings of a kind in a text
LONGEST = 45  # characters
MOST_WORDS = 8
NUMBER = re.compile(r"(?P<number>[0-9]{1,2})[\s　]+(?=[^\s　0-9])")
SENTENCE = re.compile(r"[。、，,;:：]|[.!]$|・・|…|(?:する|した|です|ます)$")
COLUMNS = re.compile(r"\S[ \t　]{2,}\S|\t|[|｜]")
NUMBERS = re.compile(r"[0-9][0-9,.]{2,}")
WORDS = re.compile(r"[A-Z][A-Za-z'’&/()-]*(?: [A-Za-z0-9'’&/()-]+)*\??")
CLAUSE = 25  # characters of a line that surely is no name


def counted(lines: Sequence[TextLine]) -> frozenset[int]:
    """The places of lines whose numbers count up from 1: 「１ 趣旨」「２ 対象となる方」「３ …」."""
    found: list[int] = []
    for at, line in enumerate(lines):
        text = fold(line.text).text
        number = NUMBER.match(text)
        if (
            number
            and int(number["number"]) == len(found) + 1
            and _is_name(line.text[number.end() :])
        ):
            found.append(at)
    return frozenset(found) if len(found) >= FEWEST else frozenset()


def _is_name(text: str) -> bool:
    short = 0 < len(text) <= LONGEST
    return short and not any(p.search(text) for p in (SENTENCE, COLUMNS, NUMBERS))


def opening(lines: Sequence[TextLine]) -> frozenset[int]:
    """The places of English lines, each alone above a paragraph: "Who can apply"."""
    found = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if line.opens and not below.opens and _heads(line.text) and _is_prose(below.text)
    ]
    return frozenset(found) if len(found) >= FEWEST else frozenset()


def _heads(text: str) -> bool:
    short = len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
    return short and WORDS.fullmatch(text) is not None and not any(map(is_japanese, text))


def _is_prose(text: str) -> bool:
    return len(text) > CLAUSE and " " in text and not COLUMNS.search(text)


def is_of_order(line: str) -> bool:
    """Whether a heading may be one that its company told: a number or an English line."""
    number = NUMBER.match(fold(line).text)
    return bool(number and _is_name(line[number.end() :])) or _heads(line)
