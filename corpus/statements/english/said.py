"""What an amount is by its own clause: by a cue beside it, a label, or what was asked before.

"The Council has set aside Ⓐ for 2031", "Seal Rescue Service: Ⓐ", "A: Ⓐ for 2031" below a question,
"In 2030 it was Ⓐ", "Schools can get up to Ⓐ".
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.english.ceilings import case_of
from corpus.statements.english.clause import YEARLY, Clause
from corpus.statements.english.cues import Cue, is_decided, speaks_on
from corpus.statements.english.whose import (
    department,
    is_for_other,
    item_of,
    labelled,
    owner_of,
    speaks_of_it,
    whole_budget,
)
from corpus.statements.english.years import is_dated, is_to_come

_ENACTED = frozenset({"adopted", "approved", "enacted", "appropriated", "budgeted"})
# "Of the total, Ⓐ is available in Ⓨ"
_OF_TOTAL = re.compile(
    r"\W*of[ ]+(?:the|this|that)(?:[ ]+(?:total|amount|sum|funding|money|package))?,[ ]+Ⓐ"
)
_PERIOD = re.compile(
    r",?[ ]+over[ ]+(?:(?:the[ ]+)?(?:next[ ]+|coming[ ]+)?[a-z0-9]+[ ]+(?:years|months)|Ⓟ+)"
)
_PARTLY = re.compile(
    r"[ ]+(?:through|until|by|as[ ]+of|to[ ]+date|so[ ]+far)\b(?![ ]+(?:the|our|its)[ ]+Ⓝ)"
)
_ANSWER = re.compile(
    r"\W*(?:(?:a|answer|reply)\b[^:Ⓐ]{0,40}:)?[ ]*(?:(?:it|this|that|we|there)[ ]+(?:is|was|has"
    r"|have|will[ ]+be|are)[ ]+)?(?:about[ ]+|around[ ]+|some[ ]+)?"
)
_FROM = re.compile(r"[ ]+(?:from|through|under|by)[ ]+(?:the[ ]+|our[ ]+)?(?P<name>Ⓝ+)")
# "her proposed General Fund budget of Ⓐ"
_PROPOSED = re.compile(r"\b(?:proposed|draft|recommended|requested)[ ]+(?:[a-zⓃⓄⓎ-]+[ ]+){0,2}$")
_WE_PROPOSE = re.compile(r"[ ]+(?:that[ ]+)?(?:i|we)[ ]+(?:am[ ]+|are[ ]+)?(?:propos|recommend)")
_FOR_CASE = re.compile(
    r"[ ]+(?:for|to)[ ]+(?:an?[ ]+|the[ ]+)?(?P<case>[a-z][a-z -]{2,40}?)(?=[ ]+(?:and|or)\b"
    r"|[.,;]|$)"
)


def is_partly(clause: Clause) -> bool:
    """Whether an amount is of a year that goes on, by words behind it: "Ⓐ was paid out so far"."""
    return bool(_PARTLY.search(clause.small, clause.end, clause.last))


def by_cue(clause: Clause, cue: Cue) -> FigureReading | None:
    """What the word beside an amount says that it is: "has set aside Ⓐ for 2031"."""
    owner = _named_owner(clause, cue)
    if owner and _is_of_others(clause, cue, owner):
        return None
    year, said = clause.year
    owner = owner or _of_the_total(clause, said=said)
    dated = said or (year is not None and clause.sentence.setting.budget is not None)
    several = _PERIOD.match(clause.small, clause.end)
    answers = clause.told.asked is cue.measure and year is not None
    if cue.is_light and not (answers or ((dated or several) and (owner or clause.told.asked))):
        return None
    if cue.since and not is_dated(clause.small, clause.end):
        return None
    measure = cue.measure
    lead = clause.small[clause.first : cue.start]
    proposed = _PROPOSED.search(lead) or _WE_PROPOSE.match(clause.small, cue.end)
    if measure is Measure.INITIAL and cue.role == "nouns" and proposed:
        measure = Measure.REQUEST
    if measure is Measure.EXECUTED and _goes_on(clause):
        return None
    decides = is_decided(cue.word, lead)
    if several:
        measure, year = Measure.TOTAL, None
    elif measure is Measure.TOTAL and year and said:
        measure = Measure.INITIAL if cue.is_promised else Measure.EXECUTED
    if measure is Measure.TOTAL and owner is None:
        return None
    owner = owner or _told_owner(clause, cue, year, said=said)
    if not owner or (measure in YEARLY and year is None):
        return None
    if measure is Measure.EXECUTED and not (said or clause.told.asked_year):
        return None  # what was spent is seldom of the paper's own year
    if decides:
        return replace(clause.reading(owner, Measure.INITIAL, year), scope="recommended")
    return clause.reading(owner, clause.of_year(measure, year), year)


def _of_the_total(clause: Clause, *, said: bool) -> str | None:
    """What has a total of several years, for one of them: "Of this, Ⓐ is available in Ⓨ"."""
    part = said and clause.told.measure is Measure.TOTAL and _OF_TOTAL.match(clause.small)
    other = is_for_other(clause.named, clause.end, clause.last)
    return clause.told.topic if part and not other else None


def _named_owner(clause: Clause, cue: Cue) -> str | None:
    """The program or the department of an amount by the names of its clause."""
    around = clause.first, clause.last
    owner = owner_of(clause.named, (clause.start, clause.end), around, cue)
    return owner or department(clause.named, clause.end, cue)


def _told_owner(clause: Clause, cue: Cue, year: int | None, *, said: bool) -> str | None:
    """Whose an amount is that its clause does not name: what is spoken of, or the whole budget."""
    if is_for_other(clause.named, clause.end, clause.last):
        return None
    topic = clause.told.topic if speaks_of_it(clause.named, clause.first, cue) else None
    if owner := topic or whole_budget(clause.named, cue, year):
        return owner
    of_all = year and said and clause.told.of_all and cue.word in _ENACTED
    return f"{year} budget" if of_all else None


def _goes_on(clause: Clause) -> bool:
    """Whether what is spent is of a year that goes on, or to come."""
    partly = _PARTLY.match(clause.small, clause.end)
    return bool(partly) or is_to_come(clause.small, clause.start)


def _is_of_others(clause: Clause, cue: Cue, owner: str) -> bool:
    """Whether somebody else puts money to what small words name: "investors have put Ⓐ into"."""
    told = cue.behind or cue.role != "agents" or any(map(str.isupper, owner))
    return not told and not speaks_of_it(clause.named, clause.first, cue)


def by_label(clause: Clause) -> FigureReading | None:
    """A line of a name and an amount with its year, or below the title of one budget."""
    name = labelled(clause.named, clause.first, clause.start) or item_of(
        clause.named, clause.first, clause.start, clause.end
    )
    year, said = clause.year
    setting = clause.sentence.setting
    whole = clause.told.whole
    if name and _PERIOD.match(clause.small, clause.end):
        return clause.reading(name, Measure.TOTAL, None)
    if name and whole:
        return replace(clause.reading(name, whole.measure, whole.year), parent=whole.program)
    if name is None or year is None or not (said or setting.budget):
        return None
    if setting.budget is None and not said:
        return None
    if setting.budget is None and year in setting.budgeted:
        return clause.reading(name, Measure.INITIAL, year)
    measure = setting.budget if setting.budget and year == setting.titled else None
    if measure is None and setting.budget and setting.titled:
        measure = Measure.PREVIOUS if year == setting.titled - 1 else None
    return clause.reading(name, measure, year) if measure else None


def as_answer(clause: Clause) -> FigureReading | None:
    """An amount that answers what was asked: "A: Ⓐ for 2031"."""
    asked, year = clause.told.asked, clause.year[0]
    plain = _ANSWER.fullmatch(clause.small[: clause.start]) and not clause.first
    known = asked in YEARLY and year is not None and clause.told.topic
    if not plain or not known or asked is None or clause.told.topic is None:
        return None
    if is_for_other(clause.named, clause.end, clause.last):
        return None
    return clause.reading(clause.told.topic, clause.of_year(asked, year), year)


def going_on(clause: Clause) -> FigureReading | None:
    """What the sentence before spoke of, in another year: "In 2030 it was Ⓐ"."""
    year, said = clause.year
    told = clause.told
    if not (said and told.topic and told.measure in YEARLY):
        return None
    if told.measure is None or not speaks_on(clause.small, clause.first, clause.start):
        return None
    return clause.reading(told.topic, clause.of_year(told.measure, year), year)


def _paid_by(clause: Clause) -> str | None:
    """What somebody gets an amount from, behind it: "up to Ⓐ from the HomeStart program"."""
    match = _FROM.match(clause.named.masked, clause.end)
    return clause.named.names[match.start("name")] if match else None


def as_ceiling(clause: Clause, until: int) -> FigureReading | None:
    """The most that somebody can get of what the text is about; who it is narrows it."""
    named = clause.named.last(clause.first, until) or _paid_by(clause)
    owner = named or clause.told.topic
    if owner is None:
        return None
    setting = clause.sentence.setting
    year = setting.year or setting.titled or clause.told.year
    reading = clause.reading(owner, Measure.UNIT, year)
    behind = _FOR_CASE.match(clause.small, clause.end)
    lead = clause.sentence.text[clause.first : until]
    case = behind["case"] if behind and until == clause.start else case_of(lead)
    return replace(reading, scope=None if named else case)
