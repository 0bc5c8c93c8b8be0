"""What clauses of English prose say of amounts, by the words beside each and what went before.

"The Council has set aside £240,000 for 2031/32. In 2030/31 the fund was £200,000, of which £188,450
was paid out." below "Frequently asked questions: River Fund". Each amount has a cue, a year and an
owner: in its own clause, or from the sentences and titles before. Without one of them it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.statements.english.ceilings import case_of, ceiling_in
from corpus.statements.english.cues import Cue, cue_of, is_other, speaks_on
from corpus.statements.english.links import change_of, links_of, moved_to, spent_behind
from corpus.statements.english.named import Named, name_all
from corpus.statements.english.sentence import Sentence, in_small
from corpus.statements.english.whose import (
    is_for_other,
    labelled,
    owner_of,
    speaks_of_it,
    whole_budget,
)
from corpus.statements.english.years import is_dated, year_at
from corpus.statements.told import Told
from corpus.text.amounts import Amount

# The budgets of one year, which an amount without one is none of.
_YEARLY = frozenset({Measure.INITIAL, Measure.REQUEST, Measure.EXECUTED, Measure.REVISED})
_BUDGETS = frozenset({Measure.INITIAL, Measure.REQUEST, Measure.REVISED})
_ENACTED = frozenset({"adopted", "approved", "enacted", "appropriated", "budgeted"})
_BOUNDS = frozenset({"超", "未満", "以下", "以上"})
_PERIOD = re.compile(
    r",?[ ]+over[ ]+(?:(?:the[ ]+)?(?:next[ ]+|coming[ ]+)?[a-z0-9]+[ ]+(?:years|months)|Ⓟ+)"
)
_EXAMPLE = re.compile(
    r"\b(?:for[ ]+)?example\b|\be\.g\.|\bfor[ ]+instance\b|\bsuppose\b|\bwould[ ]+be[ ]+paid\b"
)
_THIS = re.compile(r"\W*(?:this|that|it|which)[ ]+(?:is|was|represents|compares)\b")
_AMENDS = re.compile(
    r"\b(?:moved|motion|amend\w*|supplement\w*|resolution|resolved|ordinance|mid-year)\b"
)
_WHOLE = re.compile(r"\d{4} (?:operating )?budget")
_PARTLY = re.compile(
    r"[ ]+(?:through|until|by|as[ ]+of|to[ ]+date|so[ ]+far)\b(?![ ]+(?:the|our|its)[ ]+Ⓝ)"
)
_IN = re.compile(
    r"[ ]+(?:in|to|for|from|on)[ ]+(?:(?:the|its|our)[ ]+)?(?:[a-z-]+[ ]+(?:for"
    r"|of)[ ]+(?:the[ ]+)?)?(?P<name>Ⓝ+)"
)
_FOR = re.compile(
    r"(?:[ ]+(?:in|for)[ ]+Ⓨ+)?[ ]+(?:for|to|into|on|in)[ ]+(?:(?:the|its|our"
    r"|an?)[ ]+)?(?:[a-z-]+[ ]+){0,1}?(?P<name>Ⓝ+)"
)
_ANSWER = re.compile(
    r"\W*(?:(?:a|answer|reply)\b[^:Ⓐ]{0,40}:)?[ ]*(?:(?:it|this|that|we|there)[ ]+(?:is|was|has"
    r"|have|will[ ]+be|are)[ ]+)?(?:about[ ]+|around[ ]+|some[ ]+)?"
)
_FOR_CASE = re.compile(
    r"[ ]+(?:for|to)[ ]+(?:an?[ ]+|the[ ]+)?(?P<case>[a-z][a-z -]{2,40}?)(?=[ ]+(?:and|or)\b"
    r"|[.,;]|$)"
)
# What a label holds of the words before its amount.
LONGEST_LABEL, MOST_WORDS = 60, 8


@dataclass(frozen=True, slots=True)
class _Place:
    """An amount between those before and after it."""

    amount: Amount
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.amount.start

    @property
    def end(self) -> int:
        return self.amount.end


class Clauses:
    """The amounts of one sentence that no form has read; `found` are those that one has."""

    def __init__(self, sentence: Sentence, found: Mapping[int, FigureReading], told: Told) -> None:
        self._sentence = sentence
        self._named: Named = name_all(sentence)
        self._small = in_small(self._named.masked)
        self._told = told
        self._known = dict(found)

    def read(self) -> Iterator[FigureReading]:
        """The readings, in the order of the text."""
        for place in self._places():
            amount = place.amount
            most = ceiling_in(self._small, place.first, place.start)
            if place.start in self._known or (amount.approximate in _BOUNDS and not most):
                continue
            if reading := self._read(place):
                self._known[place.start] = reading
                yield reading

    def _places(self) -> Iterator[_Place]:
        starts = sorted(self._sentence.amounts)
        for i, start in enumerate(starts):
            first = self._sentence.amounts[starts[i - 1]].end if i else 0
            last = starts[i + 1] if i + 1 < len(starts) else len(self._small)
            yield _Place(self._sentence.amounts[start], first, last)

    def _read(self, place: _Place) -> FigureReading | None:
        if is_other(self._small, place.end, place.last) or _EXAMPLE.search(self._small):
            return None
        if match := ceiling_in(self._small, place.first, place.start):
            return self._ceiling(place, match.start("cue"))
        if self._told.asked is Measure.UNIT and place.amount.approximate == "最大":
            return self._ceiling(place, place.start)
        if place.amount.per:
            return None
        before = self._before(place)
        if before and spent_behind(self._small, place.first, place.start, place.end):
            if _PARTLY.search(self._small, place.end, place.last):
                return None  # of a year that goes on
            return self._reading(place, before, Measure.EXECUTED, before.year)
        if changed := change_of(self._small, place.first, place.start):
            return self._change(place, *changed)
        if before and (reading := self._linked(place, before)):
            return reading
        if before is None and (reading := self._since_told(place)):
            return reading
        if moved := moved_to(self._small, place.first, place.start):
            return self._moved(place, moved)
        if "after" in links_of(self._small, place.first, place.start) and before:
            return None  # what something unread has made of it
        cue = cue_of(self._small, place.first, place.start, place.end, place.last)
        if cue is None:
            return self._labelled(place) or self._answer(place) or self._goes_on(place)
        return self._by_cue(place, cue)

    def _before(self, place: _Place) -> FigureReading | None:
        known = [p for p in self._known if p < place.start]
        return self._known[max(known)] if known else None

    def _moved(self, place: _Place, start: int) -> FigureReading | None:
        """What a budget is put to: "The proposal reduces the Harbor Fund to Ⓐ"."""
        owner = self._named.last(start, place.start) or self._named.last(place.first, start)
        year, said = self._year(place)
        measure = self._sentence.setting.budget or (Measure.INITIAL if said else None)
        if owner is None or year is None or measure is None:
            return None
        return self._reading(place, owner, self._of_year(measure, year), year)

    def _changes(self) -> FigureReading | None:
        """The change that the sentence tells of last."""
        found = [p for p, r in self._known.items() if r.measure is Measure.SUPPLEMENTARY]
        return self._known[max(found)] if found else None

    def _by_cue(self, place: _Place, cue: Cue) -> FigureReading | None:
        around = place.first, place.last
        owner = owner_of(self._named, (place.start, place.end), around, cue)
        year, said = self._year(place)
        dated = said or (year is not None and self._sentence.setting.budget is not None)
        several = _PERIOD.match(self._small, place.end)
        if cue.is_light and not ((dated or several) and (owner or self._told.asked)):
            return None
        if cue.since and not is_dated(self._small, place.end):
            return None
        measure = cue.measure
        if measure is Measure.EXECUTED and _PARTLY.match(self._small, place.end):
            return None  # of a year that goes on
        if several:
            measure, year = Measure.TOTAL, None
        elif measure is Measure.TOTAL and year and said:
            measure = Measure.EXECUTED
        if measure is Measure.TOTAL and owner is None:
            return None
        if owner is None and not is_for_other(self._named, place.end, place.last):
            topic = self._told.topic if speaks_of_it(self._named, place.first, cue) else None
            owner = topic or whole_budget(self._named, cue, year)
            if owner is None and year and said and self._told.of_all and cue.word in _ENACTED:
                owner = f"{year} budget"
        if not owner or (measure in _YEARLY and year is None):
            return None
        if measure is Measure.EXECUTED and not (said or self._told.asked_year):
            return None  # what was spent is seldom of the paper's own year
        return self._reading(place, owner, self._of_year(measure, year), year)

    def _labelled(self, place: _Place) -> FigureReading | None:
        """A line of a name and an amount with its year, or below the title of one budget."""
        name = labelled(self._named, place.first, place.start)
        year, said = self._year(place)
        setting = self._sentence.setting
        whole = self._told.whole
        if name and whole:
            return replace(
                self._reading(place, name, whole.measure, whole.year), parent=whole.program
            )
        if name is None or year is None or not (said or setting.budget):
            return None
        if setting.budget is None and not said:
            return None
        measure = setting.budget if setting.budget and year == setting.titled else None
        if measure is None and setting.budget and setting.titled:
            measure = Measure.PREVIOUS if year == setting.titled - 1 else None
        return self._reading(place, name, measure, year) if measure else None

    def _answer(self, place: _Place) -> FigureReading | None:
        """An amount that answers what was asked: "A: Ⓐ for 2031"."""
        asked, year = self._told.asked, self._year(place)[0]
        plain = _ANSWER.fullmatch(self._small[: place.start]) and not place.first
        known = asked in _YEARLY and year is not None and self._told.topic
        if not plain or not known or asked is None or self._told.topic is None:
            return None
        if is_for_other(self._named, place.end, place.last):
            return None
        return self._reading(place, self._told.topic, self._of_year(asked, year), year)

    def _goes_on(self, place: _Place) -> FigureReading | None:
        """What the sentence before spoke of, in another year: "In 2030 it was Ⓐ"."""
        year, said = self._year(place)
        told = self._told
        if not (said and told.topic and told.measure in _YEARLY):
            return None
        if told.measure is None or not speaks_on(self._small, place.first, place.start):
            return None
        return self._reading(place, told.topic, self._of_year(told.measure, year), year)

    def _ceiling(self, place: _Place, until: int) -> FigureReading | None:
        """The most that somebody can get of what the text is about; who it is narrows it."""
        named = self._named.last(place.first, until)
        owner = named or self._told.topic
        if owner is None:
            return None
        setting = self._sentence.setting
        year = setting.year or setting.titled or self._told.year
        reading = self._reading(place, owner, Measure.UNIT, year)
        behind = _FOR_CASE.match(self._small, place.end)
        lead = self._sentence.text[place.first : until]
        case = behind["case"] if behind and until == place.start else case_of(lead)
        return replace(reading, scope=None if named else case)

    def _change(self, place: _Place, start: int, down: bool) -> FigureReading | None:
        """What a supplementary budget adds to a program, or takes from it."""
        setting = self._sentence.setting
        if not setting.supplements and not _AMENDS.search(self._small):
            return None
        owner = self._changed(place, start)
        years = {y.year for y in self._sentence.years.values()}
        year = next(iter(years)) if len(years) == 1 else self._year(place)[0]
        if owner is None or year is None:
            return None
        reading = self._reading(place, owner, Measure.SUPPLEMENTARY, year)
        return replace(reading, amount=-abs(reading.amount) if down else reading.amount)

    def _changed(self, place: _Place, start: int) -> str | None:
        """The program whose budget changes: beside the words of the change."""
        named = self._named
        behind = _IN.match(named.masked, place.end)
        if behind:
            return named.names[behind.start("name")]
        return named.last(start, place.start) or named.last(place.first, start)

    def _linked(self, place: _Place, before: FigureReading) -> FigureReading | None:
        links = links_of(self._small, place.first, place.start)
        year, said = self._year(place)
        own = before.year
        if "within" in links and said and before.measure is Measure.TOTAL:
            return self._reading(place, before, Measure.INITIAL, year)
        if "against" in links:
            return self._reading(place, before, Measure.INITIAL, year if said else own)
        if "spent" in links:
            return self._reading(place, before, Measure.EXECUTED, own)
        changed = self._changes()
        if changed and changed is not before and "after" in links:
            return self._reading(place, changed, Measure.REVISED, changed.year)
        if before.measure is Measure.SUPPLEMENTARY:
            measure = Measure.REVISED if "after" in links else Measure.INITIAL
            return (
                self._reading(place, before, measure, own) if links & {"after", "before"} else None
            )
        if "since" in links:
            known = said and own and year == own - 1 and before.measure in _BUDGETS
            if not known:
                return None
            whole = _WHOLE.fullmatch(before.program)
            owner = before.program.replace(str(own), str(year)) if whole else before
            return self._reading(place, owner, Measure.PREVIOUS, year)
        if "also" in links and (name := self._beside(place)):
            return self._reading(place, name, before.measure, year if said else own)
        return None

    def _since_told(self, place: _Place) -> FigureReading | None:
        """What the amount of the sentence before was: "This is up from Ⓐ in 2030"."""
        told, (year, said) = self._told, self._year(place)
        if not (_THIS.match(self._small) and said and told.topic and told.measure in _BUDGETS):
            return None
        links = links_of(self._small, 0, place.start)
        if "since" not in links or year is None or told.year != year + 1:
            return None
        return self._reading(place, told.topic, Measure.PREVIOUS, year)

    def _beside(self, place: _Place) -> str | None:
        """The name that an amount in a list has: "and Ⓐ for the Ⓝ"."""
        match = _FOR.match(self._named.masked, place.end)
        return self._named.names[match.start("name")] if match else None

    def _year(self, place: _Place) -> tuple[int | None, bool]:
        """The year of an amount, and whether its own sentence says it."""
        span = place.first, place.start, place.end, place.last
        return year_at(self._sentence, self._small, span, self._told)

    def _of_year(self, measure: Measure, year: int | None) -> Measure:
        """A budget of the year whose budget the document requests is a request."""
        requested = self._sentence.setting.requested
        if measure is Measure.INITIAL and requested:
            if year == requested:
                return Measure.REQUEST
            if year == requested - 1:
                return Measure.PREVIOUS
        return measure

    def _reading(
        self, place: _Place, owner: str | FigureReading, measure: Measure, year: int | None
    ) -> FigureReading:
        name = owner if isinstance(owner, str) else owner.parent or owner.program
        lead = self._sentence.text[max(place.first, place.start - LONGEST_LABEL) : place.start]
        return reading_of(
            place.amount,
            self._sentence.offset,
            program=name,
            measure=measure,
            year=year,
            label=" ".join(lead.split()[-MOST_WORDS:]),
        )
