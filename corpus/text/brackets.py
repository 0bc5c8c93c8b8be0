"""What a document says once of amounts in brackets: 「（ ）は前年度予算額、【 】は補正予算額」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text.numerals import narrow
from corpus.text.remembered import remembered

OPENING = "([【〔<《"
_LEGEND = re.compile(
    rf"(?:(?P<open>[{re.escape(OPENING)}])\s*[)\]】〕>》]|括弧|カッコ|かっこ)"
    r"\s?(?:の?内|書き?)?(?:の?(?:金?額|計数|数字))?\s?(?:は|:)[、\s]?"
    r"(?P<what>[^。\n()【】〔〕]{2,24})"
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands in brackets that begin with `opening`."""

    opening: str
    what: str


@remembered
def find_legends(text: str) -> tuple[Legend, ...]:
    """What a text says of brackets, in order.

    >>> find_legends("※（ ）内は前年度予算額")
    (Legend(opening='(', what='前年度予算額'),)
    """
    found = _LEGEND.finditer(narrow(text))
    return tuple(Legend(m["open"] or "(", m["what"].rstrip("、 ")) for m in found)
