"""How much of a question the amounts of some ranges of documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.amounts.across import is_across, says_each
from assistant.evidence.amounts.said import SaidAmount, said_amounts
from assistant.evidence.amounts.tiers import falls_in
from assistant.evidence.finding.covering.coverage import ABOUT_ALL, coverage, identity_of
from assistant.evidence.finding.covering.strengths import Floats
from assistant.evidence.finding.covering.views import View
from assistant.evidence.finding.finder import with_names
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.quantities import QuantityTable
from assistant.question.model import Question, Term
from assistant.question.words.runs import normalised_tokens
from corpus.text import fold, fold_key

Range = tuple[str, int, int]  # a document's id, start and end
SIZE = 3.0  # what a number weighs that falls in the range that an amount is for
VERB = re.compile(r"[うくすつぬむるぶぐ]$")
NUMBER = re.compile(r"^(?!(?:19|20)[0-9]{2}$).*[0-9何]")  # but a year


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount, the range that it is of, and how much of a question it says: 0 to 1.

    `own` by the words that are of the amount alone, `around` by those that stand around it too;
    `sized`: whether the numbers of the question fall in the ranges that it is for, if any;
    `unsaid`: in another language than the question it says not all that this names.
    """

    said: SaidAmount
    rank: int
    own: float
    around: float
    sized: bool | None
    unsaid: bool

    @property
    def score(self) -> float:
        """By how much one amount is rather meant than another."""
        return self.own + self.around

    @property
    def value(self) -> tuple[object, str]:
        """What it amounts to."""
        return self.said.quantity.value, self.said.quantity.unit


class AmountFinder:
    """Reads the amounts of ranges and holds them against a question."""

    def __init__(self, ledger: Ledger) -> None:
        """`ledger` has the statements and the tables of the documents."""
        self._ledger = ledger

    def find(self, question: Question, ranges: Sequence[Range]) -> list[FoundAmount]:
        """The amounts of some ranges, in their order, each once."""
        found: list[FoundAmount] = []
        seen: set[tuple[str, int]] = set()
        for rank, (document_id, start, end) in enumerate(ranges):
            page, tables = self._ledger.page(document_id), self._ledger.tables(document_id)
            heads = _heads(self._ledger.lists(document_id))
            said = [
                replace(s, own=f"{s.own} {heads.get(s.start, '')}")
                for s in said_amounts(page, tables, start, end)
                if (document_id, s.start) not in seen
            ]
            seen |= {(document_id, s.start) for s in said}
            found += _found(said, rank, question, page)
        return found


def _heads(lists: Sequence[QuantityTable]) -> dict[int, str]:
    """What each amount of a list is called with all the others: 「収入は」 is of none alone."""
    return {q.start: t.columns[0].label for t in lists for r in t.rows for q in r.cells.values()}


def _found(
    said: Sequence[SaidAmount], rank: int, question: Question, page: StatementPage
) -> Iterator[FoundAmount]:
    terms = _telling(question, page)
    mass = [page.weights.of(t) for t in terms]
    own = coverage(terms, [_view(s.own, "") for s in said], page.weights).direct
    around = coverage(terms, [_view(s.own, s.around) for s in said], page.weights).direct
    for at, one in enumerate(said):
        sized = _sized(one, question)
        size = SIZE if sized else 0.0
        text = f"{one.own} {one.around}"
        unsaid = is_across(question, text) and not says_each(terms, text)
        alone, beside = (_share(part[at], mass, size) for part in (own, around))
        yield FoundAmount(one, rank, alone, beside, sized, unsaid)


def _share(covered: Floats, mass: Sequence[float], size: float) -> float:
    total = sum(mass) + size
    return (float(covered @ mass) + size) / total if total else 0.0


def _telling(question: Question, page: StatementPage) -> list[Term]:
    """The words that say of what an amount is asked; those of the document's own name need not.

    「8人」 is a size, 「1食」 what an amount is for; 「払う」 says what is done with it.
    """
    terms = [
        t
        for t in with_names(question)
        if not (t.light or t.carried or NUMBER.search(fold(t.surface).text))
        if question.says(t.surface) and not (t.concept and VERB.search(t.surface))
        if not question.counts_in(t.surface)
    ]
    known = identity_of(terms, page.index, page.weights)
    return [t for t, about in zip(terms, known, strict=True) if about < ABOUT_ALL] or terms


def _sized(said: SaidAmount, question: Question) -> bool | None:
    counts = (c for c in question.counts if c.number != 1)
    inside = (falls_in(said.own, c.number, c.unit) for c in counts)
    known = [i for i in inside if i is not None]
    return all(known) if known else None


def _view(own: str, around: str) -> View:
    return View(
        fold_key(own),
        frozenset(normalised_tokens(own)),
        fold_key(around),
        frozenset(normalised_tokens(around)),
        0,
    )
