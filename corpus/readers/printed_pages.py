"""Pages of a plain text that has lost its page breaks, by the numbers printed in it.

A rule with a number begins a page ("--- 3 ---"), where all of them count from 1. A number alone on
its line ends a page where the next one follows on a later line, one higher each time. Tables hold
such numbers too; so a page has some text, and a bare number a blank line behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Page

FEWEST = 3  # fewer numbers in a row are chance
SHORTEST = 120  # characters of a page
HIGHEST_FIRST = 3  # the first page that prints its number; covers do not

_NUMBER = re.compile(
    r"^[ \t　]*(?:[-–—－―]\s?(?P<dashed>[0-9０-９]{1,3})\s?[-–—－―]|(?P<bare>[0-9０-９]{1,3}))"
    r"[ \t　]*$",
    re.MULTILINE,
)
_RULE = re.compile(
    r"^[ \t]*[-=]{2,}[ \t]*(?:page|slide|ページ|スライド)?[ \t]*(?P<number>\d{1,3})"
    r"[ \t]*[-=]{2,}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BLANK_BEHIND = re.compile(r"\r?\n[ \t　]*(?:\r?\n|$)|\s*$")


def printed_pages(text: str) -> tuple[Page, ...]:
    """Pages that begin or end with their numbers, none where the text does not number them."""
    if ruled := _ruled(text):
        return ruled
    ends = list(_ends(text))
    if len(ends) < FEWEST or len(text[ends[-1][1] :].strip()) > _longest(ends):
        return ()
    starts = [0, *(end for _, end in ends)]
    pages = [
        Page(i, start, end, str(number))
        for i, (start, (number, end)) in enumerate(zip(starts, ends, strict=False), start=1)
    ]
    if text[starts[-1] :].strip():
        pages.append(Page(len(pages) + 1, starts[-1], len(text)))
    return tuple(pages)


def _ruled(text: str) -> tuple[Page, ...]:
    """Pages that rules with their numbers begin; what stands before the first is on it."""
    rules = list(_RULE.finditer(text))
    numbered = [int(rule["number"]) for rule in rules] == list(range(1, len(rules) + 1))
    if len(rules) < FEWEST or not numbered:
        return ()
    edges = [0, *(rule.start() for rule in rules[1:]), len(text)]
    return tuple(Page(i, a, b, str(i)) for i, (a, b) in enumerate(pairwise(edges), start=1))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of pages in ascending order, each with the offset at which its page ends."""
    start, expected = 0, None
    for match in _NUMBER.finditer(text):
        number = int(match["dashed"] or match["bare"])
        wanted = number <= HIGHEST_FIRST if expected is None else number == expected
        long_enough = match.start() - start >= SHORTEST or expected is None
        if wanted and long_enough and (match["dashed"] or _BLANK_BEHIND.match(text, match.end())):
            end = text.find("\n", match.end()) + 1 or len(text)
            yield number, end
            start, expected = end, number + 1


def _longest(ends: list[tuple[int, int]]) -> int:
    """What a last page without a number may hold: as much as the longest page, doubled."""
    starts = [0, *(end for _, end in ends)]
    return 2 * max(end - start for start, (_, end) in zip(starts, ends, strict=False))
