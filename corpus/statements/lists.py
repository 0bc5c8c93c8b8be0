"""Lists whose items begin with an amount: what it is stands in the line that announces them.

"For 2031, the budget amounts to: • €1 200 million in commitment appropriations; • €1 150 million in
payment appropriations" states two budgets; "• €1 150 million in revenue" behind them is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.amounts import find_amounts

_LEAD = re.compile(r"(?P<said>\S.{3,300}?)(?:,? as follows)?:$")
_ITEM = re.compile(r"[\W_]*?(?:up to |about |around )?[^\W\d_]{0,3}[$€£¥₹]\s?\d")
_PART = re.compile(r"[^;]+")
# What an amount is of, by the words behind it; anything else makes it another thing.
_ENDS = re.compile(r"\s*(?:in [a-z ]{3,30}appropriations|(?:for|to) [^;]*)?\s*(?:[(.,]|$)")
_GOES_ON = re.compile(r"\s+(?:in|for|to) [^\n;]{3,80}")


def lead_of(text: str) -> str:
    """What announces items: "In 2031, the budget amounts to:" -> "In 2031, the budget amounts to ".

    A line that states an amount itself announces something else.
    """
    said = " ".join(text.split())
    match = _LEAD.search(said) if said.endswith(":") else None
    return f"{match['said']} " if match and not find_amounts(text) else ""


def is_item(text: str) -> bool:
    """Whether a line begins with an amount, or is only the bullet of one."""
    return bool(_ITEM.match(text)) or not any(map(str.isalnum, text))


def read_items(text: str, start: int, end: int, lead: str) -> list[tuple[str, int]]:
    """The items at `start:end` as sentences behind their lead, with the offset of each."""
    return list(_items(text, start, end, lead)) if lead else []


def _items(text: str, start: int, end: int, lead: str) -> Iterator[tuple[str, int]]:
    for part in _PART.finditer(text, start, end):
        match = _ITEM.match(part[0])
        amounts = find_amounts(part[0]) if match else ()
        if not amounts:
            continue
        last = part.end()
        if amounts[0].end == len(part[0].rstrip()) and (more := _GOES_ON.match(text, last)):
            last = more.end()
        first = part.start() + amounts[0].start
        behind = part.start() + amounts[0].end
        if _ENDS.match(text[behind:last]):
            rest = " ".join(text[behind:last].split())
            yield f"{lead}{text[first:behind]} {rest}", first - len(lead)
