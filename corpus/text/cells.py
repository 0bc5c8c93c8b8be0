"""The grammar of a cell that holds a number: "△1,234", "($35,000)", "1 250 000", "15億円", "12.3%".

A cell is a number or it is none: what stands beside the number may be a sign, a currency, a unit
and the mark of a note, nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from corpus.text.amounts import find_amounts
from corpus.text.currencies import code_after, code_before, is_shared, pattern
from corpus.text.numerals import last_place, narrow, parse_numeral
from corpus.text.plain import without_superscripts
from corpus.text.remembered import remembered
from corpus.words import listed, table

_SPACE = " \u00a0\u2009\u202f"
_DIGITS = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[{_SPACE}]\d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+|\d+"
_SIGN = r"[▲△\-+]\s?"
_NOTE = r"(?:\s?(?:[※*†]\s?\d*|注\s?\d*\)?|\(注\s?\d*\)|\[\^?\d{1,2}\]|\(?\*\d+\)?|\(再掲\)))*"


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number in a cell, which `text[start:end]` is with its sign and marks.

    `value` is as written, times its own scale ("15億円" -> 1500000000); `step` is what its last
    digit is worth. `currency` is None where the cell names none, `shared` true for a mark such as
    "$"; `scaled` where the cell has a scale or a unit of its own. `bracketed` numbers are negative
    for accountants, and parts or notes in Japanese tables; `square` where the brackets are.
    `percent` is a ratio. `plus` says that a plus is written, `memo` that the number is not added to
    any sum.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    currency: str | None = None
    shared: bool = False
    scaled: bool = False
    bracketed: bool = False
    square: bool = False
    percent: bool = False
    envelope: bool = False
    plus: bool = False
    memo: bool = False
    approximate: str | None = None


@lru_cache(maxsize=65536)
def parse_cell(raw: str) -> CellNumber | None:
    """The number of a cell, None where it holds anything else."""
    if len(raw) > _LONGEST:
        return None
    if _PLAIN.fullmatch(raw):  # most cells of large tables
        return CellNumber(Decimal(raw.replace(",", "")) + 0, Decimal(1), 0, len(raw))
    text = raw.strip().strip('"').strip()
    offset = raw.find(text) if text else 0
    text = _COUNTED.sub("", text)
    small = narrow(_blanked(text)).lower()
    if len(small) != len(text):
        return None
    match = _cell().fullmatch(small)
    if match is None and _COMPOUND.search(small):
        return _compound(text, offset)
    return _number(match, offset) if match else None


def _compound(text: str, offset: int) -> CellNumber | None:
    """An amount in several scales: 「3億2,000万円」."""
    found = find_amounts(text)
    if len(found) != 1 or found[0].original != text or found[0].low is not None:
        return None
    amount = found[0]
    return CellNumber(
        value=Decimal(amount.value),
        step=Decimal(amount.step),
        start=offset,
        end=offset + len(text),
        currency=amount.currency,
        scaled=True,
        approximate=amount.approximate,
    )


@remembered
def is_empty(raw: str) -> bool:
    """Whether a cell says that there is nothing ("-", "…", "皆増", ""), which is not zero."""
    key = "".join(narrow(raw).lower().split()).strip("()\"'")
    return not key.strip("-.…*") or key in listed("names", "empty")


_LONGEST = 60
# How many an amount is for: 「1億円（48件）」.
_COUNTED = re.compile(
    r"(?<=[\d円])\s?[(（][\d０-９,]+\s?(?:[件人社者名校台棟戸回]|団体|か所|箇所|awards|grants|projects)[)）]$"
)
_COMPOUND = re.compile(r"\d\s?[兆億万千]\s?\d")
_PLAIN = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)")


def _blanked(text: str) -> str:
    """The text with superscripts as spaces, so that offsets stay."""
    kept = without_superscripts(text)
    return text if kept == text else kept.ljust(len(text))


def _number(match: re.Match[str], offset: int) -> CellNumber | None:
    digits = re.sub(rf"[{_SPACE}'’]", "", match["digits"])
    value = parse_numeral(digits)
    if value is None or digits == "000":  # "£000" is a unit
        return None
    factor, step = _factor(match), last_place(digits)
    before, after = (match["before"] or "").strip(), (match["after"] or "").strip()
    after = after or (match["yen"] or "")
    signs = (match["sign"] or "") + (match["sign2"] or "")
    negative = bool(signs.strip("+ "))
    opened = bool(match["open"])
    value = value * factor
    return CellNumber(
        value=-value if negative or (opened and before and before != "¥") else value,
        step=step * factor,
        start=offset + match.start("body"),
        end=offset + match.end("body"),
        currency=code_before(before) or code_after(after),
        shared=is_shared(before or after),
        scaled=bool(match["kanji"] or match["word"] or after),
        bracketed=opened,
        square=opened and match["open"].startswith("["),
        percent=bool(match["percent"]),
        envelope=bool(match["envelope"]),
        plus="+" in signs,
        approximate="約" if match["about"] else None,
    )


def _factor(match: re.Match[str]) -> int:
    scales: dict[str, int] = table("units")["scales"]
    factor = 1
    for name in ("kanji", "word"):
        if match[name]:
            factor *= 10 ** scales[match[name].strip()]
    return factor


@cache
def _cell() -> re.Pattern[str]:
    words = sorted((w for w in table("units")["scales"] if w[0].isalpha() and w[0] < "z"), key=len)
    kanji = sorted((w for w in table("units")["scales"] if w[0] > "z"), key=len)
    before, after = pattern("before"), pattern("after")
    return re.compile(
        rf"(?P<about>約\s?)?(?P<body>(?P<open>[(\[]\s?)?(?P<sign>{_SIGN})?(?P<before>(?:{before})\s?)?"
        rf"(?P<sign2>{_SIGN}|\(\s?)?(?P<digits>(?:{_DIGITS})(?:\.\d+)?)"
        rf"\s?(?P<kanji>{'|'.join(kanji[::-1])})?(?P<yen>円)?\s?(?P<word>(?:{'|'.join(words[::-1])})\b)?"
        rf"\s?(?P<after>{after})?(?P<percent>\s?[%％倍])?(?:\s?[)\]]){{0,2}})"
        rf"\s?(?P<envelope>の?内数)?{_NOTE}"
    )
