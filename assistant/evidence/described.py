"""A program that is described instead of named: 「若手を海外に送り出す事業」.

The statements that cover the description best tell which program is meant, where they agree. A
name that the corpus does not have is no description: it is never taken for another program's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from assistant.evidence.catalog import Catalog, bracketed
from assistant.evidence.finding.covering.weights import RAREST, Weights
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.scoring import Found
from assistant.evidence.fits import NAME, Fit, Fitting
from assistant.question.intent import NAMED
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.signs import Sign
from corpus.text import fold_key

TELLING = 5.0  # weight of the words that tell which program is meant, where money is asked for
VOTERS = 8  # statements that say which program is meant
COVERS = 0.6  # of the description, by the best of them
AS_GOOD = 0.05  # a statement that covers so little less says the same
LEAD = 1.6  # times as many votes as any other program has
SURELY = 0.6  # of a description is said by the program that it is of, and of each of its things
MAYBE = 0.45  # ... by one of which a word stands nowhere, and it is asked whether it is meant
REACH = 0.1  # programs that come so little less near to a description may be meant as well
NEARER = 0.04  # ... or whose passages come so much nearer to it as a whole
MOST_ALIKE = 3
MOST_RIVALS = 6  # of more it tells none
MEANING = "dense"  # the leg of retrieval that compares meanings
ANY_PROGRAM = {Intent.RANK, Intent.FILTER, Intent.LIST, Intent.FIT, Intent.SMALLTALK}


def programs_described(
    asked: Question,
    evidence: Evidence,
    catalog: Catalog,
    weights: Weights,
    among: AbstractSet[str] | None = None,
) -> tuple[tuple[str, ...], bool]:
    """The programs that the words of a description may be of, likeliest first; whether surely.

    Of each thing that it names a program says something, and of all its words much, of those the
    most that few programs say; and its passages come near to the whole. Who comes as near may be
    meant as well. Where a word stands nowhere, none is surely meant. `among` are those that have
    an amount which it states.
    """
    terms = [_as_known(t, weights) for t in asked.terms]
    if not any(not t.light for t in terms):
        return _apart(sorted(among or ()), catalog), bool(among)
    near, said = _nearness(evidence), evidence.statements
    fitting = Fitting(terms, weights.of, catalog.name).telling_apart(said, len(catalog.programs))
    fits = (f for f in fitting.fits(said) if among is None or f.program_id in among)
    likely = [_Likely(f, near.get(f.program_id, 0.0)) for f in fits]
    likely.sort(key=lambda one: (-one.score, one.fit.program_id))
    surely = [one for one in likely if min(one.met, one.fit.least) >= SURELY]
    surely = [one for one in surely if not _is_whole_of_one(one, surely, catalog)]
    if not surely and (not likely or likely[0].met < MAYBE):
        return (), False
    best = (surely or likely)[0]
    rivals = [o for o in likely if _may_be(o, best, surely or likely)]
    ids = [one.fit.program_id for one in rivals]
    if len(ids) > MOST_RIVALS:
        return (), False
    return _apart([i for i in ids if not _is_variant(i, ids, catalog)], catalog), bool(surely)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A program that may be described, and how near its passages come to all that is said."""

    fit: Fit
    near: float

    @property
    def met(self) -> float:
        return self.fit.share + NAME * self.fit.named

    @property
    def score(self) -> float:
        return self.met + self.near


def _may_be(one: _Likely, best: _Likely, as_sure: Sequence[_Likely]) -> bool:
    """Whether a program may be meant as well as the likeliest: as near, or nearer as a whole.

    "inviting foreign postdocs" has the words of a program that sends them abroad.
    """
    nearer = one.near > best.near + NEARER and one.met >= MAYBE - REACH
    return nearer or (one in as_sure and one.score > best.score - REACH)


def _is_variant(program_id: str, others: Sequence[str], catalog: Catalog) -> bool:
    """Whether a program is another of them as one office has it: 「COMET（沿岸庁）」 of COMET."""
    name = catalog.name(program_id)
    office = bracketed(name)
    base = fold_key(name)[: -len(fold_key(office)) - 2] if office else ""
    called = {fold_key(n) for i in others if i != program_id for n in catalog.names(i)}
    return bool(base) and base in called


def _apart(likely: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    """The few likeliest of which none is part of another."""
    apart: list[str] = []
    for program_id in likely:
        if not any(i == program_id or catalog.overlap(i, program_id) for i in apart):
            apart.append(program_id)
    return tuple(apart[:MOST_ALIKE])


def _as_known(term: Term, weights: Weights) -> Term:
    """A word for what is done as one that may be said otherwise, where nothing says it so."""
    nowhere = weights.of(replace(term, verbal=False, focus=False)) >= RAREST
    return replace(term, light=term.light or (term.verbal and nowhere))


def _is_whole_of_one(one: _Likely, likely: Sequence[_Likely], catalog: Catalog) -> bool:
    """Whether a program is all of a document, of which one of its parts says as much."""
    whole = one.fit.program_id
    parts = (o for o in likely if o is not one and catalog.overlap(o.fit.program_id, whole))
    return catalog.is_root(whole) and any(o.met > one.met - REACH for o in parts)


def _nearness(evidence: Evidence) -> Mapping[str, float]:
    """How near each program's passages come to what is asked, by their meaning as a whole."""
    dense = {h.passage: h.legs.get(MEANING, 0.0) for h in evidence.hits}
    near: dict[str, float] = {}
    for reading in evidence.readings:
        for program_id in {i for f in reading.statements for i in f.program_ids}:
            near[program_id] = max(near.get(program_id, 0.0), dense.get(reading.passage, 0.0))
    return near


def described_program(
    question: Question,
    evidence: Evidence,
    catalog: Catalog,
    weights: Weights,
    new: Callable[[], AbstractSet[str]],
) -> ProgramMention | None:
    """The one program that the statements covering the question are about, or None.

    `new` are the programs that are new in their year: 「新しく始まる事業」 is one of them.
    """
    if question.programs or question.confirm or question.intent in ANY_PROGRAM:
        return None
    if question.money and not question.describes:
        return None
    best = sorted(evidence.statements, key=lambda f: -f.coverage)[:VOTERS]
    voters = [f for f in best if f.program_ids and f.coverage >= COVERS]
    if question.money or question.value_type in NAMED:
        voters = [f for f in voters if f.on_topic]
    told = sum(weights.of(t) for t in question.terms if not t.light and not t.concept)
    begun = new() if question.money and Sign.NEW in question.signs else frozenset[str]()
    if begun:
        voters = [f for f in voters if not begun.isdisjoint(f.program_ids)]
    elif question.money and told < TELLING:
        return None
    winner = _winner(voters, catalog)
    if winner is None or _told_elsewhere(winner, best) or _told_of_another(winner, best, catalog):
        return None
    if _is_called_otherwise(question.acronyms, [f for f in best if winner in f.program_ids]):
        return None
    return ProgramMention((winner,), "", 0, 0, exact=False)


def _is_called_otherwise(names: AbstractSet[str], voters: Sequence[Found]) -> bool:
    """Whether it is called by an acronym that no statement has: "the XYZ program"."""
    return any(not any(re.search(rf"\b{n}\b", f.statement.text) for f in voters) for n in names)


def _told_elsewhere(winner: str, best: Sequence[Found]) -> bool:
    """Whether a document without the program says the same as well: then it is not described."""
    own = {f.statement.document_id for f in best if winner in f.program_ids}
    covered = max(f.coverage for f in best if winner in f.program_ids)
    others = (f.coverage for f in best if f.statement.document_id not in own)
    return max(others, default=0.0) >= covered - AS_GOOD


def _told_of_another(winner: str, best: Sequence[Found], catalog: Catalog) -> bool:
    """Whether what says the most of it is of another program, as far as it is of any."""
    own = max(f.coverage for f in best if winner in f.program_ids)
    said = best[0].program_ids if best[0].coverage > own else ()
    return bool(said) and not any(catalog.overlap(i, winner) for i in said)


def _winner(voters: Sequence[Found], catalog: Catalog) -> str | None:
    """The program with most votes, where it leads all that are no part or whole of it."""
    votes: dict[str, float] = defaultdict(float)
    for found in voters:
        for program_id in sorted(found.program_ids):  # of equal votes the first is meant
            votes[program_id] += found.coverage / len(found.program_ids)
    if not votes:
        return None
    best = max(votes, key=lambda i: votes[i])
    others = [v for i, v in votes.items() if i != best and not catalog.overlap(i, best)]
    return best if votes[best] >= LEAD * max(others, default=0.0) else None
