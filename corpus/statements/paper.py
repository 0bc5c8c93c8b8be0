"""The budget of all that a paper is about, as a sentence of it states: 「予算総額は150億円です」.

The titles of the paper name the budget. What is less than one of its items is not all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, agree, reading_of
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.names import clean_name, is_measure
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import document_titles
from corpus.tables.around.titled import Titled
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import find_years, japanese_year

CALLED = {
    Measure.INITIAL: "当初予算",
    Measure.REQUEST: "概算要求",
    Measure.SUPPLEMENTARY: "補正予算",
}
# No more than this stands before the amount of all: whose it is and of which year, or neither. A
# label of a slide, 「令和8年度要求額 214億円」, is that of what the slide is about.
_YEAR = r"(?:(?:令和|平成)?\d{1,2}|(?:19|20)\d\d)年度|本年度|今年度"
_WHOSE = r"[本当]?[市町村県都府区道省庁]|全体|全会計|会計全体|歳入歳出"
_LEAD = re.compile(
    rf"(?:^|。)[^\w。、]*(?P<said>(?:(?:{_YEAR})の?)?(?:{_WHOSE})?の?"
    r"(?P<budget>当初|補正|概算)?(?:予算|要求)(?:案|額)?(?:の?(?P<all>総額|規模|全体|総計))?)"
    r"(?P<link>は|が|では|:)?[、,]?\s*(?:総額で?)?(?:約|おおむね)?\s*$"
)
_BUDGETS = {"当初": Measure.INITIAL, "補正": Measure.SUPPLEMENTARY, "概算": Measure.REQUEST}


def read_whole(
    document: Document, lines: Sequence[PlacedLine], readings: Sequence[FigureReading]
) -> Iterator[FigureReading]:
    """The amount of the whole budget of a paper; `readings` are what others have read of it."""
    titled = read_titles(document_titles(document))
    if titled.year is None or titled.looks_back or titled.measure not in CALLED:
        return
    measure = Measure(titled.measure)
    of_it = [r for r in readings if (r.measure, r.year) == (measure, titled.year)]
    above = (None, *lines)
    found = [
        reading
        for line, before in zip(lines, above, strict=False)
        for reading in _in_line(line, titled, measure)
        if not _is_of_one(before)
    ]
    same = all(agree(r.amount, r.step, found[0].amount, found[0].step) for r in found)
    for reading in found[:1] if same else ():
        like = (r for r in of_it if r.currency == reading.currency)
        if all(r.amount <= reading.amount for r in like):
            yield reading


def _is_of_one(above: PlacedLine | None) -> bool:
    """Whether the line above names what its paragraph is about: 「■ 子育て応援事業」."""
    if above is None:
        return False
    first, last = clean_name(above.text)
    return is_measure(above.text[first:last])


def _in_line(line: PlacedLine, titled: Titled, measure: Measure) -> Iterator[FigureReading]:
    small = narrow(line.text)
    for amount in find_amounts(line.text):
        lead = _LEAD.search(small, 0, amount.start)
        said = lead and (lead["all"] or lead["link"] not in {None, ":"})
        if lead and said and _is_exact(amount) and _is_of(lead, titled, measure):
            yield reading_of(
                amount,
                line.start,
                program=_name(titled, measure),
                measure=measure,
                year=titled.year,
                label=line.text[lead.start("said") : lead.end("said")],
            )


def _is_exact(amount: Amount) -> bool:
    return amount.low is None and amount.per is None and amount.approximate in {None, "約"}


def _is_of(lead: re.Match[str], titled: Titled, measure: Measure) -> bool:
    """Whether the words before an amount name no other budget than the titles do."""
    years = {year.year for year in find_years(lead["said"]) if year.is_fiscal}
    return years <= {titled.year} and _BUDGETS.get(lead["budget"] or "", measure) is measure


def _name(titled: Titled, measure: Measure) -> str:
    """What the budget is called: its account, else its year: 「令和8年度当初予算」."""
    if titled.subject and titled.subject.endswith("会計"):
        return titled.subject
    return f"{japanese_year(titled.year or 0)}{CALLED[measure]}"
