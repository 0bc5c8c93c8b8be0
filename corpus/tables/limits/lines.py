"""Ceilings and rates on lines: a label, then its amount behind it or on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.tables.limits.amounts import is_floor, only_amount
from corpus.tables.limits.grids import scheme_in
from corpus.tables.limits.words import course_name, each, is_course, limit_word
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import is_japanese
from corpus.words import meanings

_LATIN = re.compile(r"\s*[:,;()–—]\s*|\s+(?:for|-)\s+")
_PARTS = re.compile(r"[:：\s　…・]+")


def read_limit_lines(document: Document, lines: Sequence[PlacedLine]) -> Iterator[FigureReading]:
    """The amounts behind or below a label of ceilings, of the course that it names, else of the
    grant that a title names.

    「補助限度額 800千円」, or 「補助限度額」 with 「800千円」 on the line below.
    """
    scheme = scheme_in(document)
    for index, line in enumerate(lines):
        above = lines[index - 1].text if index else ""
        for amount, label in _labelled(line.text, above):
            below = document.text[line.end : line.end + 4]
            if is_floor(line.text[amount.end : amount.end + 4]) or is_floor(below):
                continue
            parts = _parts(label)
            word = limit_word(label) or next((w for p in parts if (w := limit_word(p))), None)
            cases = [p for p in parts if any(map(str.isalnum, p)) and not limit_word(p)]
            course = next((course_name(p) for p in cases if is_course(p)), None)
            if word is None or (whose := course or scheme.name) is None:
                continue
            least = meanings()[word].scope if word in meanings() else None  # "Award floor"
            case = " ".join(
                [*(p for p in cases if course_name(p) != course), *filter(None, [least])]
            )
            yield reading_of(
                amount,
                line.start,
                program=whose,
                measure=Measure.UNIT,
                year=scheme.year,
                label=word if (per := each(line.text)) is None else f"{word}（{per}）",
                scope=case or None,
            )


def _labelled(line: str, above: str) -> Iterator[tuple[Amount, str]]:
    """The amounts of a line with their labels: its only one, else those right behind a ceiling.

    「設備枠　補助率 1/2　補助上限額 500万円（下限額 100万円）」: of the two the first.
    """
    if amount := only_amount(line):
        yield amount, line[: amount.start].strip(" 　:：・…") or above
        return
    for amount in find_amounts(line):
        label = line[: amount.start].strip(" 　:：・…")
        last = re.split(r"[　\s、。：:]+", label)[-1]
        if amount.low is None and limit_word(last) and "下限" not in last and "。" not in line:
            yield amount, label
            return


def _parts(label: str) -> list[str]:
    """The parts of a label: 「試作枠　補助上限額」, "Award ceiling, Tier 1"."""
    latin = not any(map(is_japanese, label))
    return [p.strip() for p in (_LATIN if latin else _PARTS).split(label)]
