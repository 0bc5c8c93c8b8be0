"""Parts of a document: sections under headings, and values under labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A range of a document under one heading path, and the programs that it is about."""

    start: int
    end: int
    page: int | None
    heading: tuple[str, ...]
    program_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A label and its value as the document sets them: 「支援期間 最大5年」.

    `start:end` covers label and value and is what is cited; `value` is cleaned of wraps and
    bullets. `qualifier` names the variant that the value holds for (「導入支援」), else None.
    """

    document_id: str
    program_id: str | None
    label: str
    qualifier: str | None
    value: str
    start: int
    end: int
    page: int | None
