"""Numbers with their units wherever documents have them: cells of any table, and sentences."""

from assistant.evidence.quantities.clauses import StatedPart, stated_parts
from assistant.evidence.quantities.columns import QuantityColumn
from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.nesting import outermost, parts_of
from assistant.evidence.quantities.quantity import TextQuantity, read_quantities
from assistant.evidence.quantities.rows import QuantityRow
from assistant.evidence.quantities.tables import QuantityTable, read_quantity_tables
from assistant.evidence.quantities.told import ToldText, read_quantity_lists

__all__ = [
    "QuantityColumn",
    "QuantityRow",
    "QuantityTable",
    "RowKind",
    "StatedPart",
    "TextQuantity",
    "ToldText",
    "outermost",
    "parts_of",
    "read_quantities",
    "read_quantity_lists",
    "read_quantity_tables",
    "stated_parts",
]
