"""The items of a paper: each heading with all that stands under it, to any depth.

A leaflet tells of one grant after the other, each under its name with its own lines: who, how
much, until when, where. What such a line says is of its item and of no other; what a part of the
paper says under the name of an attribute (「問い合わせ」, "How to apply") is of all beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import clean
from assistant.question.words.lexicon import said_in
from corpus.layout import Section
from corpus.layout.titles.parts import is_part
from corpus.text import fold_key

LABELLED, WANTS = "labelled", "wants"
MOSTLY = 0.4  # of the characters of a heading that names an attribute
NUMBER = re.compile(
    r"^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.．\s　]+|[0-9０-９]{1,2}[.．、][\s　]*|[(（][0-9０-９]{1,2}[)）][\s　]*"
    r"|(?:[QＱ]|問)\s?[0-9０-９]+[\s　.．:：]*)"
)
ASKS = re.compile(r"(?:か。?|[?？]|ください。?)$")
PARTS = 0.3  # of the headings of a paper that tells of one thing
MOST = 120  # items; what has more is a book
SHORTEST = 4  # characters of the name of an item that a line elsewhere names
NAMED = 2  # items that a line names which is of none of them
# A label at the beginning of a line, in brackets or before a colon.
LABEL = re.compile(
    r"\s*(?:[・●■◆○□*•-]\s*)?(?:[【［\[〔](?P<boxed>[^】］\]〕\n]{1,24})[】］\]〕]"
    r"|(?P<plain>[^\s:：。.、,](?:[^:：。\n]{0,30}?|[!-9;-~ ]{0,46}?))\s?[:：](?!//))"
)

SPACED = re.compile(r"\s*(?P<label>[^\s：:。、]{2,10})(?:　|\s{2,})\s*\S")
WHOLLY = 0.6  # of a label that only a space parts from its value


@dataclass(slots=True)
class PaperItem:
    """A heading, the places of the statements right under it, and the items inside it.

    `places` are those among the statements of its document, without those of `inner`.
    """

    path: tuple[str, ...]
    above: PaperItem | None
    places: list[int] = field(default_factory=list)
    inner: list[PaperItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its heading without marks and numbers; "" of the paper as a whole."""
        return NUMBER.sub("", clean(self.path[-1])) if self.path else ""

    @property
    def attributes(self) -> frozenset[str]:
        """What it tells of all that stands beside it, where its heading is that of a part.

        The name of a grant that has such a word in it (「補聴器購入費助成」) is none.
        """
        return attributes_of(self.title, MOSTLY) if self.path else frozenset()

    @property
    def asks(self) -> frozenset[str]:
        """What its heading asks for, where that is a question of a FAQ."""
        if not self.path or not ASKS.search(self.title):
            return frozenset()
        return frozenset(said_in(self.title).outermost(WANTS))

    @property
    def is_question(self) -> bool:
        """Whether its heading is a question, which what stands under it answers."""
        return bool(self.path and ASKS.search(self.title))

    def around(self) -> Iterator[PaperItem]:
        """It itself and what it stands in, the innermost first."""
        one: PaperItem | None = self
        while one is not None:
            yield one
            one = one.above

    def every(self) -> Iterator[PaperItem]:
        """It itself and all inside it, in their order."""
        yield self
        for one in self.inner:
            yield from one.every()


@dataclass(frozen=True, slots=True)
class PaperItems:
    """The items of a document; `by_place` gives the innermost item of each statement."""

    page: StatementPage
    whole: PaperItem
    by_place: tuple[PaperItem, ...]

    @property
    def several(self) -> bool:
        """Whether it tells of several things one after the other, and is no book."""
        return 1 < sum(not i.inner and bool(i.path) for i in self.whole.every()) <= MOST

    @property
    def is_faq(self) -> bool:
        """Whether most of it are questions with their answers."""
        inner = [i for i in self.whole.every() if i.path and not i.inner]
        return 2 * sum(i.is_question for i in inner) > len(inner)

    @property
    def of_one(self) -> bool:
        """Whether its parts tell of one thing: many are headed by attributes, 「応募資格」."""
        inner = [i for i in self.whole.every() if i.path and not i.inner]
        parts = sum(bool(i.attributes) or is_part(i.title) for i in inner)
        return parts >= max(NAMED, PARTS * len(inner))

    def holds_all(self, item: PaperItem) -> bool:
        """Whether all that the paper tells of stands in an item: its heading is the title."""
        inner = [i for i in item.every() if i.path and not i.inner]
        every = [i for i in self.whole.every() if i.path and not i.inner]
        return bool(item.inner) and len(inner) == len(every)

    def is_heading(self, place: int) -> bool:
        """Whether a statement is the heading of its item, or what the paper is called."""
        said = fold_key(NUMBER.sub("", clean(self.page.statements[place].text)))
        return said in self.page.title or said == fold_key(self.by_place[place].title)

    def at(self, start: int, end: int) -> PaperItem | None:
        """The innermost item of what stands first in a range."""
        held = self.page.overlapping(start, end)
        return self.by_place[held[0]] if held else None


def read_items(page: StatementPage, sections: Sequence[Section]) -> PaperItems:
    """The items that the sections of a document make; a row of a table is of what it stands in."""
    whole = PaperItem((), None)
    known: dict[tuple[str, ...], PaperItem] = {(): whole}
    ordered = sorted(sections, key=lambda s: (s.start, -s.end))
    by_place: list[PaperItem] = []
    at, rows = 0, {s.start for s in page.statements if s.cells}
    titles = {fold_key(NUMBER.sub("", clean(t))) for s in ordered for t in s.heading}
    titles = {t for t in titles if len(t) >= SHORTEST} if len(titles) <= MOST else set()
    for place, statement in enumerate(page.statements):
        while at + 1 < len(ordered) and ordered[at + 1].start <= statement.start:
            at += 1
        inside = bool(ordered) and ordered[at].start <= statement.start < ordered[at].end
        path = ordered[at].heading if inside else ()
        if inside and ordered[at].start in rows:
            path = path[:-1]
        if path and _names_others(page.views[place].key, path, titles):
            path = ()
        item = _item(path, known)
        item.places.append(place)
        by_place.append(item)
    return PaperItems(page, whole, tuple(by_place))


def _names_others(key: str, path: Sequence[str], titles: Collection[str]) -> bool:
    """Whether a statement names several items, others than its own among them: it is of all."""
    own = fold_key(" ".join(path))
    named = [t for t in titles if t in key]
    return len(named) >= NAMED and any(t not in own for t in named)


def _item(path: tuple[str, ...], known: dict[tuple[str, ...], PaperItem]) -> PaperItem:
    if path not in known:
        above = _item(path[:-1], known)
        known[path] = PaperItem(path, above)
        above.inner.append(known[path])
    return known[path]


def attributes_of(label: str, least: float = 0.0) -> frozenset[str]:
    """What a label or the heading of a part says that it tells: 「申請先」 → where.

    `least` is the share of it that its words for that take up.
    """
    said = said_in(label)
    groups = [g for g in said.places if g.startswith(f"{LABELLED}.")]
    long = (g for g in groups if sum(b - a for a, b in said.longest(g)) >= least * len(label))
    return frozenset(g.removeprefix(f"{LABELLED}.") for g in long)


def label_of(text: str) -> str:
    """The label that a statement begins with, "" where it has none."""
    if found := LABEL.match(text):
        return (found["boxed"] or found["plain"]).strip(" *")
    spaced = SPACED.match(text)
    return spaced["label"] if spaced and attributes_of(spaced["label"], WHOLLY) else ""
