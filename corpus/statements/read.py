"""What the text of a document states of amounts: sentences, label lines and cards."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.names import is_measure
from corpus.programs.titled import title_program
from corpus.statements.balances import read_balances
from corpus.statements.cards import read_cards
from corpus.statements.english.acts import read_acts
from corpus.statements.english.clauses import Clauses
from corpus.statements.english.sentence import Setting
from corpus.statements.english.stated import mask_sentence, read_sentence, speaks_of
from corpus.statements.english.subjects import Subjects, budget_named
from corpus.statements.headings import Headings, is_apart, run_in
from corpus.statements.japanese.items import name_of
from corpus.statements.japanese.phrases import Phrases
from corpus.statements.japanese.stated import read_japanese, titled_at
from corpus.statements.lists import is_item, lead_of, read_items
from corpus.statements.pieces import MARKED, TextPiece, read_pieces
from corpus.statements.spoken import spoken_in
from corpus.statements.told import Told
from corpus.statements.topics import Topics
from corpus.statements.whole import with_whole
from corpus.tables.around.budgets.stated import (
    budgeted_in,
    headline_budget,
    proposed_year,
    read_stated,
)
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import document_titles
from corpus.tables.around.titled import Titled
from corpus.tables.limits.grids import scheme_in
from corpus.text.amounts import find_amounts
from corpus.text.folding import is_japanese
from corpus.words import listed

# A paper of more pages is about more than what its first lines name, but for a guide to a grant.
MOST_PAGES = 8
# An amount alone, and the label above it.
_ALONE = re.compile(r"\s*(?:US|C|A|NZ)?[$£€]\s?[\d,.]+(?:\s(?:million|billion|m|bn))?\s*")
LONGEST_LABEL = 70
# The number of a point of minutes.
_NUMBER = re.compile(r"\s*\d{1,2}\.")
# An item with its name before its text.
_RUN_IN = re.compile(
    r"[ \u3000]*[■□◆◇●◎▶▼★][ \u3000]*(?P<name>[^\s、。：:（(]{4,30})[ \u3000]+(?=\S)"
)
# A line of Japanese that begins anew: indented, numbered, or below a line without text.
_NEW = re.compile(r".{0,2}?\n(?:\s|[○◎◆●〇■□・•※(（\d①-⑳-])")


@dataclass(frozen=True, slots=True)
class TextReading:
    """What a text states of an amount; `told` where it needs the text before it, too."""

    reading: FigureReading
    told: bool = False


def read_statements(
    document: Document, lines: Sequence[PlacedLine], names: Iterable[str] = ()
) -> Iterator[TextReading]:
    """What the text of `lines` states of amounts; `names` are known.

    A reading without a program says an amount of a budget, but not whose.
    """
    subjects = Subjects(document.text, document.title, names)
    titled = read_titles(document_titles(document))
    proposed = proposed_year(document.text)
    if proposed and titled.year in {None, proposed, proposed - 1}:
        titled = replace(titled, year=proposed, measure=Measure.REQUEST)
    elif titled.year is None and (opened := headline_budget(document.text)):
        titled = replace(titled, year=opened[0], measure=Measure(opened[1]))
        proposed = opened[0] if titled.measure is Measure.REQUEST else None
    requested = read_stated(document.text).requested or proposed
    plans = titled.measure in {Measure.INITIAL, Measure.REQUEST}
    budget = Measure(titled.measure) if titled.measure and plans else None
    supplements = titled.measure == Measure.SUPPLEMENTARY
    scheme = scheme_in(document)
    setting = Setting(
        subjects, requested, scheme.name, titled.year, budget, supplements, scheme.year,
        budgeted_in(document.text),
    )  # fmt: skip
    headings = Headings(document)
    program = title_program(document) or (scheme.name if scheme.guide else None)
    cards = [*map(TextReading, read_cards(document, setting))]
    carded = {card.reading.start for card in cards}  # their rows are no sentences
    yield from cards
    yield from map(TextReading, read_acts(document))
    about, last, lead, named = None, 0, "", None
    own = scheme.guide or len(document.pages) <= MOST_PAGES
    topics = Topics(setting, setting.scheme if own else None)
    for piece in read_pieces(document.text, lines):
        topics.turn(_page_at(document, piece.start))
        if any(map(is_japanese, document.text[piece.start : piece.end])):
            yield from _read_phrases(document, piece, program, topics)
            yield from map(TextReading, read_balances(document, piece))
            continue
        for start, end in headings.lines(piece.start, piece.end):
            start = _labelled_above(document.text, start, end)  # noqa: PLW2901
            heading = headings.above(start)
            title, text = heading or piece.title, document.text[start:end]
            new = "\n" in document.text[last:start]
            apart = is_apart(document.text, last, start)
            about = None if "\n\n" in document.text[last:start] else about
            named = run_in(document.text, start, end) if new or not last else named
            lead = lead_of(text) or (lead if is_item(text) else "")
            owner = budget_named(piece.above)
            topics.enter(headings.text_above(start), piece.above, new=apart)
            if _begins_point(document.text, start):
                topics.point(text)
            indent = _indent(document.text, start, end)
            told = topics.told(named, subjects.titled(title), indent)
            found: list[TextReading] = []
            for said, at in read_items(document.text, start, end, lead) or [(text, start)]:
                found += _read_sentence(said, at, setting, told, (title, about, owner, named))
            yield from (s for s in found if s.reading.start not in carded)
            about, last = speaks_of(text, setting) or about, end
            readings = sorted((s.reading for s in found), key=lambda r: r.start)
            topics.label(text, indent, readings)
            topics.hear(text, readings, about)


def _read_sentence(
    text: str, at: int, setting: Setting, told: Told, around: tuple[str | None, ...]
) -> list[TextReading]:
    """What a sentence of English states: by its own forms, else by its clauses."""
    sentence = mask_sentence(text, at, setting, around)
    if sentence is None:
        return []
    stated = read_sentence(sentence)
    owned = {r.start - at: r for r in stated if r.program}
    more = list(Clauses(sentence, owned, told).read())
    taken = {r.start for r in more}
    own = [r for r in stated if r.program or r.start not in taken]
    return [*map(TextReading, own), *(TextReading(r, told=True) for r in more)]


def _read_phrases(
    document: Document, piece: TextPiece, program: str | None, topics: Topics
) -> Iterator[TextReading]:
    """What a piece of Japanese states: by its own words, else by what went before, too."""
    source = document.text[piece.start : piece.end]
    amounts = find_amounts(source)
    titled = titled_at(document, piece) if amounts else Titled()
    headed = _headed(document.text, piece)
    new = bool(headed or _NEW.match(document.text, max(0, piece.start - 2), piece.end))
    topics.enter(None, piece.above, new=new)
    topics.head(piece.head or "")
    about = (piece, titled, program, topics.asked)
    stated = list(read_japanese(document, *about)) if amounts else []
    more: list[FigureReading] = []
    if amounts:
        whole = with_whole(titled, document.text)
        told = topics.told(piece.topic, name_of(piece.title or "") or program, 0, headed)
        spoken = spoken_in(document.text)
        phrases = Phrases(source, piece.start, amounts, told, whole, spoken=spoken)
        stated = list(map(phrases.of_supplement, stated))
        owned = {r.start - piece.start: r for r in stated if r.program}
        more = list(phrases.read(owned))
        taken = {r.start for r in more}
        stated = [r for r in stated if r.program or r.start not in taken]
    topics.listen(source, sorted([*stated, *more], key=lambda r: r.start))
    yield from map(TextReading, stated)
    yield from (TextReading(r, told=True) for r in more)


def _begins_point(text: str, start: int) -> bool:
    """Whether what begins at `start` has the number of a point before it: "4. Transfer"."""
    line = text.rfind("\n", 0, start) + 1
    return bool(_NUMBER.fullmatch(text, line, start))


def _labelled_above(text: str, start: int, end: int) -> int:
    """Where a statement begins whose amount stands alone below its label: in a list of details."""
    if not _ALONE.fullmatch(text, start, end):
        return start
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start)))
    label = text[above + 1 : start].strip()
    is_label = 3 < len(label) <= LONGEST_LABEL and not label.endswith((".", ";"))
    return above + 1 if is_label and not find_amounts(label) else start


def _headed(text: str, piece: TextPiece) -> str | None:
    """What a piece is about by the name behind a mark right above it: 「● 住宅取得補助」."""
    end = piece.start
    while end and text[end - 1].isspace():
        end -= 1
    line = text[text.rfind("\n", 0, end) + 1 : end]
    title = piece.title or ""
    named = title and line.endswith(title) and MARKED.match(line)
    if named and _is_given(title):
        return title
    first = piece.end - len(text[piece.start : piece.end].lstrip())
    own = text[text.rfind("\n", 0, first) + 1 : piece.end]
    item = _RUN_IN.match(own)  # 「■ 住宅取得補助　取得費の一部を補助します」
    return item["name"] if item and _is_given(item["name"]) else None


def _is_given(name: str) -> bool:
    """Whether a name is that of something that one can get."""
    return is_measure(name) or name.endswith(tuple(listed("names", "given")))


def _page_at(document: Document, start: int) -> int:
    """Which of the pages of a document a place stands on."""
    return bisect_right(document.pages, start, key=lambda page: page.start)


def _indent(text: str, start: int, end: int) -> int:
    """How far in the line begins that a piece is, or begins with."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return first - (text.rfind("\n", 0, first) + 1)
