"""Names of programs, bodies and people that no tool has returned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.support import all_shown, forms
from assistant.writer.reading.vocabulary import words
from corpus.text import fold_key

ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]*[A-Z][A-Za-z0-9-]*")
PROPER = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
MONTHS = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Japanese|English|Japan|Reiwa"
)


def _find(claim: Claim) -> Iterator[str]:
    shown = all_shown(claim)
    text = _without_programs(claim)
    found = [*ACRONYM.findall(text), *_institution().findall(text)]
    if claim.known.language == "en":
        found += [n for n in PROPER.findall(text) if not MONTHS.fullmatch(n)]
    for name in dict.fromkeys(found):
        if fold_key(name) not in shown and not _translated(claim, name, shown):
            yield f"{name} is a name that no tool has returned."


def _translated(claim: Claim, name: str, shown: str) -> bool:
    """Whether each word of an English name is one of a Japanese text that was shown."""
    parts = [w.lower() for w in name.split()]
    return all(any(f in shown for f in forms(claim, w)) for w in parts)


def _without_programs(claim: Claim) -> str:
    chars = list(claim.plain)
    for mention in (*claim.programs, *claim.years):
        chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(chars)


@lru_cache(maxsize=1)
def _institution() -> re.Pattern[str]:
    endings = "|".join(words()["institutions"]["endings"])
    return re.compile(rf"[一-鿿々ァ-ヿA-Za-z・]{{2,20}}(?:{endings})(?![一-鿿ァ-ヿ])")


NAMES = Check("names", _find)
