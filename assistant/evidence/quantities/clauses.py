"""Quantities of a sentence with the words that say what they are, and what they are to each other.

「事業費は4億円（前年度3億円）、このうち国の交付金が2億円」 has a cost, that of the year before,
and a part of the cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.evidence.quantities.quantity import TextQuantity, read_quantities
from corpus.text import fold
from corpus.text.remembered import remembered

OPENS, CLOSES = "（(", "）)"
BOUNDARY = re.compile(
    r"[、。,;；：:（(）)「」\n]|\b(?:and|of which|including|but)\b", re.IGNORECASE
)
PART = re.compile(r"(?:この)?うち|内訳|\bof which\b|\bincluding\b", re.IGNORECASE)
BEFORE = re.compile(
    r"前年|昨年|前回|前期比|去年|(?:令和|平成|R|FY ?)?[0-9]{1,4}(?:年度|年)|last year|previous"
    r"|20[0-9]{2}|\bbefore\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:up|down) from\s|\b(?:compared (?:with|to)|against)\s", re.IGNORECASE)
LAST = 24  # characters in which brackets name a time
ENDED = re.compile(r"[。.!?]\s")  # what a sentence after it compares is not that before it
# The number of a year before of what stands before the brackets.
BARE_BEFORE = re.compile(
    r"(?: [a-z]+){0,2}\s?[（(](?:前年度?|昨年度?|last year|(?:in )?(?:FY ?)?20[0-9]{2})\s?[:：]?\s?"
    r"(?P<number>[0-9][0-9,]*)[）)]",
    re.IGNORECASE,
)
BARE_NEXT = re.compile(r"[^.;()]{0,60}?\band (?P<number>[0-9][0-9,]*) (?=(?:for|in|at|from|to)\s)")
# The next of a list of names, each with its number: "298,000 visits, Northgate 142,000".
BARE_PLACED = re.compile(
    r"(?:[:,;—–]| and) (?:and )?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?= (?:in|for|at|on) )"
)
BARE_NAMED = re.compile(
    r",?(?: and)?(?: the)? [A-Za-z][A-Za-z' -]{1,40}? (?P<number>[0-9]{1,3}(?:,[0-9]{3})+)"
    r"(?=[,.;]|\s*$| and\b)"
)
TIMES = re.compile(r"[×✕]\s*$")  # a factor is no part of what it makes: 「312世帯×4,000円」
TO = re.compile(r"\s*(?:から|to)\s*", re.IGNORECASE)
BEHIND = re.compile(
    r"(?:程度|以内|以上|余り)?(?:の見込み)?(?:です|である|を計上|を見込む|となる)?$"
)
PARTICLES = re.compile(
    r"^(?:また|なお|このうち|うち|は|が|の|を|に)+|(?:として|までの|で|は|が|を|に|も|の|、|約|総額|計)+$"
)


@dataclass(frozen=True, slots=True)
class StatedPart:
    """A quantity of a sentence: `label` is what the sentence calls it.

    `whole` is the place of the quantity that it is a part of, and `now` that of the quantity whose
    value of an earlier time it is; None where the sentence says neither.
    """

    quantity: TextQuantity
    label: str
    whole: int | None = None
    now: int | None = None


@remembered
def stated_parts(text: str) -> tuple[StatedPart, ...]:
    """The quantities of a sentence, in its order."""
    return tuple(_read(text, _with_bare(text, read_quantities(text))))


def _with_bare(text: str, found: tuple[TextQuantity, ...]) -> tuple[TextQuantity, ...]:
    """What is read, with bare numbers of a year before in brackets: "20 fellows (2025: 14)".

    And the next of a list: "212 applications for quays and 164 for boats".
    """
    bare = []
    for at, quantity in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(text)
        placed = BARE_PLACED.match(text, quantity.end)
        next_one = None if placed else BARE_NEXT.match(text, quantity.end, end)
        behind = BARE_BEFORE.match(text, quantity.end) or next_one
        if behind and not any(q.start < behind.end() and behind.start() < q.end for q in found):
            value = Decimal(behind["number"].replace(",", ""))
            place = behind.span("number")
            bare.append(TextQuantity(value, quantity.unit, behind["number"], *place))
        counts = not (quantity.is_money or quantity.is_rate) and not bare
        if counts and "," in quantity.original:
            bare += _named_next(text, quantity, end)
    return tuple(sorted((*found, *bare), key=lambda q: q.start))


def _named_next(text: str, first: TextQuantity, end: int) -> Iterator[TextQuantity]:
    """The bare numbers that go on a list of names with a number each, before or behind it.

    "14,200 homes: 5,600 in Northern Lakes and 3,700 in the Coast region" has three.
    """
    stop = ENDED.search(text, first.end, end)
    if BARE_PLACED.match(text, first.end):
        for found in BARE_PLACED.finditer(text, first.end, stop.start() + 1 if stop else end):
            value = Decimal(found["number"].replace(",", ""))
            yield TextQuantity(value, first.unit, found["number"], *found.span("number"))
        return
    behind = BARE_NAMED.match(text, first.end, end)
    while behind:
        value = Decimal(behind["number"].replace(",", ""))
        yield TextQuantity(value, first.unit, behind["number"], *behind.span("number"))
        behind = BARE_NAMED.match(text, behind.end(), end)


def _read(text: str, found: tuple[TextQuantity, ...]) -> Iterator[StatedPart]:
    made: list[StatedPart] = []
    whole: int | None = None  # what a 「うち」 began to take apart
    for at, quantity in enumerate(found):
        before = text[found[at - 1].end if at else 0 : quantity.start]
        if at and PART.search(before):
            begun = made[at - 1]
            whole = next((i for i in (begun.now, begun.whole) if i is not None), at - 1)
        elif "。" in before or "\n" in before:
            whole = None
        beside = _owner(text, quantity, found[:at])
        if beside is None and at and _is_of_before(text, found[at - 1], quantity):
            beside = at - 1
        earlier = beside is not None and bool(
            BEFORE.search(before) or _is_of_before(text, found[at - 1], quantity)
        )
        from_one = at and FROM.search(before) and not ENDED.search(before)
        now = beside if earlier else at - 1 if from_one else None
        of = None if now is not None else beside if beside is not None else whole
        made.append(
            StatedPart(
                quantity,
                _label(before),
                None if TIMES.search(before) else of if _alike(quantity, of, found) else None,
                now if _alike(quantity, now, found) else None,
            )
        )
    yield from _rising(text, made)


def _is_of_before(text: str, first: TextQuantity, second: TextQuantity) -> bool:
    """Whether brackets behind a quantity hold the same of a time that they name, and no more.

    "$18.9 million on meals in 2026-27 ($17.6 million in 2025-26)".
    """
    opened = text.rfind("(", first.end, second.start)
    closed = text.find(")", second.end)
    if opened < 0 or closed < 0 or first.unit != second.unit or closed - second.end > LAST:
        return False
    alone = not text[opened + 1 : second.start].strip(" 約")
    dated = BEFORE.search(text, second.end, closed)
    return alone and dated is not None and not ENDED.search(text, first.end, opened)


def _alike(quantity: TextQuantity, place: int | None, found: tuple[TextQuantity, ...]) -> bool:
    if place is None:
        return False
    other = found[place]
    return (other.unit, other.per) == (quantity.unit, quantity.per)


def _rising(text: str, parts: list[StatedPart]) -> Iterator[StatedPart]:
    """ "From 15 percent to 20 percent", 「48分から25分に」: the first is the value of before."""
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        between = text[part.quantity.end : after.quantity.start] if after else ""
        rises = (
            after is not None
            and TO.fullmatch(between)
            and after.quantity.unit == part.quantity.unit
        )
        if rises and (between.strip() == "から" or part.label.endswith("from")):
            yield replace(part, now=at + 1)
        elif at and part.label in {"to", "から"}:
            yield replace(part, label=parts[at - 1].label.removesuffix("from").strip())
        else:
            yield part


def _owner(text: str, quantity: TextQuantity, earlier: tuple[TextQuantity, ...]) -> int | None:
    """The place of the quantity right behind which the brackets open that hold this one."""
    depth = 0
    for at in range(quantity.start - 1, -1, -1):
        if text[at] in CLOSES:
            depth += 1
        elif text[at] in OPENS:
            if depth == 0:
                lead = text[:at].rstrip()
                behind = BEHIND.sub("", lead)
                ends = {len(lead), len(behind)}
                return next((i for i, q in enumerate(earlier) if q.end in ends), None)
            depth -= 1
        elif text[at] == "。":
            return None
    return None


def _label(before: str) -> str:
    """The words right before a quantity that say what it is: 「、国の交付金が」 → 国の交付金."""
    piece = re.split(BOUNDARY, before.rstrip("約 "))[-1] if before else ""
    if not piece.strip():
        pieces = [p for p in re.split(BOUNDARY, before) if p.strip()]
        piece = pieces[-1] if pieces else ""
    return PARTICLES.sub("", fold(piece).text.strip()).strip()
