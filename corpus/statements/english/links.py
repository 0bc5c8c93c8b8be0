"""How an amount hangs on those before it: "of which Ⓐ was spent", "up from Ⓐ", "by Ⓐ to Ⓐ"."""

from __future__ import annotations

import re
from functools import cache

from corpus.statements.english.cues import words_of
from corpus.statements.english.sentence import in_small
from corpus.words import table

_SINCE = re.compile(
    r"^[^Ⓐ;]{0,60}?(?:\b(?:up|down|compared|from|against|versus|than|over|above|below|as)\b"
    r"|[(](?=Ⓨ))[^Ⓐ;]{0,60}$"
)
_BRACKET = re.compile(r"^[ ]*[^Ⓐ;.]{0,20}[(][^Ⓐ;()]{0,30}$")
_RESULT = re.compile(
    r"\b(?:bring(?:s|ing)|taking|makes?|making|giving|for|leaving)[ ]+(?:the|its|it|an?|their)?[ ]*"
    r"(?:(?:new|revised|overall|amended)[ ]+)*(?:total|budget|provision|appropriation"
    r"|allocation|amount|fund)?[ ]*"
    r"(?:for[ ]+[^Ⓐ.;]{3,40}?[ ]+)?(?:of|to|at)[ ]+$"
    r"|(?:,|[)])?[ ]*(?:from[ ]+)?to[ ]+(?:an?[ ]+)?(?:(?:new|revised|total"
    r"|amended)[ ]+)*(?:of[ ]+)?$"
)
_FROM = re.compile(
    r"^[^Ⓐ;.]{0,40}?,?[ ]*from[ ]+(?:the[ ]+)?(?:(?:current|present|original)[ ]+)?$"
)
_AGAINST = re.compile(
    r"\b(?:against|out[ ]+of)[ ]+(?:an?|the|its)[ ]+(?:total[ ]+)?(?:budget|allocation)[ ]+of[ ]+$"
)
_WITHIN = re.compile(r"\b(?:including|of[ ]+which)[ ]+$")
_KIND = r"(?:[ ]+(?:budget|spending|funding|allocation))?"
_RISES = r"(?:rises?|increases?|grows?|falls?|drops?|declines?)"
_MOVED = re.compile(
    r"\b(?P<how>reduces?|raises?|increases?|cuts?|lowers?|brings?|keeps?|holds?|maintains?)[ ]+"
    r"(?:the[ ]+|our[ ]+|its[ ]+)?Ⓝ+(?:[ ]+(?:budget|account|program))?[ ]+(?:at|to)[ ]+$"
    r"|\b(?:launch(?:es)?|starts?|begins?|opens?|establish(?:es)?)[ ]+(?:the[ ]+|our[ ]+|an?[ ]+)?"
    r"(?:new[ ]+)?Ⓝ+(?:[ ]+(?:program|programme|scheme))?[ ]+with[ ]+$"
    rf"|(?<=Ⓝ){_KIND}[ ]+(?:will[ ]+)?{_RISES}[ ]+to[ ]+$"
)
# "the Ⓝ budget rises from Ⓐ", "the Ⓝ budget rises from Ⓐ to"
# "We will double the Ⓝ, from Ⓐ in this year's budget to Ⓐ": the second is what it is put to.
_PUTS = (
    r"\b(?:doubl|tripl|quadrupl|rais|increas|expand|reduc|cut|lower)[a-z]*[ ]+"
    r"(?:the[ ]+|our[ ]+|its[ ]+)?Ⓝ+(?:[ ]+(?:budget|program|programme|scheme))?,?"
)
_WHILE = r"(?:[ ]+(?:in|this|last)[ ][^Ⓐ.;]{0,40}?)?"
_RISES_FROM = rf"(?:(?<=Ⓝ){_KIND}[ ]+(?:will[ ]+)?{_RISES}|{_PUTS})[ ]+from[ ]+"
_MOVED_FROM = re.compile(rf"{_RISES_FROM}$")
_FROM_TO = re.compile(rf"{_RISES_FROM}Ⓐ+{_WHILE}[ ]+to[ ]+$")
# "Spending on the Ⓝ rises by Ⓐ to"
_BY_TO = re.compile(rf"(?<=Ⓝ){_KIND}[ ]+(?:will[ ]+)?{_RISES}[ ]+by[ ]+Ⓐ+{_WHILE},?[ ]+to[ ]+$")
_TO_NEXT = re.compile(rf"{_WHILE}[ ]+to[ ]+Ⓐ")
_SHIFTS = r"(?:transfer|move)(?:s|d|red|ring)?"
_NEXT_YEAR = re.compile(
    r"[ ]+(?:(?:is|are)[ ]+available[ ]+)?(?:in|for)[ ]+Ⓨ+"
    r"(?:,?[ ]+and[ ]+|,[ ]+(?:and[ ]+)?(?:(?:rising|increasing|growing|falling)[ ]+to[ ]+)?)"
)
_CHANGES = (
    # "an increase of Ⓐ in the Ⓝ", "increases by Ⓐ", "reduces the Ⓝ by Ⓐ", "adds Ⓐ to the Ⓝ"
    re.compile(
        r"(?P<how>increase[sd]?|decrease[sd]?|reduction|reduce[sd]?|cuts?|rises?|rose|falls?"
        r"|fell|grows?|grew|drops?|addition|raise[sd]?|lower(?:s|ed)?|declines?)(?:[ ]+(?:the"
        r"|our|its)?[ ]*[ⓃⓄ]+(?:[ ]+(?:account|budget|program))?)?(?:[ ]+(?:is|are))?[ ]+(?:of"
        r"|by)[ ]+(?:a[ ]+further[ ]+)?$"
    ),
    re.compile(
        r"(?P<how>add(?:s|ed|ing)?|deduct(?:s|ed)?|remov(?:es|ed))[ ]+(?:a[ ]+further[ ]+"
        r"|another[ ]+|an[ ]+extra[ ]+)?$"
    ),
    # "to appropriate an additional Ⓐ to the Ⓝ"
    re.compile(
        r"(?P<how>(?:appropriat|provid|allocat|approv)(?:e|es|ed|ing))[ ]+(?:an[ ]+additional"
        r"|a[ ]+further|another|an[ ]+extra)[ ]+(?:sum[ ]+of[ ]+)?$"
    ),
    # "to transfer Ⓐ from the Reserve Fund to the Ⓝ"
    re.compile(rf"(?P<how>{_SHIFTS})[ ]+(?:the[ ]+sum[ ]+of[ ]+)?$"),
)
_DOWN = ("decr", "redu", "cut", "fall", "fell", "drop", "lower", "decl", "deduct", "remov")


def links_of(masked: str, first: int, start: int) -> set[str]:
    """How an amount may belong to the one before it: "spent" of it, "since" it grew, "also" beside
    it, or the budget "before" or "after" a change of so much."""
    between = in_small(masked[first:start])
    forms = {
        "spent": _spent_of(),
        "before": _FROM,
        "after": _RESULT,
        "since": _SINCE,
        "also": _also(),
        "against": _AGAINST,
        "within": _WITHIN,
    }
    found = {name for name, form in forms.items() if form.search(between)}
    return found | ({"since"} if _BRACKET.search(between) else set())


def spent_behind(masked: str, first: int, start: int, end: int) -> bool:
    """Whether an amount is some of the one before it, and was spent: "of which Ⓐ was paid out"."""
    return bool(
        re.search(
            r"\bof[ ]+which[ ]+(?:only[ ]+|about[ ]+|some[ ]+)?$", in_small(masked[first:start])
        )
    ) and bool(_spent().match(in_small(masked), end))


def is_shift(small: str, start: int) -> bool:
    """Whether the words of a change take from one and give to another: "transfer Ⓐ from … to"."""
    return bool(re.match(_SHIFTS, small[start:]))


def goes_on_in(masked: str, first: int, start: int) -> bool:
    """Whether an amount is that of the next year beside one: "Ⓐ in Ⓨ, rising to Ⓐ"."""
    return bool(_NEXT_YEAR.fullmatch(in_small(masked[first:start])))


def change_of(masked: str, first: int, start: int) -> tuple[int, bool] | None:
    """Where the words of a change begin before an amount, and whether it is one down."""
    small = in_small(masked)
    for pattern in _CHANGES:
        if match := pattern.search(small, first, start):
            return match.start("how"), match["how"].startswith(_DOWN)
    return None


def moved_to(small: str, first: int, start: int) -> int | None:
    """Where the words begin that put a budget to an amount: "reduces the Ⓝ to"."""
    match = _MOVED.search(small, first, start) or _FROM_TO.search(small, 0, start)
    match = match or _BY_TO.search(small, 0, start)
    return match.start() if match else None


def moved_from(small: str, first: int, start: int, end: int) -> int | None:
    """Where the words begin that say what a budget was: "the Ⓝ rises from Ⓐ to Ⓐ"."""
    match = _MOVED_FROM.search(small, first, start)
    return match.start() if match and _TO_NEXT.match(small, end) else None


@cache
def _spent() -> re.Pattern[str]:
    words = "|".join(table("clauses")["agents"]["executed"])
    return re.compile(rf"[ ]+(?:(?:is|was|has[ ]+been|were|had[ ]+been)[ ]+)?(?:{words})\b")


@cache
def _spent_of() -> re.Pattern[str]:
    words = "|".join(table("clauses")["nouns"]["executed"])
    return re.compile(
        rf"\b(?:and|while|but|with|;)[ ]+(?:the[ ]+|its[ ]+|our[ ]+)?(?:{words})"
        r"(?:[ ]+(?:was|were|is|came[ ]+to|of|at|totall?ed|reached|stood[ ]+at))?[ ]+$"
    )


@cache
def _also() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|;|\band)[ ]+(?:and[ ]+)?(?:a[ ]+(?:further|total)[ ]+(?:of[ ]+)?|another[ ]+"
        rf"|(?:{words_of('agents')})[ ]+)?$"
    )
