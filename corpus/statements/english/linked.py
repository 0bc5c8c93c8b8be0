"""What an amount is by those before it: some of one, what a change adds, what it comes to.

"The fund was Ⓐ, of which Ⓐ was spent", "a mid-year resolution raises the Ⓝ by Ⓐ to Ⓐ", and of the
sentence before: "This is up from Ⓐ in 2030".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.statements.english.clause import BUDGETS, Clause
from corpus.statements.english.links import goes_on_in, is_shift, links_of
from corpus.statements.english.whose import department_at
from corpus.statements.english.years import is_dated
from corpus.words import table

_THIS = re.compile(r"\W*(?:this|that|it|which)[ ]+(?:is|was|represents|compares)\b")
# "rises to Ⓐ, up from Ⓐ"
_UP_FROM = re.compile(r"(?:^[ ]*|,[ ]*)(?:(?:up|down|rising|falling)[ ]+)?from[ ]+$")
_AMENDS = re.compile(
    r"\b(?:moved|motion|amend\w*|supplement\w*|transfer\w*|virement|resolution|resolved|ordinance|mid-year)\b"
)
# "…, housing Ⓐ and leisure Ⓐ", "…, Water Quality (Ⓐ)"
_NEXT = re.compile(
    r"[)]?(?:,|;|,?[ ]+and)[ ]+(?:and[ ]+)?(?:the[ ]+)?"
    r"(?P<name>[A-Za-z][\w'’&-]*(?:[ ]+(?:[a-z]{2,3}[ ]+)?[A-Za-z][\w'’&-]*){0,4})[ ]+"
    r"(?P<open>[(])?"
)
_CLOSED, _ENDS = re.compile(r"[)]"), re.compile(r"[ ]*(?:[,.;]|$|[ ]and[ ])")
_WHOLE = re.compile(r"\d{4} (?:operating )?budget")
_IN = re.compile(
    r"[ ]+(?:in|to|for|from|on)[ ]+(?:(?:the|its|our)[ ]+)?(?:[a-z-]+[ ]+(?:for"
    r"|of)[ ]+(?:the[ ]+)?)?(?P<name>Ⓝ+)"
)
# "transfer Ⓐ from the Reserve Fund to the Ⓝ"
_GIVEN_TO = re.compile(
    r"[ ]+(?:from[ ]+[^Ⓐ.;,]{3,60}?[ ]+)?to[ ]+(?:(?:the|its|our)[ ]+)?(?P<name>Ⓝ+)"
)
# What is put by and not spent, when it is moved there.
_KEPT = ("fund", "reserve", "reserves", "account", "balance")
_YEARS = frozenset({Measure.INITIAL, Measure.REQUEST})
_FOR = re.compile(
    r"(?:[ ]+(?:in|for)[ ]+Ⓨ+)?[ ]+(?:for|to|into|on|in)[ ]+(?:(?:the|its|our"
    r"|an?)[ ]+)?(?:[a-z-]+[ ]+){0,1}?(?P<name>Ⓝ+)"
)


def linked(clause: Clause, before: FigureReading) -> FigureReading | None:
    """What it is to the one before it in its sentence: "of which Ⓐ was spent", "up from Ⓐ"."""
    links = links_of(clause.small, clause.first, clause.start)
    year, said = clause.year
    own = before.year
    if "within" in links and said and before.measure is Measure.TOTAL:
        return clause.reading(before, Measure.INITIAL, year)
    if "against" in links:
        return clause.reading(before, Measure.INITIAL, year if said else own)
    if "spent" in links:
        return clause.reading(before, Measure.EXECUTED, own)
    changed = clause.changed
    if changed and changed is not before and "after" in links:
        return clause.reading(changed, Measure.REVISED, changed.year)
    if before.measure is Measure.SUPPLEMENTARY:
        measure = Measure.REVISED if "after" in links else Measure.INITIAL
        return clause.reading(before, measure, own) if links & {"after", "before"} else None
    if "since" in links:
        if not own or before.measure not in BUDGETS:
            return None
        between = clause.small[clause.first : clause.start]
        dated = said and year != own
        if not dated and own == clause.sentence.setting.titled and _UP_FROM.search(between):
            year = own - 1  # in the budget of one year
        if year != own - 1:
            return None
        whole = _WHOLE.fullmatch(before.program)
        owner = before.program.replace(str(own), str(year)) if whole else before
        return clause.reading(owner, Measure.PREVIOUS, year)
    if "also" in links and (name := _beside(clause)):
        return clause.reading(name, before.measure, year if said else own)
    if name := _next_of_list(clause, before):
        return clause.reading(name, before.measure, own)
    if said and own and before.measure in _YEARS and is_dated(clause.small, clause.end):
        beside = goes_on_in(clause.small, clause.first, clause.start) and year != own
        return (
            clause.reading(before, clause.of_year(before.measure, year), year) if beside else None
        )
    return None


def _next_of_list(clause: Clause, before: FigureReading) -> str | None:
    """Whose the next amount of a list is, which leaves the verb out: "Police gets Ⓐ, parks Ⓐ".

    What it begins with stands before its amount, too; a bracket holds nothing but the amount.
    """
    text, masked = clause.sentence.text, clause.sentence.masked
    led = before.program.lower() in text[: clause.first].lower()
    match = _NEXT.fullmatch(masked, clause.first, clause.start)
    if match is None or not led or before.measure not in BUDGETS or clause.amount.per:
        return None
    opened, closed = bool(match["open"]), _CLOSED.match(clause.small, clause.end) is not None
    ends = opened or _ENDS.match(clause.small, clause.end) is not None
    name = text[slice(*match.span("name"))].strip()
    words = set(name.lower().split()) - {"and", "of", "for", "the"}
    return name if opened == closed and ends and words.isdisjoint(_not_names()) else None


@cache
def _not_names() -> frozenset[str]:
    """Words that are none of a name: who is paid, what only points, how amounts move."""
    words = table("clauses")["words"]
    kinds = ("recipients", "anyone", "pointing", "filling", "others", "leads")
    return frozenset(word for kind in kinds for word in words[kind])


def since_told(clause: Clause) -> FigureReading | None:
    """What the amount of the sentence before was: "This is up from Ⓐ in 2030"."""
    told, (year, said) = clause.told, clause.year
    if not (_THIS.match(clause.small) and said and told.topic and told.measure in BUDGETS):
        return None
    links = links_of(clause.small, 0, clause.start)
    if "since" not in links or year is None or told.year != year + 1:
        return None
    return clause.reading(told.topic, Measure.PREVIOUS, year)


def change(clause: Clause, start: int, down: bool) -> FigureReading | None:
    """What a supplementary budget adds to a program, or takes from it."""
    setting = clause.sentence.setting
    if not setting.supplements and not _AMENDS.search(clause.small):
        return None
    owner = _changed(clause, start)
    years = {y.year for y in clause.sentence.years.values()}
    year = next(iter(years)) if len(years) == 1 else clause.year[0]
    if owner is None or year is None:
        return None
    reading = clause.reading(owner, Measure.SUPPLEMENTARY, year)
    return replace(reading, amount=-abs(reading.amount) if down else reading.amount)


def moved(clause: Clause, start: int, *, before: bool = False) -> FigureReading | None:
    """What a budget is put to: "The proposal reduces the Harbor Fund to Ⓐ"; or what it was."""
    owner = clause.named.last(start, clause.start) or clause.named.last(0, start)
    year, said = clause.year
    measure = clause.sentence.setting.budget or (Measure.INITIAL if said else None)
    if owner is None or year is None or measure is None:
        return None
    if before:
        return clause.reading(owner, Measure.PREVIOUS, year - 1)
    return clause.reading(owner, clause.of_year(measure, year), year)


def _changed(clause: Clause, start: int) -> str | None:
    """The program whose budget changes: beside the words of the change."""
    named = clause.named
    if is_shift(clause.small, start):
        given = _GIVEN_TO.match(named.masked, clause.end)
        name = named.names[given.start("name")] if given else ""
        return None if name.lower().endswith(_KEPT) else name or None
    behind = _IN.match(named.masked, clause.end)
    if behind:
        return named.names[behind.start("name")]
    return named.last(start, clause.start) or named.last(clause.first, start)


def _beside(clause: Clause) -> str | None:
    """The name that an amount in a list has: "and Ⓐ for the Ⓝ", also that of a department."""
    match = _FOR.match(clause.named.masked, clause.end)
    if match is None:
        return department_at(clause.named, clause.end)
    return clause.named.names[match.start("name")]
