"""Rates, ceilings and terms said within a line: 「機器の導入（補助率1/2、上限500万円）」.

Nothing but the word before it labels such a value, and what it holds for is the rest of its line.
In a slide that has lost its table the line before is what it holds for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.layout.text_lines import TextLine, without_marks
from corpus.layout.titles.parts import is_numbered_part, is_part
from corpus.values.labels import is_attribute
from corpus.values.lines import FoundValue
from corpus.values.runs import runs
from corpus.values.said import RATE_FORM, find_said

# What a value holds for is a short phrase; a longer one is quoted but not named.
LONGEST_QUALIFIER = 40
# A longer run is quoted from the clause of the value only.
LONGEST_QUOTE = 160

_MONEY = r"[0-9０-９][0-9０-９,，.．]*\s?[兆億千百十万]{0,3}円"
_SPAN = r"[0-9０-９]{1,3}(?:年間?|か月間?|ヶ月間?|日間?|週間|回|名|人)"
_VALUE = re.compile(
    rf"(?P<rate>(?:補助|交付|助成|措置|負担)(?:率|割合))[はをが：:、\s]{{0,2}}"
    rf"(?P<rate_value>(?:[^\s、。，（）()】］〕0-9０-９]{{0,8}}{RATE_FORM}(?:以内|等|～\s?{RATE_FORM})?、?)+)"
    rf"|(?P<cap>(?:補助)?(?:上限|下限)額?)[はをが：:\s]{{0,2}}"
    rf"(?P<cap_value>(?:年間?|月額?)?{_MONEY}(?:以内|程度)?)"
    rf"|(?P<term>最長|最大)(?P<term_value>{_SPAN}(?:以内|程度)?)"
)
_LABELS = {"cap": "上限額", "term": "期間"}
_SENTENCE_END = re.compile(r"[。！？]")
_BEHIND = " 　、，,（(：:"  # between what a value holds for and its label


def find_inline(text: str, lines: Sequence[TextLine]) -> Iterator[FoundValue]:
    """The values within runs of lines, each with its run as what is quoted."""
    before: tuple[int, int] | None = None
    for start, end in runs(lines):
        for low, high in _sentences(text, start, end):
            yield from find_in_clause(text, low, high, before)
            yield from find_said(text, low, high)
            before = (low, high)


def find_in_clause(
    text: str, start: int, end: int, before: tuple[int, int] | None = None
) -> Iterator[FoundValue]:
    """The values of one sentence or cell; `before` is the one that stands above it."""
    matches = list(_VALUE.finditer(text, start, end))
    if not matches:
        return
    first, name = _holder(text, start, matches[0], before)
    attribute, _, rest = (name or "").partition(" ")
    if is_attribute(attribute):  # 「補助期間 最大２年」 is read as a line
        name = rest or None
        matches = [m for m in matches if not m["term"]]
    for match in matches:
        kind = "rate" if match["rate"] else "cap" if match["cap"] else "term"
        low, high = match.span(f"{kind}_value")
        high = low + len(text[low:high].rstrip("、"))
        if match.start() > _opening(text, start) or first < start:
            whole = end - first <= LONGEST_QUOTE
            begin, stop = (first, end) if whole else (match.start(), high)
            yield FoundValue(_label(kind, match[kind]), name, begin, stop, low, high)


def _label(kind: str, said: str) -> str:
    if kind == "cap":
        return said if said.endswith("額") else f"{said}額"
    return _LABELS.get(kind, said)


def _holder(
    text: str, start: int, match: re.Match[str], before: tuple[int, int] | None
) -> tuple[int, str | None]:
    """Where the quote begins, and what the value holds for: its line, else the line above."""
    name = text[_opening(text, start) : match.start()].rstrip(_BEHIND)
    if name or before is None or match.start() > start:
        return start, name if 0 < len(name) <= LONGEST_QUALIFIER else None
    above = text[before[0] : before[1]]
    labelled = re.match(r"\S{2,6}[：:]", text[start : start + 8])
    if labelled or len(above) > LONGEST_QUALIFIER or "\n" in above or _VALUE.search(above):
        return start, None
    if is_part(above) or is_numbered_part(above) or above.endswith("。"):
        return start, None
    return before[0], above[_opening(text, before[0]) - before[0] :].strip()


def _opening(text: str, start: int) -> int:
    """Offset of a sentence's first word, behind its bullet: a label there has its own reader."""
    line = TextLine(start, start, text[start : start + 8], 0, opens=False)
    return start + without_marks(line)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        yield position, stop.end()
        position = stop.end()
    if text[position:end].strip():
        yield position, end


__all__ = ["find_in_clause", "find_inline"]
