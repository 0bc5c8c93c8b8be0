"""What a row is by its name: an item, a sum, a part of the row above: 「うち人件費」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from corpus.text.folding import fold_key
from corpus.text.remembered import remembered
from corpus.text.units import Scale
from corpus.words import listed

_TOTAL_END = re.compile(r"(?:合計|総計|総額合計)$")
_SUBTOTAL_BEGIN = re.compile(r"sub-?totals?\b", re.I)
_SUBTOTAL_END = re.compile(r"(?i)(?<!grand)(?<!overall)(?<=\w)\s(?:sub-?)?totals?$")
_TOTAL_BEGIN = re.compile(r"(?:total|grand total)\b\s*[,:\-]?\s*", re.I)
_PART = re.compile(r"^(?P<open>[(（\[])?\s*(?:うち|内、|of which|including)[、,:：\s]*", re.I)
_BEHIND = re.compile(r"[(（][^()（）]*[)）]$")


class Kind(Enum):
    """What a row is."""

    ITEM = auto()
    TOTAL = auto()
    SUBTOTAL = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Row `index` of a grid. `parents` are its groups, the widest first, `offices` those of them
    that are in charge of it; `level` is the column that its name stands in, `start:end` where the
    name stands in the text; `unit` is what the name says of its amounts: 「人件費（千円）」, `what`
    which of several lines of its name it is."""

    index: int
    name: str
    kind: Kind
    level: int
    parents: tuple[str, ...]
    start: int
    end: int
    offices: frozenset[str] = frozenset()
    unit: Scale | None = None
    what: str | None = None


def _total(raw: str) -> str:
    """ "Total, Dune Office" -> "Dune Office total"; "Total Expenditures" stays as it is printed."""
    of = _TOTAL_BEGIN.sub("", raw, count=1)
    return f"{of} total" if raw[: -len(of)].rstrip()[-1:] in {*",:-"} and of[0].isupper() else raw


@cache
def _subtotals() -> tuple[str, ...]:
    """How the names of subtotals end: 「柱1 小計」."""
    return tuple(listed("names", "subtotals"))


def kind_below(raw: str, above: Sequence[NamedRow]) -> tuple[str, Kind]:
    """The kind of a row by its name; 「民生費計」 below the rows of 民生費 is their sum."""
    name, kind = kind_of(raw)
    if kind is Kind.ITEM and name[-1] == "計" and any(name[:-1] in row.parents for row in above):
        return name, Kind.SUBTOTAL
    return name, kind


@remembered
def kind_of(raw: str) -> tuple[str, Kind]:
    """The kind of a row by its name alone, and the name: 「うち人件費」 → 人件費, a part."""
    key = fold_key(_BEHIND.sub("", raw))
    if key.endswith(_subtotals()) or _SUBTOTAL_BEGIN.match(raw) or _SUBTOTAL_END.search(raw):
        return raw, Kind.SUBTOTAL
    if key in listed("names", "totals") or _TOTAL_END.search(key) or _TOTAL_BEGIN.match(raw):
        return _total(raw), Kind.TOTAL
    if match := _PART.match(raw):
        part = raw[match.end() :].strip()
        closes = match["open"] and part[-1:] in {")", "）", "]"}
        return (part[:-1] if closes else part) or raw, Kind.PART
    return raw, Kind.ITEM
