"""What amounts are to be put together by: "by fiscal year", 「都道府県別」, "which state"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold

_BY = re.compile(
    r"\b(?:by|per|for each|for every|each|every)\s+(?P<en>[a-z]+(?: [a-z]+)?)"
    r"|(?P<ja>[^\W\d_]{1,10}?)(?:ごと|毎|別(?=[にのでだをは、。?\s]|$))",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what)\s+(?P<en>[a-z]+(?: [a-z]+)?)|(?:どの|どこの|何)(?P<ja>[一-龥ァ-ヶー]{1,8})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a turn groups by, and what kind of thing it asks for; both as it says them."""

    by: str | None = None
    which: str | None = None


def read_grouping(text: str) -> Grouping:
    """What a turn groups by: "how much per state" → by "state", "which city got most" → "city"."""
    folded = fold(text).text
    return Grouping(_said(_BY.search(folded)), _said(_WHICH.search(folded)))


def _said(found: re.Match[str] | None) -> str | None:
    return (found["en"] or found["ja"]) if found else None
