"""Which statements of a document give a value of the kind that a turn wants, about what it is of.

A value of the kind alone gives nothing: a day is told of many things. The attribute and the thing
stand with it, in the statement, its heading or the head of its cell: 「公募期間：7月18日～8月」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import numpy as np

from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.covering.absence import absent
from assistant.evidence.finding.covering.coverage import ABOUT_ALL, coverage_at, identity_of
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import CONTACT_FORMS, has_amount, holds_value
from assistant.question.model import Term
from assistant.question.signs import Sign, shows
from assistant.question.sought import Sought, SoughtKind
from assistant.question.words.characters import is_kanji
from assistant.question.words.things import UNIVERSITY
from corpus.text import fold

HALF = 0.45  # of a word for what is wanted: what says less of it is of another
SHORTEST = 2  # characters of a part of a word that says something
WORD = 2  # kanji of most words that a compound is made of
# A day, a month, a term of days; that one may apply at any time tells too.
DAY = re.compile(
    r"(?<![0-9])[0-9]{1,2}月|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])|[0-9](?:日|か月|ヶ月|カ月|週間?)以内"
    r"|(?:前|当|翌)日|随時|通年|先着|未定|上旬|中旬|下旬"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    r"|\bmay,? [0-9]|[0-9](?:st|nd|rd|th)? (?:of )?may\b"
    r"|\b(?:days|weeks|months) (?:of|after|before|from)\b|\bwithin \w+ (?:days|weeks|months)\b"
    r"|\brolling\b|\bany time\b|\bto be (?:announced|confirmed)\b|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
BARE = re.compile(r"\s[△▲(-]?[0-9][0-9,]*(?:\.[0-9]+)?\)?\s*(?:\n|$)")  # ends a line of a table
ENOUGH = 40  # statements that give it; of more the first are as good
HEADING = 30  # characters of a heading that says of what all below it is
NAMED = re.compile(r"\b(?:[A-Z][\w'&.-]+ ){1,5}[A-Z][\w'&.-]+")
# A number that is no year: both who applied and who succeeded tell a rate.
COUNTED = re.compile(r"(?<![0-9,.])(?!(?:19|20)[0-9]{2}(?![0-9,]))[0-9][0-9,]*(?!年)")
FORMS = {SoughtKind.MAIL: CONTACT_FORMS["メール"], SoughtKind.PHONE: CONTACT_FORMS["電話"]}


def giving(page: StatementPage, sought: Sought) -> list[int]:
    """The places of the statements that give what is sought, in their order.

    Of a call those first that say most of the words which the turn says of it.
    """
    about = _about(page, sought.of) if sought.kind not in FORMS else range(len(page.statements))
    found = list(islice((at for at in about if _holds(page, at, sought)), ENOUGH))
    if sought.kind is not SoughtKind.CALL:
        return found
    texts = {at: fold(with_heads(page.statements[at])).text for at in found}
    return sorted(found, key=lambda at: -sum(word in texts[at] for word in sought.called))


def nowhere(page: StatementPage, of: Sequence[Term]) -> tuple[Term, ...]:
    """Those of some words that a document has nowhere, nor what they begin with.

    What tells of 年齢 tells of 「年齢制限」.
    """
    begun = {t: Term(b, (b,)) for t in of if (b := _beginning(t))}
    without = absent([*of, *begun.values()], page.index, page.weights)
    return tuple(t for t in of if t in without and begun.get(t, t) in without)


def _beginning(term: Term) -> str:
    """The first word of a compound of two: 「年齢制限」 → 年齢."""
    word = term.alternatives[0]
    return word[:WORD] if len(word) >= 2 * WORD and all(map(is_kanji, word)) else ""


def _about(page: StatementPage, of: Sequence[Term]) -> Sequence[int]:
    """The places of the statements that say one of some words, or a part of one.

    What all is about need not be said again.
    """
    every = range(len(page.statements))
    identity = identity_of(of, page.index, page.weights)
    inside = [t for t, share in zip(of, identity, strict=True) if share < ABOUT_ALL]
    if not inside:
        return every
    parts = [Term(p[0], p) for t in inside for p in t.parts if len(p[0]) >= SHORTEST]
    said = coverage_at([*inside, *parts], page.index, every, page.weights).direct.max(axis=1)
    return np.flatnonzero(said >= HALF).tolist()


def _holds(page: StatementPage, at: int, sought: Sought) -> bool:
    """Whether a statement has a value of the kind, with a word for the attribute it is of."""
    text = with_heads(page.statements[at])
    if sought.kind in FORMS:
        return bool(FORMS[sought.kind].search(fold(text).text))
    if sought.kind is SoughtKind.CALL:
        dated = DAY.search(fold(text).text)
        said = (text, *_above(page, at)) if dated else ()
        return any(shows(t, Sign.CALLS) for t in said) and (
            Sign.CLOSES not in sought.question.signs or any(shows(t, Sign.CLOSES) for t in said)
        )
    if sought.kind is SoughtKind.RATE:
        counts = COUNTED.findall(DAY.sub(" ", fold(text).text))
        both = len(counts) > 1 and shows(text, Sign.APPLIED) and shows(text, Sign.SUCCEEDED)
        return both or (shows(text, Sign.SUCCESS_RATE) and bool(counts))
    if sought.kind is SoughtKind.CHOSEN:
        named = UNIVERSITY.search(text) or NAMED.search(text)
        return bool(named) and shows(text, Sign.WERE_CHOSEN)
    if sought.kind is SoughtKind.BUDGET:
        said = (text, *_above(page, at))
        return has_amount(text) and any(shows(t, Sign.BUDGET) for t in said)
    return holds_value(text, sought.question) or _in_a_table(page.statements[at], text, sought)


def _in_a_table(statement: Statement, text: str, sought: Sought) -> bool:
    """Whether a row has a bare number, whose unit stands elsewhere: 「街路灯 2,300」."""
    counter = sought.question.counter
    bare = any(is_numeric(cell.text) for cell in statement.cells) or BARE.search(text)
    return bool(bare) and (counter is None or counter in text)


def with_heads(statement: Statement) -> str:
    """A statement with the heads of its cells: 「申請受付 4月13日」."""
    heads = (cell.head.text for cell in statement.cells if cell.head)
    return " ".join((*heads, statement.text))


def _above(page: StatementPage, at: int) -> tuple[str, ...]:
    """What says of what a statement is: the short heading above it, the label that leads it."""
    lead, title = page.leads[at], page.views[at].title
    leads = () if lead is None else (page.statements[lead].text,)
    return (*leads, *((title,) if len(title) <= HEADING else ()))
