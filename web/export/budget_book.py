"""Rows of the budget table as a workbook: the rows with their sources, and where they are from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from assistant.answer.drafting.wording import MEASURES
from web.export.workbook import Cell, Kind, Sheet, SheetColumn, to_xlsx

Language = Literal["ja", "en"]

# The field of a row (of its citation after a dot), its head in each language, width and kind.
COLUMNS: Final[tuple[tuple[str, str, str, int, Kind], ...]] = (
    ("program", "事業", "Program", 40, "text"),
    ("parent", "上位の事業", "Part of", 24, "text"),
    ("fiscal_year", "年度（西暦）", "Fiscal year", 12, "plain"),
    ("measure", "区分", "Kind", 16, "text"),
    ("label", "資料の表記", "Label", 28, "text"),
    ("amount", "金額", "Amount", 20, "amount"),
    ("currency", "通貨", "Currency", 8, "text"),
    ("original", "原文の金額", "As written", 18, "text"),
    ("approximate", "概数", "Approximate", 8, "text"),
    ("scope", "範囲", "Scope", 18, "text"),
    ("note", "注記", "Note", 24, "text"),
    ("trust", "確認", "Checked", 12, "text"),
    ("citation.document_title", "資料", "Document", 36, "text"),
    ("citation.page", "ページ", "Page", 8, "plain"),
    ("citation.line_start", "行", "Line", 8, "plain"),
    ("citation.quote", "引用", "Quote", 48, "text"),
    ("link", "出典を開く", "Open the source", 40, "link"),
)
TRUSTS: Final[dict[str, dict[Language, str]]] = {
    "reviewed": {"ja": "人が確認", "en": "checked by a person"},
    "confirmed": {"ja": "二つの読みが一致", "en": "two readings agree"},
    "extracted": {"ja": "自動抽出・未確認", "en": "extracted, unchecked"},
}


def budget_book(
    rows: Iterable[Mapping[str, Any]], about: Mapping[str, str], language: Language, address: str
) -> bytes:
    """A workbook of rows as `row_json` gives them; `about` becomes lines of a second sheet.

    `address` is the service's own, for links that open each source.
    """
    columns = [
        SheetColumn(ja if language == "ja" else en, width, kind)
        for _, ja, en, width, kind in COLUMNS
    ]
    lines = ([_cell(row, name, language, address) for name, *_ in COLUMNS] for row in rows)
    titles = ("予算表", "この表について") if language == "ja" else ("Budget", "About")
    about_columns = (SheetColumn(titles[1], 24), SheetColumn("", 60))
    return to_xlsx(
        [Sheet(titles[0], columns, lines), Sheet(titles[1], about_columns, list(about.items()))]
    )


def _cell(row: Mapping[str, Any], name: str, language: Language, address: str) -> Cell:
    if name == "link":
        return source_link(address, row["citation"])
    first, _, second = name.partition(".")
    value: Cell = row[first][second] if second else row[first]
    if name == "measure":
        return next((MEASURES[m][language] for m in MEASURES if str(m) == value), value)
    return TRUSTS[str(value)][language] if name == "trust" else value


def source_link(address: str, citation: Mapping[str, Any]) -> str:
    """Where the page opens a source at its characters."""
    place = f"{citation['document_id']}/{citation['start']}-{citation['end']}"
    return f"{address.rstrip('/')}/#/source/{place}"
