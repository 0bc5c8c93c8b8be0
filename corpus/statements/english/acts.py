"""Appropriations as an act or bill makes them, an account below its heading.

"HARBOR OPERATIONS", then "For necessary expenses of harbor operations, $412,350,000, to remain
available until expended, of which …": the first amount is the account's, of the year of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.programs.names import is_name
from corpus.text.amounts import find_amounts

BEGINNING = 1200
# Before its amount an account says what it is for, at such a length.
LONGEST = 900
_ACT = re.compile(
    r"(?i)\bappropriations?\b[^\n.]{0,40}\b(?:act|bill)s?\b[^\n.]{0,20}?,?\s(?P<year>20\d\d)\b"
    r"|\bfor the fiscal year end(?:ing|s) [a-z]+ \d{1,2}, (?P<ending>20\d\d)\b"
)
_SAYS_ACT = re.compile(
    r"(?i)\bappropriations?\b[^\n.]{0,40}\b(?:act|bill)\b|\bmaking appropriations\b"
)
_ACCOUNT = re.compile(
    r"(?m)^[ \t]*(?P<name>[A-Z][^\n.:;$]{3,80}?)[ \t]*\n"
    r"(?:[ \t]*\([^()\n]{4,60}\)[ \t]*\n|[ \t]*\n){0,3}"
    r"[ \t]*(?P<said>For (?:necessary|expenses|grants?|payments?|carrying out|activities"
    r"|construction|the (?:cost|expenses|purposes?|operation)|salaries|loans|contributions"
    r"|programs?)\b)"
)
# What is added to an account, or taken from it, is no amount of its own.
_OTHER = re.compile(
    r"(?i)\badditional\b|\brescinded\b|\bnot (?:to exceed|less than|more than)\s*$|\bup to\s*$"
)
_WORD = re.compile(r"[A-Z][A-Z’']+")
_SMALL = frozenset({"OF", "AND", "THE", "FOR", "TO", "IN", "ON"})


def read_acts(document: Document) -> Iterator[FigureReading]:
    """The appropriations of an act of one year, each of the account that its heading names."""
    text = document.text
    beginning = f"{document.title}\n{text[:BEGINNING]}"
    years = {int(m["year"] or m["ending"]) for m in _ACT.finditer(beginning)}
    if len(years) != 1 or not _SAYS_ACT.search(beginning):
        return
    year = years.pop()
    accounts = list(_ACCOUNT.finditer(text))
    for match in accounts:
        start = match.start("said")
        end = _end(text, start)
        amount = next(iter(find_amounts(text[start:end])), None)
        name = _titled(match["name"])
        if amount is None or amount.low is not None or not is_name(name):
            continue
        if _OTHER.search(text[start : start + amount.start]):
            continue
        found = reading_of(
            amount, start, program=name, measure=Measure.INITIAL, year=year, label=match["said"]
        )
        yield replace(found, start=match.start("name"))


def _end(text: str, start: int) -> int:
    """Where the paragraph of an account ends."""
    blank = text.find("\n\n", start)
    return min(start + LONGEST, blank if blank >= 0 else len(text))


def _titled(name: str) -> str:
    """A heading in capitals as a name: "HARBOR OPERATIONS" -> "Harbor Operations"."""
    if not name.isupper():
        return name.strip()
    return _WORD.sub(lambda m: m[0].lower() if m[0] in _SMALL else m[0].title(), name).strip()
