"""Where sentences begin and end, also those that a margin has broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.layout.text_lines import is_mark, is_unfinished, starts_within, text_lines
from corpus.layout.titles.parts import PAGE_NUMBER
from corpus.values.lines import begins_value
from corpus.values.runs import runs

SENTENCE_END = re.compile(r"[。！？](?![」』）)])|(?<=[a-z\d)%]{2}[.!?])\s+(?=[A-Z])")
LONGEST = 320  # characters; a longer run without a full stop is cut at white space or a mark
DRAWN = re.compile(r"[-=_─━—–]{3}[-=_─━—–\s]*")  # lines between cells, which say nothing
RUN_IN = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?\.\s*")  # "Award size. Awards range from …"
CUT = re.compile(r"\s+|(?=（※)|(?=（注)")
FULL_LINE = 30  # characters of a line that was broken by a margin, whatever stands between
UNFINISHED_LINE = 20  # of one that ends in a particle
SAME = 0.9  # of the next line's characters, by a line that the same margin broke
MID_SENTENCE = re.compile(r"[ぁ-んァ-ヶ一-龥ー、（「](?<!円)$")
ENDING = re.compile(r"[ぁ-ん]{1,2}[、。]")  # what a verb of the line before ends with


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences between two offsets, none longer than `LONGEST`."""
    for run_start, run_end in _unspaced(text, runs(text_lines(text, start, end))):
        position = run_start
        for stop in SENTENCE_END.finditer(text, run_start, run_end):
            if position == run_start and RUN_IN.fullmatch(text, position, stop.end()):
                continue
            yield from _bounded(text, position, stop.end())
            position = stop.end()
        yield from _bounded(text, position, run_end)


def _unspaced(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of lines, those of one sentence as one where each line has a blank one behind it.

    "…残高が発生前の水準", "", "に戻るまで…" of a page that is set in double spacing → one run.
    """
    begun: tuple[int, int] | None = None
    for start, end in found:
        if begun and _is_broken(text, begun[1], start):
            begun = begun[0], end
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def _is_broken(text: str, end: int, start: int) -> bool:
    """Whether a sentence that a full line breaks off goes on behind a blank line.

    Where nothing in the words says so, both are lines that stand alone.
    """
    before, line = _line_around(text, end - 1)
    after, following = _line_around(text, start)
    unfinished = is_unfinished(line)
    shortest = UNFINISHED_LINE if unfinished else FULL_LINE
    if len(line) < shortest or not MID_SENTENCE.search(line) or "\t" in line:
        return False
    if is_mark(following[0]) or following[0] in "（(【［" or PAGE_NUMBER.fullmatch(following):
        return False
    if begins_value(text_lines(text, after, after + len(following))[0]):
        return False
    if unfinished or starts_within(following) or ENDING.match(following):
        return True
    behind = after + len(following)
    alone = text[before - 2 : before] == "\n\n" and text[behind : behind + 2].isspace()
    prose = bool(re.match("[ぁ-んァ-ヶ一-龥]", following)) and len(line) >= SAME * len(following)
    return alone and prose and ("。" in following or len(following) >= FULL_LINE)


def _line_around(text: str, offset: int) -> tuple[int, str]:
    """Where the line of an offset starts, and that line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, text[start : end if end >= 0 else len(text)]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range without white space around it, in pieces no longer than LONGEST."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cuts = [m.end() for m in CUT.finditer(text, start + 1, start + LONGEST)]
        cut = max(cuts[-1] if cuts else start + LONGEST, start + 1)
        yield start, len(text[:cut].rstrip()) if cuts else cut
        start = cut
    if start < end and not DRAWN.fullmatch(text, start, end):
        yield start, end
