"""The forms in which English budget papers state an amount, as patterns of masked sentences.

Amounts are masked by Ⓐ, years by Ⓨ and periods (2014-2020) by Ⓟ, each as often as it is long.
Groups: `amount`; `titled` where the title of the document has to name the budget; `measure`, `verb`
or `is` for what it is; `before`, `behind` or `small` for whose; `year`, `year_between` or
`year_behind`, `period` of the name; `kind` of money; `change` up or down from the amount before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.facts.row import Measure
from corpus.statements.balances import BALANCE
from corpus.words import alternation, listed, meanings, table

_WORD = r"(?:[A-Z0-9][\w&'’./-]*|\([A-Z][\w&-]{1,12}\))"
_NAME = (
    rf"{_WORD}(?:,?[ ](?:(?:of|and|for|the|on|to|in|de|&)[ ]){{0,2}}{_WORD}){{0,12}}"
    r"(?:[ ](?:account|program|programme|fund|scheme|initiative|project|services?|grants?)\b){0,2}"
)
_SHORT_NAME = rf"{_WORD}(?:[ ](?:(?:of|and|for|the|on|to|in|de|&)[ ]){{0,2}}{_WORD}){{0,9}}"
_AMOUNT = (
    r"(?:(?:about|approximately|around|roughly|some|nearly|almost|just over|over|more than|up to"
    r"|an estimated|a total of)[ ])?(?P<amount>Ⓐ+)"
)
_KIND = r"(?:[ ]in[ ](?:new[ ])?[a-z][a-z -]{2,50}?)?"
_APPROPRIATIONS = r"[ ]?in[ ](?P<kind>[a-z ]{3,30}appropriations)"
_LEVEL = r"(?:[ ](?:level|amount|funding|total|figure|provision|allocation)s?)?"
_IN = r"(?:[ ](?:in|for)[ ](?:the[ ])?(?P<year_behind>Ⓨ+))?"
# Behind an amount that is all of a thing stands no more of it: no "lower", "short of", "a day".
_ENDS = (
    r"(?=[.,;:)]|$|[ ](?:for|to|and|with|from)\b"
    r"|[ ](?:is|will[ ]be)[ ](?:set[ ]aside|available|provided|proposed|included|created)\b)"
)
_BETWEEN = r"(?:,?[ ](?:(?:in|for)[ ])?(?P<year_between>Ⓨ+))?"
_OF = rf"(?:[ ](?:for|of)[ ](?:the[ ])?(?:current[ ]|(?P<period>Ⓟ+)[ ])?(?P<before>{_NAME}))?"
_FOR = (
    r"[ ](?:for|to|on)(?:[ ](?:support|expand|fund|continue|launch|establish|implement|deliver))?"
    rf"[ ](?:(?:the|an?)[ ](?:new[ ])?)?(?P<behind>{_NAME})"
)
_MOVES = (
    r"(?:rises?|rose|increases?|increased|falls?|fell|grows?|grew|decreases?|decreased|declines?"
    r"|declined)"
)
_IS = (
    r"(?:,?[ ](?P<is>is|was|are|were|of|at|totals?|totall?ed|totall?ing|amounts?[ ]to"
    r"|amounted[ ]to|stands?[ ]at|(?:would|will)[ ](?:be|provide|total)|is[ ]set[ ]at|includes?"
    r"|included|provides?|provided|proposes?|proposed|requests?|requested|contains?|allocates?"
    r"|allocated|(?:is|are)[ ]estimated[ ]at|is[ ]expected[ ]to[ ](?:be|total)"
    rf"|{_MOVES}[ ]to)|:)[ ]?"
)
_YEAR = r"(?:(?P<year>Ⓨ+)[ ](?:[A-Z]\w+['’]s?[ ])?)?"
_CHANGE = r"(?P<change>increase|decrease|reduction|cut|rise|fall|drop)"
_FROM = r"(?=[^Ⓐ]{0,40}\b(?:from|over|above|below|compared|relative)\b)"
_EACH = (
    r"(?i:(?P<each>per[ ](?:award|project|grant|applicant|recipient|organi[sz]ation)"
    r"|award[ ]ceiling|(?:maximum|minimum|average)[ ](?:award|grant)(?:[ ](?:amount|size))?"
    r"|grant[ ]size))"
)
_PAID = r"(?i:(?P<per>fellowships?|awards?|grants?|payments?|subsid(?:y|ies)))"
# What stands between a kind of payment and its amount: a stipend is labelled by what it is.
_AMOUNTS_TO = r"[ ](?:of|is|are|was|were|will[ ]be|(?:is[ ])?set[ ]at)[ ]|:[ ]?"
_IN_ALL = r"[^Ⓐ;:]{0,120}?\b(?:amount|rate|level|sum|maximum|total)[ ]of[ ]"
# An amount before a name is its total where the sentence announces it, or says no more.
_ANNOUNCED = (
    r"\b(?:includ(?:es?|ed|ing)|announc(?:es?|ed|ing)|launch(?:es|ed|ing)?|creat(?:es?|ed|ing)"
    r"|establish(?:es|ed|ing)?|provid(?:es?|ed|ing)|through|via|like|such[ ]as)[ ]"
)
_ARTICLE = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Aa][ ]new|[Tt]he[ ]new)[ ])?"
_BECAME = r"(?:is|was|were|are|has[ ]been|(?:would|will)[ ]be)"


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
    fund = _fund()
    owner = rf"(?:(?P<before>{_NAME})[ ]\()?"
    return (
        # "For the X, the budget requests Ⓐ"
        _form(
            rf"\b[Ff]or[ ](?:the[ ])?(?P<before>{_SHORT_NAME}),[ ](?:the|this)[ ][\w'’ ]{{2,40}}[ ]"
            rf"{verb}[ ]{_AMOUNT}{_KIND}{_IN}",
            named=True,
        ),
        # "- X (new): Ⓐ in 2026", below a title that names the budget of that year
        _form(
            rf"^\W*(?P<before>{_SHORT_NAME})(?:[ ]\([a-z]+\))?:[ ]{_AMOUNT}[ ](?:in|for)[ ]"
            r"(?P<titled>(?P<year_behind>Ⓨ+))",
            Measure.INITIAL,
            named=True,
        ),
        _form(
            rf"(?P<before>{_NAME})[ ](?:has|had|received|receives)[ ](?:an?[ ])?"
            rf"{_budget(total)}[ ]of[ ]{_AMOUNT}{_IN}",
            named=True,
        ),
        # "The FY 2026 request for X is Ⓐ", "the FY 2026 Budget requests Ⓐ for X"
        _form(
            rf"{_YEAR}{_budget()}{_LEVEL}{_OF}{_BETWEEN}{_IS}{_AMOUNT}"
            rf"(?:{_APPROPRIATIONS}|(?:{_KIND}{_FOR})?{_IN})"
        ),
        # "X (FY 2026 Request: Ⓐ", "X has a budget of Ⓐ for 2026"
        _form(rf"{owner}{_YEAR}{_budget()}:[ ]{_AMOUNT}"),
        # "proposes Ⓐ for X in 2026", "will provide Ⓐ in 2026 for X"
        _form(rf"(?:{verb}|[ ]will[ ]provide)[ ]{_AMOUNT}{_BETWEEN}{_KIND}{_FOR}{_IN}", named=True),
        # "Ⓐ is proposed for X in FY 2026", "X was allocated Ⓐ in FY 2026"
        _form(rf"{_AMOUNT}{_KIND}[ ]{_BECAME}[ ]{verb}{_FOR}{_IN}", named=True),
        _form(rf"(?P<before>{_NAME})[ ](?:is|was)[ ]{verb}[ ]{_AMOUNT}{_KIND}{_IN}", named=True),
        # "has awarded Ⓐ from X", "X has distributed Ⓐ", "made Ⓐ available as part of X"
        _form(
            rf"{verb}[ ]{_AMOUNT}{_KIND}[ ](?:from|through|under)[ ](?:the[ ])?(?P<behind>{_NAME})",
            named=True,
        ),
        _form(
            rf"(?P<before>{_NAME})[ ](?:has[ ]|have[ ])?{verb}[ ]{_AMOUNT}{_KIND}{_IN}", named=True
        ),
        _form(
            rf"[ ](?:made|makes)[ ]{_AMOUNT}[ ]available[ ](?:as[ ]part[ ]of|for|through|under)[ ]"
            rf"(?:the[ ])?(?P<behind>{_NAME})",
            Measure.TOTAL,
            named=True,
        ),
        # "- Harbor Fund: up to Ⓐ", "Harbor Awards: maximum Ⓐ"
        _form(
            rf"^\W*(?P<before>{_NAME}):[ ](?P<each>[Uu]p[ ]to|[Mm]aximum(?:[ ]of)?)[ ]{_AMOUNT}",
            Measure.UNIT,
            named=True,
        ),
        # "a research allowance of Ⓐ a year", "a Ⓐ stipend"
        _form(rf"{_paid('paid')}(?:{_AMOUNTS_TO}|{_IN_ALL}){_AMOUNT}", Measure.UNIT),
        _form(rf"{_paid('paid_to_one')}(?P<each>{_AMOUNTS_TO}|{_IN_ALL}){_AMOUNT}", Measure.UNIT),
        _form(rf"{_AMOUNT}(?P<each>[ ]){_paid('paid_to_one')}", Measure.UNIT),
        # "award ceiling: Ⓐ", "grants of up to Ⓐ a year"
        _form(rf"{_EACH}{_BETWEEN}(?:[ ](?:is|of)|:)[ ]?(?:[Uu]p[ ]to[ ])?{_AMOUNT}", Measure.UNIT),
        _form(rf"{_PAID}[^Ⓐ]{{0,120}}?{_AMOUNT}", Measure.UNIT),
        # "The program has Ⓐ in FY 2027", "FY 2027 funding is Ⓐ"
        _form(
            r"\b(?:[Tt]he|[Tt]his)[ ](?:program(?:me)?|scheme|fund|initiative)[ ]"
            rf"(?:has|receives)[ ]{_AMOUNT}[ ](?:in|for)[ ](?P<year_behind>Ⓨ+)",
            Measure.INITIAL,
        ),
        _form(rf"(?P<year>Ⓨ+)[ ]funding[ ](?:is|will[ ]be|totals)[ ]{_AMOUNT}", Measure.INITIAL),
        # "In FY 2026 we awarded Ⓐ", "the program made 12 awards and obligated Ⓐ"
        _form(rf"\b[Ww]e[ ](?:have[ ])?{verb}[ ]{_AMOUNT}", own=True),
        _form(
            r"\b(?:[Tt]he|[Tt]his)[ ](?:program(?:me)?|scheme|fund|grant|initiative)[ ]"
            rf"(?:[a-z0-9 ]{{1,40}}[ ]and[ ])?{verb}[ ]{_AMOUNT}",
            own=True,
        ),
        # "The FY 2027 budget provides Ⓐ", and nothing says for what
        _form(
            r"^\W*[Tt]he[ ](?P<year>Ⓨ+)[ ]budget[ ](?:provides|includes|has|contains)[ ]"
            rf"{_AMOUNT}$",
            Measure.INITIAL,
            own=True,
        ),
        # "The package is made up of Ⓐ for X"
        _form(
            rf"\b(?:made[ ]up[ ]of|consists[ ]of|comprises)[ ]{_AMOUNT}{_FOR}",
            Measure.TOTAL,
            named=True,
        ),
        # "Total funding in FY 2026: Ⓐ", "the resources for X amount to Ⓐ", "with a total of Ⓐ, X"
        _form(rf"(?i:(?P<measure>{total})){_OF}{_BETWEEN}{_IS}{_AMOUNT}(?:{_APPROPRIATIONS})?"),
        _form(
            rf"[Ww]ith[ ]a[ ]total(?:[ ](?:budget|value|funding))?[ ]of[ ]{_AMOUNT}[^ⒶⓎ,]{{0,40}},"
            rf"[ ](?:the[ ])?(?P<before>{_NAME})",
            Measure.TOTAL,
            named=True,
        ),
        # "Harbor Fund (Ⓐ)", "the Ⓐ Harbor Fund"
        _form(
            rf"(?P<before>{fund})[ ]\((?:worth[ ])?{_AMOUNT}(?:{_IN}\)|[ )])",
            Measure.TOTAL,
            named=True,
        ),
        _form(rf"{_ANNOUNCED}{_ARTICLE}{_AMOUNT}[ ](?P<before>{fund})", Measure.TOTAL, named=True),
        _form(rf"^\W*{_ARTICLE}{_AMOUNT}[ ](?P<before>{fund})\W*$", Measure.TOTAL, named=True),
        # "a hardship fund of Ⓐ", "the parks budget for 2026 is Ⓐ"
        _form(
            rf"\b(?:[Aa]n?|[Tt]he|[Oo]ur)[ ]{_small(listed('said', 'small_funds'))}"
            rf"[ ](?:of|worth|totall?ing)[ ]{_AMOUNT}{_IN}{_ENDS}",
            Measure.TOTAL,
            named=True,
        ),
        _form(
            rf"\b[Tt]he[ ]{_small(('budget',))}{_BETWEEN}[ ]"
            rf"(?:is|will[ ]be|(?:is|has[ ]been)[ ]set[ ]at)[ ]{_AMOUNT}{_IN}{_ENDS}",
            Measure.INITIAL,
            named=True,
        ),
        # "a decrease of Ⓐ from", "a Ⓐ decrease from", "and Ⓐ in payment appropriations"
        _form(rf"(?:an?|the)[ ]{_CHANGE}[ ]of[ ]{_AMOUNT}{_FROM}", Measure.DIFFERENCE),
        _form(rf"(?:an?|the)[ ]{_AMOUNT}[^Ⓐ]{{0,20}}[ ]{_CHANGE}{_FROM}", Measure.DIFFERENCE),
        _form(rf"(?<=[a-z])[ ](?P<also>and)[ ]{_AMOUNT}{_APPROPRIATIONS}"),
        # "… and Ⓐ for Y", "up from Ⓐ in 2025"
        _form(rf"(?P<also>,|;|,?[ ]and)[ ]{_AMOUNT}{_KIND}{_FOR}", named=True),
        _form(
            rf"(?:(?:up|down|compared)[ ])?(?P<since>from|with|to)[ ]{_AMOUNT}[ ](?:[a-z]+[ ])?"
            r"(?:in|for)[ ](?:the[ ])?(?P<year_behind>Ⓨ+)"
        ),
        # "(FY 2025: Ⓐ)", "against a budget of Ⓐ"
        _form(rf"(?P<since>\()(?P<year>Ⓨ+)(?:[ ]enacted)?:?[ ]{_AMOUNT}"),
        _form(rf"(?P<also>against|out[ ]of)[ ](?:an?|the)[ ]{_budget()}[ ]of[ ]{_AMOUNT}"),
    )


def _form(
    source: str, measure: Measure | None = None, *, named: bool = False, own: bool = False
) -> SentenceForm:
    return SentenceForm(re.compile(_WORDS_APART.sub("[ ]+", source)), measure, named, own)


def _paid(words: str) -> str:
    """What is paid to one person, with the words before it that say which: "research allowance"."""
    known = "|".join(sorted(listed("said", words)))
    article = r"(?:[Aa]n?|[Tt]he|[Ee]ach)\b"
    which = rf"(?:\b{article}[ ]|^\W*)(?P<which>(?!{article})[A-Za-z-]+[ ])"
    return rf"(?:{which})?\b(?i:(?P<paid>{known})s?)\b"


def _budget(more: str = "") -> str:
    """The words that name a budget, and `more` of them."""
    words = (w for w in meanings().values() if w.kind == "money" and w.shift is None)
    known = alternation(w.text for w in words if w.text.isascii() and w.scope != BALANCE)
    return rf"(?i:(?P<measure>{f'{more}|' if more else ''}{known}))"


def _small(ends: Iterable[str]) -> str:
    """A name without capitals, by how it ends: "hardship fund"; no words of a whole budget."""
    word = rf"(?!(?:{alternation(listed('said', 'wholes'))})\b)[a-z][\w'’&-]*"
    return rf"(?P<small>(?:{word}[ ]){{1,4}}(?:{alternation(ends)}))"


def _fund() -> str:
    ends = alternation(word.title() for word in listed("said", "funds"))
    return rf"(?:{_WORD}[ ](?:(?:of|and|for|the)[ ])?){{1,8}}(?:{ends})(?![\w-])"
