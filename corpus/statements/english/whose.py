"""Whose an amount of a clause is: a name before its cue, behind the amount, or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from corpus.facts.row import Measure
from corpus.programs.accounts import is_main_account
from corpus.statements.english.cues import WHEN, Cue, words_of
from corpus.statements.english.named import Named
from corpus.statements.english.sentence import in_small
from corpus.words import alternation, listed, table

_SUBJECT = re.compile(r"(?P<name>Ⓝ+)(?:['’]s?)?,?(?:[ ]+[a-zⓎ][a-zⓎ'’]*){0,4}[ ]*$")
_LEAD = re.compile(
    r"\b(?:[Ff]or|[Oo]n|[Tt]o|[Ii]nto|[Uu]nder)[ ]+(?:the[ ]+|its[ ]+|our[ ]+)?(?P<name>Ⓝ+)(?:,"
    r"|[ ]+(?:the|we|I)\b)"
)
_COLON = re.compile(
    r"^[^\wⓃ]*(?:of[ ]+which:?[ ]+)?(?P<name>Ⓝ+)[*]*(?:[ ]*[(][^()Ⓐ]*[)])?[* ]*[:–—,-][* ]*$"
)
# What stands between a label and its amount, and says no more.
_ABOUT = re.compile(r"\b(?:[Aa][ ]total[ ]of|[Aa]bout|[Aa]round|[Aa]pproximately|[Ss]ome)[ ]+$")
_RELATIVE = re.compile(r",[ ]+(?:which|who)[ ]+(?:(?:has|had|have|was|is|were)[ ]+)?$")
# "was awarded to Baker Paving at Ⓐ"
_PAID_TO = re.compile(r"[ ]+(?:to|by)[ ]+(?:the[ ]+)?Ⓝ")
# "The Pass Pilot has been allocated Ⓐ"
_PASSIVE = re.compile(r"\b(?:is|was|were|are|has[ ]been|have[ ]been|will[ ]be|being)[ ]+$")
# "the Pass Pilot, which spent Ⓐ"
_WHICH = re.compile(r"(?P<name>Ⓝ+),[ ]+which[ ]+(?:(?:has|had|have)[ ]+)?$")
# What is proposed for a department is its budget: "Ⓐ for the Police Department".
_DEPARTMENT = re.compile(
    r"[ ]+(?:for|to)[ ]+(?:the[ ]+|our[ ]+)?(?P<name>Ⓞ+)(?=[ ]*(?:[,.;]|and\b|$))"
)
# "the School Department request is Ⓐ"
_ITS = re.compile(r"(?P<name>Ⓞ+)(?:['’]s?)?[ ]+(?:[a-z]+[ ]+)?$")
_DEPARTMENTS = ("department", "division", "library", "bureau")
_ITEM = re.compile(
    r"[*]*[ ]+(?:for|on|to|towards?|into)[ ]+(?:(?:the|our|a|an)[ ]+)?(?P<name>Ⓝ+)[ .;,*]*$"
)
_OWN = re.compile(r"[ ]+(?:for|to|into|on|toward|towards|through|under|in|of)[ ]+")


def owner_of(
    named: Named, amount: tuple[int, int], around: tuple[int, int], cue: Cue
) -> str | None:
    """The name of the program that an amount is of, by its clause; None where it has none."""
    (start, end), (first, last) = amount, around
    masked = named.masked
    paid = cue.measure in {Measure.TOTAL, Measure.EXECUTED}  # to whom, and not for what
    inner = named.last(cue.end, start) if not cue.behind else None
    if inner:
        return None if paid and _PAID_TO.match(masked, cue.end) else inner
    behind = _behind().match(masked, max(end, cue.end) if cue.behind else end, last)
    if behind and not (paid and behind["into"] == "to"):
        return named.names[behind.start("name")]
    if lead := _LEAD.search(masked, first, start):
        return named.names[lead.start("name")]
    if relative := _WHICH.search(masked, first, cue.start):
        return named.names[relative.start("name")]
    until = start if cue.behind else cue.start
    subject = _SUBJECT.search(masked, first, until)
    name = named.names[subject.start("name")] if subject else None
    if cue.role == "agents" and not cue.behind:
        passive = _PASSIVE.search(masked, first, cue.start)
        provides = cue.measure is Measure.INITIAL and name and _is_fund(name)
        return name if passive or provides else None
    return name


def _is_fund(name: str) -> bool:
    """Whether a name is that of money, which provides it, and not that of who decides."""
    return name.lower().split()[-1] in listed("said", "funds")


def department(named: Named, end: int, cue: Cue) -> str | None:
    """The department that an amount is proposed for, or whose budget it is; who decides is none."""
    own = _ITS.search(named.masked, 0, cue.start) if cue.role == "nouns" else None
    if own and (name := named.offices[own.start("name")]).lower().endswith(_DEPARTMENTS):
        return name
    asked = cue.measure in {Measure.REQUEST, Measure.INITIAL} and cue.role == "agents"
    return department_at(named, end) if asked and not cue.behind else None


def department_at(named: Named, end: int) -> str | None:
    """The department that an amount that ends there is for: "Ⓐ for the Fire Department"."""
    match = _DEPARTMENT.match(named.masked, end)
    name = named.offices.get(match.start("name")) if match else None
    return name if name and name.lower().endswith(_DEPARTMENTS) else None


def labelled(named: Named, first: int, start: int) -> str | None:
    """The name that a line begins with before its amount: "- Seal Rescue Service – Ⓐ"."""
    lead = _ABOUT.sub("", named.masked[first:start])
    match = _COLON.match(lead) if first == 0 else None
    return named.names.get(match.start("name")) if match else None


def item_of(named: Named, first: int, start: int, end: int) -> str | None:
    """What an item of a list that begins with its amount is for: "- Ⓐ for the Harbor Fund"."""
    behind = _ITEM.match(named.masked, end) if first == 0 else None
    bare = not named.masked[first:start].strip(" •·*+–—-")
    return named.names.get(behind.start("name")) if behind and bare else None


def is_for_other(named: Named, end: int, last: int) -> bool:
    """Whether an amount is said to be for something that no name is: "Ⓐ for new benches"."""
    skip = _skipped().match(in_small(named.masked), end, last)
    at = skip.end() if skip is not None else end
    if _recipients().match(in_small(named.masked), at, last):
        return False
    other = _OWN.match(named.masked, at, last)
    return other is not None and named.masked[other.end() : other.end() + 1] not in {"Ⓝ", "Ⓨ", "Ⓟ"}


def speaks_of_it(named: Named, first: int, cue: Cue) -> bool:
    """Whether a clause may be of what the text before it is about: its words name nothing else.

    "The Council set aside Ⓐ", "its budget is Ⓐ", and neither "a nearby town set aside Ⓐ" nor "the
    parks budget is Ⓐ".
    """
    before = in_small(named.masked[first : cue.start])
    if _RELATIVE.search(before):
        return False  # of what stands before it, whatever that is
    if cue.behind:
        before = before.partition("Ⓐ")[0]
    elif cue.role == "nouns":
        last = before.split()[-1:] or [""]
        return not last[0].strip("ⒶⓎⓄⓃ,.:;()'’s") or last[0] in _plain() or last[0] in _own()
    subject = re.split(r"[,;:(]|\b(?:that|said|replied|answered)\b", before)[-1]
    words = [w for w in subject.split() if w.strip("ⒶⓎ,.:;()")]
    known = [
        w in _plain() or w in _own() or w in _speakers() or not w.strip("ⓄⓃ'’s") or w.isdigit()
        for w in words
    ]
    return all(known) or words[0] in {"we", "i", "it"} or (all(known[:2]) and "and" in words)


@cache
def _plain() -> frozenset[str]:
    words = table("clauses")["words"]
    return frozenset(words["plain"]) | frozenset(words["filling"])


@cache
def _own() -> frozenset[str]:
    """The words by which a program is spoken of: "the scheme", "the programme's"."""
    kinds = [
        *listed("said", "funds"),
        "service",
        "round",
        "team",
        "network",
        "program",
        "programme",
    ]
    return frozenset(f"{kind}{end}" for kind in kinds for end in ("", "'s", "’s"))


@cache
def _speakers() -> frozenset[str]:
    """Who decides about a program, and what stands beside it: "we", "council", "has also"."""
    words = table("clauses")["words"]
    return frozenset(words["offices"]) | frozenset(words["speakers"])


def whole_budget(named: Named, cue: Cue, year: int | None) -> str | None:
    """The budget of all that a paper is about, by its year: "our 2031 operating budget".

    None where a word beside it says that it is the budget of something: "the parks budget".
    """
    if cue.role != "nouns" or not cue.word.endswith(("budget", "budgets", "spending plan")):
        return None
    words = in_small(named.masked[: cue.start]).split()
    last = words[-1] if words else ""
    if is_main_account(" ".join(words[-2:])):
        return "General Fund"
    if year and (which := _kind_of_whole(words)):
        return f"{year} {which} budget"
    if last.strip("ⒶⓎⓄ,.:'’s") and last not in table("clauses")["words"]["plain"]:
        return None
    kind = "operating budget" if last == "operating" else "budget"
    return f"{year} {kind}" if year else None


def _kind_of_whole(words: Sequence[str]) -> str | None:
    """Which of the budgets of an office is meant: "our net revenue" -> "net revenue"."""
    kinds = list(takewhile(_is_kind, reversed(words)))
    before = words[: len(words) - len(kinds)][-1:]
    known = not before or before[0] in table("clauses")["words"]["plain"]
    return " ".join(reversed(kinds)) if kinds and known else None


def _is_kind(word: str) -> bool:
    return word in listed("said", "kinds")


@cache
def _recipients() -> re.Pattern[str]:
    """Who is paid: "to 57 groups"."""
    who = alternation(table("clauses")["words"]["recipients"])
    return re.compile(rf"[ ]+(?:to|among|by)[ ]+(?:\d|(?:[a-z-]+[ ]+)?{who})")


@cache
def _skipped() -> re.Pattern[str]:
    kind = (
        r"in[ ]+(?:(?:new|additional|state|federal)[ ]+)?"
        r"(?:funding|money|support|spending|grants)"
    )
    verbs = words_of("agents", "nouns")
    became = r"is|was|were|are|has|have|had|been|be|will|would|being|again|also|available"
    period = (
        r"over[ ]+(?:the[ ]+next[ ]+)?[a-z0-9]+[ ]+(?:years|months)|over[ ]+Ⓟ+"
        r"|(?:starting|beginning)[ ]+(?:in|from)[ ]+Ⓨ+"
    )
    return re.compile(rf"(?:,?[ ]+(?:{WHEN}|{period}|{kind}|{verbs}|{became})(?![a-z]),?)*")


# Who gets it, before what it is from: "Ⓐ to eleven ports under the Ⓝ".
_TO_SOME = (
    r"(?:[ ]+to[ ]+(?:[a-z0-9,-]+[ ]+){1,3}[a-z]+(?=[ ]+(?:under|through|as[ ]part[ ]of)\b))?"
)


@cache
def _behind() -> re.Pattern[str]:
    into = r"(?P<into>for|to|into|on|toward|towards|through|under|in|as[ ]+part[ ]+of)"
    do = rf"(?:{alternation(table('clauses')['words']['done'])}[ ]+)?"
    return re.compile(
        rf"{_skipped().pattern}{_TO_SOME},?[ ]+{into}[ ]+{do}"
        r"(?:(?:the|its|our|an?|their|this)[ ]+)?"
        r"(?:[a-z][a-z'’-]*[ ]+){0,2}?(?P<name>Ⓝ+)"
    )
