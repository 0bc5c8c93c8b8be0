"""Numbers with their units wherever documents have them: cells of any table, and sentences."""

from assistant.evidence.quantities.clauses import StatedPart, stated_parts
from assistant.evidence.quantities.quantity import Quantity, read_quantities
from assistant.evidence.quantities.tables import (
    QuantityColumn,
    QuantityRow,
    QuantityTable,
    RowKind,
    read_quantity_tables,
)

__all__ = [
    "Quantity",
    "QuantityColumn",
    "QuantityRow",
    "QuantityTable",
    "RowKind",
    "StatedPart",
    "read_quantities",
    "read_quantity_tables",
    "stated_parts",
]
