"""Which programs fit a need: those whose sentences say most of what is wanted.

What all of them say together counts for half, the best of them for the other half.

「途上国と組んで防災の研究をしたい」 is said by no one sentence of a program: one names developing
countries, another disaster prevention.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.acceptance import in_year
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.text.quoting import cite
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import clean
from assistant.question.model import Term, ValueType
from corpus.text import fold_key

SENTENCE = re.compile(r"[^。]+。?")
ENOUGH = 0.35  # of what is wanted: a need is told in other words than a program's
REACH = 0.12  # programs that say so little less than the best fit as well
NAME = 0.2  # of a need is met by a word in the very name: it says whom a program is for
LIGHT = 0.4  # of its weight counts a verb, which is said in many ways
MEASURED = frozenset(ValueType) - {ValueType.TEXT, ValueType.PERSON, ValueType.PLACE}
MOST = 3  # programs that are named


@dataclass(frozen=True, slots=True)
class Fit:
    """A program, how much of the need its sentences say, and the one that says most."""

    program_id: str
    share: float
    best: Found


def answer_fit(context: Context) -> Composed | None:
    """Programs that fit a need, best first, each with the sentence that fits."""
    if context.question.value_type in MEASURED and not context.question.programs:
        return None
    fits = sorted(_fits(context), key=lambda fit: -fit.share)
    if not fits or fits[0].share < ENOUGH:
        return None
    draft = context.draft()
    draft.say("fit")
    for fit in fits[:MOST]:
        if fit.share >= fits[0].share - REACH:
            number = cite(draft, fit.best.statement)
            text = _telling(clean(fit.best.statement.text), context.question.terms)
            about = draft.word("fit_item", program=draft.name(fit.program_id), quote="")
            draft.add(f"{text}{markers((number,))}", about)
    return Composed("answered", draft, fits[0].share)


def _fits(context: Context) -> list[Fit]:
    terms = context.question.terms
    weights = [_weight(t, context) for t in terms]
    total = sum(weights)
    fits = []
    for program_id, found in _by_program(context).items() if total else ():
        named = [_named(context.catalog.name(program_id), t, context) for t in terms]

        def said(one: Found, named: Sequence[float] = named) -> float:
            covered = map(max, named, one.direct)
            return sum(c * w for c, w in zip(covered, weights, strict=True)) / total

        together = [max(named[at], *(f.direct[at] for f in found)) for at in range(len(terms))]
        share = sum(c * w for c, w in zip(together, weights, strict=True)) / total
        best = max(found, key=lambda f: said(f) + f.score / 10)
        told = max((n for n, t in zip(named, terms, strict=True) if not t.light), default=0.0)
        fits.append(Fit(program_id, (share + said(best)) / 2 + NAME * told, best))
    return fits


def _weight(term: Term, context: Context) -> float:
    """What a word counts: a verb less, a foreign name that nothing translates nothing."""
    return context.weigh(term) * (LIGHT if term.light else 1.0) if term.known else 0.0


def _by_program(context: Context) -> dict[str, list[Found]]:
    """The sentences about one program each, which is not the documents' whole."""
    found: dict[str, list[Found]] = defaultdict(list)
    roots = set(context.roots())
    for statement in context.evidence.statements:
        ids = statement.program_ids
        long = len(fold_key(statement.statement.text)) >= PROSE
        if len(ids) == 1 and long and roots.isdisjoint(ids) and in_year(statement, context):
            found[next(iter(ids))].append(statement)
    return found


def _telling(text: str, terms: Sequence[Term]) -> str:
    """The sentence of a quote that says most of what is wanted."""
    sentences = [s for s in SENTENCE.findall(text) if s.strip()]

    words = [{a for part in (*t.parts, t.alternatives) for a in part} for t in terms]

    def said(sentence: str) -> int:
        key = fold_key(sentence)
        return sum(any(a in key for a in own) for own in words)

    return max(sentences, key=said, default=text).strip()


def _named(name: str, term: Term, context: Context) -> float:
    """How much of a word the name of a program has: of 「インド人学生」 the rare part."""
    key = fold_key(name)
    if any(len(a) > 1 and a in key for a in term.alternatives):
        return 1.0
    weights = [context.weigh(Term(part[0], part)) for part in term.parts]
    has = [any(len(a) > 1 and a in key for a in part) for part in term.parts]
    total = sum(weights)
    return sum(w for w, h in zip(weights, has, strict=True) if h) / total if total else 0.0
