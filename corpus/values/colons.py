"""Labels that a colon ends: where they begin in their line, and how far their values go.

The first label of a line may be any noun phrase, since who writes a colon means a label; further
ones must be known attributes or stand behind a bullet, since values have colons of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.layout.text_lines import TextLine, is_mark, without_marks
from corpus.values.labels import is_attribute, is_budget

# Beyond this a label is a sentence with a colon in it.
LONGEST_LABEL = 24
# English says the same in twice as many characters: "Funding range per award in FY 2024".
LONGEST_ENGLISH, MOST_WORDS = 48, 8
_COLON = re.compile(r"\s*(?:(?<!\d)[：:](?!//)|[：:](?!//|\d))\s*")
_STARTS = re.compile(r"[\s、，,；;■●◆○◇（(【/／]+")
_NOT_A_LABEL = re.compile(
    r"[。「」『』|]|^[をにのがはでとずやも、）)]|[（(][^）)]*$|^[\d\s.,/～~-]*$|^https?$|[をがはに]$"
)
_ITEM = re.compile(r"[(（][0-9０-９]{1,2}[)）]")
_CLOSING = re.compile(r"[)）\]］]")


@dataclass(frozen=True, slots=True)
class ColonLabel:
    """A label within a line, as offsets of the line; `limit` ends its value."""

    start: int
    end: int
    value: int
    limit: int


def labels_in(line: TextLine) -> list[ColonLabel]:
    """Labels with a colon: the first may be any noun, further ones must be known attributes."""
    first = first_label(line, without_marks(line))
    if first is None:
        return []
    found = [first]
    for colon in _COLON.finditer(line.text, first.value):
        start = _inner_start(line.text, found[-1].value, colon.start())
        if start is not None:
            found.append(ColonLabel(start, colon.start(), colon.end(), len(line.text)))
    return [_limited(line.text, label, found[i + 1 : i + 2]) for i, label in enumerate(found)]


def _inner_start(text: str, lowest: int, colon: int) -> int | None:
    """Where the label before a further colon begins: after a bullet, or a known attribute."""
    nearest = max(lowest, colon - LONGEST_LABEL - 1)  # no label is longer
    for match in _STARTS.finditer(text, nearest, colon):
        start = match.end()
        marked = is_mark(text[start - 1]) and colon - start <= LONGEST_LABEL
        if marked or is_attribute(text[start:colon]) or is_budget(text[start:colon]):
            return start
    return None


def first_label(line: TextLine, position: int) -> ColonLabel | None:
    """The label that a line begins with, or that follows a date or remark at its beginning."""
    colon = _COLON.search(line.text, position) if _has_colon(line.text) else None
    if colon is None:
        return None
    start = position
    while start < colon.start() and line.text[start] in "（([［*":
        if _ITEM.match(line.text, start):
            break
        start += 1
    label = line.text[start : colon.start()].rstrip("* ")
    parts = label.split()
    if len(parts) > 1 and not label.isascii():
        if is_attribute(parts[0]) or not is_attribute(parts[-1]):
            return None
        start += label.rfind(parts[-1])
        label = parts[-1]
    if not label or not is_short(label) or _NOT_A_LABEL.search(label):
        return None
    if "、" in label and not is_attribute(label):
        return None
    return ColonLabel(start, start + len(label), colon.end(), len(line.text))


def is_short(label: str) -> bool:
    """Whether a label is no longer than one is, so that it is no sentence with a colon in it."""
    if label.isascii():
        return len(label) <= LONGEST_ENGLISH and len(label.split()) <= MOST_WORDS
    return len(label) <= LONGEST_LABEL


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _limited(text: str, label: ColonLabel, later: Sequence[ColonLabel]) -> ColonLabel:
    """End a value before the next label, or at the bracket that closes around both."""
    limit = later[0].start if later else len(text)
    while later and limit > label.value and _separates(text[limit - 1]):
        limit -= 1
    depth = 0
    closed = _CLOSING.search(text, label.value, limit)
    for position in range(label.value, limit) if closed else ():
        depth += (text[position] in "（([［") - (text[position] in "）)]］")
        if depth < 0:
            return replace(label, limit=position)
    return label if limit == label.limit else replace(label, limit=limit)


def _separates(character: str) -> bool:
    return is_mark(character) or character in "、，, 　（("


__all__ = ["LONGEST_LABEL", "ColonLabel", "first_label", "labels_in"]
