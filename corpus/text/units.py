"""Units that are declared once for many numbers: 単位：百万円, (£m), ($ in millions)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text.currencies import code_named, is_shared, names, pattern
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.words import alternation, first_characters, listed, table

# "m" and "bn" say a scale only behind a currency; before one stands a whole word.
LETTERS = 3
_WIDE = ("円", "ドル", "米ドル", "ユーロ", "ポンド", "人民元", "元", "ウォン")
# What stands between two marks of one unit.
_APART = re.compile(r"[\s,/:()\[\]-]{1,4}")
# What the forms of `_declared` begin with, where they do not begin with a scale or a currency.
_OPENING = ("単", "unit", "amount", "figure", "value", "すべて", "全て", "金額は", *"([【〔")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a bare number counts: `factor` whole units of `currency`."""

    factor: int
    currency: str = "JPY"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit stated at `start:end`; `factor` is how many whole units of `currency` it is.

    `shared` is true where the mark is that of several currencies ("$").
    """

    start: int
    end: int
    name: str
    factor: int
    currency: str = "JPY"
    shared: bool = False

    @property
    def scale(self) -> Scale:
        """What a number in this unit counts."""
        return Scale(self.factor, self.currency)


@remembered
def find_units(text: str) -> tuple[Unit, ...]:
    """Every declared unit of money in the text, in order.

    >>> [(u.factor, u.currency) for u in find_units("(Dollars in Thousands)")]
    [(1000, 'USD')]
    """
    return _find(text)


def is_unit(text: str) -> bool:
    """Whether a text says what amounts are counted in, and nothing else: 「千円」, "£m"."""
    return any(u.start == 0 and u.end == len(text) for u in find_units(text))


def _find(text: str) -> tuple[Unit, ...]:
    small = narrow(text).lower().replace("_", " ")
    if len(small) != len(text):  # a few capitals grow when lowered
        small = narrow(text)
    if not _named().search(small):
        return ()
    units = [unit for match in _declared().finditer(small) for unit in _unit(match)]
    own = {unit.currency for unit in units if not unit.shared}
    if len(own) == 1:  # "Amounts in Canadian dollars" says which dollar "$" is
        code = own.pop()
        units = [_of(unit, code) if unit.shared and code != "JPY" else unit for unit in units]
    return tuple(_joined(small, units))


def _joined(small: str, units: Sequence[Unit]) -> Iterator[Unit]:
    """The units, one that is said in two marks as one: "$'000 (AUD)", "(AUD, $ million)"."""
    last: Unit | None = None
    for unit in units:
        if last and (one := _one_of(last, unit, small[last.end : unit.start])):
            last = one
            continue
        if last:
            yield last
        last = unit
    if last:
        yield last


def _one_of(first: Unit, second: Unit, between: str) -> Unit | None:
    """Two marks of one currency right beside each other, of which one alone has a scale."""
    same = first.currency == second.currency != "JPY" and _APART.fullmatch(between)
    marks = [re.sub(r"[^a-z]|000", "", u.name) or u.name[:1] for u in (first, second)]
    if not same or marks[0] == marks[1] or min(first.factor, second.factor) > 1:
        return None
    factor = max(first.factor, second.factor)
    return Unit(first.start, second.end, first.name + between + second.name, factor, first.currency)


def _of(unit: Unit, code: str) -> Unit:
    return Unit(unit.start, unit.end, unit.name, unit.factor, code)


def _unit(match: re.Match[str]) -> Iterator[Unit]:
    groups = {k.rstrip("0123456789"): v for k, v in match.groupdict().items() if v}
    code = code_named(groups["name"])
    if code:
        factor = 10 ** table("units")["scales"][groups["scale"]] if "scale" in groups else 1
        yield Unit(match.start(), match.end(), match[0], factor, code, is_shared(groups["name"]))


@cache
def _named() -> re.Pattern[str]:
    """A currency, which stands in every unit: most labels and cells have none."""
    currencies = {*_WIDE, *names("names")}
    one = "|".join(map(re.escape, sorted(currencies)))
    return re.compile(rf"(?=[{first_characters(currencies)}])(?:{one})")


@cache
def _declared() -> re.Pattern[str]:
    scales = table("units")["scales"]
    name, word = pattern("names"), alternation(scales)
    long = alternation(w for w in scales if w.isascii() and len(w) > LETTERS)
    kanji = "|".join(sorted((w for w in scales if w[0] > "z"), key=len)[::-1])
    wide = "|".join(_WIDE)
    # Where no form can begin, one look tells: a table of numbers is passed over quickly.
    first = first_characters(
        [*_OPENING, *_WIDE, *scales, *names("names"), *listed("units", "counted")]
    )
    # "Obligations are shown in whole dollars"
    counted = rf"(?:{alternation(listed('units', 'counted'))})"
    told = r"(?:\s(?:shown|stated|given|expressed|reported|presented))?"
    plain = r"(?:(?:whole|actual|current|nominal)\s)?"
    # 「単位は、特に断りのない限り百万円」
    unless = r"(?:[^\d。()\n]{2,14}(?:限り|除き|除いて|ない場合)は?[、,]?\s?)?"
    forms = (
        rf"(?:単\s?位|unit)s?\s?[:)は]?[、\s]?{unless}[(:]?\s?"
        rf"(?P<scale1>{kanji})?(?P<name1>{wide})",
        rf"[(\[【〔](?:(?!単)[^()\[\]\d\s]{{1,6}}:)?\s?(?P<scale2>{kanji})?(?P<name2>{wide})\s?[)\]】〕、,]",
        rf"(?:すべて|全て|金額は|単位は)、?{unless}(?P<scale3>{kanji})?(?P<name3>{wide})",
        rf"(?<![\d.])(?<![\d.]\s)(?P<scale4>{long})s?\s(?:of\s)?(?P<name4>{name})(?!\s?\d)",
        rf"(?P<name5>{name})\s?(?:[(\[]\s?)?(?:in\s)(?P<scale5>{word})",
        rf"(?P<name14>{name})\s?[(\[]\s?(?P<scale14>{word})\s?[)\]]",
        rf"(?P<name15>{name})\s?[,/]\s?(?P<scale15>{long})",
        rf"(?P<name6>{name})(?: ?['’]| )?(?P<scale6>{word}|000)(?!\w|[.,]\d)",
        rf"(?:(?:unit|amount|figure|value)s?\s?:\s?|{counted}(?:\s(?:are|is))?{told}\sin\s{plain}"
        rf"|(?<=[(\[]))(?P<name7>{name})"
        rf"(?=\s?(?:$|[)\]\n.;,]))",
        rf"[(\[]\s?in\s{plain}(?P<name13>{name})\s?[)\]]",
        rf"^(?P<name8>{name})$",
        rf"(?<=\s)(?P<scale9>{kanji})?(?P<name9>円|yen|usd|eur|gbp|jpy|[£€$])$",
        rf"(?<=[額費])\s?(?P<scale11>{kanji})(?P<name11>円)$",
        rf"^(?P<scale10>{kanji})(?P<name10>{wide})$",
        rf"(?<![\d一-十])(?P<scale12>{kanji})?(?P<name12>{wide})単位(?=である|です|で(?:表|記|計|示)|[。.)]|$)",
    )
    return re.compile(rf"(?=[\s{first}])(?:{'|'.join(forms)})")


# A scale that a head ends with, of no currency: "amount_millions", "Value (thousands)".
_BARE = re.compile(r"(?:^|[\s_(])(?:in[\s_])?(?P<scale>[a-z]{4,})\)?$")


def bare_scale(label: str) -> int | None:
    """How many units a head counts that names no currency, None where it says none.

    >>> bare_scale("amount_millions"), bare_scale("Amount")
    (1000000, None)
    """
    match = _BARE.search(narrow(label).lower().strip())
    power = table("units")["scales"].get(match["scale"]) if match else None
    return 10**power if power else None


# "FUNDING (in thousands; fiscal year ends June 30)": a scale that a title says of its table.
_SAID_ALONE = re.compile(
    r"(?:^|[(\[,:;–—-]\s?|\b(?:amounts|figures|numbers|values|all) (?:are )?)"
    r"in (?P<scale>thousands|millions|billions)(?=\s*(?:$|[)\];,.:]))(?! of)"
)


@remembered
def scale_alone(line: str) -> int | None:
    """How many units a line says are counted, of no currency that it names.

    >>> scale_alone("1. FUNDING (in thousands; year ends June 30)"), scale_alone("in millions of $")
    (1000, None)
    """
    match = _SAID_ALONE.search(narrow(line).lower().strip())
    return 10 ** table("units")["scales"][match["scale"]] if match else None


@lru_cache(maxsize=8)
def whole_scale(text: str) -> Scale | None:
    """The one unit that a whole text declares, None where it declares several or none."""
    found = {unit.scale for unit in find_units(text)}
    return found.pop() if len(found) == 1 else None
