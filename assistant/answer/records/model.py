"""A query of a register: which of its rows, which column, and what is done with them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.records.operation import Operation
from assistant.evidence.registers import Register
from assistant.question.model import Term, Threshold


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """The rows of a register that `words` tell, the columns asked of, and what is done.

    `by` is the column of the classes by which rows are put together, `counts` says that they are
    counted and nothing is added up.
    """

    register: Register
    rows: tuple[int, ...]
    words: tuple[Term, ...] = ()
    columns: tuple[int, ...] = ()
    operation: Operation | None = None
    by: int | None = None
    counts: bool = False
    years: tuple[int, ...] = ()
    many: int | None = None
    least: bool = False
    limit: Threshold | None = None
    place: int | None = None  # the one that is asked for of those in order

    @property
    def dated(self) -> bool:
        """Whether rows are told by years that a turn names: else these tell a column."""
        return bool(self.years and self.register.years)

    @property
    def tells(self) -> bool:
        """Whether some of the rows are meant, or their classes: not merely all of the table."""
        return bool(self.words or self.dated or self.limit or self.by is not None)

    @property
    def of_a_class(self) -> bool:
        """Whether its words are those of classes: 「伝統芸能の団体は？」."""
        classed = [self.register.having(word, classed=True) for word in self.words]
        return bool(classed) and set(self.rows) <= frozenset.intersection(*classed)

    @property
    def located(self) -> list[LocatedRow]:
        """The rows, each with its table."""
        return [LocatedRow(self.register.table, self.register.rows[at]) for at in self.rows]
