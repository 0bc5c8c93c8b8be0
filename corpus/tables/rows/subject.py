"""Whose the amounts of a row are, and what else the row says of all of them, told once a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Document
from corpus.programs.names import is_name
from corpus.tables.around.context import TableContext
from corpus.tables.around.revenue import TITLES, is_side, names_revenue, revenue_scope
from corpus.tables.columns.contents import unbracketed
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import CARD, Grid
from corpus.tables.meaning import RowHeads, names_limit, names_none
from corpus.tables.rows.kinds import Kind, NamedRow
from corpus.tables.rows.names import is_agency, is_stock
from corpus.tables.rows.table_subject import form_program, is_cost_form, is_whole_cost, subject_of
from corpus.text.folding import fold_key
from corpus.text.remembered import remembered
from corpus.words import listed

# A total of a shorter name (合計) is called by what its table's title says.
SHORTEST = 3
# A title within a table, and a unit beside it.
MOST_TITLE_CELLS = 2
MARKED_NEW = re.compile(r"[（(【<＜\[]\s*(?:新規|new)\s*[)）】>＞\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowSubject:
    """Whose the amounts of a row are; `name` is None where nothing says.

    `scope` is what the row narrows them to (「うち機器費」); `spent` whether its groups are called
    by what has been spent; `new` whether it says that this is its first year; `holds` are
    the names that can say that there is no budget (「地方債現在高」), `none` that its own does,
    `limit` that it is what one can get; `compared` whether its groups are called "Comparison";
    `office` who is in charge of it, the narrowest that is told.
    """

    name: str | None
    scope: str | None
    parent: str | None
    spent: bool
    new: bool
    holds: tuple[str, ...]
    none: bool
    limit: bool
    compared: bool
    office: str | None

    def is_stock(self, measure: str | None) -> bool:
        """Whether amounts of a measure are no budget and no spending of one."""
        none = self.none or (self.limit and measure != "unit")
        return none or any(is_stock(name, measure) for name in self.holds)


class RowSubjects:
    """The subjects of the rows of one table; `heads` are rows whose names are none, `card` is true
    where all rows are budgets of one program."""

    def __init__(
        self,
        document: Document,
        grid: Grid,
        context: TableContext,
        rows: Sequence[NamedRow],
        heads: RowHeads,
        *,
        card: bool,
    ) -> None:
        self._document = document
        self._grid = grid
        self._context = context
        self._heads = heads
        self._card = card
        self._received = _received(rows)
        self._form = form_program(document, grid.start) if is_cost_form(rows) else None

    def of(self, row: NamedRow, owner: NamedRow | None) -> RowSubject:
        """The subject of a row; `owner` is the item above that it may be a part of."""
        name, scope, parents = self._named(row, owner)
        said = [self._received.get(row.index, ""), name or "", *reversed(parents)]
        groups = [p for p in parents if p not in row.offices]
        first = [self._grid.text(0, 0)] if self._grid.origin != CARD else []
        titles = [*first, *self._context.own[:TITLES]]
        revenue = revenue_scope(said, titles)
        account = self._grid.account if self._grid.account not in (name or "") else ""
        return RowSubject(
            name=name,
            scope=" ".join(filter(None, [revenue, account, scope, row.what])) or None,
            parent=groups[-1] if groups and groups[-1] != name else None,
            spent=any(map(_is_spent, row.parents)),
            new=self._is_new(row),
            holds=(row.name, *row.parents),
            none=row.kind is Kind.ITEM and names_none(row.name),
            limit=row.kind is Kind.ITEM and names_limit(row.name),
            compared=any(map(_is_compared, row.parents)),
            office=next((p for p in reversed(row.parents) if p in row.offices), None),
        )

    def _is_new(self, row: NamedRow) -> bool:
        """Whether a row's name, or a cell of its own (新規), says that this is its first year."""
        said = any(cell and _says_new(cell.text) for cell in self._grid.rows[row.index])
        return said or bool(MARKED_NEW.search(self._document.text, row.start, row.end))

    def _named(
        self, row: NamedRow, owner: NamedRow | None
    ) -> tuple[str | None, str | None, tuple[str, ...]]:
        if row.index in self._heads or (self._card and row.kind is Kind.TOTAL):
            return self._program, None, row.parents  # the row names a budget of one program
        if self._form:
            parts = [*row.parents, row.name] if not is_whole_cost(row.name) else []
            return self._form, " ".join(parts) or None, ()
        titled = self._context.titled.subject
        if row.kind is Kind.ITEM and titled and is_agency(row.name):
            return f"{row.name} {titled}予算", None, row.parents
        if row.kind is Kind.PART and owner and is_name(row.name):
            return row.name, None, (*row.parents, owner.name)
        if row.kind is Kind.PART and owner:
            return owner.name, f"うち{row.name}", row.parents
        if row.kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            return self._total_name(row), None, row.parents
        return row.name, None, row.parents

    @cached_property
    def _program(self) -> str | None:
        """The program of the whole table, for tables whose rows name budgets."""
        title = self._context.section
        return subject_of(self._document, self._grid.start, title, card=self._card)

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the table is about the whole budget that titles name, not about a part of it."""
        context = self._context
        if any(word in line for word in listed("names", "selections") for line in self._near):
            return False
        titled = any(context.titled.label in line for line in context.own)
        section = context.section or ""
        named = any(word in section for word in listed("names", "whole_budgets"))
        return titled or named or not section or bool(self._grid.title)

    @property
    def _near(self) -> tuple[str, ...]:
        """What is written right above the rows: the section, or a title within the table."""
        cells = [cell.text for cell in self._grid.rows[0] if cell]
        title = cells[:1] if len(cells) <= MOST_TITLE_CELLS else []
        return (*title, self._context.section or "")

    def _total_name(self, row: NamedRow) -> str:
        subject = self._context.titled.subject if self._is_whole else None
        own = fold_key(row.name) not in listed("names", "totals") | listed("names", "subtotals")
        if own and (row.name.isascii() or row.kind is Kind.SUBTOTAL):  # it says of what it is one
            return row.name
        if row.kind is Kind.SUBTOTAL and row.parents:
            return f"{row.parents[-1]} {row.name}"
        if row.kind is Kind.TOTAL and subject and not row.parents:
            whole = "決算" if self._context.titled.measure == "executed" else "予算"
            return f"{subject}{whole}" if len(row.name) <= SHORTEST else f"{subject} {row.name}"
        return f"{row.parents[-1]} {row.name}" if row.parents else row.name


@remembered
def _says_new(text: str) -> bool:
    """Whether a cell says that this is the first year, and nothing else: 「（新規）」."""
    return unbracketed(text) in listed("names", "new")


@remembered
def _is_spent(group: str) -> bool:
    """Whether a group of rows is called by what has been spent: 実績, no side of an account."""
    return read_head([group], None).measure == "executed" and not is_side(group)


@remembered
def _is_compared(group: str) -> bool:
    """Whether rows stand below what is set beside another: "Comparison:", 増減."""
    return read_head([group], None).kind == "difference"


def _received(rows: Sequence[NamedRow]) -> dict[int, str]:
    """The rows above a total of revenue (歳入合計), with what it is called."""
    found: dict[int, str] = {}
    total = ""
    for row in reversed(rows):
        if row.kind is Kind.TOTAL:
            total = row.name if names_revenue(row.name) else ""
        found[row.index] = total
    return found
