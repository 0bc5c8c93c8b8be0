"""Classes side by side: a table of what each has under several labels, or which has more.

「区分ごとに上限と件数を表で」 is a row for each class and a column for each label asked for;
a turn that names the classes, or the document that lists them, needs no conversation before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.classes.asked import CONCEPTS, told_last
from assistant.answer.classes.chosen import COMPARES, is_of_kind, is_said
from assistant.answer.classes.telling import head_of, measured, place_of, tell_values
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operands.rows.located import documents_in_view, says, words_of
from assistant.answer.operations.formula import say_comparison
from assistant.conversation.item import Item
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.evidence.finding.statements import clean
from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from corpus.text import fold_key

KINDS = {
    **dict.fromkeys(CONCEPTS, ClassKind.MONEY),
    "people": ClassKind.COUNT,
    "projects": ClassKind.COUNT,
    "period": ClassKind.TIME,
}
SURE = 0.8
LEAST, MOST = 2, 12  # classes that are set side by side
WORD = re.compile(r"[^\W\d_]{4,}")
REACH = 4  # exchanges back that a table may take up
LOOKED_INTO = 2  # documents where no one is talked of
HEADS = {"ja": "区分", "en": "Class"}


def table_of_classes(context: Context, own: Question) -> Composed | None:
    """What several classes have under the labels that a turn asks for, as a table."""
    if not own.slots.table or own.years or own.measures or Sign.WHOLE_AMOUNT in own.signs:
        return None  # a budget is of no one in a class
    values = [c for c in _in_view(context) if c.name]
    called = {fold_key(c.name) for c in values}
    programs = [fold_key(context.catalog.name(i)) for i in context.question.program_ids]
    if len([p for p in programs if p not in called]) > 1:
        return None
    words = [w for w in words_of(context) if not w.concept]
    words = [w for w in words if any(says(c.key, w) for c in values) or not is_of_kind(w, context)]
    named = _named(values, words)
    kinds, by = kinds_said(own), own.slots.grouping.by
    if not named and by is None and not _told_of_one(context):
        return None
    lists = _lists(named or _of_told(values, context) or values)
    best = max(lists, key=lambda own_list: _suits(own_list, kinds, words), default=[])
    if not all(is_said(w, best, context) or w.surface == by for w in words):
        return None
    classes = list(dict.fromkeys(c.name for c in best))
    said = [c for c in best if _names_label(c.value.label, words, own)]
    asked = [c for c in best if c in said or c.kind in kinds] if said or kinds else best
    labels = list(dict.fromkeys(c.value.label for c in asked))
    if not labels or not LEAST <= len(classes) <= MOST or not kinds <= {c.kind for c in best}:
        return None
    return _written(context, classes, labels, asked)


def compare_classes(context: Context, own: Question) -> Composed | None:
    """Which of the classes that a turn names has more: 「甲型と乙型の上限どっちが高い？」."""
    kinds = kinds_said(own) | ({ClassKind.TIME} if Sign.LONGER in own.signs else set())
    if own.signs.isdisjoint(COMPARES) or own.years or own.measures or len(kinds) != 1:
        return None
    words = [w for w in words_of(context) if not (w.concept or w.surface[0].isdigit())]
    values = [c for c in _in_view(context) if c.name and c.kind in kinds]
    named = [w for w in words if any(says(fold_key(c.name), w) for c in values)]
    lists = [own_list for own_list in _lists(_named(values, named)) if _labels(own_list) == 1]
    if len(lists) != 1 or len(named) < len(words):
        return None
    return say_which(context, lists[0])


def say_which(context: Context, values: Sequence[ClassValue]) -> Composed:
    """Which is most, where all are exact numbers of one unit for one of the same; and each."""
    draft = context.draft()
    exact = all(c.quantity.low is None for c in values)
    alike = len({(c.quantity.unit, _per(c)) for c in values}) == _labels(values) == 1
    if exact and alike:
        alone = "compare_longer" if values[0].kind is ClassKind.TIME else "compare_counts"
        say_comparison(draft, [measured(context, c) for c in values], alone=alone)
    else:
        tell_values(draft, values)
    return Composed("answered", draft, SURE, complete=True)


def _per(value: ClassValue) -> frozenset[str]:
    return frozenset((value.quantity.per or "").split("・"))


def _labels(values: Sequence[ClassValue]) -> int:
    return len({c.value.label for c in values})


def _names_label(label: str, words: Sequence[Term], own: Question) -> bool:
    """Whether a turn says a label, by a word of its own or by one of the label's."""
    parts = WORD.findall(label)
    return any(says(fold_key(label), w) for w in words) or any(own.says(p) for p in parts)


def _told_of_one(context: Context) -> bool:
    """Whether classes were told last, and no other program was talked of lately."""
    recent = context.state.exchanges[-REACH:]
    programs = {i for e in recent for i in e.question.program_ids}
    return bool(told_last(context)) and len(programs) <= 1


def kinds_said(own: Question) -> frozenset[ClassKind]:
    """The kinds of values that a turn names: 「上限と件数」 → money and numbers."""
    found = {KINDS[t.concept] for t in own.terms if t.concept in KINDS}
    if own.money or not own.signs.isdisjoint({Sign.HOW_MUCH, Sign.AT_MOST}):
        found.add(ClassKind.MONEY)
    if own.counter or Sign.NUMBER_OF in own.signs:
        found.add(ClassKind.COUNT)
    return frozenset(found)


def _in_view(context: Context) -> list[ClassValue]:
    """The values of the documents that a turn is about, else of those that it likely is about."""
    documents = list(documents_in_view(context))
    if not documents:
        near = (r.passage.document_id for r in context.evidence.readings)
        documents = list(dict.fromkeys(near))[:LOOKED_INTO]
    return [c for d in documents for c in context.classes_of(d)]


def _named(values: Sequence[ClassValue], words: Sequence[Term]) -> list[ClassValue]:
    """The values of the classes that a turn names, where it names two or more."""
    own = [c for c in values if any(says(fold_key(c.name), w) for w in words)]
    return own if len({c.name for c in own}) >= LEAST else []


def _of_told(values: Sequence[ClassValue], context: Context) -> list[ClassValue]:
    lists = {(c.value.document_id, c.value.program_id) for c in told_last(context)}
    return [c for c in values if (c.value.document_id, c.value.program_id) in lists]


def _lists(values: Sequence[ClassValue]) -> list[list[ClassValue]]:
    """The values by the classes that they are of: labels with the same classes are one list."""
    by_label: dict[tuple[str, str], list[ClassValue]] = {}
    for c in values:
        by_label.setdefault((c.value.document_id, c.value.label), []).append(c)
    lists: dict[tuple[str, frozenset[str]], list[ClassValue]] = {}
    for (document, _), own in by_label.items():
        names = frozenset(c.name for c in own)
        key = next((k for k in lists if k[0] == document and k[1] & names), (document, names))
        lists.setdefault(key, []).extend(own)
    return list(lists.values())


def _suits(
    values: Sequence[ClassValue], kinds: frozenset[ClassKind], words: Sequence[Term]
) -> tuple[int, int, int]:
    """How many of the words a list says, of the kinds asked for it has, and how many classes."""
    said = sum(any(says(c.key, w) for c in values) for w in words)
    return said, len(kinds & {c.kind for c in values}), len({c.name for c in values})


def _written(
    context: Context, classes: Sequence[str], labels: Sequence[str], values: Sequence[ClassValue]
) -> Composed:
    draft = context.draft()
    cells = {(c.name, c.value.label): c for c in values}
    if draft.language == "ja" and all(label.isascii() for label in labels):
        draft.say("records_foreign")
    heads = [clean(label) + markers(_heads(draft, values, label)) for label in labels]
    draft.add(f"| {' | '.join([HEADS[draft.language], *heads])} |")
    draft.add("| --- " * (len(labels) + 1) + "|")
    for name in classes:
        own = [cells.get((name, label)) for label in labels]
        for one in filter(None, own):
            place = draft.cited(place_of(draft, one))
            draft.show(Item(name, one.value.program_id, None, place, (name,)))
        numbers = tuple(place_of(draft, c) for c in own if c)
        told = [clean(c.value.value).replace("|", "/") if c else "–" for c in own]
        draft.add(f"| {' | '.join([clean(name) + markers(numbers), *told])} |")
    return Composed("answered", draft, SURE, complete=True)


def _heads(draft: Draft, values: Sequence[ClassValue], label: str) -> tuple[int, ...]:
    """The citation of the head of a column that stands above the values."""
    return next((head_of(draft, c) for c in values if c.value.label == label), ())
