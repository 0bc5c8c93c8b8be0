"""Which item of a paper a turn is of: the one that its words name, else the one talked of.

What the words say of an item counts where they stand in its own heading or lines; the headings
above it it shares with others. People say it in other words too, so how near an item comes to the
turn by meaning counts beside them. A turn whose words stand in the item that was talked of stays
there: 「家賃も出る？」.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answer.context import Context
from assistant.evidence.finding.covering.strengths import strengths
from assistant.evidence.finding.statements import clean
from assistant.evidence.items import PaperItem, PaperItems
from assistant.evidence.turns.conversational import nearness
from assistant.question.echo import query_of
from assistant.question.model import Question, Term
from assistant.question.wanted import attributes_wanted, words_of_turn
from assistant.question.words.characters import HIRAGANA

REACH = 4  # exchanges back in which an item was talked of
LEAST = 0.35  # of the words of a turn, by the item that they are of
NEAR = 0.55  # by meaning alone
LEAD = 0.12  # more than any other item
SHARED = 0.4  # of a word that stands in a heading above
STAYS = 0.3  # so little less than the best the item talked of says
HELD = 0.5  # of a word that stands somewhere
COMMON = 0.6  # of the items: a word that so many say tells none of them
ASKED = 0.35  # what a question of a FAQ gains that asks for the same
TITLED = 0.3  # what the words gain that stand in the heading
LIGHT, ABSENT = 0.5, 0.25  # what verbs weigh, and words that stand nowhere in the paper
PAGES = 12  # of a leaflet at most: a set of slides has programs, which are known by name
TOLD = 6  # statements of an item that tell what it is about

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChosenItem:
    """An item of a paper that a turn is of.

    `said` is how far it says the words of the turn; `talked_of`: nothing else was named;
    `held` is the share of the things that the turn names which stand in it.
    """

    items: PaperItems
    item: PaperItem
    said: float
    talked_of: bool
    held: float

    @property
    def known(self) -> bool:
        """Whether each thing that the turn names stands in it."""
        return self.held >= 1


def choose_item(
    context: Context, words: Sequence[Term], text: str, attributes: Sequence[str], cited: str = ""
) -> ChosenItem | None:
    """The item that a turn is of, if one surely is; `cited` is the document of another answer."""
    document = _document(context) or cited
    items = context.items_of(document) if document else None
    if items is None or not items.several or len(context.sources[document].pages) > PAGES:
        return None
    every = [i for i in items.whole.every() if i.path and i.places]
    before = item_talked_of(context, items, document)
    if not (words or before):
        return None
    table = _said(items, every, words)
    telling = [n for n in range(len(words)) if (table[:, n] >= HELD).mean() <= COMMON]
    words, table = [words[n] for n in telling], table[:, telling]
    if not (words or items.is_faq):
        return ChosenItem(items, before, 0.0, talked_of=True, held=1.0) if before else None
    ranked = _Ranked(items, every, words, table)
    return ranked.best(None if items.is_faq else before, text, attributes)


class _Ranked:
    """The items of a paper as they suit the words of a turn."""

    def __init__(
        self,
        items: PaperItems,
        every: Sequence[PaperItem],
        words: Sequence[Term],
        table: Floats,
    ) -> None:
        """`table` is how far each of the items says each of the words."""
        self._items, self._every, self._words, self._table = items, every, words, table
        said = _of_words(items, table, words)
        self._said = LIGHT * said if all(w.light for w in words) else said
        named = [n for n, w in enumerate(words) if is_thing(w)]
        self._named = table[:, named] >= HELD

    def best(
        self, before: PaperItem | None, text: str, attributes: Sequence[str]
    ) -> ChosenItem | None:
        """The item that leads, or the one that was talked of where no other surely is meant."""
        total = self._total(text, attributes)
        best = int(np.argmax(total))
        at = next((n for n, i in enumerate(self._every) if i is before), None)
        if at is not None and self._stays(at, best, total):
            best = at
        elif (self._said[best] < LEAST and total[best] < NEAR) or sum(
            total > total[best] - LEAD
        ) > 1:
            return None
        named = self._named[best]
        held = float(named.mean()) if named.size else 1.0
        said = float(self._said[best])
        return ChosenItem(self._items, self._every[best], said, talked_of=best == at, held=held)

    def _stays(self, at: int, best: int, total: Floats) -> bool:
        """Whether a turn is of the item talked of: verbs alone lead to no other one."""
        says_all = bool(self._named[at].all())
        return says_all or not self._named[best].any() or total[at] >= total[best] - STAYS

    def _total(self, text: str, attributes: Sequence[str]) -> Floats:
        """What the words say of each, in its heading more, and how near it comes by meaning."""
        items, every, words = self._items, self._every, self._words
        titled = np.array([[_titled(items, i, w) for w in words] for i in every], float)
        named = TITLED * _of_words(items, titled.reshape(self._table.shape), words)
        asked = np.array([bool(i.asks.intersection(attributes)) for i in every], float)
        return np.asarray(self._said + named + ASKED * asked + _meaning(items, every, text))


def is_thing(word: Term) -> bool:
    """Whether a word is for a thing: no verb, and none like 「あと」 and 「後」."""
    spoken = not set(word.surface).difference(HIRAGANA)
    return not (word.light or spoken) and len(word.surface) > 1


def item_asked(context: Context, own: Question) -> ChosenItem | None:
    """The item of a paper on several things that a turn surely is of."""
    words = words_of_turn(own)
    chosen = choose_item(context, words, query_of(own, ()), attributes_wanted(own))
    sure = chosen is not None and not chosen.items.of_one and chosen.known
    return chosen if sure else None


def _document(context: Context) -> str | None:
    """The one document that is asked, or that was talked of."""
    if context.documents:
        return context.documents[0] if len(context.documents) == 1 else None
    return next(iter(context.sources)) if len(context.sources) == 1 else None


def item_talked_of(context: Context, items: PaperItems, document: str) -> PaperItem | None:
    """The item that was told of last: not a part that is of all of them, nor the title."""
    for exchange in reversed(context.state.exchanges[-REACH:]):
        told = [c for c in exchange.told if c.document_id == document]
        found = [i for c in told if (i := items.at(c.start, c.end)) is not None]
        own = next((i for i in found if i.path and not (i.attributes or items.holds_all(i))), None)
        if own is not None:
            return own
    return None


def _said(items: PaperItems, every: Sequence[PaperItem], words: Sequence[Term]) -> Floats:
    """How far each item says each of the words, 0 to 1: one row an item, one column a word."""
    page = items.page
    said = [strengths(w, page.index.texts, page.weights) for w in words]
    rows = []
    for item in every:
        own = np.array([s[item.places].max(initial=0.0) for s in said])
        for above in list(item.around())[1:-1]:
            titles = [p for p in above.places if page.is_title[p]]
            shared = np.array([s[titles].max(initial=0.0) for s in said])
            own = np.maximum(own, SHARED * shared)
        rows.append(own)
    return np.array(rows, float)


def _titled(items: PaperItems, item: PaperItem, word: Term) -> float:
    """How far the heading of an item says a word."""
    page = items.page
    said = strengths(word, page.index.texts, page.weights)
    return float(said[[p for p in item.places if items.is_heading(p)]].max(initial=0.0))


def title_says(chosen: ChosenItem, words: Sequence[Term]) -> bool:
    """Whether the heading of an item says all of some words."""
    return all(_titled(chosen.items, chosen.item, w) >= HELD for w in words)


def _of_words(items: PaperItems, table: Floats, words: Sequence[Term]) -> Floats:
    """How far each item says all of the words, the rarer the more."""
    present = table.max(axis=0) >= HELD
    weigh = items.page.weights.of
    mass = np.array(
        [
            weigh(w) * (LIGHT if w.light else 1.0) * (1.0 if there else ABSENT)
            for w, there in zip(words, present, strict=True)
        ]
    )
    whole = float(mass.sum())
    return np.asarray((table * mass).sum(axis=1) / (whole or 1.0))


def _meaning(items: PaperItems, every: Sequence[PaperItem], text: str) -> Floats:
    """How near each item comes to a turn by meaning."""
    page = items.page
    texts = [
        " ".join([*i.path[-2:], *(clean(page.statements[p].text) for p in i.places[:TOLD])])
        for i in every
    ]
    return np.asarray(nearness(texts, [text]), float)
