"""Numbers that the model wrote itself: each must stand, with its unit, in the lines it cites.

LABELS is for numbers that stand there beside another word than the sentence puts to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.writer.checks.check import Check
from assistant.writer.checks.denial import rows_meant
from assistant.writer.reading.claims import BLANK, Claim
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.numerals import in_digits
from assistant.writer.reading.support import focused
from assistant.writer.reading.vocabulary import pattern, words
from corpus.facts import FigureRow, Measure
from corpus.text import find_amounts, find_years, fold
from corpus.text.amounts import PER_ONE
from corpus.text.dates import find_dates, without_dates

NUMBER = re.compile(r"(?<![a-z\d.])\d+(?:,\d{3})*(?:\.\d+)?|(?<=[a-z])(?<!\d)\d+(?![a-z\d-])")
# What no digits are written for.
LARGE = re.compile(
    r"\b(?:hundreds|dozens?|thousands|(?:million|billion|trillion)s?)\b|数[十百千万億]+"
)
BESIDE = re.compile(rf"{BLANK}\s?[a-z]+")  # a word beside a reference is for UNITS
EACH = re.compile(r"(?<!\d)1\s?[一-鿿か]{1,3}" rf"(?={PER_ONE}|ごと)")  # "1人あたり"
NOUN = re.compile(r"\s?([a-z]{3,}|[一-鿿ァ-ヶー]{1,4})")
BARE_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.])")  # "the 2024 storm"
LIST_NUMBER = re.compile(r"^\s*(?:[-・*]\s*)?\d{1,2}[.)．）](?=\s|$)")  # 1. of a list


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as it is written, the unit behind it, and where."""

    number: str
    unit: str
    start: int
    end: int


def _numbers(claim: Claim) -> Iterator[str]:
    text = LIST_NUMBER.sub(_blank, _without_programs(claim))
    text = EACH.sub(_blank, _without_years(without_dates(text)))
    quoted = "\n".join(fold(t).text for t in focused(claim))
    there = {
        (c.number, c.unit or _joined(source, c))
        for source in (quoted, in_digits(quoted))
        for c in counted(source)
    }
    amounts = {(a.value, a.currency, a.per) for a in find_amounts(quoted)}
    values = {(v, c) for v, c, _ in amounts}
    for amount in find_amounts(text):
        if (amount.value, amount.currency) not in values:
            yield f"{amount.original}: write amounts as references such as [[F1]]."
        elif rows_meant(claim):
            yield f"{amount.original}: the table has that amount; query it, write its reference."
        elif any(abs(r.amount) == abs(amount.value) for r in _table_rows(claim)):
            yield f"{amount.original} is a row of the table: write its reference, [[F…]]."
        text = text[: amount.start] + " " * (amount.end - amount.start) + text[amount.end :]
    there |= {(c.number, c.unit) for c in counted(fold(_names_of(claim)).text)}
    text = in_digits(BESIDE.sub(_blank, text), ones=False)
    for found in counted(text):
        if _is_tally(claim, found, text):
            continue
        if not any(n == found.number and _fits(found.unit, u) for n, u in there):
            yield f"{found.number}{found.unit} does not stand in the lines that it cites."
    for word in LARGE.findall(text):
        if word not in quoted:
            yield f"{word} does not stand in the lines that it cites."
    yield from _years(claim)


def _names_of(claim: Claim) -> str:
    """What the rows of the sentence are called, numbers in names included: 柱2."""
    rows = [r for ref in claim.figures for r in claim.known.exhibits.rows(ref.handle)]
    return "\n".join(" ".join((r.program, r.label, r.scope or "")) for r in rows)


def _is_tally(claim: Claim, found: Counted, text: str) -> bool:
    """Whether a number only counts the rows that the sentence states: 「3事業の合計は」."""
    rows = {r for ref in claim.figures for r in claim.known.exhibits.rows(ref.handle)}
    counts = pattern("tally").match(text[found.end :].lstrip())
    return bool(counts) and found.number == str(len(rows))


def _years(claim: Claim) -> Iterator[str]:
    """Years stand in the cited lines, or are those of the sentence's figures."""
    lines = focused(claim)
    known = {str(y.year) for t in lines for y in find_years(t)}
    known |= {year for t in lines for year in BARE_YEAR.findall(t)}
    known |= {str(d.year) for t in lines for d in find_dates(fold(t).text.lower())}
    for ref in claim.figures:
        for row in claim.known.exhibits.rows(ref.handle):
            known.add(str(row.fiscal_year))
            known |= {str(y.year) for y in find_years(f"{row.label} {row.note or ''}")}
    asked = {str(y.year) for y in find_years(claim.known.asked)}
    idle = not claim.figures and not claim.quotes  # "of 2031 nothing is said": what was asked
    checked = max((ref.end for ref in claim.figures), default=0)  # YEAR is for those before
    attached = [claim.attached(ref, claim.years) for ref in claim.figures]
    for mention in claim.years:
        if mention.start < checked or mention in attached:
            continue
        if not mention.values & (known | (asked if idle else set())):
            yield f"{claim.plain[mention.start : mention.end]} is not a year that it cites."


def _labels(claim: Claim) -> Iterator[str]:
    """A number is that of the word before it: 導入支援は3年 where the lines say 導入支援1年."""
    text = _without_years(without_dates(_without_programs(claim)))
    quoted = [_without_years(without_dates(fold(t).text)) for t in focused(claim)]
    there = [(c, q) for q in quoted for c in counted(q)]
    nouns = [(_noun(q, c), c.number) for c, q in there]
    last = 0
    for found in counted(text):
        noun = _noun(text, found)
        same = {number for other, number in nouns if noun and other == noun}
        if same and found.number not in same:
            yield f"The lines count {', '.join(sorted(same))} {noun}."
        if not found.unit:  # of a date, a name: what it counts is not said
            last = found.end
            continue
        rivals = {c.number for c, _ in there if _fits(found.unit, c.unit)} - {found.number}
        if rivals:
            label = content_words(text[last : found.start])
            against = [
                w
                for w in label
                if found.number not in (near := _next(w, quoted, found.unit)) and near
            ]
            for_it = [w for w in label if _next(w, quoted, found.unit) == {found.number}]
            if against and len(against) > len(for_it):
                yield f"The lines give {found.number}{found.unit} for something else."
        last = found.end


def _next(word: str, quoted: list[str], unit: str) -> frozenset[str]:
    """The numbers of a unit that follow a word first, wherever it stands."""
    near = set()
    for text in quoted:
        there = counted(text)
        units = [c for c in there if c.unit == unit] or [c for c in there if _fits(unit, c.unit)]
        for match in re.finditer(re.escape(word), text):
            near |= {c.number for c in [c for c in units if c.start >= match.end()][:1]}
    return frozenset(near)


def _noun(text: str, found: Counted) -> str:
    """What stands right behind a number: "23 townships" -> townships."""
    behind = NOUN.match(text, found.end)
    return behind[1] if behind else ""


def _joined(text: str, found: Counted) -> str:
    """A Japanese word joined to a number is its unit, known or not: 12月 is no 12 of others."""
    noun = _noun(text, found)
    return "" if noun.isascii() or text[found.end].isspace() else noun


def counted(text: str) -> list[Counted]:
    """Numbers of a folded text, each with the kind of unit that follows it: 18人 -> 18, person."""
    found = []
    for match in NUMBER.finditer(text):
        after = _units().match(text, match.end())
        number = match[0].replace(",", "")
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        found.append(Counted(number, _kinds()[after[1]] if after else "", *match.span()))
    return found


def _fits(unit: str, other: str) -> bool:
    """A number without a unit may be any; with one, the unit is the same."""
    return not unit or unit == other or (not other and unit not in {"percent", "times"})


def _without_years(text: str) -> str:
    for year in find_years(text):
        text = text[: year.start] + " " * (year.end - year.start) + text[year.end :]
    return text


def _without_programs(claim: Claim) -> str:
    """The sentence without the names of programs, some of which have numbers."""
    chars = list(claim.low)
    for mention in claim.programs:
        chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(chars)


def _table_rows(claim: Claim) -> Iterator[FigureRow]:
    """Rows of the table that stand in the stretches cited."""
    exhibits = claim.known.exhibits
    for number in claim.quotes:
        place = exhibits.stretches[number]
        yield from (
            r
            for r in exhibits.sources.figures
            if r.document_id == place.document_id
            and place.start <= r.start
            and r.end <= place.end
            and r.measure is not Measure.UNIT
        )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, group in words()["counters"].items() for word in group}


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    ordered = sorted(_kinds(), key=len, reverse=True)
    return re.compile(r"\s?(" + "|".join(map(re.escape, ordered)) + ")")


NUMBERS = Check("numbers", _numbers)
LABELS = Check("labels", _labels)
