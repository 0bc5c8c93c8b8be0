"""The most that somebody can get, as Japanese prose says it: 「1件当たり30万円を上限とし」."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.japanese.items import name_of
from corpus.statements.japanese.phrase import AmountPhrase
from corpus.statements.japanese.words import asked_measure

_MOST = re.compile(
    r"(?:上限|限度)(?:額)?(?:は|が|を|、|：|:|\s)*(?:最大)?(?:[0-9一１]\S{1,6}(?:当たり|あたり|につき))?(?:最大)?\s?$"
)
_AS_MOST = re.compile(r"\s?(?:を|が|まで(?:を)?)?(?:上限|限度)(?:と|に|額|です|とし|として)")
# What is added to a ceiling, or what it was before, is none.
_ADDED = re.compile(r"\s?(?:から|(?:を)?(?:上乗せ|加算|引き?上げ|引き?下げ|増額|追加))")
# What is given of so much for each, perhaps behind what others get.
_GIVEN = re.compile(
    r"(?:[、にはと]?[^。]{0,30}Ⓐ+)?を?(?:支給|給付|交付|助成|補助|支援)(?:し|する|いた|$)"
)
_ANSWERS = re.compile(r"\s?(?:まで)?(?:です|、|でござい|となり|$)")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]+)[」』][(]\S{0,4}$")


def is_ceiling(phrase: AmountPhrase) -> bool:
    """Whether an amount is the most that one can get, by the words beside it or what was asked."""
    if _ADDED.match(phrase.behind):
        return False
    if _MOST.search(phrase.before) or _AS_MOST.match(phrase.behind):
        return True
    if phrase.told.asked is not Measure.UNIT or not _ANSWERS.match(phrase.behind):
        return False
    return asked_measure(re.split(r"[、。]", phrase.before)[-1]) is None  # 「予算は3億円です」


def ceiling(phrase: AmountPhrase) -> FigureReading | None:
    """The ceiling as a figure; who it is for narrows it: 「法人は30万円を上限に」."""
    lead = phrase.masked[phrase.first : phrase.amount.start]
    quoted = _QUOTED.search(lead)
    topic = name_of(quoted["name"]) if quoted else phrase.owner(lead, "") or _of_paper(phrase)
    if topic is None or topic.endswith("会計"):
        return None
    year = phrase.told.year or phrase.titled.year
    who = re.split(r"[、。]", lead.rstrip("、 　"))[-1]
    match = re.match(r"(?P<who>[^ⒶⓎ]{2,20}?)(?:の方)?(?:は|の場合は|の場合、?)(?=.|$)", who)
    case = match["who"] if match and not re.search(r"上限|限度|補助|助成", match["who"]) else None
    case = case.strip(" 　※*") if case else None
    return replace(phrase.made(topic, Measure.UNIT, year, lead), scope=case)


def rate(phrase: AmountPhrase) -> FigureReading | None:
    """What each one gets of the program that is spoken of: 「1世帯当たり3万円を支給します」."""
    if not (phrase.amount.per and _GIVEN.match(phrase.masked, phrase.amount.end)):
        return None
    topic = phrase.told.topic
    year = phrase.told.year or phrase.titled.year
    if topic is None or topic.endswith("会計") or phrase.amount.approximate:
        return None
    return phrase.made(topic, Measure.UNIT, year, phrase.before)


def _of_paper(phrase: AmountPhrase) -> str | None:
    """What a ceiling of some is of: what was asked about, or the one program of the paper."""
    return phrase.told.topic if phrase.told.asked is Measure.UNIT else phrase.told.main
