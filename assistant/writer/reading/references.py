"""References in a model's text: [[F3]], [[F3-F1]], [[2]], [[P4]], and [[F3|百万円]] for a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

REFERENCE = re.compile(r"\[\[\s*([^\[\]|\n]{1,200}?)\s*(?:\|\s*([^\[\]\n]{1,20}?)\s*)?\]\]")
FIGURE = re.compile(r"F\d+(?:(?:[-+/%*])(?:F?\d+))*")
Kind = Literal["figure", "quote", "program", "unknown"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference at `text[start:end]`; `unit` is what its amount is to be written in."""

    kind: Kind
    handle: str
    start: int
    end: int
    unit: str | None = None


def find_references(text: str) -> Iterator[Reference]:
    """All references, in order: "30[[2]]" -> quote 2. [[2, 3]] is two."""
    for match in REFERENCE.finditer(text):
        handle = re.sub(r"\s+", "", match[1])
        numbers = re.split(r"[,、，]", handle)
        if all(n.isdigit() for n in numbers):
            yield from (Reference("quote", n, *match.span()) for n in numbers)
        else:
            yield Reference(_kind(handle), handle, *match.span(), match[2])


def _kind(handle: str) -> Kind:
    if re.fullmatch(r"P\d+", handle):
        return "program"
    return "figure" if FIGURE.fullmatch(handle) else "unknown"
