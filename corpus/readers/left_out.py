"""What stands in a file and is not said to its reader, and the warnings that name it.

A struck-out amount, a hidden row, white text: none of it is what the document says, and someone
may have put it there to be read by programs only. It never enters the text; that it was there does
enter the warnings, counted by kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# By code: what one and what several of them are called. Other languages are worded by the page.
KINDS = {
    "hidden-text": ("hidden passage", "hidden passages"),
    "struck-text": ("struck-out passage", "struck-out passages"),
    "deleted-text": ("deleted passage", "deleted passages"),
    "hidden-rows": ("hidden row", "hidden rows"),
    "hidden-columns": ("hidden column", "hidden columns"),
    "hidden-sheets": ("hidden sheet", "hidden sheets"),
    "hidden-slides": ("hidden slide", "hidden slides"),
    "outside-page": ("passage outside of the page", "passages outside of the page"),
    "watermark": ("watermark", "watermarks"),
    "running-lines": ("repeated line at a page's margin", "repeated lines at pages' margins"),
}
MOST_PLACES = 12  # named one by one; the rest is "and 30 more"


class LeftOut:
    """Counts what a reader leaves out, by kind and by place ("page 3", "sheet 歳入")."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._places: dict[str, dict[str, None]] = {}

    def add(self, kind: str, place: str | None = None, count: int = 1) -> None:
        """Note that something of one of `KINDS` was left out, perhaps where."""
        self._counts[kind] += count
        if place is not None:
            self._places.setdefault(kind, {})[place] = None

    def warnings(self) -> tuple[str, ...]:
        """One sentence for each kind, with its count and places."""
        return tuple(self._sentence(kind) for kind in KINDS if self._counts[kind])

    def _sentence(self, kind: str) -> str:
        count = self._counts[kind]
        where = join_places(self._places.get(kind, ()))
        said = f"{count} {KINDS[kind][count > 1]} {'were' if count > 1 else 'was'} left out"
        return warning(kind, f"{said} ({where})" if where else said)


def warning(code: str, sentence: str) -> str:
    """A warning as a `Document` keeps it: "no-text: page 3 has no text"."""
    return f"{code}: {sentence}"


def join_places(places: Iterable[str]) -> str:
    """ "page 2, page 5 and 30 more"."""
    named = list(places)
    rest = len(named) - MOST_PLACES
    return ", ".join(named[:MOST_PLACES]) + (f" and {rest} more" if rest > 0 else "")


def join_numbers(numbers: Iterable[int]) -> str:
    """Numbers with their runs joined: [1, 2, 3, 7] -> "1-3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return join_places(f"{a}-{b}" if a != b else str(a) for a, b in runs)
