"""A document's statements with what is known of each before any question is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.together import Together, told_together
from assistant.evidence.finding.valuetypes import holds_value
from assistant.question.model import Question, Term, ValueType
from assistant.question.words.names import name_key
from corpus.text import fold_key

SAYS = re.compile(
    r"[。]|[うくすつぬむるた]$|(?:展開|実施|支援|開発|推進|強化|解明|育成|普及|貢献|獲得|整備|受賞)"
)
BRACKETS = re.compile(r"[【】()]")
LONGEST_SHORT = 8  # letters of an abbreviation
ASKINGS_KEPT = 64  # kinds of value of which it is kept which statements hold one

Bools = NDArray[np.bool_]
Asking = tuple[ValueType | None, str | None, bool]  # the type of a value, its counter, whether each


@dataclass(frozen=True)
class StatementPage:
    """A document's statements in order, with their views and the programs they are about.

    `leads` gives the place of the question, label or sentence that leads each, if one does.
    """

    statements: tuple[Statement, ...]
    views: tuple[View, ...]
    index: ViewIndex
    program_ids: tuple[frozenset[str], ...]
    leads: tuple[int | None, ...]
    weights: Weights
    title: str  # folded
    language: str

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each statement starts, in order."""
        return np.fromiter((s.start for s in self.statements), np.int64, len(self.statements))

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each statement ends."""
        return np.fromiter((s.end for s in self.statements), np.int64, len(self.statements))

    def overlapping(self, start: int, end: int) -> list[int]:
        """The places of the statements that share characters with a range."""
        return np.flatnonzero((self.starts < end) & (start < self.ends)).tolist()

    def programs_at(self, offset: int) -> frozenset[str]:
        """The programs that the statement at an offset is about."""
        at = int(np.searchsorted(self.starts, offset, side="right")) - 1
        return self.program_ids[at] if at >= 0 else frozenset()

    def says_of(self, programs: Set[str], terms: Iterable[Term]) -> bool:
        """Whether what it says of some programs has each word, or all parts of it."""
        pairs = zip(self.views, self.program_ids, strict=True)
        said = "\n".join(v.key for v, about in pairs if not programs.isdisjoint(about))
        return bool(said) and all(_has(said, term) for term in terms)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """How many characters each has, folded."""
        return np.fromiter((len(v.key) for v in self.views), np.int64, len(self.views))

    @cached_property
    def valued(self) -> Bools:
        """Which are labelled values."""
        return np.array([s.value is not None for s in self.statements], dtype=bool)

    @cached_property
    def is_title(self) -> Bools:
        """Which are the heading that they stand under."""
        return np.array([v.key == v.title_key for v in self.views], dtype=bool)

    @cached_property
    def below_title(self) -> Bools:
        """Which stand under a heading and are no part of the headings above."""
        below = [bool(v.title_key) and v.key not in v.heading_key for v in self.views]
        return np.array(below, dtype=bool)

    @cached_property
    def together(self) -> list[Together]:
        """Its lists, and the rows under one label."""
        return told_together(self.statements)

    @cached_property
    def leading(self) -> frozenset[int]:
        """The places of what leads others: nothing before it is told with it."""
        return frozenset(lead for lead in self.leads if lead is not None)

    @cached_property
    def says(self) -> Bools:
        """Which say something, as sentences do."""
        return np.array([bool(SAYS.search(s.text)) for s in self.statements], dtype=bool)

    @cached_property
    def labels(self) -> dict[int, tuple[str, str, str]]:
        """Of each labelled value the key of its label, its variant, and that folded."""
        return {
            place: (
                BRACKETS.sub("", name_key(v.label)),
                v.qualifier or "",
                fold_key(v.qualifier or ""),
            )
            for place, s in enumerate(self.statements)
            if (v := s.value)
        }

    def naming(self, names: Sequence[str]) -> frozenset[int]:
        """Which have one of these folded names, or what the document calls it for short.

        "The Cohesion Fund (CF)" → "The aim of the CF is …" too.
        """
        texts, found = self.index.texts, frozenset[int]()
        for name in filter(None, names):
            said = (texts.having(short) for short in self._shortened(name))
            found = found.union(texts.holding(name), *said)
        return found

    def _shortened(self, name: str) -> set[str]:
        """What the document calls a name for short; nothing is looked for where no bracket is."""
        begun = self.index.texts.holding(f"{name}(")
        if not begun:
            return set()
        behind = re.compile(rf"{re.escape(name)}\(([a-z]{{2,{LONGEST_SHORT}}})\)")
        short = {m[1] for at in begun for m in behind.finditer(self.views[at].key)}
        return {s for s in short if _shortens(s, name)}

    def holding(self, places: Sequence[int], question: Question) -> Bools:
        """Which of these statements hold a value of the type that a question asks for."""
        kept = self._holding
        asking: Asking = (question.value_type, question.counter, question.per)
        known = kept.get(asking)
        if known is None:
            if len(kept) >= ASKINGS_KEPT:
                kept.clear()
            known = kept[asking] = {}
        for place in places:
            if place not in known:
                statement = self.statements[place]
                said = statement.value.value if statement.value else statement.text
                known[place] = holds_value(said, question)
        return np.array([known[place] for place in places], dtype=bool)

    @cached_property
    def _holding(self) -> dict[Asking, dict[int, bool]]:
        return {}


def _has(said: str, term: Term) -> bool:
    parts = [any(a in said for a in part) for part in term.parts]
    return any(a in said for a in term.alternatives) or (bool(parts) and all(parts))


def _shortens(short: str, name: str) -> bool:
    """Whether letters are an abbreviation of a name: "cf" of "cohesionfund"."""
    letters = iter(name)
    return short[0] == name[0] and all(letter in letters for letter in short)
