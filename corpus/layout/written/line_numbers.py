"""Lines of a text as ranges of it: reviewed data is written by line, citations by offset."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """The lines of a text, counted from 1. A line ends before its line feed."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, line: int) -> int:
        """Offset at which line number `line` begins."""
        return self._starts[line - 1]

    def end(self, line: int) -> int:
        """Offset at which line number `line` ends, before its line feed."""
        return self._starts[line] - 1 if line < len(self._starts) else self._length

    def number(self, offset: int) -> int:
        """Number of the line that `offset` lies on."""
        return bisect_right(self._starts, offset)
