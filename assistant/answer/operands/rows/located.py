"""Which rows of which tables a turn is about: those its words name, else those shown last.

A row is named only where every word of the turn is said by its labels, the heads of its table or
the lines above it: of a row that merely comes near nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.money import exactly, plain, show
from assistant.answer.operations.measured import Measured
from assistant.conversation.state import Exchange
from assistant.evidence.quantities import QuantityRow, QuantityTable, RowKind, TextQuantity
from assistant.evidence.quantities.rows import text_at
from assistant.model import Citation, Figure
from assistant.question.model import Term
from assistant.question.words.naming import naming_terms
from assistant.question.words.places import as_in_title
from corpus.facts import Measure
from corpus.text import fold_key
from corpus.text.amounts import parse_number
from corpus.text.numerals import narrow
from corpus.text.years import find_head_years, japanese_year
from index.retrieval.others import other_words

MOST_ASKED = 5  # documents all of whose tables are read for a turn
REACH = 4  # exchanges back in which the other of two figures may have been shown
FRACTION = re.compile(r"/|分の")  # 「3分の2」 is no 2 %
ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix")  # a number before a name: 「Ⅱ 防災」
PAID_BY = re.compile(r"の|庫?[補負支]|費")  # behind who pays: 「国庫補助金」 is of 国
SHORTEST = 2  # characters of a word that names a row by being a part of its label


@dataclass(frozen=True, slots=True)
class LocatedRow:
    """A row of a table that a turn is about."""

    table: QuantityTable
    row: QuantityRow

    def measured(self, column: int, context: Context) -> Measured | None:
        """The quantity of a column, cited by its whole row; None where the row has none."""
        quantity = self.row.cells.get(column)
        if quantity is None:
            return None
        draft = context.draft()
        number = draft.cite(self.table.document_id, self.row.start, self.row.end)
        figure = _figure(self, column, quantity, draft, number)
        program = self.program_in(context)
        unit = quantity.unit
        return Measured(
            figure.program,
            program,
            figure,
            draft.cited(number),
            unit,
            quantity.per,
            quantity.about,
            column=(self.table.start, column),
            total=self.row.kind is RowKind.TOTAL,
            topic=self.table.caption if self.table.told else "",
        )

    @property
    def year_said(self) -> int | None:
        """The year that the row names in a column of years: it is that of all its amounts."""
        columns = (c.index for c in self.table.columns if c.kind == "year")
        texts = [text_at(self.row, at) for at in columns]
        years = {y.year for t in texts for y in find_head_years(t) if y.original == t}
        return years.pop() if len(years) == 1 else None

    def program_in(self, context: Context) -> str | None:
        """The program that a row is called by, if any."""
        return context.catalog.named(fold_key(self.row.name))


def rows_of_turn(context: Context) -> list[LocatedRow]:
    """The rows that a turn names; without words of its own those that were shown last."""
    words = words_of(context)
    return rows_named(context, words) if words else rows_shown(context)


def words_of(context: Context) -> tuple[Term, ...]:
    """The words of a turn that name something."""
    words = naming_terms(context.question)
    if context.question.language != "ja":
        return words
    titles = fold_key(" ".join(context.sources[d].title for d in documents_in_view(context)))
    return tuple(_in_english(as_in_title(w, titles)) for w in words)


def _in_english(word: Term) -> Term:
    """A Japanese word with what English tables may call it: 図書館 → library."""
    others = [o for a in word.alternatives for o in other_words(a) if len(o) > SHORTEST]
    return replace(word, alternatives=(*word.alternatives, *others)) if others else word


def rows_named(
    context: Context, words: Sequence[Term], *, several: bool = False
) -> list[LocatedRow]:
    """The rows whose labels say most of the words; the rest is said around them.

    Of rows that say as many it is the one whose labels say least besides; `several`: all of them.
    What a sentence lists is looked at where no table has it.
    """
    for tables in (tables_in_view(context), lists_in_view(context)):
        if found := _rows_named(context, tables, words, several=several):
            return found
    return []


def _rows_named(
    context: Context, tables: Iterable[QuantityTable], words: Sequence[Term], *, several: bool
) -> list[LocatedRow]:
    best: list[LocatedRow] = []
    most = 0.0
    for table in tables:
        around = said_around(table, context)
        text = context.sources[table.document_id].text
        for row in table.rows:
            key = row.key
            named = [w for w in words if names(row, w)]
            rest = f"{around} {fold_key(text[row.start : row.end])}"
            if not named or not all(says(rest, w) for w in words):
                continue
            share = min(sum(len(w.surface) for w in named) / max(len(key), 1), 0.9)
            score = len(named) + (0.0 if several else share)
            if score > most:
                best, most = [], score
            if score == most:
                best.append(LocatedRow(table, row))
    return best


def names(row: QuantityRow, word: Term) -> bool:
    """Whether the labels of a row say a word; one of a single letter stands at their beginning."""
    if len(word.surface) < SHORTEST or ROMAN.fullmatch(word.surface.lower()):
        begin = {fold_key(p) for label in row.labels for p in (label, *label.split()[:1])}
        key = fold_key(word.surface)
        return key in begin or any(
            PAID_BY.match(p.removeprefix(key)) for p in begin if p[:1] == key
        )
    return says(row.key, word)


def rows_shown(context: Context) -> list[LocatedRow]:
    """The rows that the last answer with citations cites; its figures before its quotes."""
    for exchange in reversed(context.state.exchanges[-REACH:]):
        told = exchange.answer.status == "answered" and exchange.near is None
        if told and exchange.answer.citations:
            return rows_of(exchange, context)
    return []


def rows_of(exchange: Exchange, context: Context) -> list[LocatedRow]:
    """The rows of tables that an answer cites; its figures before its quotes."""
    if exchange.answer.status != "answered":
        return []
    figures = [i.citation for i in exchange.items if i.figure and not i.figure.derived]
    places = [c for c in figures if c] or exchange.answer.citations
    return list(_overlapping({(p.document_id, p.start, p.end) for p in places}, context.tables_of))


def rows_at(context: Context, place: Citation) -> list[LocatedRow]:
    """The rows of tables that a citation overlaps, those of what a sentence lists among them."""
    at = {(place.document_id, place.start, place.end)}
    return [*_overlapping(at, context.tables_of), *_overlapping(at, context.told_lists_of)]


def column_at(context: Context, one: Measured) -> tuple[int, int] | None:
    """Where the table begins that a quantity stands in, and its column there."""
    if one.column:
        return one.column
    found = (
        (r.table.start, at)
        for r in rows_at(context, one.citation)
        for at, q in r.row.cells.items()
        if q.original == one.figure.original and q.value == one.amount
    )
    places = list(found)
    return places[0] if len(places) == 1 else None


def _overlapping(
    cited: set[tuple[str, int, int]], tables_of: Callable[[str], Sequence[QuantityTable]]
) -> Iterator[LocatedRow]:
    for document in dict.fromkeys(d for d, _, _ in sorted(cited)):
        for table in tables_of(document):
            for row in table.rows:
                held = (s < row.end and row.start < e for d, s, e in cited if d == document)
                if any(held):
                    yield LocatedRow(table, row)


def documents_in_view(context: Context) -> tuple[str, ...]:
    """The documents that a turn is about: those asked, the only one, else those cited last.

    Of many that are asked those with a passage that was read for it: to read all their tables takes
    half a minute.
    """
    if context.documents and len(context.documents) > MOST_ASKED:
        read = {r.passage.document_id for r in context.evidence.readings}
        return tuple(d for d in context.documents if d in read)
    if context.documents:
        return context.documents
    if len(context.sources) == 1:
        return tuple(context.sources)
    last = context.state.last
    return last.documents if last else ()


def tables_in_view(context: Context) -> Iterator[QuantityTable]:
    """The tables of the documents that a turn is about."""
    for document in documents_in_view(context):
        yield from context.tables_of(document)


def lists_in_view(context: Context) -> Iterator[QuantityTable]:
    """What sentences of these documents list, as tables."""
    for document in documents_in_view(context):
        yield from context.told_lists_of(document)


def said_around(table: QuantityTable, context: Context) -> str:
    """What is said around the rows of a table: its heads, the lines above, its document's name."""
    heads = " ".join(c.label for c in table.columns)
    return fold_key(f"{table.caption} {heads} {context.sources[table.document_id].title}")


def says(key: str, word: Term) -> bool:
    """Whether a folded text says a word: whole, or by all parts of a compound."""
    if any(a in key for a in word.alternatives if len(a) >= SHORTEST or a == key):
        return True
    return bool(word.parts) and all(any(a in key for a in part) for part in word.parts)


def begins(key: str, word: Term) -> bool:
    """Whether a label says a word, or begins with it: 国 in 「国の補助金」."""
    return says(key, word) or any(key.startswith(f"{a}の") for a in word.alternatives)


def _figure(
    located: LocatedRow, at: int, quantity: TextQuantity, draft: Draft, number: int
) -> Figure:
    column, row = located.table.columns[at], located.row
    currency = quantity.unit if quantity.is_money else None
    amount = exactly(quantity.value)
    display = quantity.original
    if currency:
        display = show(quantity.value, currency, quantity.original.strip("()"), draft.language)
    elif quantity.unit not in narrow(quantity.original) and not FRACTION.search(quantity.original):
        space = " " if quantity.unit[:1].isascii() and quantity.unit[:1].isalpha() else ""
        display = f"{_in_percent(quantity)}{space}{quantity.unit}"
    year, label = column.year, column.label
    if own := located.year_said:
        year = own
    if own and [r.name for r in located.table.rows].count(row.name) > 1:
        label = f"{japanese_year(own) if draft.language == 'ja' else own} {label}"
    return Figure(
        program=row.name,
        label=label,
        measure=column.measure or Measure.TOTAL.value,
        fiscal_year=year,
        fiscal_year_label=japanese_year(year) if year else None,
        amount=amount,
        currency=currency,
        original=quantity.original,
        display=display,
        scope=None,
        derived=False,
        formula=None,
        reviewed=False,
        citation=number,
    )


def _in_percent(quantity: TextQuantity) -> str:
    """A number as its table has it; a share of one, 0.93129, as the rate that it is: 93.129."""
    written = parse_number(quantity.original)
    share = quantity.is_rate and written is not None and quantity.value == 100 * written
    return plain(quantity.value) if share else quantity.original
