"""What a Japanese sentence says of an amount.

「海洋調査事業の令和8年度要求額は12億円」, 「令和8年度要求額：3億円（前年度予算額：2億円）」: the
words right before an amount name its measure and its year; its subject stands before them, between
them, or is the title of the paragraph. What they leave open, `items` may know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.programs.names import is_measure
from corpus.statements.japanese.changes import before_change, mask_amounts
from corpus.statements.japanese.formula import Enacted, read_formula
from corpus.statements.japanese.items import read_item
from corpus.statements.japanese.owners import ACCOUNT, money, subject_of, titled_owner
from corpus.statements.japanese.surroundings import Surroundings
from corpus.statements.pieces import TextPiece
from corpus.statements.spoken import is_early, spoken_in
from corpus.statements.whole import with_whole
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import titles_of
from corpus.tables.around.titled import Titled
from corpus.tables.rows.subject import MARKED_NEW
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.text.years import YearMention, find_years, with_era
from corpus.words import meanings

LONGEST_LEAD = 160  # characters before an amount that can say what it is
# Between a measure and its amount stands nothing that says more.
_LINK = re.compile(
    r"\s?(?:額|案)?(?:の?(?:概要|規模|額))?\s?(?:では|は|が|の|:|=|にお(?:いて|ける)(?:は)?|に(?:つきまして|ついて)は)?[、,]?\s?(?:総額で?)?[、,]?\s?"
    r"(?:過去最[大高](?:の|となる|である))?(?:約|おおむね|最大で?)?\s?[(]?"
)
_IN_ALL = re.compile(r"(?:総額|合計|全体)で[、,]?\s?(?:約|おおむね)?\s?$")
# What says that an amount is not exact, or that it is a change.
_INEXACT = re.compile(
    r"\s?[をの]?(?:超え|上回|下回|増|減|追加)|\s?の(?:場合|とき|方(?![向法針])|事業者|世帯|経費)"
)
_BOUNDS = frozenset({"超", "未満", "以下"})
# A note is about what has its mark, and not what the title above it names.
_NOTE = re.compile(r"\s*[(（]?(?:※|＊|\*|†|注)")
# What stands between a budget and what is said of all of it.
_OF = re.compile(r"額?案?(?:\(案\))?(?:\((?P<account>[^()]{2,12}会計)\))?の?")
_SIDES = re.compile(r"歳[入出]$")
# A clause that ends between a year and a word parts them.
_APART = re.compile(r"[。、,;・]|から|まで|\s{2}")
# What may be spent in later years, and what has piled up, is no budget of a year.
_NO_BUDGET = re.compile(r"債務負担|累計|残高|限度")
# Last year's budget in the brackets behind this year's: 「(2,310万円、前年度4,050万円)」.
_BESIDE = re.compile(r"^[（(、,]?\s?前年度?")
_EARLIER = re.compile(r"(?:昨|前)年度?")
_GIVEN = re.compile(r"(?:助成|補助|支援|支給|交付)総額")
# The supplement of a year: 「令和6年度補正の同補助金（予算額62億円）」.
_SUPPLEMENTED = re.compile(r"\s?(?:第[0-9一二三]次)?補正(?!後|前)")
_OTHER_TIME = re.compile(r"(?:昨年|前年|一昨年|10年前|5年前)度?(?:の?同期|の?同月|比)?の?$")
# What stands between two amounts of two years.
_OTHER_YEAR = re.compile(r"\s?[（(]\s?(?P<year>[^（()）、。]{1,10}年度?)(?:は|:)?\s?")


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands before an amount: its measure, its year, whose it is."""

    measure: str
    year: int | None
    label: str
    subject: str | None
    scope: str | None = None
    side: str | None = None  # of an account: 歳入 or 歳出
    shift: int = 0  # from the year that is spoken of: -1 for 「昨年度」

    def of(self, subject: str) -> str:
        """The subject, an account with its side: 「一般会計 歳出」."""
        return f"{subject} {self.side}" if self.side and subject.endswith("会計") else subject


def read_japanese(
    document: Document,
    piece: TextPiece,
    titled: Titled,
    program: str | None,
    asked: str | None = None,
) -> Iterator[FigureReading]:
    """The amounts that a piece states; a reading without a program is one of unknown owner.

    `titled` is the budget that the titles above it name, `program` what the whole document is
    about, if one, and `asked` what a question before it is about.
    """
    source = document.text[piece.start : piece.end]
    amounts = find_amounts(source)
    if not amounts:
        return
    around = Surroundings(titled, program)
    budget = with_whole(around.titled, document.text)
    subject: str | None = None
    year: int | None = None
    position = 0
    skipped = False
    last: _Said | None = None
    masked = mask_amounts(source, amounts)
    for amount in amounts:
        end = before_change(masked, amount.start, LONGEST_LEAD)
        first = 0 if end < position else position
        first = max(first, end - LONGEST_LEAD)
        lead = source[first:end]
        said = _said(lead, year, around)
        position = amount.end
        placed = replace(amount, start=piece.start + amount.start, end=piece.start + amount.end)
        if said is None and (enacted := read_formula(document, piece.start, lead, placed)):
            yield _enacted_reading(placed, enacted)
            continue
        if said is None and last is not None:
            said = _beside(lead, last)
        if not _is_exact(amount, source) or _was(said, source[amount.end :]):
            continue
        if said is None:
            words = (source[:end], first)
            item = read_item(
                words, source[amount.end :], amount, budget, piece.topic or piece.title
            )
            said = _Said(item.measure, item.year, item.label, item.name) if item else None
        if said is None or (skipped and said.measure == Measure.PREVIOUS and _BESIDE.search(lead)):
            skipped = True  # what nothing is known of has no year before either
            continue
        if is_early(said.measure, said.year, titled, spoken_in(document.text)):
            continue
        skipped, last = False, said
        above = None if _NOTE.match(source) else titled_owner(piece.title) or around.program
        above = None if asked else above  # an answer is of what is asked
        subject = said.subject or subject or piece.topic or above
        year = said.year - said.shift if year is None and said.year is not None else year
        reading = _reading(placed, said, said.of(subject or ""))
        yield replace(reading, note="新規") if _begins(reading, piece.title) else reading


def titled_at(document: Document, piece: TextPiece) -> Titled:
    """The budget that the titles above a piece name."""
    lines = titles_of(document, piece.start)
    return read_titles(filter(_names_budget, lines))


@remembered
def _names_budget(line: str) -> bool:
    """Whether a title can name the budget of what stands below: no sentence, and no amount."""
    return "。" not in line and not find_amounts(line)


def _begins(reading: FigureReading, title: str | None) -> bool:
    """Whether the title of its program says that it is new: 「渡し船補助金【新規】」."""
    new = bool(title and MARKED_NEW.search(title)) and reading.program == titled_owner(title)
    return new and reading.measure is not Measure.PREVIOUS


def _beside(lead: str, said: _Said) -> _Said | None:
    """The same of another year, in brackets: 「予算額は4,500万円（令和7年度は3,800万円）」."""
    match = _OTHER_YEAR.fullmatch(narrow(lead))
    if match is None or said.year is None:
        return None
    label = lead[match.start("year") : match.end("year")].strip()
    years = find_years(with_era(label, said.year))  # 「（7年度は…）」 leaves the era out
    if len(years) != 1:
        return None
    year = years[0].year
    before = year == said.year - 1 and said.measure in {Measure.INITIAL, Measure.REQUEST}
    measure = Measure.PREVIOUS if before else said.measure
    return replace(said, measure=measure, year=year, label=label)


def _was(said: _Said | None, behind: str) -> bool:
    """Whether an amount is only what another was before: 「当初の2億円から1億円に減額」."""
    told = said is None or said.measure == Measure.PREVIOUS or bool(find_years(said.label))
    return not told and behind.startswith("から")


def _is_exact(amount: Amount, source: str) -> bool:
    exact = amount.low is None and amount.per is None and amount.approximate not in _BOUNDS
    return exact and not _INEXACT.match(narrow(source[amount.end : amount.end + 8]))


def _said(lead: str, base: int | None, around: Surroundings) -> _Said | None:
    """What the words before an amount say; `base` is the year that 前年度 is counted from."""
    small = _IN_ALL.sub("", narrow(lead).replace("\n", " "))
    found = list(money().finditer(small.lower()))
    if not found:
        return None
    match = found[-1]
    begin, word = match.start(), meanings()[match[0]]
    total = word.measure == Measure.TOTAL and found[1:]
    whole = _OF.fullmatch(small, found[-2].end(), begin) if total else None
    if whole:
        begin, word = found[-2].start(), meanings()[found[-2][0]]  # 「補正予算の総額」
    if _OTHER_TIME.search(small, 0, begin):
        return None  # 「昨年同期の予算総額」
    if _NO_BUDGET.search(re.split(r"[、。]", small[: match.end()])[-1]):
        return None
    link, behind = _link(small[match.end() :])
    if word.kind != "money" or word.measure is None or not _LINK.fullmatch(link):
        return None
    stated = _year_of(small[: match.end()], match)
    if behind and (stated or word.shift):
        return None
    stated = replace(behind, start=begin, end=begin) if behind else stated
    if word.shift and stated:  # 「令和８年度要求額：調整中（前年度予算額：…」
        if len(found) < 2 or found[-2].start() < stated.end - 1:
            return None
        start = begin
    else:
        start = min(begin, stated.start) if stated else begin
    label = " ".join(lead[start : match.end()].split())
    between = small[stated.end : begin] if stated and stated.end < begin else ""
    subject = subject_of(lead[:start], between) or (whole["account"] if whole else None)
    if subject and _EARLIER.match(subject):
        return None  # 「昨年度実施した…」 is of another year than the titles
    if word.measure == Measure.TOTAL and not stated:
        return _total(lead[:start], label, around)
    year = stated.year if stated else base if word.shift else around.year_of(word)
    year = around.year_of(word) if year is None else year
    measure = around.measure_of(word)
    if year is None or measure is None:
        return None
    measure = _of_year_named(measure, match[0], between) if stated else measure
    side = match[0][:2] if match[0].startswith(("歳入", "歳出")) else None
    shift = word.shift or 0
    return _Said(measure, year + shift, label, subject, word.scope, side, shift)


def _link(tail: str) -> tuple[str, YearMention | None]:
    """What stands between a measure and its amount, and its year: 「予算額　令和8年度　3億円」."""
    year = next((y for y in find_years(tail) if y.is_fiscal), None)
    return (tail[: year.start] + tail[year.end :], year) if year else (tail, None)


def _of_year_named(measure: str, word: str, between: str) -> str:
    """What a word is beside its fiscal year: 「令和8年度の助成総額」 is a budget of it."""
    if measure == Measure.TOTAL and _GIVEN.fullmatch(word):
        return Measure.INITIAL
    supplemented = measure == Measure.INITIAL and _SUPPLEMENTED.match(between)
    return Measure.SUPPLEMENTARY if supplemented else measure


def _year_of(small: str, word: re.Match[str]) -> YearMention | None:
    """The last fiscal year before a word that is the word's own: no clause ends between them."""
    years = [y for y in find_years(small) if y.is_fiscal]
    if not years or _APART.search(small[years[-1].end : word.start()]):
        return None
    return years[-1]


def _total(before: str, label: str, around: Surroundings) -> _Said | None:
    """A total without a year: of the account's budget that the titles name, or of a program."""
    owner = subject_of(before, "")
    titled = around.titled
    if side := _SIDES.search(before):
        account = ACCOUNT.search(titled.label)
        if account is None or titled.year is None or titled.measure is None:
            return None
        return _Said(titled.measure, titled.year, f"{side[0]}{label}", account[0], side=side[0])
    if owner and "会計" in owner and titled.year and titled.measure:
        return _Said(titled.measure, titled.year, label, owner)
    known = owner if owner and is_measure(owner) else None
    return _Said(Measure.TOTAL, None, label, known) if known else None


def _enacted_reading(amount: Amount, enacted: Enacted) -> FigureReading:
    said = _Said(enacted.measure, enacted.year, enacted.label, enacted.subject, enacted.scope)
    exact = replace(amount, value=amount.value * enacted.sign, approximate=None)
    return _reading(exact, said, enacted.subject)


def _reading(amount: Amount, said: _Said, subject: str) -> FigureReading:
    return reading_of(
        amount,
        0,
        program=subject.strip(),
        measure=Measure(said.measure),
        year=said.year,
        label=said.label,
        scope=said.scope,
    )
