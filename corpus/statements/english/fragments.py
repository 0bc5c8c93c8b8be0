"""Pieces of the forms in which English budget papers state an amount: names, amounts, links.

Amounts are masked by Ⓐ, years by Ⓨ and periods (2014-2020) by Ⓟ, each as often as it is long. A
piece names the group that it fills: NAME is a name, OF the name before, FOR the name behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.statements.balances import BALANCE
from corpus.words import alternation, listed, meanings

WORD = r"(?:[A-Z0-9][\w&'’./-]*|\([A-Z][\w&-]{1,12}\))"
NAME = (
    rf"{WORD}(?:,?[ ](?:(?:of|and|for|the|on|to|in|de|&)[ ]){{0,2}}{WORD}){{0,12}}"
    r"(?:[ ](?:account|program|programme|fund|scheme|initiative|project|services?|grants?)\b){0,2}"
)
SHORT_NAME = rf"{WORD}(?:[ ](?:(?:of|and|for|the|on|to|in|de|&)[ ]){{0,2}}{WORD}){{0,9}}"
AMOUNT = (
    r"(?:(?:about|approximately|around|roughly|some|nearly|almost|just over|over|more than|up to"
    r"|an estimated|a total of)[ ])?(?P<amount>Ⓐ+)"
)
KIND = r"(?:[ ]in[ ](?:new[ ])?[a-z][a-z -]{2,50}?)?"
APPROPRIATIONS = r"[ ]?in[ ](?P<kind>[a-z ]{3,30}appropriations)"
LEVEL = r"(?:[ ](?:level|amount|funding|total|figure|provision|allocation)s?)?"
IN = r"(?:[ ](?:in|for)[ ](?:the[ ])?(?P<year_behind>Ⓨ+))?"
# Behind an amount that is all of a thing stands no more of it: no "lower", "short of", "a day".
ENDS = (
    r"(?=[.,;:)]|$|[ ](?:for|to|and|with|from)\b"
    r"|[ ](?:is|will[ ]be)[ ](?:set[ ]aside|available|provided|proposed|included|created)\b)"
)
BETWEEN = (
    r"(?:,?[ ](?:(?:in|for)[ ])?(?P<year_between>Ⓨ+)|[ ](?:for|over)[ ](?:the[ ]period[ ])?Ⓟ+)?"
)
OF = rf"(?:[ ](?:for|of)[ ](?:the[ ])?(?:current[ ]|(?P<period>Ⓟ+)[ ])?(?P<before>{NAME}))?"
FOR = (
    r"[ ](?:for|to|on)(?:[ ](?:support|expand|fund|continue|launch|establish|implement|deliver))?"
    rf"[ ](?:(?:the|an?)[ ](?:new[ ])?)?(?P<behind>{NAME})"
)
MOVES = (
    r"(?:rises?|rose|increases?|increased|falls?|fell|grows?|grew|decreases?|decreased|declines?"
    r"|declined)"
)
IS = (
    r"(?:,?[ ](?P<is>is|was|are|were|of|at|totals?|totall?ed|totall?ing|amounts?[ ]to"
    r"|amounted[ ]to|stands?[ ]at|(?:would|will)[ ](?:be|provide|total)|is[ ]set[ ]at|includes?"
    r"|included|provides?|provided|proposes?|proposed|requests?|requested|contains?|allocates?"
    r"|allocated|(?:is|are)[ ]estimated[ ]at|is[ ]expected[ ]to[ ](?:be|total)"
    rf"|{MOVES}[ ]to)|:)[ ]?"
)
YEAR = r"(?:(?P<year>Ⓨ+)[ ](?:[A-Z]\w+['’]s?[ ])?)?"
CHANGE = r"(?P<change>increase|decrease|reduction|cut|rise|fall|drop)"
FROM = r"(?=[^Ⓐ]{0,40}\b(?:from|over|above|below|compared|relative)\b)"
EACH = (
    r"(?i:(?P<each>per[ ](?:award|project|grant|applicant|recipient|organi[sz]ation)"
    r"|award[ ]ceiling|(?:maximum|minimum|average)[ ](?:award|grant)(?:[ ](?:amount|size))?"
    r"|grant[ ]size))"
)
PAID = r"(?i:(?P<per>fellowships?|awards?|grants?|payments?|subsid(?:y|ies)))"
# What stands between a kind of payment and its amount: a stipend is labelled by what it is.
AMOUNTS_TO = r"[ ](?:of|is|are|was|were|will[ ]be|(?:is[ ])?set[ ]at)[ ]|:[ ]?"
IN_ALL = r"[^Ⓐ;:]{0,120}?\b(?:amount|rate|level|sum|maximum|total)[ ]of[ ]"
# An amount before a name is its total where the sentence announces it, or says no more.
ANNOUNCED = (
    r"\b(?:includ(?:es?|ed|ing)|announc(?:es?|ed|ing)|launch(?:es|ed|ing)?|creat(?:es?|ed|ing)"
    r"|establish(?:es|ed|ing)?|provid(?:es?|ed|ing)|through|via|like|such[ ]as)[ ]"
)
ARTICLE = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Aa][ ]new|[Tt]he[ ]new)[ ])?"
BECAME = r"(?:is|was|were|are|has[ ]been|(?:would|will)[ ]be)"


def paid(words: str) -> str:
    """What is paid to one person, with the words before it that say which: "research allowance"."""
    known = "|".join(sorted(listed("said", words)))
    article = r"(?:[Aa]n?|[Tt]he|[Ee]ach)\b"
    which = rf"(?:\b{article}[ ]|^\W*)(?P<which>(?!{article})[A-Za-z-]+[ ])"
    return rf"(?:{which})?\b(?i:(?P<paid>{known})s?)\b"


def budget(more: str = "") -> str:
    """The words that name a budget, and `more` of them."""
    words = (w for w in meanings().values() if w.kind == "money" and w.shift is None)
    known = alternation(w.text for w in words if w.text.isascii() and w.scope != BALANCE)
    return rf"(?i:(?P<measure>{f'{more}|' if more else ''}{known}))"


def small(ends: Iterable[str]) -> str:
    """A name without capitals, by how it ends: "hardship fund"; no words of a whole budget."""
    word = rf"(?!(?:{alternation(listed('said', 'wholes'))})\b)[a-z][\w'’&-]*"
    return rf"(?P<small>(?:{word}[ ]){{1,4}}(?:{alternation(ends)}))"


def fund() -> str:
    """A name in capitals that ends like one of money: "Harbor Renewal Fund"."""
    ends = alternation(word.title() for word in listed("said", "funds"))
    return rf"(?:{WORD}[ ](?:(?:of|and|for|the)[ ])?){{1,8}}(?:{ends})(?![\w-])"
