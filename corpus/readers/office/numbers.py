"""Cell values as the workbook shows them: 1,234 and △5, not 1234.0 and -5.

What a person quotes from a workbook is what it displays, so the number formats that budget tables
use are applied (ECMA-376 part 1, 18.8.31): grouping, decimals, per cent, scaling by thousands,
sections for negative numbers and zero, literal text. Other formats show the plain number.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from corpus.readers.office.rows import join_lines

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?,*")
MAX_DECIMALS = 12


def display(value: object, number_format: str | None) -> str:
    """Text of a cell's value; blank for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), number_format or "General")
    return join_lines([line.strip() for line in str(value).split("\n")])


def _number(value: Decimal, number_format: str) -> str:
    sections = _SECTION.split(number_format)
    if value < 0 and len(sections) > 1 and sections[1]:
        return _in_section(-value, sections[1])
    if value == 0 and len(sections) > 2 and sections[2]:
        return _in_section(value, sections[2])
    shown = _in_section(abs(value), sections[0])
    return f"-{shown}" if value < 0 else shown


def _in_section(value: Decimal, section: str) -> str:
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
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
    return f"{value.normalize():f}"
