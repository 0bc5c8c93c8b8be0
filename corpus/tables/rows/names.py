"""What the name of a row says of its numbers: people, shares, balances, the part of an agency."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.tables.columns.heads import YEARLY
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.units import Scale, find_units
from corpus.words import alternation, listed, meanings

_SHARE = re.compile(
    r"\(\s?%\s?\)$|[^\W\d_]{2}数(?:\s?\([^()]*\))?$|(?:執行|達成|進捗|収納|増減|構成|伸び|補助)率(?:\s?\([^()]*\))?$"
)
_BRACKET = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]$")
_OF_ALL = frozenset({"total", "the", "of"})


@remembered
def can_be_money(name: str) -> bool:
    """Whether a row's name is no sentence, and says of its numbers no count, share or price."""
    return not (name.endswith("。") or _counts(name) or _is_share(name) or is_of_one(name))


def is_of_one(name: str) -> bool:
    """Whether a row holds what one person or thing costs: 「１人当たり経費」, "Cost per capita"."""
    small = narrow(name).lower()
    return any(word in small for word in listed("names", "per_one"))


def _counts(name: str) -> bool:
    """Whether a row counts people or things: "Positions (FTE)", "Number of staff", no "Staff"."""
    small = narrow(name).lower()
    words = set(re.findall(r"[a-z]+", small)) if name.isascii() else set()
    people = bool(words) and words <= listed("names", "people") and not words <= _OF_ALL
    people = people and not words <= listed("names", "paid")
    counted = _BRACKET.sub("", small).endswith(_counted_ends())
    return people or counted or bool(_counted().search(small) or _of_things().search(small))


@cache
def _counted_ends() -> tuple[str, ...]:
    return tuple(listed("names", "counted_ends"))


@cache
def _of_things() -> re.Pattern[str]:
    """What a row counts by its name: "Lane miles rebuilt", "Well capacity (gallons per day)"."""
    things = alternation(listed("names", "things"))
    done = r"(?:\w{3,}ed|rebuilt|built|cut|sold|grown|of)"
    return re.compile(rf"\b(?:{things}) {done}\b|\([^()]*\b(?:{things})\b[^()]*\)$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counted")))


def _is_share(name: str) -> bool:
    """Whether the values of a row are no money by its name: 「執行率」, 「成果指標 観測点数」."""
    small = narrow(name).lower()
    return bool(_SHARE.search(small)) or small.startswith(_indicators())


@cache
def _indicators() -> tuple[str, ...]:
    """What the names of rows begin with that tell how well something went."""
    return tuple(listed("names", "indicators"))


def is_agency(name: str) -> bool:
    """Whether a row is an agency's part of what the table is about, and no program."""
    return bool(_agency().fullmatch(name))


@lru_cache(maxsize=4096)
def is_stock(name: str, measure: str | None) -> bool:
    """Whether a row is what there is or what is computed, and no budget: 「地方債現在高」.

    A fund has a balance where others have spent.
    """
    balance = measure == "executed" and name.endswith("基金")
    small = name.lower()
    return balance or any(
        word in small for key in ("stocks", "per_one") for word in listed("names", key)
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\S*(?:{'|'.join(sorted(listed('names', 'agencies')))})")


@remembered
def own_unit(name: str) -> tuple[str, Scale | None]:
    """A name without the unit in brackets behind it, and that: "Seed Bank (EUR million)"."""
    unit = next(iter(find_units(name)[-1:]), None)
    bracket = _BRACKET.search(name)
    if unit is None or bracket is None or unit.start not in range(bracket.start(), bracket.end()):
        return name, None
    return name[: bracket.start()], unit.scale


@remembered
def names_budget(text: str) -> bool:
    """Whether a cell says no more than which budget the amounts of its row are: 「執行額」."""
    word = meanings().get(plain(text))
    return word is not None and word.kind == "money" and word.measure in YEARLY
