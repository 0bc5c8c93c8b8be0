"""What a value holds for, where the document only gives its number or short name.

「※（１）は補助率2/3」 stands below the list whose item (1) has a name, and a table says Ｂ型 of
what another one called Ｂ型（専門家の派遣）. A question asks by the name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.layout.section import SectionIndex
from corpus.layout.table_rows import TableRanges, table_rows
from corpus.layout.text_lines import text_lines
from corpus.layout.titles.parts import is_numbered_part
from corpus.values.labels import is_variant
from corpus.values.value import LabelledValue

# An item is referred to from the same slide or the same part, not from farther away.
FARTHEST = 2000

_MARK = r"(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．])"
_ITEM = re.compile(
    rf"(?P<mark>{_MARK})\s?(?P<name>[^\s：:（(。、\d０-９][^：:（(。\n\t　]{{1,28}})"
)
_AMOUNT = re.compile(r"\s[0-9０-９].*$")  # what stands behind a name: its amount
_REFERENCE = re.compile(
    r"※?(?P<mark>[①-⑳]|[(（]?[0-9０-９]{1,2}[)）]?)(?P<joint>(?:の|は|について)?(?:場合)?[は、]?)"
)
_FULL = re.compile(r"(?P<short>[^\s（(]{1,8})[（(](?P<gloss>[^（）()]{2,24})[)）]")


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """A numbered item: its number, its name, where it stands, and its program."""

    number: int
    name: str
    start: int
    program_id: str | None


def find_items(document: Document, sections: SectionIndex) -> Iterator[NumberedItem]:
    """The numbered items of lists and of the rows of tables."""
    for start, text in _beginnings(document):
        match = _ITEM.match(text)
        if match and not is_numbered_part(text):
            around = sections.at(start)
            program = around.program_ids[0] if around and len(around.program_ids) == 1 else None
            name = _AMOUNT.sub("", match["name"]).strip()
            yield NumberedItem(_number(match["mark"]), name, start, program)


def _beginnings(document: Document) -> Iterator[tuple[int, str]]:
    """Lines outside tables and the first cells of rows, with their offsets."""
    tables = TableRanges(document.tables)
    for line in text_lines(document.text, 0, len(document.text)):
        if not tables.hold(line.start):
            yield line.start, line.text
    for table in document.tables:
        for row in table_rows(table):
            first = row.cells[0]
            yield first.start, document.text[first.start : first.end]


def named(
    values: Sequence[LabelledValue], items: Iterable[NumberedItem]
) -> Iterator[LabelledValue]:
    """The values with the full names of what they hold for."""
    by_number: dict[int, list[NumberedItem]] = {}
    for item in sorted(items, key=lambda i: i.start):
        by_number.setdefault(item.number, []).append(item)
    full = _full_names(values)
    for value in values:
        qualifier = full.get(value.qualifier or "", value.qualifier)
        if qualifier != value.qualifier:
            value = replace(value, qualifier=qualifier)  # noqa: PLW2901
        yield _resolved(value, by_number)


def _resolved(value: LabelledValue, items: dict[int, list[NumberedItem]]) -> LabelledValue:
    """A value whose label or qualifier begins with a number has the name of that item."""
    for said in (value.label, value.qualifier or ""):
        match = _REFERENCE.match(said)
        rest = said[match.end() :] if match else ""
        if match is None or not (match["joint"] or not rest):
            continue
        item = _before(items.get(_number(match["mark"]), ()), value.start)
        if item is not None and said is value.label and rest:
            return replace(value, label=rest, qualifier=item.name)
        if item is not None and said is value.qualifier:
            name = f"{item.name} {rest}".strip()
            return replace(value, qualifier=name, program_id=item.program_id or value.program_id)
    return value


def _before(items: Sequence[NumberedItem], offset: int) -> NumberedItem | None:
    """The last item above an offset, if it is near."""
    place = bisect_left(items, offset, key=lambda i: i.start) - 1
    return items[place] if place >= 0 and offset - items[place].start <= FARTHEST else None


def _full_names(values: Iterable[LabelledValue]) -> dict[str, str]:
    """By its short form each variant's name with its gloss, where there is one gloss only."""
    found: dict[str, set[str]] = {}
    for value in values:
        match = _FULL.fullmatch(value.qualifier or "")
        if match and is_variant(match["short"]):
            found.setdefault(match["short"], set()).add(match[0])
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _number(mark: str) -> int:
    """The number in a mark: 3 in ③, （３） and ３．."""
    return int(re.sub(r"\D", "", unicodedata.normalize("NFKC", mark)) or 0)


__all__ = ["NumberedItem", "find_items", "named"]
