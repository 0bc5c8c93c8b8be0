"""What a sentence says of an amount.

「海洋調査事業の令和8年度要求額は12億円」, 「令和8年度要求額：3億円（前年度予算額：2億円）」.
What English sentences say, `corpus.statements.english` reads.

The words right before an amount have to name its measure and its year; its subject stands before
them, between them, or is the title of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.document import Document
from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.names import is_name
from corpus.statements.cards import read_cards
from corpus.statements.english import Setting, read_sentence
from corpus.statements.formula import Enacted, read_formula
from corpus.statements.headings import Headings
from corpus.statements.pieces import TextPiece, read_pieces
from corpus.statements.subjects import Subjects
from corpus.tables.stated import read_stated
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import is_japanese
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import Word, alternation, meanings

LONGEST_LEAD = 160  # characters before an amount that can say what it is
# Between a measure and its amount stands nothing that says more.
_LINK = re.compile(
    r"(?:額|案)?\s?(?:は|が|の|:|=|に(?:つきまして|ついて)は)?[、,]?\s?(?:総額で?)?[、,]?\s?"
    r"(?:約|おおむね|最大で?)?\s?"
)
_IN_ALL = re.compile(r"(?:総額|合計|全体)で[、,]?\s?(?:約|おおむね)?\s?$")
# What says that an amount is not exact, or that it is a change.
_INEXACT = re.compile(r"\s?を?(?:超え|上回|下回|増|減|追加)")
_BOUNDS = frozenset({"超", "未満", "以下"})
# 「…は、前年度比1億円減の18億円」: the change stands between a measure and its amount.
_CHANGED = re.compile(
    r"^(?P<what>.*?)(?:対?前年度?(?:当初)?(?:予算)?(?:比|比較|から))約?\s?$", re.DOTALL
)
_CHANGE_TO = re.compile(r"(?:の|を)?(?:増|減)(?:額|加)?(?:の|し、?)約?\s?")
_ACCOUNT = re.compile(r"(?:一般|\w{2,15}(?:特別|事業|企業))会計")
_OWNER = re.compile(r"(?:の|における|に係る|に関する|は、?|について(?:は、?)?)$")
# Pieces of a layout beside each other, and a label with what it labels, are no one name.
_SEVERAL = re.compile(r"[\n:：]|(?<=[ぁ-ヿ一-龥>】])[ 　](?=[ぁ-ヿ一-龥<【])")
_BRACKETS = "（(「『【[ 　"


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands before an amount: the word of its measure, its year, whose it is."""

    word: Word
    label: str
    year: int
    subject: str | None


def read_statements(
    document: Document, lines: Sequence[PlacedLine], names: Iterable[str] = ()
) -> Iterator[FigureReading]:
    """Readings of the amounts that the text of `lines` states in full; `names` are known."""
    subjects = Subjects(document.text, document.title, names)
    setting = Setting(subjects, read_stated(document.text).requested)
    headings = Headings(document)
    yield from read_cards(document, setting)
    for piece in read_pieces(document.text, lines):
        if any(map(is_japanese, document.text[piece.start : piece.end])):
            yield from _read_piece(document, piece)
            continue
        for start, end in headings.lines(piece.start, piece.end):
            title = headings.above(start) or piece.title
            yield from read_sentence(document.text[start:end], start, setting, title)


def _read_piece(document: Document, piece: TextPiece) -> Iterator[FigureReading]:
    source = document.text[piece.start : piece.end]
    subject: str | None = None
    year: int | None = None
    position = 0
    pending: _Said | None = None
    for amount in find_amounts(source):
        lead = source[max(position, amount.start - LONGEST_LEAD) : amount.start]
        said = pending if _CHANGE_TO.fullmatch(lead) else _said(lead, year)
        changed = _CHANGED.match(lead)
        pending = _said(changed["what"], year) if changed else None
        position = amount.end
        placed = replace(amount, start=piece.start + amount.start, end=piece.start + amount.end)
        if said is None and (enacted := read_formula(document, piece.start, lead, placed)):
            yield _enacted_reading(placed, enacted)
        if said is None or not _is_exact(amount, source):
            continue
        subject = said.subject or subject or piece.title
        year = said.year if year is None else year
        if subject is not None:
            yield _reading(placed, said, subject)


def _is_exact(amount: Amount, source: str) -> bool:
    exact = amount.low is None and amount.per is None and amount.approximate not in _BOUNDS
    return exact and not _INEXACT.match(narrow(source[amount.end : amount.end + 8]))


def _said(lead: str, base: int | None) -> _Said | None:
    small = _IN_ALL.sub("", narrow(lead).replace("\n", " "))
    found = list(_money().finditer(small.lower()))
    if not found:
        return None
    match = found[-1]
    word = meanings()[match[0]]
    tail = small[match.end() :]
    if word.kind != "money" or not _LINK.fullmatch(tail):
        return None
    years = [y for y in find_years(small) if y.is_fiscal]
    stated = years[-1] if years else None
    year = stated.year if stated else base
    if word.shift and stated:  # 「令和8年度要求額：調整中（前年度予算額：…」
        if len(found) < 2 or found[-2].start() < stated.end - 1:
            return None
        start = match.start()
    else:
        start = min(match.start(), stated.start) if stated else match.start()
    if year is None or not (stated or word.shift) or word.measure is None:
        return None
    year += word.shift or 0
    between = small[stated.end : match.start()] if stated and stated.end < match.start() else ""
    subject = _subject(lead[:start], between)
    label = " ".join(lead[start : match.end()].split())
    return _Said(word, label, year, subject)


def _subject(before: str, between: str) -> str | None:
    """Whose an amount is, by what stands before its year, or between year and measure."""
    clause = re.split(r"[、。,;]", before)[-1].strip().lstrip(_BRACKETS)
    if owner := _OWNER.search(clause):
        name = clause[: owner.start()].strip()
        if _is_subject(name):
            return name
    inner = between.strip(" の")
    return inner if _is_subject(inner) or _ACCOUNT.fullmatch(inner) else None


def _is_subject(name: str) -> bool:
    """Whether a text is a name, and no words of a heading with the number of its first point."""
    return is_name(name) and name[-1] not in ".．(（" and not _SEVERAL.search(name)


def _enacted_reading(amount: Amount, enacted: Enacted) -> FigureReading:
    return FigureReading(
        program=enacted.subject,
        measure=Measure(enacted.measure),
        year=enacted.year,
        label=enacted.label,
        amount=amount.value * enacted.sign,
        currency=amount.currency,
        original=amount.original,
        start=amount.start,
        end=amount.end,
        step=amount.step,
    )


def _reading(amount: Amount, said: _Said, subject: str) -> FigureReading:
    return FigureReading(
        program=subject.strip(),
        measure=Measure(said.word.measure or ""),
        year=said.year,
        label=said.label,
        amount=amount.value,
        currency=amount.currency,
        original=amount.original,
        start=amount.start,
        end=amount.end,
        step=amount.step,
        scope=said.word.scope,
        approximate=amount.approximate,
    )


@cache
def _money() -> re.Pattern[str]:
    """The words that head a column with money or a change of it, of two letters at least."""
    kinds = {"money", "difference", "ratio", "part"}
    return re.compile(
        alternation(w.text for w in meanings().values() if w.kind in kinds and len(w.text) > 1)
    )
