"""Which programs fit a need: those whose sentences say most of what is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.acceptance import in_year
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.text.quoting import cite
from assistant.evidence.finding.statements import clean
from assistant.evidence.fits import NAME, Fit, Fitting
from assistant.question.model import Term, ValueType
from corpus.text import fold_key

SENTENCE = re.compile(r"[^。]+。?")
ENOUGH = 0.35  # of what is wanted: a need is told in other words than a program's
REACH = 0.12  # programs that say so little less than the best fit as well
MEASURED = frozenset(ValueType) - {ValueType.TEXT, ValueType.PERSON, ValueType.PLACE}
MOST = 3  # programs that are named


def answer_fit(context: Context) -> Composed | None:
    """Programs that fit a need, best first, each with the sentence that fits."""
    if context.question.value_type in MEASURED and not context.question.programs:
        return None
    fits = sorted(_fits(context), key=lambda fit: -_met(fit))
    if not fits or _met(fits[0]) < ENOUGH:
        return None
    draft = context.draft()
    draft.say("fit")
    for fit in fits[:MOST]:
        if _met(fit) >= _met(fits[0]) - REACH:
            number = cite(draft, fit.best.statement)
            text = _telling(clean(fit.best.statement.text), context.question.terms)
            about = draft.word("fit_item", program=draft.name(fit.program_id), quote="")
            draft.add(f"{text}{markers((number,))}", about)
    return Composed("answered", draft, _met(fits[0]))


def _met(fit: Fit) -> float:
    """How much of a need a program meets."""
    return fit.share + NAME * fit.called


def _fits(context: Context) -> list[Fit]:
    statements = [f for f in context.evidence.statements if in_year(f, context)]
    fitting = Fitting(context.question.terms, context.weigh, context.catalog.name)
    return fitting.fits(statements, context.roots())


def _telling(text: str, terms: Sequence[Term]) -> str:
    """The sentence of a quote that says most of what is wanted."""
    sentences = [s for s in SENTENCE.findall(text) if s.strip()]

    words = [{a for part in (*t.parts, t.alternatives) for a in part} for t in terms]

    def said(sentence: str) -> int:
        key = fold_key(sentence)
        return sum(any(a in key for a in own) for own in words)

    return max(sentences, key=said, default=text).strip()
