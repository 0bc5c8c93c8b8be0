"""What an English sentence says of an amount, by the forms that budget papers use.

"The FY 2026 Budget requests $2 million for the Harbor Program", "$2 million is proposed for the
Harbor Program in FY 2026", "Harbor Fund (£26m)". A sentence is read with its amounts, years and
periods masked by one letter each as long as they are, so that a form is one pattern and a place
in it is a place of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.statements.english.cues import is_decided
from corpus.statements.english.forms import SentenceForm, forms
from corpus.statements.english.named import is_office
from corpus.statements.english.sentence import Sentence, Setting, mask
from corpus.statements.english.subjects import small_name
from corpus.statements.english.years import is_to_come
from corpus.text.amounts import Amount
from corpus.text.folding import fold_key
from corpus.words import alternation, listed, meanings, table

_BEGINS = re.compile(
    r"(?:The )?(?P<name>(?:[A-Z][\w'’-]*(?: \([A-Z][\w&-]+\))? (?:(?:of|and|for|the) )?)+)(?=[a-z])"
)
# European budgets are two: what may be promised, and what may be paid of it.
_KIND = re.compile(r" [a-z]+ appropriations$")
# What a supplementary budget asks for: "an additional $8.2 million is sought".
_MORE = re.compile(r"(?i)\b(?:additional|further|extra) $")
# What an amount must be more than: "to pay anyone at a rate above $225,700 a year".
_ABOVE = re.compile(r"(?i)\b(?:above|exceeding|in excess of|beyond)\s+$")
# What is longer is no sentence.
LONGEST = 4000
_OF_NO_YEAR = frozenset({Measure.TOTAL, Measure.UNIT, Measure.DIFFERENCE})
_DOWN = frozenset({"decrease", "reduction", "cut", "fall", "drop"})


def mask_sentence(
    text: str, offset: int, setting: Setting, around: tuple[str | None, ...]
) -> Sentence | None:
    """A sentence at `offset` masked, None where it is too long to be one.

    `around` are the title over its paragraph, what the sentence before speaks of, the budget that
    the section is about, and the name that the paragraph begins with.
    """
    return mask(text.rstrip(" .;\n"), offset, setting, around) if len(text) <= LONGEST else None


def read_sentence(sentence: Sentence) -> list[FigureReading]:
    """The amounts that a sentence states by a form, each with whose, what and which year.

    A reading without a program is an amount of a budget that the sentence does not say whose it is.
    """
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


def _reading(
    sentence: Sentence, form: SentenceForm, match: re.Match[str], before: list[FigureReading]
) -> FigureReading | None:
    """What a match says; `before` holds the reading of the amount before it, if one."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    amount = sentence.amounts[match.start("amount")]
    if not _is_said_of(amount, groups) or _ABOVE.search(sentence.masked[: amount.start]):
        return None
    subject = _subject(sentence, match)
    if subject is None and not form.named:
        titled = sentence.setting.subjects.titled(sentence.title, sentence.about)
        first = before[0].parent or before[0].program if before else None
        scheme = sentence.setting.scheme if form.own else None
        subject = first or sentence.named or titled or sentence.owner or scheme
    budget = _budget(sentence, form, match, before)
    if budget is None or (
        budget[0] is Measure.EXECUTED and is_to_come(sentence.masked, match.start("amount"))
    ):
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


def _paid(sentence: Sentence, subject: str | None, what: str) -> str:
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
    sentence: Sentence, form: SentenceForm, match: re.Match[str], before: list[FigureReading]
) -> tuple[Measure, int | None] | None:
    """Measure and year of an amount, None where either is open."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    year = _year(sentence, match)
    measure = _stated(sentence, form, groups, sentence.masked[: match.start("amount")])
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
    if now := _of_title(sentence, groups, match.start("amount"), (measure, year)):
        return now
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


def _stated(
    sentence: Sentence, form: SentenceForm, groups: dict[str, str], lead: str
) -> Measure | None:
    """The measure that a form or its words say, by themselves; `lead` stands before the amount."""
    measure = form.measure or _measure(groups.get("measure"), groups.get("verb"))
    if groups.get("is", "").lower() in table("said")["verbs"]["request"]:
        return Measure.REQUEST
    if sentence.setting.supplements and _MORE.search(lead):
        return Measure.SUPPLEMENTARY
    changed = measure is Measure.INITIAL and _changed().search(sentence.masked.lower())
    return Measure.REVISED if changed else measure


def _of_title(
    sentence: Sentence,
    groups: dict[str, str],
    place: int,
    said: tuple[Measure, int | None],
) -> tuple[Measure, int | None] | None:
    """What a sentence says that the budget of the title does, or a committee makes of it."""
    (measure, year), setting = said, sentence.setting
    if is_decided(groups.get("verb", ""), sentence.masked[:place]):
        return Measure.INITIAL, year or setting.titled
    if year is None and _speaks_now(sentence, groups):
        return setting.budget or measure, setting.titled
    return None


def _speaks_now(sentence: Sentence, groups: dict[str, str]) -> bool:
    """Whether a sentence says what the budget of the title does: "The Committee recommends Ⓐ for
    the Harbor Program" in a paper about the appropriations of one year."""
    verb = groups.get("verb", groups.get("is", "")).lower()
    own = sentence.setting.budget is not None and "behind" in groups and not sentence.years
    return own and verb in listed("said", "now")


def _of_small(
    sentence: Sentence, measure: Measure | None, year: int | None
) -> tuple[Measure, int | None] | None:
    """The budget of a year that the sentence or the title names; a fund may have none."""
    budgeted = "budget" in sentence.masked.lower()
    year = year or (sentence.setting.titled if measure is Measure.INITIAL else None)
    if year and budgeted:
        return Measure.INITIAL, year
    return (measure, None) if measure is Measure.TOTAL else None


def _subject(sentence: Sentence, match: re.Match[str]) -> str | None:
    if small := _text_of(sentence, match, "small"):
        return small_name(small)
    for group in ("behind", "before"):
        if group in match.re.groupindex and match[group]:
            written = sentence.text[match.start(group) : match.end(group)]
            if fold_key(written) in listed("said", "offices"):
                return sentence.setting.subjects.titled(sentence.title, sentence.about)
            if _is_paid_to(sentence, match, group) or _decides(sentence, match, group, written):
                return None
            if name := sentence.setting.subjects.name(written, sentence.title):
                period = _text_of(sentence, match, "period")
                return f"{name} {period}" if period else name
    return None


def _is_paid_to(sentence: Sentence, match: re.Match[str], group: str) -> bool:
    """Whether a name is who was paid: "The contract for Ⓐ was awarded to Baker Paving"."""
    verb = _text_of(sentence, match, "verb")
    paid = bool(verb) and _measure(None, verb) in {Measure.TOTAL, Measure.EXECUTED}
    lead = sentence.masked[: match.start(group)].rstrip()
    return paid and group == "behind" and lead.endswith((" to", " to the"))


def _decides(sentence: Sentence, match: re.Match[str], group: str, written: str) -> bool:
    """Whether a name is who gives money, and not what for: "The Ministry of … has awarded"."""
    verb = _text_of(sentence, match, "verb")
    short = written.isupper() and not sentence.setting.subjects.knows(written)
    return bool(verb) and group == "before" and (short or is_office(written))


def _text_of(sentence: Sentence, match: re.Match[str], group: str) -> str | None:
    """What a group stands for in the text, None where the form has none."""
    found = group in match.re.groupindex and match[group]
    return sentence.text[match.start(group) : match.end(group)] if found else None


def _bare(subject: str) -> str:
    """A name without the kind of money: payments beside the commitments of one budget."""
    return _KIND.sub("", subject)


def _year(sentence: Sentence, match: re.Match[str]) -> int | None:
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
