"""A program that is described instead of named: 「若手を海外に送り出す事業」.

The statements that cover the description best tell which program is meant, where they agree. A
name that the corpus does not have is no description: it is never taken for another program's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from assistant.evidence.catalog import Catalog
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.scoring import Found
from assistant.question.intent import NAMED
from assistant.question.model import Intent, ProgramMention, Question
from assistant.question.signs import Sign

TELLING = 5.0  # weight of the words that tell which program is meant, where money is asked for
VOTERS = 8  # statements that say which program is meant
COVERS = 0.6  # of the description, by the best of them
AS_GOOD = 0.05  # a statement that covers so little less says the same
LEAD = 1.6  # times as many votes as any other program has
ANY_PROGRAM = {Intent.RANK, Intent.FILTER, Intent.LIST, Intent.FIT, Intent.SMALLTALK}


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
