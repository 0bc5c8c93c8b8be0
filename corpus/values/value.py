"""A value under a label, as a document sets it."""

from __future__ import annotations

from dataclasses import dataclass


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
