"""An amount in a Japanese sentence: what the sentence, the titles and the text before it say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.statements.japanese.names import (
    ALIKE,
    account_in,
    named_in,
    parts_of,
    plain_theme,
    purpose_in,
    quoted_in,
)
from corpus.statements.japanese.owners import ACCOUNT
from corpus.statements.japanese.words import its_cost
from corpus.statements.told import Told
from corpus.tables.around.titled import Titled
from corpus.text.amounts import Amount
from corpus.text.years import YearMention
from corpus.words import table

YEARLY = frozenset(
    {Measure.INITIAL, Measure.REQUEST, Measure.EXECUTED, Measure.REVISED, Measure.SUPPLEMENTARY}
)
_THEME = re.compile(
    r"(?:^|[、。ⒶⓎ])\W*(?:(?:また|なお|さらに|次に|まず|そして|このほか|一方)、)?(?P<name>[^、。ⒶⓎ]{3,40}?)(?:につきましては|については|に関しては|では|は|ですが)"
)
_PUT = re.compile(r"[^Ⓐ。]{0,30}Ⓐ+を?(?:、|\s?(?:計上|措置|盛り込|予算化|配分|上限|限度))")
# What says that a budget is that of a whole year: no supplementary one.
_ANEW = re.compile(r"当初|新年度|来年度|翌年度|次年度")
# The supplement that a clause puts an amount into: 「3月補正予算案に」.
_SUPPLEMENT = re.compile(r"補正(?:予算)?案?(?:に|で|として|において)(?:は|も)?")
_OF_ACCOUNT = re.compile(
    rf"(?P<account>{ACCOUNT.pattern}|(?:特別|企業)会計)(?:(?:全体)?の(?:合計|総額|予算規模|予算総額|予算額?|規模)|全体)?(?:は|が)[、\s]*"
    rf"(?:\d{{1,2}}会計(?:の|を)(?:合計|合わせて|総額)(?:で|して)?[、\s]*)?(?:約|総額)?$"
)
# How it has changed may stand between: 「312億円（前年度比2.1％増）です」.
_IS_ALL = re.compile(
    r"[\s*]*(?:[（(][^（）()]{1,40}[)）][\s*]*)?(?:で|と(?:な|い|し|する)|、|。|$)"
)
# 「来年度は4,950万円です」
_NEXT_IS = re.compile(
    r"(?:来年度|新年度)(?:の?当初)?(?:の?予算)?(?:案|額)?(?:は|が)[、\s]*(?:約)?$"
)
_AS_COST = re.compile(r"(?:費用?|経費|料|予算)(?:等|など)?として(?:は)?$")
# What a cost is called right before its amount: 「設計委託料870万円を計上」.
_COST = re.compile(
    r"(?:費|料|繰出金|積立金|補助金|交付金|負担金|助成金|支援金|給付金|委託)(?:に)?$"
)
# Of an amount over several years, that of one: 「総額8億円、このうち令和8年度分として」.
_SHARE = re.compile(
    r"[をと]?(?:し、?)?、?(?:この|その)?うち、?(?:Ⓨ+|[本今新来]年度)の?(?:分|事業費)?(?:として|は|に|には)?、?約?"
)
_FILLED = re.compile(r"[、\s]*(?:総額|総事業費|約|合わせて)*(?:で|は)?[、\s]*約?Ⓐ+$")
_GOES_ON = re.compile(r"\s?(?:で、|で|に対し|のうち|、うち)")
_LAST = re.compile(r"(?:前年度?|昨年度?)(?![比並])")
# A year that is counted from the day of the paper, or from that of its budget.
_COUNTED = re.compile(r"(?P<next>来年度|翌年度|次年度)|(?P<own>今年度|本年度|現年度)")
# A year in which something is to be done is that of no amount beside it: 「令和11年度の完成」.
_AIM = re.compile(
    r"(?:まで|(?:の|に(?:は|も)?)?(?:完成|完了|完工|竣工|開業|供用|開設|開館|開園|開校|オープン"
    r"|運用開始|着工))"
)


@dataclass(frozen=True, slots=True)
class JapaneseSentence:
    """A sentence at `offset` with its amounts masked by Ⓐ and its years by Ⓨ, as long as it is.

    `titled` is the budget that the titles name, `told` what the text before the sentence says,
    `spoken` the fiscal year in which the paper is written.
    """

    source: str
    masked: str
    offset: int
    years: Mapping[int, YearMention]
    told: Told
    titled: Titled
    spoken: int | None = None

    def at(self, first: int, last: int) -> list[int]:
        """The fiscal years between two places by their numbers or by 「来年度」, in order."""
        found = {
            p: y.year
            for p, y in self.years.items()
            if first <= p < last and not _AIM.match(self.masked, p + y.end - y.start)
        }
        for match in _COUNTED.finditer(self.masked, first, last):
            if (year := self.counted(match.lastgroup == "next")) is not None:
                found[match.start()] = year
        return [found[p] for p in sorted(found)]

    def counted(self, following: bool) -> int | None:
        """The year that 「来年度」 or 「今年度」 is, by the paper's day, else by its budget."""
        if self.spoken is not None:
            return self.spoken + following
        return None if following else self.told.asked_year or self.titled.year or self.told.year

    @property
    def adds(self) -> bool:
        """Whether what is said before is about a supplementary budget, and this about no other."""
        return revises(self.told, self.titled) and not _ANEW.search(self.masked)


@lru_cache(maxsize=64)
def _theme_before(masked: str, until: int) -> re.Match[str] | None:
    """What a sentence speaks of up to a place; each part of what stands there asks for it."""
    found = list(_THEME.finditer(masked, 0, until))
    said = [m for m in found if not plain_theme().fullmatch(m["name"].strip())]
    return (said or found)[-1] if found else None


def revises(told: Told, titled: Titled) -> bool:
    """Whether what stands before a sentence, or above it, is about a supplementary budget."""
    before = told.measure in {Measure.SUPPLEMENTARY, Measure.REVISED}
    return titled.measure == Measure.SUPPLEMENTARY or (before and titled.measure is None)


@dataclass(frozen=True, slots=True)
class AmountPhrase:
    """An amount of a sentence between those before and after it, which end and begin at `first`
    and `last`; `until` is where the words before it end, less those that tell how it has changed.

    `known` holds what has been read of the sentence, by its place.
    """

    sentence: JapaneseSentence
    known: Mapping[int, FigureReading]
    amount: Amount
    first: int
    last: int
    until: int

    @property
    def masked(self) -> str:
        return self.sentence.masked

    @property
    def told(self) -> Told:
        return self.sentence.told

    @property
    def titled(self) -> Titled:
        return self.sentence.titled

    @property
    def before(self) -> str:
        """The words before it, from the amount before."""
        return self.masked[self.first : self.until]

    @property
    def behind(self) -> str:
        """The words behind it, up to the next amount."""
        return self.masked[self.amount.end : self.last]

    def owner(self, before: str, word: str, *, given: bool = False) -> str | None:
        """The nearest name before an amount, else what the text is about.

        With `given` any phrase is one: 「観光施設の改修は、1,200万円を減額し」.
        """
        if self.first and _SHARE.fullmatch(before):  # of what the amount before is for
            before = _FILLED.sub("", self.masked[: self.first])
        lead = before[: before.rfind(word)] if word else before
        apart = not word and (lead[-1:] in " 　:：" or (given and bool(_COST.search(lead))))
        parts = parts_of(lead)
        if parts and its_cost().fullmatch(parts[-1]):
            return purpose_in(parts[-2]) if given and parts[1:] else None
        for i, part in enumerate(reversed(parts)):
            if part.startswith("の"):  # 「X（…）の設計費」 is some of X
                return None
            if part[0] in "をにがはで" or (self._is_themed and _AS_COST.search(part)):
                continue  # it goes on behind an amount, or is a kind of cost of what is spoken of
            if name := named_in(part, bare=apart and i == 0, given=given):
                return name
        if given and (name := quoted_in(lead)):
            return name
        theme = self._theme
        purpose = purpose_in(parts[-1]) if given and parts else None
        if theme and (name := named_in(theme[0], given=given or self._puts(theme))):
            return name
        if purpose:
            return purpose
        if theme and any(word in theme["name"] for word in ALIKE):
            return self.told.topic  # 「同様の支援金では」
        if theme and not plain_theme().fullmatch(theme["name"].strip()):
            return None
        if word in table("phrases")["words"]["wholes"]:
            return self.account or (None if "補正" in word else self.told.main)
        return self.told.topic

    @property
    def _theme(self) -> re.Match[str] | None:
        """What the sentence speaks of where the amount stands: the last 「…は」 before it."""
        return _theme_before(self.masked, self.until)

    @property
    def _is_themed(self) -> bool:
        """Whether the sentence speaks of something else than of how much it costs."""
        theme = self._theme
        name = theme["name"].strip() if theme else ""
        return bool(name) and not (plain_theme().fullmatch(name) or name.endswith(("費", "額")))

    def _puts(self, theme: re.Match[str]) -> bool:
        """Whether an amount is put to what the sentence speaks of: 「改修には、Ⓐを計上」."""
        return theme[0].endswith("には") and bool(_PUT.match(self.masked, self.until))

    @property
    def account_told(self) -> str | None:
        """The account that an amount is said to be: 「6つの特別会計の合計はⒶ」."""
        match = _OF_ACCOUNT.search(self.before)
        return match["account"] if match and _IS_ALL.match(self.masked, self.amount.end) else None

    @property
    def of_next(self) -> bool:
        """Whether an amount is that of next year, which the budget of the titles is for."""
        spoken = self.sentence.spoken
        told = spoken is not None and self.titled.year == spoken + 1
        return told and bool(_NEXT_IS.search(self.before))

    @property
    def supplements(self) -> bool:
        """Whether its clause names the supplement that it is put into."""
        return bool(_SUPPLEMENT.search(self.masked, self.first, self.until))

    @property
    def account(self) -> str | None:
        """The account whose budget the sentence, the titles or the text before it speak of."""
        return account_in(self.masked) or account_in(self.titled.subject or "") or self.told.account

    @property
    def year(self) -> int | None:
        """The year of an amount: in its clause, before it in the sentence, else of the titles."""
        start = self.amount.start
        base = self.told.asked_year or self.titled.year or self.told.year
        clause = self.masked[self.first : self.until]
        if own := self.sentence.at(self.first, start):
            return own[-1]
        if self.supplements and self.titled.measure != Measure.SUPPLEMENTARY:
            return self.sentence.spoken  # a supplement is of the year that is running
        if _LAST.search(clause):
            base = self.titled.year or self.told.year
            return base - 1 if base else None
        if _COUNTED.search(clause):
            return None
        goes_on = _GOES_ON.match(clause) and self.first
        if goes_on and (last := [r for p, r in self.known.items() if p < start]):
            return last[-1].year
        before = set(self.sentence.at(0, start))
        if len(before) == 1:
            return before.pop()
        return None if before else base

    @property
    def changed(self) -> FigureReading | None:
        """The change that the sentence tells of last."""
        found = [r for r in self.known.values() if r.measure is Measure.SUPPLEMENTARY]
        return found[-1] if found else None

    def made(self, owner: str, measure: Measure, year: int | None, lead: str) -> FigureReading:
        """The amount as a figure of an owner; its label ends with the words before it."""
        label = self.sentence.source[self.amount.start - len(lead) : self.amount.start]
        return reading_of(
            self.amount,
            self.sentence.offset,
            program=owner,
            measure=measure,
            year=year,
            label=" ".join(label.split())[-30:].rstrip("はがをも"),
        )
