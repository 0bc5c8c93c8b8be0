"""Characters set high: a mark that points at a note, or a power.

310² in a budget is 310 with a note, 10⁶ is a million and km² a unit. What is a note's mark is left
out, since its digits are none of the number; what is a power keeps its own characters.
"""

from __future__ import annotations

import re

_HIGH = str.maketrans("0123456789+-()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ")
# Units, symbols and powers of ten that take an exponent; a longer word has a note.
_BASE = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Za-z]{1,2}|[µμΩ]|sec|ft|yd)$|(?:^|\D)10$|[)）\]]$|[㎞㎝ｍ]$"
)
_POWER = re.compile(r"[+\-−－]?[0-9０-９n]{1,2}$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|o|a|º|ª|TM|SM|®|™)$", re.IGNORECASE)


def raised(before: str, text: str) -> str:
    """What stands in the text for characters that are set high after `before`.

    "km", "2" -> "²"; "10", "6" -> "⁶"; "310", "2" -> ""; "事業", "注1" -> ""; "21", "st" -> "st".
    """
    mark = text.strip()
    base = before.rstrip()[-4:]
    if _POWER.match(mark) and _BASE.search(base):
        return mark.replace("−", "-").translate(_HIGH)
    if _ORDINAL.match(mark) and base[-1:].isalnum():
        return text
    return ""


def lowered(before: str, text: str) -> str:
    """What stands for characters that are set low: "H", "2" -> "2"; "310", "2" -> ""."""
    return "" if before[-1:].isdecimal() and text.strip()[:1].isdecimal() else text
