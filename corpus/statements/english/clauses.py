"""What clauses of English prose say of amounts, by the words beside each and what went before.

"The Council has set aside £240,000 for 2031/32. In 2030/31 the fund was £200,000, of which £188,450
was paid out." below "Frequently asked questions: River Fund". Each amount has a cue, a year and an
owner: in its own clause, or from the sentences and titles before. Without one of them it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.english.ceilings import ceiling_in
from corpus.statements.english.clause import Clause
from corpus.statements.english.cues import cue_of, is_other
from corpus.statements.english.linked import change, linked, moved, since_told
from corpus.statements.english.links import change_of, links_of, moved_from, moved_to, spent_behind
from corpus.statements.english.named import Named, name_all
from corpus.statements.english.said import (
    as_answer,
    as_ceiling,
    by_cue,
    by_label,
    going_on,
    is_partly,
)
from corpus.statements.english.sentence import Sentence, in_small
from corpus.statements.told import Told
from corpus.words import alternation, table

_BOUNDS = frozenset({"超", "未満", "以下", "以上"})
# "Largest grant: Ⓐ to the Hall Committee" tells what one was given, and no ceiling.
_MOST = ("largest", "highest", "top", "biggest")
_GIVEN = re.compile(
    r"[ ]+(?:(?:was|were|went)[ ]+)?(?:(?:given|awarded|paid)[ ]+)?to[ ]+(?:the[ ]+)?[A-ZⓃⓄ]"
)
_EXAMPLE = re.compile(
    r"\b(?:for[ ]+)?example\b|\be\.g\.|\bfor[ ]+instance\b|\bsuppose\b|\bwould[ ]+be[ ]+paid\b"
)


class Clauses:
    """The amounts of one sentence that no form has read; `found` are those that one has."""

    def __init__(self, sentence: Sentence, found: Mapping[int, FigureReading], told: Told) -> None:
        self._sentence = sentence
        self._named: Named = name_all(sentence)
        self._small = in_small(self._named.masked)
        self._told = told
        self._known = dict(found)

    def read(self) -> Iterator[FigureReading]:
        """The readings, in the order of the text."""
        starts = sorted(self._sentence.amounts)
        ends = [self._sentence.amounts[start].end for start in starts]
        spans = zip(starts, [0, *ends], [*starts[1:], len(self._small)], strict=False)
        for start, first, last in spans:
            amount = self._sentence.amounts[start]
            most = ceiling_in(self._small, first, start)
            if start in self._known or (amount.approximate in _BOUNDS and not most):
                continue
            if reading := _read(self._clause(start, first, last)):
                self._known[start] = reading
                yield reading

    def _clause(self, start: int, first: int, last: int) -> Clause:
        first = max(first, _reported(self._small, first, start))
        before = [p for p in self._known if p < start]
        changes = [p for p, r in self._known.items() if r.measure is Measure.SUPPLEMENTARY]
        return Clause(
            self._sentence,
            self._named,
            self._small,
            self._told,
            self._sentence.amounts[start],
            first,
            last,
            self._known[max(before)] if before else None,
            self._known[max(changes)] if changes else None,
        )


def _reported(small: str, first: int, start: int) -> int:
    """Where begins what somebody says before an amount: "The Treasurer replied that"."""
    found = list(_says().finditer(small, first, start))
    return found[-1].end() if found else first


@cache
def _says() -> re.Pattern[str]:
    said = alternation(table("clauses")["words"]["says"])
    return re.compile(rf"{said}(?:,[^Ⓐ,]{{1,30}},)?[ ]+that\b")


def _read(clause: Clause) -> FigureReading | None:
    """What the amount of a clause is, by the surest of its signs; None where none says it."""
    if is_other(clause.small, clause.end, clause.last) or _EXAMPLE.search(clause.small):
        return None
    if match := ceiling_in(clause.small, clause.first, clause.start):
        given = match["cue"].startswith(_MOST) and _GIVEN.match(clause.named.masked, clause.end)
        return None if given else as_ceiling(clause, match.start("cue"))
    if clause.told.asked is Measure.UNIT and clause.amount.approximate == "最大":
        return as_ceiling(clause, clause.start)
    if clause.amount.per:
        return None
    before = clause.before
    if before and spent_behind(clause.small, clause.first, clause.start, clause.end):
        if is_partly(clause):
            return None  # of a year that goes on
        return clause.reading(before, Measure.EXECUTED, before.year)
    if changed := change_of(clause.small, clause.first, clause.start):
        return change(clause, *changed)
    if reading := _moved(clause) or (linked(clause, before) if before else since_told(clause)):
        return reading
    if "after" in links_of(clause.small, clause.first, clause.start) and before:
        return None  # what something unread has made of it
    cue = cue_of(clause.small, clause.first, clause.start, clause.end, clause.last)
    if cue is None:
        return by_label(clause) or as_answer(clause) or going_on(clause)
    return by_cue(clause, cue)


def _moved(clause: Clause) -> FigureReading | None:
    """What a budget rises from, or is put to."""
    first, start = clause.first, clause.start
    since = moved_from(clause.small, first, start, clause.end)
    at = moved_to(clause.small, first, start) if since is None else since
    return None if at is None else moved(clause, at, before=since is not None)
