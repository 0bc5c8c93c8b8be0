"""The types of a program, each with what it gives: 「どんなタイプがある？」, "which tracks"."""

from __future__ import annotations

from collections import Counter

from assistant.answer.classes.asked import OTHER
from assistant.answer.classes.chosen import is_of_kind, is_said, programs_talked_of
from assistant.answer.classes.telling import tell_values
from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.located import documents_in_view, words_of
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.question.model import Question
from assistant.question.signs import Sign
from corpus.values.labels import is_variant

SURE = 0.8
LEAST, MOST = 2, 12  # types that are listed
KINDS = (ClassKind.MONEY, ClassKind.TIME, ClassKind.COUNT)  # what is told of each, the first first


def types_of_program(context: Context, own: Question) -> Composed | None:
    """All types of the one program that a turn is about, where it asks for types and no one of
    them: each with what it gets, else how long it lasts."""
    asks = Sign.CLASS_OF in own.signs and OTHER.isdisjoint(own.signs)
    ids = programs_talked_of(context)
    if not asks or len(ids) != 1 or own.confirm or own.years or own.amounts:
        return None
    known = [c for d in documents_in_view(context) for c in context.classes_of(d)]
    typed = [c for c in known if c.value.program_id in ids and is_variant(c.name)]
    words = [w for w in words_of(context) if not is_of_kind(w, context)]
    if not all(is_said(w, typed, context) for w in words):
        return None
    values = _of_one_kind(typed)
    if not LEAST <= len({c.name for c in values}) <= MOST:
        return None
    draft = context.draft()
    tell_values(draft, values)
    return Composed("answered", draft, SURE, complete=True)


def _of_one_kind(typed: list[ClassValue]) -> list[ClassValue]:
    """The values of the label that tells of most types; of two, what is given goes first."""
    counts = Counter((c.kind, c.value.label) for c in typed)
    best = max(counts, key=lambda k: (counts[k], -KINDS.index(k[0])), default=None)
    return [c for c in typed if (c.kind, c.value.label) == best]
