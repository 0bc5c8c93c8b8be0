"""The most that somebody can get, as prose says it: "Schools can apply for up to £1,500"."""

from __future__ import annotations

import re
from functools import cache

from corpus.words import alternation, listed, table

LONGEST_CASE = 60
_MODAL = re.compile(
    r"\s*\b(?:can|may|could|will|are|is|able|must|should|who|that|which|cannot|of)\b.*$", re.DOTALL
)
_ASIDE = re.compile(r"\s*\([^()]*\)")


def ceiling_in(small: str, first: int, start: int) -> re.Match[str] | None:
    """What makes an amount a ceiling, the words that end before it."""
    return next((m for p in _ceilings() if (m := p.search(small, first, start))), None)


def asks_most(question: str) -> bool:
    """Whether a question asks for the most that one can get: "How much can we apply for?"."""
    return bool(_asked().search(question))


@cache
def _asked() -> re.Pattern[str]:
    gets = alternation(table("clauses")["words"]["gets"])
    return re.compile(
        rf"\bhow (?:much|large)\b[^?]{{0,40}}\b(?:{gets}|grants?|awards?)|\b(?:maximum|largest"
        rf"|biggest)\b"
    )


def case_of(lead: str) -> str | None:
    """Who can get it: " Small venues (fewer than 30 seats) can " -> "Small venues"."""
    clause = re.split(r"[,;:.]|\band\b", lead)[-1]
    who = _ASIDE.sub("", _MODAL.sub("", " ".join(clause.split()))).strip(" -•*–")
    words = who.split()
    plain = (
        not words
        or words[0].lower() in table("clauses")["words"]["anyone"]
        or len(who) > LONGEST_CASE
    )
    return None if plain or listed("names", "schemes") & {words[-1].lower()} else who


@cache
def _ceilings() -> tuple[re.Pattern[str], ...]:
    words = table("clauses")["words"]
    gets, given = alternation(words["gets"]), alternation(words["given"])
    some = r"(?:an?[ ]+|the[ ]+)?(?:[a-z-]+[ ]+){0,3}?"
    most = (
        r"(?:up[ ]+to|at[ ]+most|as[ ]+much[ ]+as|a[ ]+maximum[ ]+of"
        r"|no[ ]+more[ ]+than|not[ ]+more[ ]+than)"
    )
    beyond = r"(?:exceed|be[ ]+(?:more|larger|higher|greater)[ ]+than|go[ ]+(?:above|over))"
    return (
        # "Schools can apply for up to Ⓐ", "are eligible for a grant of up to Ⓐ"
        re.compile(rf"(?P<cue>{gets})[ ]+{some}(?:of[ ]+)?{most}[ ]+$"),
        # "grants of up to Ⓐ", "The maximum award is Ⓐ"
        re.compile(rf"(?P<cue>{given})[ ]+(?:(?:of|are|is|for|worth)[ ]+)?{some}{most}[ ]+$"),
        re.compile(
            rf"(?P<cue>\b(?:maximum|largest|highest|top|biggest)[ ]+(?:[a-z]+[ ]+)?{given})"
            r"(?:[ ]+[a-z]+){0,2}?(?:[ ]+(?:is|of|will[ ]+be|was)[ ]+|:[ ]*)$"
        ),
        # "The most a hall can get is Ⓐ"
        re.compile(
            r"(?P<cue>\bthe[ ]+most)[ ]+(?:[a-z]+[ ]+){0,4}?(?:can|may|could)[ ]+(?:be[ ]+)?"
            r"[a-z]+[ ]+is[ ]+$"
        ),
        # "Awards may not exceed Ⓐ", "are capped at Ⓐ", "No grant will be more than Ⓐ"
        re.compile(rf"(?P<cue>{given})[ ][a-z ]{{0,20}}?(?:not|cannot)[ ]+{beyond}[ ]+$"),
        re.compile(rf"(?P<cue>{given})[ ][a-z ]{{0,20}}?(?:capped|limited)[ ]+(?:at|to)[ ]+$"),
        re.compile(rf"\bno[ ]+(?:[a-z]+[ ]+)?(?P<cue>{given})[ ][a-z ]{{0,20}}?{beyond}[ ]+$"),
    )
