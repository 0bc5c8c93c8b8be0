"""What the quantities of a sentence are called: by the words before them, or those behind.

「国が3,600万円」 is 国's, "$6.0 million for Build" is of Build; of one list all are told alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.quantities.quantity import TextQuantity
from corpus.text import fold_key

LONGEST = 60  # characters of a name
CUT = re.compile(
    r"[、。，;；：:（(）)「」\n]|,(?![0-9])|\b(?:of which|including|but|while)\b", re.IGNORECASE
)
TOPIC = re.compile(r"^.{1,24}?(?:は|では|には|のうち)、?(?=.)")
LEADS = re.compile(
    r"^(?:[・●○◆◇■▪•\-*–—]\s*|(?:また|なお|このうち|うち|その他に|ほかに|別に|さらに|それぞれ|と|や|及び|または)"
    r"|(?:(?:and|plus|the|an?|another|with|to|for)\b\s*))+",
    re.IGNORECASE,
)
EACH = r"(?:につき|当たり|あたり|ごとに)?"
ONE = rf"[1一]\s?(?:日|人|名|泊|回|世帯|社|件|台|枚|個|か月|月|年|時間){EACH}"
ENDS = re.compile(
    rf"(?:{ONE}|など|等|として|までの|で|は|が|を|に|も|の|約|総額|ずつ|:|：|\s)+$"
    r"|\s+(?:(?:will )?(?:be|brings? in|costs?|takes?|gets?|receives?|pays?|paid|gives?"
    r"|contributes?|took|cost|got|gave|covers?|provides?|adds?|needs?|accounts? for|made up|had"
    r"|has|have|is|are|was|were|of|at|for|about|around|some|up|to|from|worth|expects?|totals?)\s*)+$",
    re.IGNORECASE,
)
EMPTY = re.compile(r"(?:of|in|at|from|out|the|an?|total|pot|\s)+", re.IGNORECASE)
FOR = re.compile(
    r"^(?: (?:is|are|was|were|goes|go|went|comes|came|a year))?,? (?:for|in|at|from|to|on) "
    r"(?:the )?(?P<name>[^,.;()\n]+?)(?=,? and (?:[a-z]+ )?[$£€¥0-9]|[,.;()\n]|\s*$)",
    re.IGNORECASE,
)
NOUN = re.compile(r"^ (?P<name>[a-z][a-z -]{2,40}?)(?=[,.;()\n]|\s*$| and\b)")


@dataclass(frozen=True, slots=True)
class Called:
    """The name of a quantity, and the range of its sentence that tells both."""

    name: str
    start: int
    end: int


def named_items(
    sentence: str, quantities: Sequence[TextQuantity], ats: Sequence[int]
) -> list[Called] | None:
    """The names of several quantities of a list; None where one has none, or two the same."""
    for way in (_behind, _before, _beside):
        found = [way(sentence, quantities, at) for at in ats]
        named = [c for c in found if c is not None]
        keys = {fold_key(c.name) for c in named}
        if len(named) == len(ats) == len(keys):
            return named
    return None


def _before(sentence: str, quantities: Sequence[TextQuantity], at: int) -> Called | None:
    """What stands between the quantity before and this one: the last piece of it with words."""
    quantity = quantities[at]
    begin = quantities[at - 1].end if at else 0
    pieces, start = [], begin
    for end in (*CUT.finditer(sentence, begin, quantity.start), None):
        stop = end.start() if end else quantity.start
        pieces.append((start, sentence[start:stop]))
        start = end.end() if end else stop
    for place, piece in reversed(pieces):
        if name := _trimmed(piece, first=at == 0):
            return Called(name, place + piece.rfind(name), quantity.end)
    noun = NOUN.match(sentence[quantity.end :])
    if noun is None:
        return None
    return Called(noun["name"], quantity.start, quantity.end + noun.end())


def _beside(sentence: str, quantities: Sequence[TextQuantity], at: int) -> Called | None:
    """What the quantity before it is called: 「A線は4,800万円で年間52,000人」 has two of A線."""
    if not at or quantities[at - 1].unit == quantities[at].unit:
        return None
    before = _behind(sentence, quantities, at - 1) or _before(sentence, quantities, at - 1)
    return Called(before.name, before.start, quantities[at].end) if before else None


def _behind(sentence: str, quantities: Sequence[TextQuantity], at: int) -> Called | None:
    quantity = quantities[at]
    limit = quantities[at + 1].start if at + 1 < len(quantities) else len(sentence)
    found = FOR.match(sentence[quantity.end :])
    if found is None or quantity.end + found.end("name") > limit:
        return None
    name = found["name"].strip()
    return Called(name, quantity.start, quantity.end + found.end("name")) if name else None


def _trimmed(piece: str, *, first: bool) -> str:
    """A piece without what holds it to its sentence: 「施設整備費は東小が」 → 東小."""
    name = ENDS.sub("", LEADS.sub("", piece.strip())).strip()
    topic = TOPIC.match(name) if first else None
    name = (LEADS.sub("", name[topic.end() :]) or name) if topic else name
    said = any(map(str.isalnum, name)) and not EMPTY.fullmatch(name)
    return name if said and len(name) <= LONGEST else ""
