"""Labelled values of a document: what is asked for by its label is answered by its value.

「支援期間は？」 wants 最大5年 and nothing around it. Documents of this kind set most of their facts
as labels with values, in half a dozen ways; each value found is a range of the text, so that the
answer can be checked against the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.layout.section import Section, SectionIndex
from corpus.layout.table_rows import TableRanges
from corpus.layout.text_lines import TextLine, joined, text_lines, without_marks
from corpus.layout.titles.parts import PAGE_NUMBER, is_numbered_part, is_part
from corpus.text.folding import fold_key
from corpus.values.columns import find_in_lines
from corpus.values.inline import find_inline
from corpus.values.labels import is_attribute, is_budget, is_drawn
from corpus.values.lines import PERIOD, FoundValue, LineValues
from corpus.values.offices import find_divisions, find_ministries
from corpus.values.references import find_items, named
from corpus.values.tables import find_in_table
from corpus.values.value import LabelledValue

# A longer text under a heading is prose, to be found by search, not a value.
LONGEST_VALUE = 400
# More programs than this and a section is an overview: its values belong to none of them.
MOST_PROGRAMS = 2

_LABEL_LINE = re.compile(r"[【＜<〈［\[](?P<label>[^】＞>〉］\]]{2,16})[】＞>〉］\]]")
_DURATION = re.compile(
    r"[約最大原則]*[\d０-９]+(?:か月|ヶ月|カ月|週間|年)?(?:\s?[～~\-－–から]+\s?[\d０-９]+)?"
    r"(?:年間?|か月間?|ヶ月間?|カ月間?|週間|日間)(?:程度|以内)?"
)


def find_values(document: Document, sections: Sequence[Section]) -> tuple[LabelledValue, ...]:
    """Every labelled value, in reading order, each with the program of its section."""
    variants = _variant_headings(sections)
    tables = TableRanges(document.tables)
    found = [
        _labelled(document, section, value, variants)
        for section in sections
        if not tables.cover(section.start, section.end)
        for value in _in_section(document, section, tables)
    ]
    index = SectionIndex(sections)
    for value in _outside_lines(document):
        around = index.at(value.end - 1)  # a merged cell begins in a row above
        found.append(_labelled(document, around, value, variants))
    found = list(named(found, find_items(document, index)))
    once = {(v.start, v.end, v.label, v.qualifier): v for v in reversed(found)}
    return tuple(
        sorted(
            (v for v in once.values() if v.label and v.value and not is_budget(v.label)),
            key=lambda v: (v.start, v.end, v.label, v.qualifier or ""),
        )
    )


def _outside_lines(document: Document) -> Iterator[FoundValue]:
    """Values that tables and the heads of slides set."""
    yield from find_ministries(document)
    for table in document.tables:
        yield from find_in_table(document, table)
        yield from find_divisions(document, table)


def _in_section(document: Document, section: Section, tables: TableRanges) -> Iterator[FoundValue]:
    lines = [
        line
        for line in text_lines(document.text, section.start, section.end)
        if not tables.hold(line.start)
    ]
    if lines and PAGE_NUMBER.fullmatch(lines[-1].text):
        lines.pop()
    inner = [
        found
        for outer, block in _blocks(lines, section)
        for found in LineValues(document.text, block, outer).find()
    ]
    yield from inner
    yield from find_in_lines(lines)
    yield from find_inline(document.text, lines)
    others = [f.start for f in inner if not (f.qualifier and f.label in section.heading)]
    first = min(others, default=section.end)
    table = tables.next_from(section.start)
    first = first if table is None else min(first, table)
    yield from _under_heading([line for line in lines if line.end <= first], section)
    yield from _bare_duration(lines, section)


def _blocks(
    lines: Sequence[TextLine], section: Section
) -> Iterator[tuple[str | None, list[TextLine]]]:
    """Runs of lines with the label that stands over them: ＜単価＞, or the section's heading."""
    outer = section.heading[-1] if section.heading and is_attribute(section.heading[-1]) else None
    block: list[TextLine] = []
    for line in lines:
        label = _label_line(line)
        if label:
            yield outer, block
            outer, block = label, []
        else:
            block.append(line)
    yield outer, block


def _label_line(line: TextLine) -> str | None:
    """The innermost label of a line that holds labels in brackets only."""
    labels = [m["label"] for m in _LABEL_LINE.finditer(line.text)]
    rest = _LABEL_LINE.sub("", line.text[without_marks(line) :]).strip()
    return labels[-1] if labels and not rest else None


def _under_heading(lines: Sequence[TextLine], section: Section) -> Iterator[FoundValue]:
    """The text under a heading that is a label: 【事業期間】 ３年間."""
    label = section.heading[-1] if section.heading else ""
    if not is_attribute(label) or is_drawn(label):
        return
    body = list(lines)
    while body and _is_heading(body[-1], label):
        body.pop()
    while body and _is_heading(body[0], label):
        body.pop(0)
    if not body:
        return
    start = lines[0].start if _says(lines[0], label) else body[0].start
    begin = body[0].start + without_marks(body[0])
    if body[-1].end - begin <= LONGEST_VALUE:
        yield FoundValue(label, None, start, body[-1].end, begin, body[-1].end)


def _is_heading(line: TextLine, label: str) -> bool:
    return _says(line, label) or is_attribute(line.text) or _label_line(line) is not None


def _says(line: TextLine, label: str) -> bool:
    """Whether a line is the heading itself, brackets and all."""
    return fold_key(line.text).strip("【】<>[]()・•:") == fold_key(label)


def _bare_duration(lines: Sequence[TextLine], section: Section) -> Iterator[FoundValue]:
    """A line that is only a duration, under the heading of what lasts so long."""
    if len(section.heading) < 2 or is_attribute(section.heading[-1]):
        return
    for line in lines:
        if _DURATION.fullmatch(line.text):
            yield FoundValue(
                PERIOD, section.heading[-1], line.start, line.end, line.start, line.end
            )


def _labelled(
    document: Document, section: Section | None, found: FoundValue, variants: set[tuple[str, ...]]
) -> LabelledValue:
    programs = section.program_ids if section else ()
    qualifier = found.qualifier
    if section and qualifier is None and section.heading in variants:
        qualifier = section.heading[-1]
    if section and section.heading == (qualifier,) and section.program_ids:
        qualifier = None  # a row of a table that is about this program as a whole
    return LabelledValue(
        document_id=document.id,
        program_id=programs[0] if 0 < len(programs) <= MOST_PROGRAMS else None,
        label=joined(found.label),
        qualifier=joined(qualifier) if qualifier else None,
        value=found.value or joined(document.text[found.value_start : found.value_end]),
        start=found.start,
        end=found.end,
        page=document.page_at(found.start),
    )


def _variant_headings(sections: Sequence[Section]) -> set[tuple[str, ...]]:
    """Heading paths that tell apart parts of one program: which project a leader leads."""
    children: dict[tuple[tuple[str, ...], tuple[str, ...]], set[tuple[str, ...]]] = {}
    for section in sections:
        if len(section.heading) > 2 and not _is_common(section.heading[-1]):
            key = (section.heading[:-1], section.program_ids[:1])
            children.setdefault(key, set()).add(section.heading)
    return set().union(*(paths for paths in children.values() if len(paths) > 1))


def _is_common(heading: str) -> bool:
    """Whether a heading is that of a part which every program has."""
    return is_attribute(heading) or is_part(heading) or is_numbered_part(heading)


__all__ = ["find_values"]
