"""What marks beside the name of a project say: that it is new, or more than before."""

from __future__ import annotations

import re

from corpus.text.numerals import narrow

_ONE = (
    r"(?:一部)?(?:新規|拡充|継続|拡大|新|拡|継|続|[Nn]ew|NEW|[Ee]xpanded|[Ee]nhanced|[Cc]ontinuing)"
)
STATE = rf"{_ONE}(?:[・/,、]{_ONE})*"
_OPEN, _CLOSE = r"[(\[【〔<《〈]", r"[)\]】〕>》〉]"
# What items begin with: bullets, before their states.
MARKS = re.compile(r"[\s•・●○〇◯■□◆◇★☆♦▶▷*-]*")
LEAD = re.compile(rf"\s*(?:{STATE}\s?:(?=\s)|{_OPEN}\s*{STATE}\s*{_CLOSE})\s*")
STATE_BEHIND = re.compile(rf"\s*{_OPEN}\s*{STATE}\s*{_CLOSE}$")
STATES = re.compile(rf"\s*{_OPEN}?\s*{STATE}\s*{_CLOSE}?\s*")
_NEW = re.compile(r"新規|皆増|(?<![一-鿿])新(?![一-鿿])|(?<![a-z])new(?![a-z])")
_MORE = re.compile(r"拡充|拡大|(?<![一-鿿])拡(?![一-鿿])|(?<![a-z])(?:expanded|enhanced)(?![a-z])")


def state_of(said: str) -> str | None:
    """What the marks of a name say.

    >>> state_of("・【新規】"), state_of("（拡充）"), state_of("（３）")
    ('新規', '拡充', None)
    """
    small = narrow(said).lower()
    return "新規" if _NEW.search(small) else "拡充" if _MORE.search(small) else None
