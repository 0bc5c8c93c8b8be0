"""Arithmetic on the quantities of one sentence: a part of its whole, now and before.

「事業費は4億1,500万円、このうち国の交付金が2億750万円」 says itself what is a part of what, and
「164億円（前年度末169億円）」 what the other amount is. Nothing is computed across sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.located import begins, says, words_of
from assistant.answer.operands.said_change import way_of
from assistant.answer.operations.formula import say_change, say_share
from assistant.answer.operations.measured import Measured, figure_stated
from assistant.conversation.item import Item
from assistant.evidence.quantities import StatedPart, stated_parts
from assistant.question.model import Intent, Term
from assistant.question.signs import Sign
from corpus.text import fold_key
from corpus.text.years import find_years

READ = 2  # passages in which a sentence is looked for where a turn has words of its own
SURE = 0.8
ENDED = re.compile(r"。|[.!?]\s+(?=[A-Z\"“])|\n\s*\n")
# What holds an English name to its sentence: "from a pot of" is a pot.
LOOSE = re.compile(
    r"^(?:(?:from|with|for|of|in|an?|the) )+|(?: (?:of|is|are|was|were|to|at|by|from|up))+$"
)
TOPIC = re.compile(r"(?:^|[。\n])\s*(?P<topic>[^。\n、]{2,40}?)は、?")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence at `start:end` of a document with its quantities."""

    document_id: str
    start: int
    end: int
    text: str
    parts: tuple[StatedPart, ...]

    def singles(self) -> Iterator[ReadSentence]:
        """The sentences of a quote of several, one by one."""
        start = 0
        for end in (*(m.end() for m in ENDED.finditer(self.text)), len(self.text)):
            text = self.text[start:end].rstrip()
            lead = len(text) - len(text.lstrip())
            if text := text.strip():
                at = self.start + start + lead
                yield ReadSentence(self.document_id, at, at + len(text), text, stated_parts(text))
            start = end

    def measured(self, at: int, context: Context) -> Measured | None:
        """One of its quantities, cited by the whole sentence."""
        part = self.parts[at]
        quantity = part.quantity
        draft = context.draft()
        place = draft.cited(draft.cite(self.document_id, self.start, self.end))
        topic = TOPIC.search(self.text[: quantity.start])
        about = topic["topic"].strip() if topic else ""
        dated = bool(find_years(part.label)) or part.now is not None
        label = LOOSE.sub("", part.label)
        at = self.text.lower().find(label)
        label = self.text[at : at + len(label)] if at >= 0 else label  # JICA, as it is written
        name = about if about and (dated or not part.label) else label
        currency = quantity.unit if quantity.is_money else None
        item = Item(name, None, None, place)
        figure = figure_stated(item, place, quantity.value, currency, quantity.original)
        figure = replace(figure, label=part.label if name == about else "")
        return Measured(name, None, figure, place, quantity.unit, quantity.per, quantity.about)


def change_in_sentence(context: Context) -> Composed | None:
    """The change of a quantity whose value of before the sentence states beside it."""
    if context.question.intent is Intent.FILTER or Sign.WHICH_ONES in context.question.signs:
        return None  # "did anything get cut?" asks for all that did
    pair = now_and_before(context)
    if pair is None:
        return None
    draft = context.draft()
    say_change(draft, *pair)
    return Composed("answered", draft, SURE)


def now_and_before(context: Context) -> tuple[Measured, Measured] | None:
    """A quantity and its value of before, as the sentence told last states both."""
    return _pair(context, lambda part: part.now)


def share_in_sentence(context: Context) -> Composed | None:
    """What share a part that a sentence states is of the whole that it states."""
    pair = _pair(context, lambda part: part.whole)
    if pair is None or pair[0].amount <= 0:
        return None
    draft = context.draft()
    say_share(draft, pair[1], pair[0])
    return Composed("answered", draft, SURE)


def two_in_sentence(context: Context) -> tuple[Measured, Measured] | None:
    """The two amounts of the one sentence that has two and no more, of the first quote with any.

    What is a part of another, or of a time before it, does not count: 「通常分5億円、基金分11億円
    （うちAが2億円）」 has two.
    """
    words = words_of(context)
    for told in sentences_in_view(context, near=False):
        amounts = [(one, ats) for one in told.singles() if (ats := _of_their_own(one))]
        if not amounts or not all(says(fold_key(told.text), w) for w in words):
            continue
        pairs = [(one, ats) for one, ats in amounts if len(ats) == 2]
        both = [m for one, ats in pairs for at in ats if (m := one.measured(at, context))]
        alike = len(both) == 2 and both[0].unit == both[1].unit
        return (both[0], both[1]) if alike else None
    return None


def _of_their_own(one: ReadSentence) -> list[int]:
    """The places of the amounts and rates that are no part of others, of no other time, and not by
    how much another changed."""
    return [
        at
        for at, p in enumerate(one.parts)
        if (p.quantity.is_money or p.quantity.is_rate) and p.whole is None and p.now is None
        if not way_of(one.text, p.quantity)
    ]


def _pair(
    context: Context, related: Callable[[StatedPart], int | None]
) -> tuple[Measured, Measured] | None:
    """The one quantity that a turn means, and the one that stands beside it, the latter last."""
    words = words_of(context)
    for sentence in sentences_in_view(context, near=bool(words)):
        labels = [fold_key(part.label) for part in sentence.parts]
        text = fold_key(sentence.text)
        if not all(says(text, w) or any(begins(x, w) for x in labels) for w in words):
            continue
        pairs = [(o, at) for at, p in enumerate(sentence.parts) if (o := related(p)) is not None]
        named = [p for p in pairs if _is_named(sentence, p, words)]
        meant = named or (pairs if len(pairs) == 1 else [])
        if not meant:
            continue
        if len(meant) > 1:
            return None
        owner, other = (sentence.measured(at, context) for at in meant[0])
        return (owner, other) if owner and other and owner.unit == other.unit else None
    return None


def _is_named(sentence: ReadSentence, pair: tuple[int, int], words: Sequence[Term]) -> bool:
    labels = [fold_key(sentence.parts[at].label) for at in pair]
    return any(begins(label, w) for w in words for label in labels)


def sentences_in_view(context: Context, *, near: bool) -> Iterator[ReadSentence]:
    """The sentences that the last answer cites; then, if `near`, those found for the turn."""
    last = context.state.last
    places = [(c.document_id, c.start, c.end) for c in last.answer.citations] if last else []
    if near:
        told = [s for p in context.passages(READ) for s in p.statements]
        if words_of(context):  # without a word of its own a turn is of what stands near
            told += [found.statement for found in context.evidence.statements]
        places += [(s.document_id, s.start, s.end) for s in told]
    for document, start, end in dict.fromkeys(places):
        text = context.sources[document].text[start:end]
        if parts := stated_parts(text):
            yield ReadSentence(document, start, end, text, parts)
