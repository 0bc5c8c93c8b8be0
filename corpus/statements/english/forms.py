"""The forms in which English budget papers state an amount, as patterns of masked sentences.

Groups: `amount`; `titled` where the title of the document has to name the budget; `measure`, `verb`
or `is` for what it is; `before`, `behind` or `small` for whose; `year`, `year_between` or
`year_behind`, `period` of the name; `kind` of money; `change` up or down from the amount before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.facts.row import Measure
from corpus.statements.english.fragments import (
    AMOUNT,
    AMOUNTS_TO,
    ANNOUNCED,
    APPROPRIATIONS,
    ARTICLE,
    BECAME,
    BETWEEN,
    CHANGE,
    EACH,
    ENDS,
    FOR,
    FROM,
    IN,
    IN_ALL,
    IS,
    KIND,
    LEVEL,
    NAME,
    OF,
    PAID,
    SHORT_NAME,
    YEAR,
    budget,
    fund,
    paid,
    small,
)
from corpus.words import alternation, listed, table

# Where a line is wrapped and indented, more than one space parts two words.
_WORDS_APART = re.compile(r"\[ \](?![?*+{])")


@dataclass(frozen=True, slots=True)
class SentenceForm:
    """A pattern; `measure` where its words say none. With `named` it names whose amount it is, with
    `own` it speaks of the one grant that the paper is about ("the program", "we")."""

    pattern: re.Pattern[str]
    measure: Measure | None = None
    named: bool = False
    own: bool = False


@cache
def forms() -> tuple[SentenceForm, ...]:
    """All forms, those that say most first."""
    verbs = alternation(v for words in table("said")["verbs"].values() for v in words)
    verb = rf"(?i:(?P<verb>{verbs}))"
    total = alternation(listed("said", "totals"))
    return (
        *_by_name(verb, total),
        *_of_budgets(verb),
        *_of_payments(),
        *_of_the_grant(verb),
        *_of_totals(total),
        *_beside_another(),
    )


def _by_name(verb: str, total: str) -> tuple[SentenceForm, ...]:
    """Whose it is stands first: "For the X, the budget requests Ⓐ", "X has a budget of Ⓐ"."""
    return (
        # "For the X, the budget requests Ⓐ"
        _form(
            rf"\b[Ff]or[ ](?:the[ ])?(?P<before>{SHORT_NAME}),[ ](?:the|this)[ ][\w'’ ]{{2,40}}[ ]"
            rf"{verb}[ ]{AMOUNT}{KIND}{IN}",
            named=True,
        ),
        # "- X (new): Ⓐ in 2026", below a title that names the budget of that year
        _form(
            rf"^\W*(?P<before>{SHORT_NAME})(?:[ ]\([a-z]+\))?:[ ]{AMOUNT}[ ](?:in|for)[ ]"
            r"(?P<titled>(?P<year_behind>Ⓨ+))",
            Measure.INITIAL,
            named=True,
        ),
        _form(
            rf"(?P<before>{NAME})[ ](?:has|had|received|receives)[ ](?:an?[ ])?"
            rf"{budget(total)}[ ]of[ ]{AMOUNT}{IN}",
            named=True,
        ),
    )


def _of_budgets(verb: str) -> tuple[SentenceForm, ...]:
    """A budget, or what is done with it: "The FY 2026 request for X is Ⓐ", "proposes Ⓐ for X"."""
    return (
        # "The FY 2026 request for X is Ⓐ", "the FY 2026 Budget requests Ⓐ for X"
        _form(
            rf"{YEAR}{budget()}{LEVEL}{OF}{BETWEEN}{IS}{AMOUNT}"
            rf"(?:{APPROPRIATIONS}|(?:{KIND}{FOR})?{IN})"
        ),
        # "X (FY 2026 Request: Ⓐ", "X has a budget of Ⓐ for 2026"
        _form(rf"(?:(?P<before>{NAME})[ ]\()?{YEAR}{budget()}:[ ]{AMOUNT}"),
        # "proposes Ⓐ for X in 2026", "will provide Ⓐ in 2026 for X"
        _form(rf"(?:{verb}|[ ]will[ ]provide)[ ]{AMOUNT}{BETWEEN}{KIND}{FOR}{IN}", named=True),
        # "Ⓐ is proposed for X in FY 2026", "X was allocated Ⓐ in FY 2026"
        _form(rf"{AMOUNT}{KIND}[ ]{BECAME}[ ]{verb}{FOR}{IN}", named=True),
        _form(rf"(?P<before>{NAME})[ ](?:is|was)[ ]{verb}[ ]{AMOUNT}{KIND}{IN}", named=True),
        # "has awarded Ⓐ from X", "X has distributed Ⓐ", "made Ⓐ available as part of X"
        _form(
            rf"{verb}[ ]{AMOUNT}{KIND}[ ](?:from|through|under)[ ](?:the[ ])?(?P<behind>{NAME})",
            named=True,
        ),
        _form(rf"(?P<before>{NAME})[ ](?:has[ ]|have[ ])?{verb}[ ]{AMOUNT}{KIND}{IN}", named=True),
        _form(
            rf"[ ](?:made|makes)[ ]{AMOUNT}[ ]available[ ](?:as[ ]part[ ]of|for|through|under)[ ]"
            rf"(?:the[ ])?(?P<behind>{NAME})",
            Measure.TOTAL,
            named=True,
        ),
    )


def _of_payments() -> tuple[SentenceForm, ...]:
    """What one is paid or can get: "Harbor Fund: up to Ⓐ", "a research allowance of Ⓐ a year"."""
    return (
        # "- Harbor Fund: up to Ⓐ", "Harbor Awards: maximum Ⓐ"
        _form(
            rf"^\W*(?P<before>{NAME}):[ ](?P<each>[Uu]p[ ]to|[Mm]aximum(?:[ ]of)?)[ ]{AMOUNT}",
            Measure.UNIT,
            named=True,
        ),
        # "a research allowance of Ⓐ a year", "a Ⓐ stipend"
        _form(rf"{paid('paid')}(?:{AMOUNTS_TO}|{IN_ALL}){AMOUNT}", Measure.UNIT),
        _form(rf"{paid('paid_to_one')}(?P<each>{AMOUNTS_TO}|{IN_ALL}){AMOUNT}", Measure.UNIT),
        _form(rf"{AMOUNT}(?P<each>[ ]){paid('paid_to_one')}", Measure.UNIT),
        # "award ceiling: Ⓐ", "grants of up to Ⓐ a year"
        _form(rf"{EACH}{BETWEEN}(?:[ ](?:is|of)|:)[ ]?(?:[Uu]p[ ]to[ ])?{AMOUNT}", Measure.UNIT),
        _form(rf"{PAID}[^Ⓐ]{{0,120}}?{AMOUNT}", Measure.UNIT),
    )


def _of_the_grant(verb: str) -> tuple[SentenceForm, ...]:
    """What the text calls by no name: "The program has Ⓐ in FY 2027", "In FY 2026 we awarded Ⓐ"."""
    return (
        # "The program has Ⓐ in FY 2027", "FY 2027 funding is Ⓐ"
        _form(
            r"\b(?:[Tt]he|[Tt]his)[ ](?:program(?:me)?|scheme|fund|initiative)[ ]"
            rf"(?:has|receives)[ ]{AMOUNT}[ ](?:in|for)[ ](?P<year_behind>Ⓨ+)",
            Measure.INITIAL,
        ),
        _form(rf"(?P<year>Ⓨ+)[ ]funding[ ](?:is|will[ ]be|totals)[ ]{AMOUNT}", Measure.INITIAL),
        # "In FY 2026 we awarded Ⓐ", "the program made 12 awards and obligated Ⓐ"
        _form(rf"\b[Ww]e[ ](?:have[ ])?{verb}[ ]{AMOUNT}", own=True),
        _form(
            r"\b(?:[Tt]he|[Tt]his)[ ](?:program(?:me)?|scheme|fund|grant|initiative)[ ]"
            rf"(?:[a-z0-9 ]{{1,40}}[ ]and[ ])?{verb}[ ]{AMOUNT}",
            own=True,
        ),
        # "The FY 2027 budget provides Ⓐ", and nothing says for what
        _form(
            r"^\W*[Tt]he[ ](?P<year>Ⓨ+)[ ]budget[ ](?:provides|includes|has|contains)[ ]"
            rf"{AMOUNT}$",
            Measure.INITIAL,
            own=True,
        ),
    )


def _of_totals(total: str) -> tuple[SentenceForm, ...]:
    """All of a thing: "Total funding in FY 2026: Ⓐ", "Harbor Fund (Ⓐ)", "a hardship fund of Ⓐ"."""
    known = fund()
    return (
        # "The package is made up of Ⓐ for X"
        _form(
            rf"\b(?:made[ ]up[ ]of|consists[ ]of|comprises)[ ]{AMOUNT}{FOR}",
            Measure.TOTAL,
            named=True,
        ),
        # "Estimated total program funding (FY 2026)", "Ⓐ" on the line below
        _form(rf"^\W*(?i:(?P<measure>{total}))(?:[ ]\((?P<year_between>Ⓨ+)\))?[ :]+{AMOUNT}\W*$"),
        # "Total funding in FY 2026: Ⓐ", "the resources for X amount to Ⓐ", "with a total of Ⓐ, X"
        _form(rf"(?i:(?P<measure>{total})){OF}{BETWEEN}{IS}{AMOUNT}(?:{APPROPRIATIONS})?"),
        _form(
            rf"[Ww]ith[ ]a[ ]total(?:[ ](?:budget|value|funding))?[ ]of[ ]{AMOUNT}[^ⒶⓎ,]{{0,40}},"
            rf"[ ](?:the[ ])?(?P<before>{NAME})",
            Measure.TOTAL,
            named=True,
        ),
        # "Harbor Fund (Ⓐ)", "the Ⓐ Harbor Fund"
        _form(
            rf"(?P<before>{known})[ ]\((?:worth[ ])?{AMOUNT}(?:{IN}\)|[ )])",
            Measure.TOTAL,
            named=True,
        ),
        _form(rf"{ANNOUNCED}{ARTICLE}{AMOUNT}[ ](?P<before>{known})", Measure.TOTAL, named=True),
        _form(rf"^\W*{ARTICLE}{AMOUNT}[ ](?P<before>{known})\W*$", Measure.TOTAL, named=True),
        # "a hardship fund of Ⓐ", "the parks budget for 2026 is Ⓐ"
        _form(
            rf"\b(?:[Aa]n?|[Tt]he|[Oo]ur)[ ]{small(listed('said', 'small_funds'))}"
            rf"[ ](?:of|worth|totall?ing)[ ]{AMOUNT}{IN}{ENDS}",
            Measure.TOTAL,
            named=True,
        ),
        _form(
            rf"\b[Tt]he[ ]{small(('budget',))}{BETWEEN}(?:[ ]will)?[ ]"
            rf"(?:is|will[ ]be|(?:is|has[ ]been)[ ]set[ ]at)[ ]{AMOUNT}{IN}{ENDS}",
            Measure.INITIAL,
            named=True,
        ),
    )


def _beside_another() -> tuple[SentenceForm, ...]:
    """What hangs on an amount before: "up from Ⓐ in 2025", "and Ⓐ for Y", "a cut of Ⓐ from"."""
    return (
        # "a decrease of Ⓐ from", "a Ⓐ decrease from", "and Ⓐ in payment appropriations"
        _form(rf"(?:an?|the)[ ]{CHANGE}[ ]of[ ]{AMOUNT}{FROM}", Measure.DIFFERENCE),
        _form(rf"(?:an?|the)[ ]{AMOUNT}[^Ⓐ]{{0,20}}[ ]{CHANGE}{FROM}", Measure.DIFFERENCE),
        _form(rf"(?<=[a-z])[ ](?P<also>and)[ ]{AMOUNT}{APPROPRIATIONS}"),
        # "… and Ⓐ for Y", "up from Ⓐ in 2025"
        _form(rf"(?P<also>,|;|,?[ ]and)[ ]{AMOUNT}{KIND}{FOR}", named=True),
        _form(
            rf"(?:(?:up|down|compared)[ ])?(?P<since>from|with|to)[ ]{AMOUNT}[ ](?:[a-z]+[ ])?"
            r"(?:in|for)[ ](?:the[ ])?(?P<year_behind>Ⓨ+)"
        ),
        # "(FY 2025: Ⓐ)", "against a budget of Ⓐ"
        _form(rf"(?P<since>\()(?P<year>Ⓨ+)(?:[ ]enacted)?:?[ ]{AMOUNT}"),
        _form(rf"(?P<also>against|out[ ]of)[ ](?:an?|the)[ ]{budget()}[ ]of[ ]{AMOUNT}"),
    )


def _form(
    source: str, measure: Measure | None = None, *, named: bool = False, own: bool = False
) -> SentenceForm:
    return SentenceForm(re.compile(_WORDS_APART.sub("[ ]+", source)), measure, named, own)
