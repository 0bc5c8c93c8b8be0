"""Names that head what names of programs head: they are programs too.

A guide with "Harbour Repair Grant" and "Village Bus Fund", each above its "Budget 2031/32: £…",
has a third in "Warm Welcome for Newcomers", above the same, though nothing in its name says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from corpus.programs.names import clean_name, is_name
from corpus.text.amounts import find_amounts

LEAST = 3  # lines that head the same
MOSTLY = 0.5  # of them are called as programs are
LONGEST = 80  # characters of a name

_HEADED = re.compile(
    r"^(?P<name>[^\n]{3,90})\n\s*(?P<label>[A-Z][A-Za-z ]{2,30}?)[ ]?(?=[\d:(])(?P<amount>[^\n]*)",
    re.M,
)
_NUMBER = re.compile(r"^[#\s]*(?:[(]?[0-9]{1,2}[.)]?\s+)?(?:[A-Z][a-z]+:\s+)?(?=[A-Z])")
_SENTENCE = re.compile(r"[.:;?!,]")


def names_alike(text: str, is_program: Callable[[str], bool]) -> list[str]:
    """The names above amounts with one label, of which most are called as programs are.

    `is_program` tells those that are called so.
    """
    headed: dict[str, list[str]] = defaultdict(list)
    for match in _HEADED.finditer(text):
        if find_amounts(match["amount"]) and (name := _name(match["name"])):
            headed[match["label"].lower()].append(name)
    alike = (names for names in headed.values() if len(names) >= LEAST)
    return [n for names in alike if _mostly(names, is_program) for n in names]


def _mostly(names: list[str], is_program: Callable[[str], bool]) -> bool:
    return sum(map(is_program, names)) >= MOSTLY * len(names)


def _name(line: str) -> str | None:
    """The name that a line is, behind its mark, its number or its label."""
    start, end = clean_name(line)
    bare = _NUMBER.sub("", line[start:end]).strip("【】[] ")
    fits = bare[:1].isupper() and len(bare) <= LONGEST and is_name(bare)
    return bare if fits and not _SENTENCE.search(bare) else None
