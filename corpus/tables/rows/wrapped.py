"""Names of rows that go on in the next line, where lines are put together to a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.programs.names import is_rest
from corpus.tables.grid import Grid
from corpus.text.cells import parse_cell

# The number of an account or of a point, before its name.
NUMBER = re.compile(
    r"^[0-9０-９]{1,2}\s?(?=[ぁ-ヿ一-鿿])(?![0-9０-９]*\s?(?:年|次|期|号|世|か|ヶ|人|歳|級|名|件|つ|回|校|月|日|階|種|類"
    r"|[万億千百]))"
)

# Tables whose rows are lines of a text.
_TYPED = frozenset({"aligned", "placed", "ordered"})


class WrappedNames:
    """Tells whether a line without amounts is the beginning of the name below it.

    「2 ため池」 above 「防災対策事業  28,900」 is, where rows have numbers and this one has none;
    so is what stands above the end of a name, 「整備促進事業」.
    """

    def __init__(self, grid: Grid, names: Sequence[int], money: Sequence[int], first: int) -> None:
        self._grid = grid
        self._names = names
        rows = range(first, len(grid.rows))
        full = (i for i in rows if any(parse_cell(grid.text(i, c)) for c in money))
        self._typed = grid.origin in _TYPED
        self._numbered = self._typed and any(map(self._is_numbered, full))
        # whether the line above the first amounts is the beginning of a name, and no head
        self.begins_above = self._numbered and self._is_numbered(first - 1)

    def goes_on(self, index: int, name: str) -> bool:
        """Whether the name of the line above goes on with `name`, that of row `index`."""
        if not self._typed or name.isascii() or self._is_numbered(index):
            return False
        return is_rest(name) or (self._numbered and self._is_numbered(index - 1))

    def _is_numbered(self, index: int) -> bool:
        """Whether a row begins with a number: 「2 ため池」, or 「2」 in a cell before the name."""
        before = range(max(self._names, default=0))
        texts = [self._grid.text(index, column) for column in self._names]
        numbers = (parse_cell(self._grid.text(index, c)) for c in before if c not in self._names)
        return any(map(NUMBER.match, texts)) or any(numbers)
