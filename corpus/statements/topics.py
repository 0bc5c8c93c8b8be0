"""What the sentences of a text are about, from one to the next.

A question names what its answer is of: "How much does the Council spend on the Street Wardens
Service?". The program of a sentence is that of the next one in its paragraph, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.english.ceilings import asks_most
from corpus.statements.english.cues import cue_in
from corpus.statements.english.named import name_all
from corpus.statements.english.sentence import Setting, in_small, mask
from corpus.statements.japanese.names import (
    ITEM,
    account_in,
    asked_of,
    asks_of_other,
    subject_in,
)
from corpus.statements.japanese.words import asked_measure
from corpus.statements.told import Told
from corpus.tables.around.budgets.named import budgets_in
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# The budget of all, which is no program that the next sentence goes on about.
_WHOLE = re.compile(r"\d{4} (?:operating )?budget")
_ASKS_JA = re.compile(
    r"(?:か|かな|ですか|伺う|伺います|お聞きします|尋ねる|お尋ねします|問う|求めます|を|[?？]|いかがか|どうか|は)[\s。]*$"
)
_LAST = re.compile(r"\blast year\b|\bprevious year\b|前年度?(?!比)|昨年度?|去年度?")
# Amounts that are put to one thing after another: 「清掃活動に250万円、学習支援に180万円」.
_LISTED = re.compile(
    r"[にへ](?:約)?[0-9０-９][^、。]{0,14}円、[^、。]{2,30}[にへ](?:約)?[0-9０-９]"
)
_LABEL = re.compile(r"\s*[^\n:]{3,60}:[^\n:]{2,40}\s*")
_PARTED = frozenset({Measure.TOTAL, Measure.INITIAL, Measure.REQUEST, Measure.EXECUTED})
# Who asks that money be found, or for some, asks no question.
_ASKS = re.compile(
    r"[?]\s*$|\b(?:asked|asks)\b(?! (?:that|for)\b)"
    r"|\b(?:enquired|inquired|queried|wanted to know)\b"
)


@dataclass
class Topics:
    """What is spoken of at a place. `main` is what the whole text is about, if one thing."""

    setting: Setting
    main: str | None = None
    _asked: str | None = None
    _measure: Measure | None = None
    _asked_year: int | None = None
    _about: str | None = None
    _year: int | None = None
    _last: Measure | None = None
    _of_all: bool = False
    _seen: set[str] = field(default_factory=set)
    _account: str | None = None
    _page: int | None = None
    _whole: tuple[int, FigureReading] | None = None
    _above: tuple[str | None, str | None] = (None, None)

    def enter(self, heading: str | None, title: str | None, *, new: bool) -> None:
        """Below a heading and a title, perhaps other ones; in a `new` paragraph or item."""
        if (heading, title) != self._above:
            self._asked, self._measure, self._about, self._year = None, None, None, None
            self._asked_year = None
            self._last, self._seen = None, set()
            for line, before in zip((heading, title), self._above, strict=True):
                if line and line != before and _ASKS.search(line):
                    self._ask(line)
                elif line and line != before and line.isascii():
                    self._asked_year = self._year_asked(line.lower(), fiscal_years(line))
            self._above = heading, title
        if new:
            self._about = None

    def point(self, title: str) -> None:
        """At a point of minutes, about the year of its title alone: "Transfer, FY 2026"."""
        years = set(fiscal_years(title))
        self._year = self._asked_year = years.pop() if len(years) == 1 else None

    def turn(self, page: int | None) -> None:
        """On a page: what another one spoke of is no more spoken of."""
        if page != self._page:
            self._page, self._above = page, (None, None)
            self._asked, self._measure, self._about, self._year = None, None, None, None
            self._asked_year, self._last, self._seen = None, None, set()

    def head(self, line: str) -> None:
        """A paragraph below the number and the name of a part: 「３　予算額」."""
        self._measure = asked_measure(line, whole=True) or self._measure

    def label(self, text: str, indent: int, readings: list[FigureReading]) -> None:
        """A line "Total funding: $2 million" at an indent, which lines farther in may part."""
        if self._whole and indent > self._whole[0]:
            return
        alone = len(readings) == 1 and _LABEL.fullmatch(text) and readings[0].measure in _PARTED
        self._whole = (indent, readings[0]) if alone else None

    @property
    def asked(self) -> str | None:
        """What the last question of this part is about."""
        return self._asked

    def whole_at(self, indent: int) -> FigureReading | None:
        """What a line at an indent may be a part of."""
        return self._whole[1] if self._whole and indent > self._whole[0] else None

    def hear(self, text: str, readings: list[FigureReading], speaks_of: str | None) -> None:
        """A sentence, with what it states."""
        if _ASKS.search(text):
            self._ask(text)
        years = [r.year for r in readings if r.measure in {Measure.INITIAL, Measure.REQUEST}]
        stated = [budget.year for budget in budgets_in(text)]
        self._year = self._year or next(iter([*stated, *years]), None)
        named = [r for r in readings if r.program and not _WHOLE.fullmatch(r.program)]
        owners = [r.parent or r.program for r in named]
        self._last = named[-1].measure if named else self._last
        self._of_all = bool(readings) and not named
        self._about = owners[-1] if owners else speaks_of or self._about
        if len(set(owners)) > 1:
            self._about = None  # what is said next may be of any of them
        if self.main is None and readings and readings[0].measure is Measure.TOTAL:
            self.main = owners[0] if owners else None

    def told(
        self, named: str | None, titled: str | None, indent: int, headed: str | None = None
    ) -> Told:
        """What a sentence at an indent may leave out; `named` begins its paragraph, `titled` is
        above it, and `headed` all that is said below its own name."""
        only = next(iter(self._seen)) if len(self._seen) == 1 else None
        topic = named or headed or self._about or self._asked or titled or self.main or only
        return Told(
            topic,
            self._year,
            self._measure,
            self._last,
            self.whole_at(indent),
            headed or self.main,
            self._account,
            self._of_all,
            self._asked_year,
        )

    def listen(self, text: str, readings: list[FigureReading]) -> None:
        """A Japanese sentence, with what it states."""
        owned = [r for r in readings if r.program]
        self._account = account_in(text) or self._account
        if asked := _ASKS_JA.search(text):
            if asks_of_other(text) or ITEM.match(narrow(text)):
                self._asked, self._seen = None, set()
            self._asked = asked_of(text) or self._asked
            self._measure = asked_measure(text[: asked.start()])
            self._asked_year = self._year_asked(text, fiscal_years(text))
            self._about, self._last = None, None
            return
        budgets = [r for r in owned if r.measure is not Measure.UNIT]
        self._seen |= {r.program for r in budgets}
        several = len({r.program for r in budgets}) > 1 or bool(_LISTED.search(text))
        self._about = budgets[-1].program if budgets else subject_in(text) or self._about
        if several:
            self._seen.add("")
            self._about = None  # what is said next may be of any of them
        self._last = budgets[-1].measure if budgets else self._last
        years = [r.year for r in budgets if r.measure in {Measure.INITIAL, Measure.REQUEST}]
        self._year = self._year or next(iter(years), None)

    def _year_asked(self, text: str, years: Sequence[int | None]) -> int | None:
        """The year that a question asks of: "How much was spent in 2030?", 「昨年度は」."""
        base = self.setting.titled or self.setting.year
        if len(set(years)) == 1:
            return years[0]
        return base - 1 if base and not years and _LAST.search(text) else None

    def _ask(self, text: str) -> None:
        sentence = mask(text, 0, self.setting, (None, None, None, None))
        named = name_all(sentence)
        names = [named.names[place] for place in sorted(named.names)]
        self._about = None
        self._asked = names[-1] if names else self._asked
        small = in_small(sentence.masked)
        cue = cue_in(small)
        self._measure = cue.measure if cue else None
        self._asked_year = self._year_asked(small, [y.year for y in sentence.years.values()])
        if asks_most(small):
            self._measure = Measure.UNIT


def fiscal_years(text: str) -> list[int]:
    """The fiscal years that a text names, in order."""
    return [year.year for year in find_years(text) if year.is_fiscal]
