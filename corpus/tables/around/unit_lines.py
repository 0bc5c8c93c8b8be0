"""Lines that declare a unit, alone or for all of a text: 「（単位：千円）」."""

from __future__ import annotations

import re
from functools import cache

from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.units import Scale, find_units, whole_scale
from corpus.words import alternation, listed

# What stands beside a unit that stands alone: 「（単位：千円、％）」, "Unit: ".
MOST_BESIDE = 6
_BESIDE = re.compile(r"金額|税[込抜]")
# What such a line does not say: 「単価（円）」 is the head of a column.
_SAID = re.compile(r"[ァ-ヶ一-鿿]{2}")
# What such a line says of brackets too: 「単位：億円（〔 〕内は前年度予算額）」.
_BRACKETS = re.compile(r"[(（]\s?[〔【\[<〈].{0,3}[〕】\]>〉].{0,3}は[^()（）]*[)）]\s*$")
_IN_BRACKETS = re.compile(r"\s*[(（\[【]\s?単\s?位[^()（）\[\]【】]{1,24}[)）\]】]\s*")
_REMARK = re.compile(r"(?<=^)[)）\]］】]?\s*(?:[(（].*[)）]|※.*)\s*$")
_PAGE_NUMBER = re.compile(r"[\s\d\-–—/]*")


def for_all(text: str) -> Scale | None:
    """The one unit that a text declares, where it declares it for all of it.

    >>> for_all("Table 2: Staff costs (£000)") is None
    True
    """
    scale = whole_scale(text)
    alone = scale and any(is_unit(line) or _says_all(line) for line in text.splitlines())
    return scale if alone else None


def said_of_all(text: str) -> Scale | None:
    """The unit that sentences of a text say to count for all, whatever else it declares."""
    return whole_scale("\n".join(filter(_says_all, text.splitlines())))


@remembered
def _says_all(line: str) -> bool:
    return declares_unit(line) and bool(_all().search(plain(line)))


@remembered
def is_unit(line: str) -> bool:
    """Whether a line is the unit of what follows and nothing else.

    >>> is_unit("（単位：千円、％）"), is_unit("内訳（単位：千円）"), is_unit("単価（円）")
    (True, True, False)
    >>> is_unit("金額の単位：千円（人件費を除く）"), is_unit("（単位：円、消費税込み）")
    (True, True)
    """
    line = _BRACKETS.sub("", line)
    units = find_units(line)
    if units and _IN_BRACKETS.fullmatch(line):
        return True
    if units and "単位" in line:
        line = line[: units[-1].end] + _REMARK.sub("", line[units[-1].end :])
    if not units or units[-1].end - units[0].start + MOST_BESIDE <= len(line.strip()):
        return False
    if "単位" in line:
        return True
    return not _SAID.search(_BESIDE.sub("", line[: units[0].start] + line[units[-1].end :]))


@cache
def _all() -> re.Pattern[str]:
    return re.compile(alternation(listed("units", "for_all")))


def declares_unit(line: str) -> bool:
    """Whether a line declares a unit of money."""
    return bool(find_units(line))


def is_page_number(line: str) -> bool:
    """Whether a line is a page's number and no title: "- 19 -"."""
    return bool(_PAGE_NUMBER.fullmatch(line))
