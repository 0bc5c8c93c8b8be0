"""What the text of a document states of amounts: sentences, label lines and cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.titled import title_program
from corpus.statements.balances import read_balances
from corpus.statements.cards import read_cards
from corpus.statements.english import Setting, read_sentence, speaks_of
from corpus.statements.headings import Headings, run_in
from corpus.statements.japanese import read_japanese
from corpus.statements.lists import is_item, lead_of, read_items
from corpus.statements.pieces import read_pieces
from corpus.statements.subjects import Subjects, budget_named
from corpus.tables.around.context import read_titles
from corpus.tables.around.stated import read_stated
from corpus.tables.around.title_lines import document_titles
from corpus.tables.limits.grids import scheme_in
from corpus.text.folding import is_japanese


def read_statements(
    document: Document, lines: Sequence[PlacedLine], names: Iterable[str] = ()
) -> Iterator[FigureReading]:
    """Readings of the amounts that the text of `lines` states in full; `names` are known.

    One without a program says an amount of a budget, but not whose.
    """
    subjects = Subjects(document.text, document.title, names)
    requested = read_stated(document.text).requested
    titled = read_titles(document_titles(document))
    plans = titled.measure in {Measure.INITIAL, Measure.REQUEST}
    budget = Measure(titled.measure) if titled.measure and plans else None
    setting = Setting(subjects, requested, scheme_in(document).name, titled.year, budget)
    headings = Headings(document)
    program = title_program(document)
    yield from read_cards(document, setting)
    about, last, lead, named = None, 0, "", None
    for piece in read_pieces(document.text, lines):
        if any(map(is_japanese, document.text[piece.start : piece.end])):
            yield from read_japanese(document, piece, program)
            yield from read_balances(document, piece)
            continue
        for start, end in headings.lines(piece.start, piece.end):
            title, text = headings.above(start) or piece.title, document.text[start:end]
            new = "\n" in document.text[last:start]
            about = None if "\n\n" in document.text[last:start] else about
            named = run_in(document.text, start, end) if new or not last else named
            lead = lead_of(text) or (lead if is_item(text) else "")
            owner = budget_named(piece.above)
            for said, at in read_items(document.text, start, end, lead) or [(text, start)]:
                yield from read_sentence(said, at, setting, title, about, owner=owner, named=named)
            about, last = speaks_of(text, setting) or about, end
