"""Whether the rows of a table are grants, so that a ceiling beside one is what it pays at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.tables.columns.beside import Column
from corpus.tables.limits.words import heads_schemes, names_grant
from corpus.tables.rows.kinds import Kind, NamedRow


def are_grants(columns: Iterable[Column], names: Sequence[int], rows: Iterable[NamedRow]) -> bool:
    """Whether the one column of names holds grants: by its head, or by how each of them ends.

    Elsewhere rows are cases of the grant that the paper is about (「個人 10万円」), which
    `corpus.tables.limits.grids` reads.
    """
    if len(names) != 1:
        return False
    head = next(column.head for column in columns if column.index == names[0])
    items = [row.name for row in rows if row.kind is Kind.ITEM]
    headed = heads_schemes(head.label)
    return bool(items) and (headed or all(map(names_grant, items)))
