"""Kept figures and quotes as a workbook: each with its document, page and address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from web.api.schema.keep import KeptItem, Place
from web.export.budget_book import Language, source_link
from web.export.workbook import Cell, Kind, Sheet, SheetColumn, to_xlsx

HEADS: Final[tuple[tuple[str, str, int, Kind], ...]] = (
    ("事業", "Program", 40, "text"),
    ("区分", "Kind", 28, "text"),
    ("年度（西暦）", "Fiscal year", 12, "plain"),
    ("金額", "Amount", 20, "amount"),
    ("通貨", "Currency", 8, "text"),
    ("表記", "As written", 18, "text"),
    ("範囲", "Scope", 18, "text"),
    ("引用", "Quote", 60, "text"),
    ("資料", "Document", 36, "text"),
    ("ページ", "Page", 8, "plain"),
    ("行", "Line", 8, "plain"),
    ("シート", "Sheet", 16, "text"),
    ("表の行", "Row of the table", 10, "plain"),
    ("今の資料と", "In the document today", 16, "text"),
    ("出典を開く", "Open the source", 40, "link"),
)
STATE: Final[dict[Language, tuple[str, str]]] = {
    "ja": ("違う", "一致"),
    "en": ("differs", "the same"),
}


def kept_book(
    kept: Iterable[tuple[KeptItem, Place]], language: Language, address: str, version: str
) -> bytes:
    """A workbook of items with their places; `address` is the service's own."""
    columns = [SheetColumn(ja if language == "ja" else en, w, kind) for ja, en, w, kind in HEADS]
    title, about = ("控え", "索引") if language == "ja" else ("Kept", "Index")
    lines = list(_lines(kept, language, address))
    versions = Sheet(about, [SheetColumn(about, 40)], [[version]])
    return to_xlsx([Sheet(title, columns, lines), versions])


def _lines(
    kept: Iterable[tuple[KeptItem, Place]], language: Language, address: str
) -> Iterator[list[Cell]]:
    for item, place in kept:
        citation: dict[str, Any] = item.model_dump(include={"document_id", "start", "end"})
        yield [
            item.program,
            item.label,
            item.fiscal_year,
            _number(item.amount),
            item.currency,
            item.display,
            item.scope,
            item.quote,
            place.document_title or item.document_id,
            place.page,
            place.line_start,
            place.sheet,
            place.row,
            STATE[language][place.proved],
            source_link(address, citation),
        ]


def _number(amount: float | None) -> Cell:
    """Whole amounts as whole numbers."""
    return int(amount) if amount is not None and amount.is_integer() else amount
