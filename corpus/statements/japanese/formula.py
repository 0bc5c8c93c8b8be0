"""The sentences that enact budgets: 「予算の総額に歳入歳出それぞれ5,000千円を追加し」.

The law gives local authorities the form (地方自治法施行規則 第14条の様式): the words are the same
everywhere; whose budget it is and of which year stands in the title above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Document
from corpus.programs.names import is_name
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import titles_of
from corpus.tables.around.titled import Titled
from corpus.text.amounts import Amount
from corpus.text.numerals import narrow
from corpus.words import alternation, meanings

LIMIT = "限度額"
_BOTH = r"(?:歳[入出]歳[入出])?(?:それぞれ|各々)\s?"
_CHANGED = re.compile(rf"{_BOTH}$")
_CHANGE = re.compile(r"\s?を?(?P<how>追加|増額|減額)")
_TOTAL = re.compile(rf"予算の?総額[はをが]?[、,]?\s?(?:{_BOTH})$")
_ENACTED = re.compile(r"\s?と(?:する|定める|し[、,]|な[るり])")
_ITEM = re.compile(
    r"(?P<what>[^\s、。,をはがへにで]{3,30})の(?P<word>"
    + alternation(w.text for w in meanings().values() if w.kind == "amount" and len(w.text) > 1)
    + r")は[、,]?\s?$"
)


@dataclass(frozen=True, slots=True)
class Enacted:
    """What such a sentence says of an amount: whose, which budget; `sign` is -1 for a cut.

    What may be borrowed at most is no budget: its `scope` says so.
    """

    subject: str
    measure: str
    label: str
    year: int
    sign: int = 1
    scope: str | None = None


def read_formula(document: Document, start: int, lead: str, amount: Amount) -> Enacted | None:
    """What the words around an amount enact; `start` is where their sentence begins."""
    small, behind = narrow(lead), narrow(document.text[amount.end : amount.end + 12])
    change, item = _CHANGE.match(behind), _ITEM.search(small)
    total = _TOTAL.search(small)
    if not ((_CHANGED.search(small) and change) or (_ENACTED.match(behind) and (total or item))):
        return None
    titled = read_titles(titles_of(document, start))
    if titled.year is None or titled.measure is None:
        return None
    return _enacted(titled, change, item)


def _enacted(
    titled: Titled, change: re.Match[str] | None, item: re.Match[str] | None
) -> Enacted | None:
    measure, year = titled.measure or "", titled.year or 0
    if item and not change:
        name = re.sub(r"^第[0-9一二三四五六七八九十]+[条項]", "", item["what"])
        if not is_name(name):
            return None
        label = f"{titled.label} {item['word']}"
        most = LIMIT if item["word"] == LIMIT else None
        return Enacted(name, "total" if most else measure, label, year, scope=most)
    if titled.subject is None:
        return None
    if change:
        sign = -1 if change["how"] == "減額" else 1
        return Enacted(_bill(titled), "supplementary", titled.label, year, sign)
    measure = "revised" if measure == "supplementary" else measure
    return Enacted(titled.subject, measure, f"{titled.label} 総額", year)


def _bill(titled: Titled) -> str:
    """The supplementary budget that makes a change: a year has several of an account."""
    subject = titled.subject or ""
    bill = re.search(rf"{re.escape(subject)}補正予算(?:\s?[（(]第\S{{1,3}}号[)）])?", titled.label)
    return bill[0] if bill else subject
