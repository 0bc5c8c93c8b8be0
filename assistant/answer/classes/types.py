"""The types of a program, each with what it gives: 「どんなタイプがある？」, "which tracks"."""

from __future__ import annotations

from collections import Counter

from assistant.answer.classes.asked import OTHER
from assistant.answer.classes.chosen import (
    ADDS,
    COMPARES,
    is_of_kind,
    is_said,
    programs_talked_of,
)
from assistant.answer.classes.telling import tell_values
from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.located import documents_in_view, words_of
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.question.model import Question, Term, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import words_of as group_words
from corpus.text import fold_key
from corpus.values.labels import is_variant

SURE = 0.8
LEAST, MOST = 2, 12  # types that are listed
KINDS = (ClassKind.MONEY, ClassKind.TIME, ClassKind.COUNT)  # what is told of each, the first first


def types_of_program(context: Context, own: Question) -> Composed | None:
    """All types of the one program that a turn is about, where it asks for types and no one of
    them: each with what it gets, else how long it lasts."""
    ids = programs_talked_of(context)
    if not _asks_types(own) or len(ids) != 1:
        return None
    known = [c for d in documents_in_view(context) for c in context.classes_of(d)]
    typed = [c for c in known if c.value.program_id in ids and is_variant(c.name)]
    if any(own.says(c.name) for c in typed):
        return None  # 「コアチーム共同研究タイプはいくら」 asks of that alone
    words = [w for w in words_of(context) if _names_one(w) or not is_of_kind(w, context)]
    if not all(is_said(w, typed, context) for w in words):
        return None
    values = _of_one_kind(typed)
    if not LEAST <= len({c.name for c in values}) <= MOST:
        return None
    draft = context.draft()
    tell_values(draft, values)
    return Composed("answered", draft, SURE, complete=True)


def _asks_types(own: Question) -> bool:
    """Whether a turn asks for types and for nothing else of them but what they get."""
    other = OTHER | COMPARES | ADDS | {Sign.CHANGE, Sign.DIFFERENCE}
    plain = Sign.CLASS_OF in own.signs and other.isdisjoint(own.signs)
    given = own.confirm or own.years or own.amounts or own.counter or own.relative_year is not None
    return plain and not given and own.value_type in {None, ValueType.TEXT, ValueType.MONEY}


def _names_one(word: Term) -> bool:
    """Whether a word is the name of a type, and not just one for types: 「海外コース」."""
    bare = {fold_key(w) for to in ("ja", "en") for w in group_words(Sign.CLASS_OF, to)}
    return shows(word.surface, Sign.CLASS_OF) and fold_key(word.surface) not in bare


def _of_one_kind(typed: list[ClassValue]) -> list[ClassValue]:
    """The values of the label that tells of most types; of two, what is given goes first."""
    counts = Counter((c.kind, c.value.label) for c in typed)
    best = max(counts, key=lambda k: (counts[k], -KINDS.index(k[0])), default=None)
    return [c for c in typed if (c.kind, c.value.label) == best]
