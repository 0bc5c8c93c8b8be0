"""Lines of a range of text that are not blank, and how a wrapped line goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from corpus.layout.long_lines import LONG, cuts, in_long_line
from corpus.text.folding import BULLET, fold, is_japanese

# What a line begins with that is an item of its own; ※ begins a remark.
MARKS = "•・※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳○●◯〇◎■□◆◇▶►➢✓✔⚫⚪▪▫*‣⁃"
_OPENING = "（(「『【［[〔＜<"
_CLOSING = "）)」』】］]〕＞>"
# A line that ends so is not finished: a particle, a comma, an opening bracket.
_UNFINISHED = re.compile(
    r"(?:[をにのはとがでへや、・，,（(「+＋/／&＆=:：-]|(?<!ど)も|による|および|及び|または)$"
)
# A line that begins so goes on from the one before.
_GOES_ON = re.compile(r"[×（(、。，,・)）」』～~+＋/／％%〔]|[をにのはとがでへ](?![\u3041-\u3096])")
# A number in brackets begins an item.
_ITEM = re.compile(r"[(（][0-9０-９]{1,2}[)）]")
_FINISHED = re.compile(r"[。．!！?？]$")
# A line nearly as long as the longest of its paragraph was broken by the margin.
_FULL = 0.85
_NARROWEST = 22  # a paragraph narrower than this many characters is a list of short items


@dataclass(frozen=True, slots=True)
class TextLine:
    """`text[start:end]` without surrounding white space; `opens` after a blank line."""

    start: int
    end: int
    text: str
    indent: int
    opens: bool


def text_lines(text: str, start: int, end: int) -> list[TextLine]:
    """The lines of a range that are not blank; a line that has lost its line feeds is several."""
    return list(_known_lines(text, start, end))


@lru_cache(maxsize=64)
def _known_lines(text: str, start: int, end: int) -> tuple[TextLine, ...]:
    """The lines of a range, which several readers look at one after the other."""
    return tuple(_lines(text, start, end))


def _lines(text: str, start: int, end: int) -> Iterator[TextLine]:
    opens = True
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        inner = list(cuts(text, position, stop)) if _is_long(text, position, stop) else []
        for low, high in pairwise([position, *inner, stop]):
            line = _line(text[low:high], low, opens=opens or low > position)
            if line:
                yield line
            opens = line is None
        position = stop + 1


def _is_long(text: str, start: int, stop: int) -> bool:
    """Whether a range lies on a long line; most often it is a whole one, which its length tells."""
    begins = start == 0 or text[start - 1] == "\n"
    if begins and (stop == len(text) or text[stop] == "\n"):
        return stop - start >= LONG
    return in_long_line(text, start)


def line_breaks(text: str) -> list[int]:
    """Offsets at which lines end, those that have lost their line feed among them."""
    breaks: list[int] = []
    position = 0
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        if stop - position >= LONG:
            breaks += cuts(text, position, stop)
        breaks.append(stop)
        position = stop + 1
    return breaks


def _line(raw: str, start: int, *, opens: bool) -> TextLine | None:
    """The line without the white space around it, None where it is blank."""
    stripped = raw.strip()
    if not stripped:
        return None
    indent = len(raw) - len(raw.lstrip())
    low = start + indent
    return TextLine(low, low + len(stripped), stripped, indent, opens)


@lru_cache(maxsize=4096)
def is_mark(character: str) -> bool:
    """Whether a character is a bullet, private-use glyphs of symbol fonts included."""
    return character in MARKS or fold(character).text == BULLET


def without_marks(line: TextLine) -> int:
    """Offset, within the line, of what follows its bullet."""
    text = line.text
    position = 2 if text.startswith(("- ", "+ ")) else 0  # bullets of Markdown
    for character in text[position:]:
        if not (character.isspace() or is_mark(character)):
            break
        position += 1
    return position


class WrappedLines:
    """Lines as the margin has broken them."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines

    def goes_on(self, index: int, value: str) -> bool:
        """Whether line `index + 1` goes on from line `index`, at which `value` stands so far."""
        if index + 1 >= len(self._lines):
            return False
        following = self._lines[index + 1]
        if is_mark(following.text[0]) or following.text[0] in "【＜<［〔":
            return _is_open(value) and not is_mark(following.text[0])
        if _ITEM.match(following.text) and not _is_open(value):
            return False
        if _is_open(value) or not value or _UNFINISHED.search(value) or following.text[0] in "：:":
            return True
        if following.opens or _FINISHED.search(value):
            return False
        return self._wraps(index)

    def _wraps(self, index: int) -> bool:
        """Whether the next line is no beginning, or this one was broken by the margin."""
        here, following = self._lines[index], self._lines[index + 1]
        indented = following.indent > 0 and here.indent < following.indent
        full = len(here.text) >= _FULL * max(_NARROWEST, self._widths[index])
        return bool(_GOES_ON.match(following.text)) or indented or full

    @cached_property
    def _widths(self) -> list[int]:
        """For each line the length of the longest one of its paragraph."""
        found: list[int] = []
        for begin, end in pairwise([0, *self._openings(), len(self._lines)]):
            longest = max((len(line.text) for line in self._lines[begin:end]), default=0)
            found += [longest] * (end - begin)
        return found

    def _openings(self) -> Iterator[int]:
        """Where paragraphs begin."""
        return (index for index, line in enumerate(self._lines) if index and line.opens)


def is_unfinished(text: str) -> bool:
    """Whether a line surely goes on: a bracket is open at its end, or a particle ends it."""
    return _is_open(text) or _UNFINISHED.search(text) is not None


def starts_within(text: str) -> bool:
    """Whether a line surely goes on from the one before: no sentence begins so."""
    return _GOES_ON.match(text) is not None


def joined(text: str) -> str:
    """Wrapped lines as one: nothing between two Japanese characters, else a space.

    Bullets become ・, so that items stay apart; the first item needs none.
    """
    if "\n" not in text and not is_mark(text.strip()[:1] or "x"):
        return _tidy(text)
    lines = text_lines(text, 0, len(text))
    if not lines:
        return ""
    out = lines[0].text[without_marks(lines[0]) :]
    for before, after in pairwise(lines):
        mark = without_marks(after)
        piece = after.text[mark:]
        tight = is_japanese(before.text[-1]) and is_japanese(after.text[0])
        if mark:
            out += f" {'※' if after.text[0] == '※' else '・'}{piece}"
        else:
            out += piece if tight or piece[0] in "×（(、。・" else f" {piece}"
    return _tidy(out)


def _tidy(text: str) -> str:
    """Without the marks of Markdown and runs of white space."""
    return re.sub(r"\*\*|__|`", "", " ".join(text.split())).strip()


def _is_open(value: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    depth = 0
    for character in value:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
    return depth > 0
