"""What an English sentence says of an amount, by the forms that budget papers use.

"The FY 2026 Budget requests $2 million for the Harbor Program", "$2 million is proposed for the
Harbor Program in FY 2026", "Harbor Fund (£26m)". A sentence is read with its amounts, years and
periods masked by one letter each as long as they are, so that a form is one pattern and a place
in it is a place of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.statements.forms import SentenceForm, forms
from corpus.statements.subjects import Subjects, small_name
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import fold_key
from corpus.text.years import YearMention, find_head_years
from corpus.words import alternation, listed, meanings, table

_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d\d\s?(?:[-–]|to|and)\s{0,2}(?:19|20)\d\d(?!\d)")
_BEGINS = re.compile(
    r"(?:The )?(?P<name>(?:[A-Z][\w'’-]*(?: \([A-Z][\w&-]+\))? (?:(?:of|and|for|the) )?)+)(?=[a-z])"
)
_BROKEN = re.compile(r"(?<=[a-z])-\n([a-z]+)")
# European budgets are two: what may be promised, and what may be paid of it.
_KIND = re.compile(r" [a-z]+ appropriations$")
# What is longer is no sentence.
LONGEST = 4000
_OF_NO_YEAR = frozenset({Measure.TOTAL, Measure.UNIT, Measure.DIFFERENCE})
_DOWN = frozenset({"decrease", "reduction", "cut", "fall", "drop"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says once: its names, the year whose budget it requests, the grant that it
    is about, if one, and the year of the budget that its title names, and what it is."""

    subjects: Subjects
    requested: int | None
    scheme: str | None = None
    titled: int | None = None
    budget: Measure | None = None  # what that budget is


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence at `offset` of the document; `masked` is as long as it."""

    text: str
    masked: str
    offset: int
    amounts: dict[int, Amount]
    years: dict[int, YearMention]
    setting: Setting
    title: str | None
    about: str | None
    owner: str | None
    named: str | None


def read_sentence(
    text: str,
    offset: int,
    setting: Setting,
    title: str | None,
    about: str | None = None,
    *,
    owner: str | None = None,
    named: str | None = None,
) -> list[FigureReading]:
    """The amounts that a sentence at `offset` states, each with whose, what and which year.

    `title` stands over the paragraph, `named` is the name that the paragraph begins with, `about`
    what the sentence before speaks of, `owner` the budget that the section is about. A reading
    without a program is an amount of a budget that the sentence does not say whose it is.
    """
    if len(text) > LONGEST:
        return []
    sentence = _mask(text.rstrip(" .;\n"), offset, setting, (title, about, owner, named))
    found: dict[int, FigureReading] = {}
    unowned: dict[int, FigureReading] = {}
    for form in forms() if sentence.amounts else ():
        for match in form.pattern.finditer(sentence.masked):
            place = match.start("amount")
            if place not in found and place in sentence.amounts:
                before = [r for p, r in sorted(found.items()) if p < place]
                reading = _reading(sentence, form, match, before[-1:])
                if reading is not None:
                    (found if reading.program else unowned)[place] = reading
    found = {**unowned, **found}
    return [found[place] for place in sorted(found)]


def speaks_of(text: str, setting: Setting) -> str | None:
    """The program that a sentence begins with: "The Harbor Program pays for piers."."""
    match = _BEGINS.match(" ".join(text.split()))
    return setting.subjects.titled(match["name"]) if match else None


def _unbroken(text: str) -> str:
    """The text with words that a line parts whole, and as long: "mil-\nlion" -> "million  "."""
    return _BROKEN.sub(lambda match: match[1] + "  ", text)


def _whole(amount: Amount, text: str) -> Amount:
    """An amount of the unbroken text, as the text has it."""
    if "-\n" not in text[amount.start : amount.end]:
        return amount
    end = amount.end + 2
    return replace(amount, end=end, original=text[amount.start : end])


def _mask(text: str, offset: int, setting: Setting, around: tuple[str | None, ...]) -> _Sentence:
    whole = _unbroken(text)
    masked = list(re.sub(r"\s", " ", whole.replace("\t", ":")))
    amounts = {a.start: _whole(a, text) for a in find_amounts(whole) if a.low is None}
    for amount in amounts.values():
        masked[amount.start : amount.end] = "Ⓐ" * (amount.end - amount.start)
    for match in _PERIOD.finditer("".join(masked)):
        masked[match.start() : match.end()] = "Ⓟ" * len(match[0])
    plain = "".join(masked)
    years = {y.start: y for y in find_head_years(text) if not set(plain[y.start : y.end]) & {*"ⒶⓅ"}}
    for year in years.values():
        masked[year.start : year.end] = "Ⓨ" * (year.end - year.start)
    return _Sentence(whole, "".join(masked), offset, amounts, years, setting, *around)


def _reading(
    sentence: _Sentence, form: SentenceForm, match: re.Match[str], before: list[FigureReading]
) -> FigureReading | None:
    """What a match says; `before` holds the reading of the amount before it, if one."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    amount = sentence.amounts[match.start("amount")]
    if not _is_said_of(amount, groups):
        return None
    subject = _subject(sentence, match)
    if subject is None and not form.named:
        titled = sentence.setting.subjects.titled(sentence.title, sentence.about)
        first = before[0].parent or before[0].program if before else None
        scheme = sentence.setting.scheme if form.own else None
        subject = first or sentence.named or titled or sentence.owner or scheme
    budget = _budget(sentence, form, match, before)
    if budget is None:
        return None
    if subject is None and "paid" not in groups and (form.named or budget[1] is None):
        return None
    measure, year = budget
    kind, paid = groups.get("kind"), groups.get("paid")
    program = f"{_bare(subject)} {kind}" if subject and kind else subject
    if paid:
        subject = subject or sentence.setting.scheme
        program = _paid(sentence, subject, groups.get("which", "") + paid)
    said = match.end("paid") if paid else match.start("amount")
    found = reading_of(
        amount,
        sentence.offset,
        program=program or "",
        measure=measure,
        year=year,
        label=" ".join(sentence.text[match.start() : said].split()),
    )
    falls = groups.get("change", "").lower() in _DOWN
    sign = -1 if falls else 1
    return replace(found, amount=sign * amount.value, parent=subject if paid else None)


def _paid(sentence: _Sentence, subject: str | None, what: str) -> str:
    """What one person is paid, by the words before it or the title above: "Harbor Fund stipend"."""
    title = (sentence.title or "").lower().removesuffix("s")
    what = title if title.endswith(f" {what.lower()}") else what.lower()
    return f"{subject or ''} {what}".strip()


def _is_said_of(amount: Amount, groups: dict[str, str]) -> bool:
    """Whether an amount is of the kind that a form speaks of: for each or not, exact enough."""
    if (amount.per is not None) != bool({"per", "paid"} & groups.keys()) and "each" not in groups:
        return False
    if amount.approximate == "超":  # "has awarded more than"
        return "verb" in groups
    return amount.approximate not in {"未満", "以下"}


def _budget(
    sentence: _Sentence, form: SentenceForm, match: re.Match[str], before: list[FigureReading]
) -> tuple[Measure, int | None] | None:
    """Measure and year of an amount, None where either is open."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    year = _year(sentence, match)
    measure = _stated(sentence, form, groups)
    if "titled" in groups:
        budget = sentence.setting.budget
        return (budget, year) if budget and year == sentence.setting.titled else None
    if "small" in groups:
        return _of_small(sentence, form.measure, year)
    if before and "since" in groups:
        return (Measure.PREVIOUS, year) if before[0].year and year == before[0].year - 1 else None
    if before and ("also" in groups or "change" in groups):
        measure, year = measure or before[0].measure, before[0].year
    if measure is None and "verb" not in groups and match[0].startswith(" will provide"):
        measure = Measure.INITIAL
    if measure is None or (measure is Measure.DIFFERENCE and not before):
        return None
    requested = sentence.setting.requested
    if year is None and _speaks_now(sentence, groups):
        return sentence.setting.budget or measure, sentence.setting.titled
    if measure not in _OF_NO_YEAR and year is None:
        if groups.get("measure", "").lower() == "budget":
            measure = Measure.REQUEST
        return (measure, requested) if requested and measure is Measure.REQUEST else None
    if measure is Measure.TOTAL and year is not None and "verb" in groups:
        measure = Measure.EXECUTED
    bare = groups.get("measure", "").lower() == "budget"
    if (form.measure is Measure.INITIAL or bare) and year == requested:
        measure = Measure.REQUEST
    if measure is Measure.INITIAL and requested and year == requested - 1:
        measure = Measure.PREVIOUS
    return measure, year


def _stated(sentence: _Sentence, form: SentenceForm, groups: dict[str, str]) -> Measure | None:
    """The measure that a form or its words say, by themselves."""
    measure = form.measure or _measure(groups.get("measure"), groups.get("verb"))
    if groups.get("is", "").lower() in table("said")["verbs"]["request"]:
        return Measure.REQUEST
    changed = measure is Measure.INITIAL and _changed().search(sentence.masked.lower())
    return Measure.REVISED if changed else measure


def _speaks_now(sentence: _Sentence, groups: dict[str, str]) -> bool:
    """Whether a sentence says what the budget of the title does: "The Committee recommends Ⓐ for
    the Harbor Program" in a paper about the appropriations of one year."""
    verb = groups.get("verb", groups.get("is", "")).lower()
    own = sentence.setting.budget is not None and "behind" in groups and not sentence.years
    return own and verb in listed("said", "now")


def _of_small(
    sentence: _Sentence, measure: Measure | None, year: int | None
) -> tuple[Measure, int | None] | None:
    """The budget of a year that the sentence or the title names; a fund may have none."""
    budgeted = "budget" in sentence.masked.lower()
    year = year or (sentence.setting.titled if measure is Measure.INITIAL else None)
    if year and budgeted:
        return Measure.INITIAL, year
    return (measure, None) if measure is Measure.TOTAL else None


def _subject(sentence: _Sentence, match: re.Match[str]) -> str | None:
    if small := _text_of(sentence, match, "small"):
        return small_name(small)
    for group in ("behind", "before"):
        if group in match.re.groupindex and match[group]:
            written = sentence.text[match.start(group) : match.end(group)]
            if fold_key(written) in listed("said", "offices"):
                return sentence.setting.subjects.titled(sentence.title, sentence.about)
            if name := sentence.setting.subjects.name(written, sentence.title):
                period = _text_of(sentence, match, "period")
                return f"{name} {period}" if period else name
    return None


def _text_of(sentence: _Sentence, match: re.Match[str], group: str) -> str | None:
    """What a group stands for in the text, None where the form has none."""
    found = group in match.re.groupindex and match[group]
    return sentence.text[match.start(group) : match.end(group)] if found else None


def _bare(subject: str) -> str:
    """A name without the kind of money: payments beside the commitments of one budget."""
    return _KIND.sub("", subject)


def _year(sentence: _Sentence, match: re.Match[str]) -> int | None:
    """The year that the form names, or the only one that stands before it in the sentence."""
    for group in ("year", "year_between", "year_behind"):
        if group in match.re.groupindex and match[group]:
            return sentence.years[match.start(group)].year
    lead = {y.year for p, y in sentence.years.items() if p < match.start("amount")}
    return lead.pop() if len(lead) == 1 else None


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(alternation(listed("said", "changed")))


def _measure(word: str | None, verb: str | None) -> Measure | None:
    verbs: dict[str, list[str]] = table("said")["verbs"]
    if verb:
        return Measure(next(m for m, words in verbs.items() if verb.lower() in words))
    if word is None:
        return None
    if word.lower() in listed("said", "totals"):
        return Measure.TOTAL
    return Measure(meanings()[word.lower()].measure or "total")
