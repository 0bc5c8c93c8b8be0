"""How much of a need, or of a description, each program's own sentences say.

What all of them say together counts for half, the best of them for the other half.

「途上国と組んで防災の研究をしたい」 is said by no one sentence of a program: one names developing
countries, another disaster prevention.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.evidence.finding.scoring import PROSE, Found
from assistant.question.model import Term
from corpus.text import fold_key

NAME = 0.2  # of a need is met by a word in the very name: it says whom a program is for
LIGHT = 0.4  # of its weight counts a verb, which is said in many ways

Weigh = Callable[[Term], float]


@dataclass(frozen=True, slots=True)
class Fit:
    """A program, how much of the need its sentences say, and the one that says most.

    `called` is how much of any one thing of it stands in the very name, `named` of all of it;
    `least` is how much they say of that of its things which they say least of.
    """

    program_id: str
    share: float
    best: Found
    called: float
    named: float
    least: float


class Fitting:
    """Weighs what programs say of some words: by how rare each is, and by their names."""

    def __init__(self, terms: Sequence[Term], weigh: Weigh, name: Callable[[str], str]) -> None:
        """`weigh` gives the weight of a word, `name` the name of a program."""
        self._terms = terms
        self._weigh = weigh
        self._name = name
        self._weights = [_weight(t, weigh) for t in terms]
        self._total = sum(self._weights)

    def telling_apart(self, statements: Sequence[Found], programs: int) -> Fitting:
        """The same where a word counts the less, the more of so many programs say it.

        「外国人の若手を呼ぶやつ」 among programs for the young: who calls them is what tells.
        """
        said = [0.0] * len(self._terms)
        for program_id, found in _by_program(statements, ()).items():
            for at, term in enumerate(self._terms):
                direct = max(f.direct[at] for f in found)
                said[at] += max(direct, self._named(self._name(program_id), term))
        apart = Fitting(self._terms, self._weigh, self._name)
        pairs = zip(self._weights, said, strict=True)
        apart._weights = [w * _tells_apart(n, programs) for w, n in pairs]
        apart._total = sum(apart._weights)
        return apart

    def fits(self, statements: Sequence[Found], roots: Collection[str] = ()) -> list[Fit]:
        """The programs that the statements are about one each, with what they say; but no root."""
        if not self._total:
            return []
        return [self._fit(i, found) for i, found in _by_program(statements, roots).items()]

    def _fit(self, program_id: str, found: Sequence[Found]) -> Fit:
        terms = self._terms
        named = [self._named(self._name(program_id), t) for t in terms]

        def said(one: Found) -> float:
            return self._share([max(n, c) for n, c in zip(named, one.direct, strict=True)])

        together = [max(named[at], *(f.direct[at] for f in found)) for at in range(len(terms))]
        best = max(found, key=lambda f: said(f) + f.score / 10)
        things = [at for at, term in enumerate(terms) if not term.light]
        told = [n if at in things else 0.0 for at, n in enumerate(named)]
        least = min((together[at] for at in things), default=0.0)
        share = (self._share(together) + said(best)) / 2
        return Fit(program_id, share, best, max(told, default=0.0), self._share(told), least)

    def _share(self, covered: Sequence[float]) -> float:
        return sum(c * w for c, w in zip(covered, self._weights, strict=True)) / self._total

    def _named(self, name: str, term: Term) -> float:
        """How much of a word the name of a program has: of 「インド人学生」 the rare part."""
        key = fold_key(name)
        if any(len(a) > 1 and a in key for a in term.alternatives):
            return 1.0
        weights = [self._weigh(Term(part[0], part)) for part in term.parts]
        has = [any(len(a) > 1 and a in key for a in part) for part in term.parts]
        total = sum(weights)
        return sum(w for w, h in zip(weights, has, strict=True) if h) / total if total else 0.0


def _weight(term: Term, weigh: Weigh) -> float:
    """What a word counts: a verb less, a foreign name that nothing translates nothing."""
    return weigh(term) * (LIGHT if term.light else 1.0) if term.known else 0.0


def _tells_apart(said: float, programs: int) -> float:
    """How far a word tells one of some programs from the others, of which so many say it: 0 to 1.

    As much as it can where one says it, or none does.
    """
    least = max(said, 1.0)
    return math.log1p(programs / least) / math.log1p(programs) if programs else 1.0


def _by_program(statements: Sequence[Found], roots: Collection[str]) -> dict[str, list[Found]]:
    """The sentences about one program each, which is not the documents' whole."""
    found: dict[str, list[Found]] = defaultdict(list)
    for statement in statements:
        ids = statement.program_ids
        long = len(fold_key(statement.statement.text)) >= PROSE
        if len(ids) == 1 and long and ids.isdisjoint(roots):
            found[next(iter(ids))].append(statement)
    return found
