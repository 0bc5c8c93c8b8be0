"""What a supplementary budget changes, and what the year before had: 「500万円を追加し」."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.japanese.phrase import AmountPhrase

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
_COMPARED = re.compile(
    r"\s?(?:に比べ|と比べ|に比較|と比較|に対し|から|より|[)）]|で、|です|でした|であ)"
)
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
    if not (_BEFORE.search(phrase.before) and _COMPARED.match(phrase.behind)):
        return None
    told = [r for r in phrase.known.values() if r.measure in {Measure.INITIAL, Measure.REQUEST}]
    owner = told[-1].program if told else phrase.owner(phrase.before, "")
    base = told[-1].year if told else phrase.titled.year or phrase.told.year
    year = phrase.year
    if owner is None or base is None or year != base - 1:
        return None
    return phrase.made(owner, Measure.PREVIOUS, year, phrase.before)


def of_other_year(phrase: AmountPhrase) -> FigureReading | None:
    """The same of another year, in the brackets behind: 「1億円程度（令和7年度は9,800万円）」."""
    before = [p for p in phrase.known if p < phrase.amount.start]
    if not before or not _IN_BRACKETS.match(phrase.before):
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
