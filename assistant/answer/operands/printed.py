"""A change that a sentence states itself: "a decrease of $85 million", 「前年度比2,700万円の増」.

Where the document says by how much an amount changed, that is told, and nothing is subtracted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import says, words_of
from assistant.answer.operands.said_change import way_of
from assistant.evidence.finding.statements import clean
from corpus.facts import Measure
from corpus.text import fold_key

SURE = 0.9


def change_printed(context: Context) -> Composed | None:
    """The one change of money that the sentence told last states, else one that a turn names."""
    words = words_of(context)
    for sentence in sentences_in_view(context, near=bool(words)):
        if not any(part.quantity.is_money for part in sentence.parts):
            continue
        told = [s for s in sentence.singles() if all(says(fold_key(s.text), w) for w in words)]
        changes = [(one, at, way) for one in told for at, way in _changes(one)]
        if len(changes) == 1:
            return _told(context, *changes[0])
    return None


def _changes(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    for at, part in enumerate(sentence.parts):
        if part.quantity.is_money and (way := way_of(sentence.text, part.quantity)):
            yield at, way


def _told(context: Context, sentence: ReadSentence, at: int, way: int) -> Composed | None:
    change = sentence.measured(at, context)
    if change is None:
        return None
    draft = context.draft()
    change = replace(change, figure=replace(change.figure, measure=Measure.DIFFERENCE.value))
    value = change.state(draft).display
    draft.say("printed_up" if way > 0 else "printed_down", value=value)
    draft.add(f"{clean(sentence.text)}{markers(change.numbers(draft))}")
    return Composed("answered", draft, SURE)
