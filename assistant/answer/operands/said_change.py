"""Whether an amount of a sentence is by how much something changed: "a cut of $85 million"."""

from __future__ import annotations

import re

from assistant.evidence.quantities import TextQuantity
from corpus.text import fold

NOUNS_UP = r"(?:increase|rise|gain|raise)s?|growth"
NOUNS_DOWN = r"(?:decrease|reduction|decline|cut|fall|drop)s?"
VERBS_UP, VERBS_DOWN = (
    r"up|increased|rose|grew|rises|grows",
    r"down|decreased|fell|falls|reduced|cut",
)
ABOUT = r"(?:about |around |some |nearly |roughly )?$"
AHEAD_UP = re.compile(rf"\b(?:(?:{NOUNS_UP}) of|(?:{VERBS_UP})(?: by)?) {ABOUT}")
AHEAD_DOWN = re.compile(rf"\b(?:(?:{NOUNS_DOWN}) of|(?:{VERBS_DOWN})(?: by)?) {ABOUT}")
BEHIND_UP = re.compile(
    r"\s?(?:の?増(?![額や])|を上回)|\s(?:more|higher) than\b|\s(?:increase|rise)\b"
)
BEHIND_DOWN = re.compile(
    r"\s?(?:の?減(?![額ら])|を下回)|\s(?:less|lower) than\b|\s(?:decrease|cut)\b"
)
LEAD = 40  # characters before an amount that may say that it is a change


def way_of(text: str, quantity: TextQuantity) -> int:
    """+1 or -1 of an amount that is a change, 0 of any other."""
    ahead = fold(text[max(0, quantity.start - LEAD) : quantity.start]).text
    behind = fold(text[quantity.end : quantity.end + LEAD]).text
    up = AHEAD_UP.search(ahead) or BEHIND_UP.match(behind)
    down = AHEAD_DOWN.search(ahead) or BEHIND_DOWN.match(behind)
    return bool(up) - bool(down)
