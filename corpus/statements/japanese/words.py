"""The words beside an amount of a Japanese sentence that say what it is."""

from __future__ import annotations

import re
from functools import cache

from corpus.facts.row import Measure
from corpus.text.numerals import narrow
from corpus.words import alternation, table

# What stands behind an amount that is not exact.
ABOUT = r"(?:程度|余り?|ほど|前後|[強弱])?"
_FILLED = (
    r"(?:の?(?:総額|全体|規模|合計)?(?:額|案)?(?:として|では|には|は|が|も|で|を|に|の|、|：|:|\s|約"
    r"|およそ|合わせて|あわせて|総額|合計|計|過去最[大高]の?|となる|新たに|それぞれ|各々|歳入歳出))*"
)
_MOST_ASKED = re.compile(r"上限|限度額|いくらまで|(?:補助|助成|支給|給付|交付)額は")


def asked_measure(text: str, *, whole: bool = False) -> Measure | None:
    """What a question asks for: 「昨年度の決算は」; with `whole` it is no more than the word."""
    if not whole and _MOST_ASKED.search(text):
        return Measure.UNIT
    found = list(_words().finditer(narrow(text)))
    if whole and (not found or found[0][0] != narrow(text).strip()):
        return None
    return Measure(measures("nouns")[found[0]["word"]]) if found else None


@cache
def measures(role: str) -> dict[str, str]:
    """The words of a role with their measures."""
    return {word: measure for measure, words in table("phrases")[role].items() for word in words}


@cache
def nouns() -> re.Pattern[str]:
    """What stands right before an amount: 「決算額は」."""
    return re.compile(rf"(?P<word>{alternation(measures('nouns'))}){_FILLED}$")


@cache
def given() -> re.Pattern[str]:
    """What stands right before an amount that was given: 「交付額は」."""
    return re.compile(rf"(?P<word>{alternation(table('phrases')['words']['given'])}){_FILLED}$")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternation(measures('nouns'))})")


@cache
def verbs() -> re.Pattern[str]:
    """What stands right behind an amount: 「を計上」."""
    return re.compile(
        rf"\s?(?:円)?{ABOUT}(?:を|が)?\s?(?:新たに|それぞれ|各々|別に|合わせて|あわせて)?(?P<word>{alternation(measures('verbs'))})"
    )


@cache
def put(*, beside: bool = False) -> re.Pattern[str]:
    """What is done with an amount that a budget has for what is spoken of, whatever that is.

    With `beside` also what says so only of what stands right before the amount.
    """
    words = table("phrases")["words"]
    return re.compile(alternation([*words["put"], *(words["put_to"] if beside else ())]))


@cache
def its_cost() -> re.Pattern[str]:
    """What says that an amount is for what has just been said: 「その経費として」."""
    words = alternation(table("phrases")["words"]["its_cost"])
    return re.compile(
        rf"(?:その|この|これらの?)(?:ための)?(?:{words})(?:等|など)?(?:として|に|は)*"
    )


@cache
def others() -> re.Pattern[str]:
    """What says of an amount that it is no budget."""
    return re.compile(alternation(table("phrases")["words"]["others"]))
