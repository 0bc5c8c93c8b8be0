"""What a budget expects to come in, as Japanese prose says it: 「市税は、88億円を見込み」."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.facts.reading import FigureReading
from corpus.facts.row import REVENUE, Measure
from corpus.statements.japanese.phrase import YEARLY, AmountPhrase
from corpus.words import table

_EXPECTED = re.compile(r"\s?(?:円)?(?:を|と)?(?:見込|計上)|\s?で[、すあ]")
# How it has changed, in brackets behind the amount; several have what is said behind the last.
_ASIDE = re.compile(r"\s?[（(](?:対?前年|昨年|うち|構成|\s?[\d.▲△ⒶⓎ])[^（）()。]*[）)]")
_LISTED = re.compile(r"\s?(?:[、で]|とな[りっる])")
_RIGHT_BEFORE = re.compile(r"(?:は|が)[、\s]*(?:総額|約)?\s?$")
_CLAUSE = re.compile(r"[^。ⒶⓎ]*$")
LONGEST = 80


def revenue(phrase: AmountPhrase) -> FigureReading | None:
    """What comes in of a tax or gifts in the year of the budget that the titles name."""
    measure = phrase.titled.measure
    clause = _CLAUSE.search(phrase.masked, max(0, phrase.until - LONGEST), phrase.until)
    found = _named().search(clause[0]) if clause else None
    if measure not in {"initial", "request"} or found is None:
        return None
    if not _is_expected(phrase):
        return None
    year, kind = phrase.year, Measure(measure)
    if year is None or year != phrase.titled.year or kind not in YEARLY:
        return None
    made = phrase.made(found["name"], kind, year, phrase.before)
    return replace(made, scope=REVENUE["ja"])


def _is_expected(phrase: AmountPhrase) -> bool:
    """Whether the words behind an amount say that it is expected, and no change.

    「市税は 6,538千円（前年度比 177千円増）、交付税は…」 says it behind the last.
    """
    if _EXPECTED.match(phrase.behind):
        return True
    aside = _ASIDE.match(phrase.masked, phrase.amount.end)
    own = aside and _RIGHT_BEFORE.search(phrase.before)
    rest = phrase.masked[aside.end() :] if aside else ""
    return bool(own and (_EXPECTED.match(rest) or _LISTED.match(rest)))


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted(table("phrases")["words"]["revenue"], key=len, reverse=True))
    return re.compile(
        rf"(?:^|[、\s　]|の根幹である|のうち|である|など)"
        rf"(?P<name>(?:ふるさと納税(?:による|の))?\s?(?:{names}))(?:収入)?(?:の?総額)?"
        r"(?:は|が|に(?:つきまして|ついて)は)(?:[^ⒶⓎ。]{0,36}[、に]|、)?\s?(?:約|前年度)?[^ⒶⓎ。]{0,3}$"
    )
