"""Names without capitals in a paper about the budget of one year: "£4.2 million for road repairs".

Elsewhere small words name no program. In the budget of a year what money is put to is an item of
it, as it would be in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.statements.english.sentence import Sentence
from corpus.words import alternation, listed, table

MOST_WORDS, SHORTEST = 5, 4
# What money is put to, behind the amount, and its last word.
_PUT = r"(?:for|on|into|toward|towards)[ ]+(?:(?:the|our|its|your|new|better)[ ]+)*"
_ENDS = (
    r"(?=[ ]*(?:[.,;:)(]|$)|[ ]+(?:and|from|over|in|this|next|which|so|while|but|because|as|at|by"
    r"|through|with|up|down|after|is|are|was|were|will|has|have|had|can|could|would|should|may"
    r"|must|that|who|where|when|if|than|until|since|before|during|across|within|under|on|to|for"
    r"|plus|opens|closes|starts|begins|Ⓐ|Ⓨ))"
)
# What is added to a budget that is not told.
_MORE = re.compile(r"\b(?:another|extra|additional|further|more)[ ]+$")


def small_spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where small words stand that a sentence of a year's budget puts money to, or gives it to."""
    if sentence.setting.budget is None or sentence.setting.titled is None:
        return
    for pattern in _patterns():
        for match in pattern.finditer(sentence.masked):
            lead = sentence.masked[: sentence.masked.find("Ⓐ", match.start())].rstrip("Ⓐ")
            more = _MORE.search(lead)
            if not more and _is_thing(match["name"]):
                yield match.span("name")


def _is_thing(written: str) -> bool:
    """Whether small words name what money is for: "road repairs", and not "each of them"."""
    words = written.lower().split()
    tasks = table("clauses")["words"]["tasks"]
    own = words[:-1] if len(words) > 1 and words[-1] in tasks else words  # "the police department"
    if not own or set(own) & _others():
        return False
    if len(words) == 1 and words[0] in listed("said", "wholes"):
        return False
    return len(words) > 1 or len(words[0]) >= SHORTEST


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    word = r"[a-z][a-z'’-]*"
    name = rf"(?P<name>{word}(?:[ ]+{word}){{0,{MOST_WORDS - 1}}}?)"
    became = r"(?:is|has[ ]been|have[ ]been|will[ ]be|are|will)"
    given = alternation(table("clauses")["words"]["put"])
    gets = alternation(table("clauses")["owners"]["initial"])
    kinds = alternation([*listed("said", "small_funds"), "budget"])
    several = r"[ ]+over[ ]+(?:the[ ]+)?(?:next[ ]+|coming[ ]+)?[a-z0-9]+[ ]+years"
    lead = (
        rf"(?:[ ]+(?:{kinds}))?(?:[ ]+{became}(?:[ ]+(?:{given}))?|[ ]+(?:{given}))?(?:{several})?"
    )
    money = alternation(["budget", "funding", "spending", "investment", "allocation"])
    moves = r"(?:will|is|are|has|rises?|falls?|grows?|increases?|goes)"
    subject = rf"(?P<name>[A-Z]?{word[5:]}(?:[ ]+{word}){{0,{MOST_WORDS - 1}}}?)"
    return (
        re.compile(rf"Ⓐ{lead}[ ]+{_PUT}{name}{_ENDS}"),
        re.compile(rf"Ⓐ[ ]+(?:for|to|into)[ ]+(?P<name>[A-Z][a-z]+){_ENDS}"),
        re.compile(rf"(?:^|[.;][ ]+)\W*For[ ]+(?:(?:the|our)[ ]+)?{name},[ ]+(?:I|we|the|this)[ ]"),
        re.compile(rf"Ⓐ{several}[ ]+in[ ]+(?:(?:the|our)[ ]+)?{name}{_ENDS}"),
        re.compile(
            rf"Ⓐ[ ]+(?:{became}[ ]+)?(?:{given})[ ]+to[ ]+(?:(?:the|our)[ ]+)?{name}{_ENDS}"
        ),
        re.compile(rf"\b(?:[Tt]he|[Oo]ur)[ ]+{name}[ ]+{money}[ ]+{moves}\b"),
        re.compile(rf"(?i:{money})[ ]+(?:in[ ]+|{_PUT}){name}(?=[ ]+{moves}[ ][^Ⓐ]*Ⓐ)"),
        re.compile(
            r"^\W*(?:(?:In|For|Under)[ ][^,Ⓐ]{3,40},[ ]+)?(?:(?:[Tt]he|[Oo]ur)[ ]+)?"
            rf"{subject}[ ]+(?:will[ ]+)?(?:{became}[ ]+(?:{given})|{gets})"
            rf"[ ]+(?:about[ ]+|a[ ]+total[ ]+of[ ]+)?Ⓐ"
        ),
    )


@cache
def _others() -> frozenset[str]:
    """Words that are no name of a thing: who is paid, who decides, what only points."""
    words = table("clauses")["words"]
    return frozenset(
        word
        for kind in ("recipients", "offices", "speakers", "anyone", "others", "pointing", "itself")
        for word in words[kind]
    ) | listed("said", "nobody")
