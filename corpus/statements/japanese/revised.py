"""What a supplementary budget changes, and what the year before had: 「500万円を追加し」."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.japanese.phrase import AmountPhrase
from corpus.statements.japanese.words import ABOUT

_ADDED = re.compile(
    r"(?:円)?\s?(?:を|の)?(?:(?P<how>追加|増額|減額|増|減)(?:補正)?(?:し|を|する|で|と|、|。|\s|$|いた|すべ|する)"
    r"|積み?立て(?:る|ます|[、。\s]|$))"
)
_TOTAL = re.compile(
    r"(?:予算の?)?総額[をはが、]*(?:歳入歳出)?(?:それぞれ|各々)?$|(?:追加|増額|減額)(?:し|して|を行い)[、,]?(?:補正後の?)?(?:予算)?(?:総額|額)?[をはが]?$"
)
_BECOMES = re.compile(
    r"\s?(?:と(?:する|し|な[るりっ]|いたし|致し)|に(?:な[るりっ]|する|し|いたし)|で(?:す|ござい|ある))"
)
# 「専決を含め3億4,700万円まで増額しております」
_UP_TO = re.compile(r"\s?まで(?:増額|減額|増やし|減らし)(?:し|補正|て|、|。|$)")
_BEFORE = re.compile(
    r"(?:前年度?|昨年度?|Ⓨ+)(?:当初)?(?:予算)?(?:額)?(?:の|は|が|：|:|、|\s)*(?:当初予算(?:額)?|予算(?:額)?)?(?:の|は|で|が|、)*[(]?$"
)
_IN_BRACKETS = re.compile(r"\s?(?:程度|余り?)?\s?[(]\s?Ⓨ+(?:は|：|:)?\s?約?$")
# 「令和5年度の決算額1,180万円に対し、令和6年度は1,364万円」
_TOWARDS = re.compile(
    r"(?:に対し(?:まして|て)?|から|に比べ(?:て)?|でしたが)、?Ⓨ+(?:は|には|が|で)、?約?$"
)
_COMPARED = re.compile(
    r"\s?(?:に比べ|と比べ|に比較|と比較|に対し|から|より|[)）]|で、|です|でした|であ)"
)
# What an amount is raised from stands right before it: 「8,000万円から令和8年度は1億円に増額」.
_FROM = re.compile(r"から[、\s]*(?:(?:Ⓨ+|本年度|新年度|来年度)(?:は|には)?[、\s]*)?(?:約|総額)?")
_RAISED = re.compile(
    rf"\s?{ABOUT}(?:に|へと?|まで|と)[、\s]?(?:大幅に)?"
    r"(?:増額|減額|引き?上げ|引き?下げ|増や|減ら|拡充|拡大|縮小|倍増|し|なり|なる)"
)
# 「3億円で、令和7年度の2億円から1億円の増」: what it is set against has its year.
_AGAINST = re.compile(
    rf"{ABOUT}で(?:す|あり|ございまして)?[、。]?\s?Ⓨ+の?(?:当初)?(?:予算)?額?の?、?約?Ⓐ+"
    r"(?:から|より|に比べ|と比べ|に対し)[、]?(?:て、?)?約?Ⓐ+の?(?:増|減)"
)
_IS_SO = re.compile(r"は[、\s]*(?:約|総額)?$")
_PLANNED = frozenset({Measure.INITIAL, Measure.REQUEST})
# What one person gets may stand where a budget does, if it is as small as this.
LEAST = 1_000_000
_BOTH_WAYS = re.compile(r"\s?の(?:減|増)(?:額)?と約?Ⓐ")
_WHOLE = re.compile(r"歳[入出]歳[入出].*それぞれ|^\W*(?:今回の)?補正(?:額|予算)?(?:は|が)")


def is_change(phrase: AmountPhrase) -> bool:
    """Whether an amount is added or taken, by the words behind it."""
    return bool(_ADDED.match(phrase.behind))


def change(phrase: AmountPhrase) -> FigureReading | None:
    """What is added to a program or taken from it: 「灯台改修事業は500万円を減額し」 → -500万円.

    None in a paper that changes no budget, and where an amount may be either: 「の減とⒶ」.
    """
    match = _ADDED.match(phrase.behind)
    if match is None or _BOTH_WAYS.match(phrase.masked, phrase.amount.end) or not _revises(phrase):
        return None
    before = phrase.before
    owner = phrase.owner(before, "", given=True)
    if _WHOLE.search(before) or (owner is None and "会計" in before):
        owner = phrase.account or owner
    year = _year(phrase)
    if owner is None or year is None:
        return None
    reading = phrase.made(owner, Measure.SUPPLEMENTARY, year, before)
    down = (match["how"] or "").startswith("減")
    return replace(reading, amount=-abs(reading.amount) if down else reading.amount)


def _year(phrase: AmountPhrase) -> int | None:
    """The year of a change: that of the supplement that the titles name, where no other is said."""
    titled = phrase.titled
    said = phrase.sentence.at(0, phrase.amount.start)
    own = titled.measure == Measure.SUPPLEMENTARY and titled.year and not said
    return titled.year if own else phrase.year or titled.year


def revised(phrase: AmountPhrase) -> FigureReading | None:
    """What a budget comes to by the change that the sentence told of: 「総額を3億円とする」."""
    if (_UP_TO.match(phrase.behind)) and phrase.year is not None:
        owner = phrase.owner(phrase.before, "")
        return (owner and phrase.made(owner, Measure.REVISED, phrase.year, phrase.before)) or None
    if not (_TOTAL.search(phrase.before) and _BECOMES.match(phrase.behind)):
        return None
    changed = phrase.changed
    if changed is None:
        return None
    return phrase.made(changed.program, Measure.REVISED, changed.year, phrase.before)


def compared(phrase: AmountPhrase) -> FigureReading | None:
    """Last year's budget: 「前年度の4億円に比べ」, 「（令和8年度：2億円）」."""
    last = _BEFORE.search(phrase.before)
    if last is None or not _COMPARED.match(phrase.behind):
        return None
    told = [r for r in phrase.known.values() if r.measure in {Measure.INITIAL, Measure.REQUEST}]
    owner = told[-1].program if told else phrase.owner(phrase.before, "")
    if owner is None and phrase.amount.value >= LEAST:  # 「企業立地奨励金を前年度の…」
        owner = phrase.owner(phrase.before[: last.start()], "")
    base = told[-1].year if told else phrase.titled.year or phrase.told.year
    year = phrase.year
    if owner is None or base is None or year != base - 1:
        return None
    return phrase.made(owner, Measure.PREVIOUS, year, phrase.before)


def raised(phrase: AmountPhrase) -> FigureReading | None:
    """What last year's budget is raised or cut to: 「前年度の8,000万円から1億2,000万円に増額」."""
    last = _last_known(phrase)
    if last is None or last.measure is not Measure.PREVIOUS or last.year is None:
        return None
    measure = phrase.titled.measure or Measure.INITIAL
    told = _FROM.fullmatch(phrase.before) and _RAISED.match(phrase.behind)
    if not told or measure not in _PLANNED or min(last.amount, phrase.amount.value) < LEAST:
        return None
    return phrase.made(last.program, Measure(measure), last.year + 1, "")


def against(phrase: AmountPhrase) -> FigureReading | None:
    """A budget that is set against that of a year: 「3億円で、令和7年度の2億円から1億円の増」.

    It is of the year after it, where the titles name a budget and no other year.
    """
    match = _AGAINST.match(phrase.masked, phrase.amount.end)
    years = phrase.sentence.at(match.start(), match.end()) if match else []
    if len(years) != 1 or not _IS_SO.search(phrase.before) or phrase.amount.value < LEAST:
        return None
    year, measure = years[0] + 1, phrase.titled.measure
    known = phrase.titled.year in {None, year} if measure in _PLANNED else measure is None
    owner = phrase.owner(phrase.before, "")
    if owner is None or not known or (measure is None and phrase.titled.year != year):
        return None
    return phrase.made(owner, Measure(measure or Measure.INITIAL), year, phrase.before)


def _last_known(phrase: AmountPhrase) -> FigureReading | None:
    """What has been read of the amount right before one."""
    offset = phrase.sentence.offset
    return next((r for r in phrase.known.values() if r.end - offset == phrase.first), None)


def of_other_year(phrase: AmountPhrase) -> FigureReading | None:
    """The same of another year, in the brackets behind: 「1億円程度（令和7年度は9,800万円）」."""
    before = [p for p in phrase.known if p < phrase.amount.start]
    last = _last_known(phrase)
    spent = last is not None and last.measure is Measure.EXECUTED and _TOWARDS.match(phrase.before)
    if not before or not (spent or _IN_BRACKETS.match(phrase.before)):
        return None
    known, year = phrase.known[max(before)], phrase.year
    told = max(before) + len(known.original) <= phrase.first
    if not told or known.year is None or year is None or year == known.year:
        return None
    budget = known.measure in {Measure.INITIAL, Measure.REQUEST} and year == known.year - 1
    measure = Measure.PREVIOUS if budget else known.measure
    return phrase.made(known.program, measure, year, phrase.before)


def _revises(phrase: AmountPhrase) -> bool:
    """Whether the paper or the sentence is about a supplementary budget."""
    told = phrase.told.measure in {Measure.SUPPLEMENTARY, Measure.REVISED}
    return told or phrase.sentence.adds or "補正" in phrase.masked
