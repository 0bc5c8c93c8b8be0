"""Cell values as the workbook shows them: 1,234 and △5, not 1234.0 and -5.

What a person quotes from a workbook is what it displays, so the number formats that budget tables
use are applied (ECMA-376 part 1, 18.8.31): grouping, decimals, per cent, scaling by thousands,
sections for negative numbers and zero or under conditions, currencies, literal text. Other formats
show the plain number.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from corpus.readers.office.dates import display_date, is_date_format
from corpus.readers.office.rows import join_lines

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?,*")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_UNUSUAL = re.compile(r"[#0?]\s*/\s*[#0?\d]|[#0?]E[+-]")  # fractions and powers
MAX_DECIMALS = 12
_GENERAL = Context(prec=11, rounding=ROUND_HALF_UP)
MAX_FORMAT = 255  # characters, as Excel allows; longer ones are ignored


def display(value: object, number_format: str | None) -> str:
    """Text of a cell's value as displayed; blank for none and for what its format hides."""
    shape = number_format if number_format and len(number_format) <= MAX_FORMAT else "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.date | datetime.datetime):
        return display_date(value, shape)
    if isinstance(value, int | float):
        if is_date_format(shape):
            return display_date(_from_serial(value), shape)
        return _number(Decimal(repr(value)), shape)
    return _text(join_lines([line.strip() for line in str(value).split("\n")]), shape)


def _from_serial(value: float) -> datetime.date:
    """The day that a number of days since 1899-12-30 stands for."""
    days = min(max(0, int(value)), 2_900_000)
    return datetime.date(1899, 12, 30) + datetime.timedelta(days)


def _text(text: str, number_format: str) -> str:
    sections = _SECTION.split(number_format)
    section = sections[3] if len(sections) > 3 else sections[0]
    if len(sections) > 3 and not section:
        return ""
    return _with_literals(section).replace("@", text).strip() if "@" in section else text


def _with_literals(section: str) -> str:
    return _LITERAL.sub(lambda m: m[1] or m[2] or m[3] or "", section)


def _number(value: Decimal, number_format: str) -> str:
    sections = _SECTION.split(number_format)
    if _CONDITION.search(number_format):
        return _conditional(value, sections)
    if value < 0 and len(sections) > 1:
        return _in_section(-value, sections[1])
    if value == 0 and len(sections) > 2:
        return _in_section(value, sections[2])
    shown = _in_section(abs(value), sections[0])
    return f"-{shown}" if value < 0 and shown else shown


def _conditional(value: Decimal, sections: list[str]) -> str:
    """The first section whose condition holds, or that has none."""
    for section in sections:
        match = _CONDITION.search(section)
        if match is None or _holds(value, match[1], Decimal(match[2])):
            shown = _in_section(abs(value), section)
            return f"-{shown}" if value < 0 and match is None else shown
    return _plain(value)


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound,
        ">=": value >= bound, "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


def _in_section(value: Decimal, section: str) -> str:
    if not section:
        return ""
    if _UNUSUAL.search(section):
        return _plain(value)
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or match[3] or "")
        return f"\x00{len(literals) - 1}\x00"

    pattern = _LITERAL.sub(keep, section)
    outside = re.sub(r"\x00\d+\x00", lambda m: " " * len(m[0]), pattern)
    digits = _DIGITS.search(outside)
    if digits is None or "General" in pattern:
        plain = _plain(value) if "General" in pattern or not literals else ""
        shown = plain + re.sub(r"General|@", "", pattern)
    else:
        number = _formatted(value, digits[0], "%" in outside)
        shown = pattern[: digits.start()] + number + pattern[digits.end() :]
    return re.sub(r"\x00(\d+)\x00", lambda m: literals[int(m[1])], shown).strip()


def _formatted(value: Decimal, digits: str, percent: bool) -> str:
    scale = len(digits) - len(digits.rstrip(","))
    whole, _, decimals = digits.rstrip(",").partition(".")
    value = value.scaleb(2) if percent else value.scaleb(-3 * scale)
    places = min(len(decimals), MAX_DECIMALS)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,.{places}f}" if "," in whole else f"{rounded:.{places}f}"


def _plain(value: Decimal) -> str:
    """A number in the format General, which shows no more than eleven digits of a fraction."""
    whole = value == value.to_integral_value()
    return f"{(value if whole else _GENERAL.plus(value)).normalize():f}"
