"""What a row is to the others of its table, by its name: 「小計」, "of which", 「平均」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from corpus.programs.accounts import is_total
from corpus.text import fold, fold_key
from corpus.words import listed

TOTAL = re.compile(r"(?:合計|総計|総額)$|^(?:grand )?totals?\b|\btotals?$", re.IGNORECASE)
SUBTOTAL = re.compile(r"^sub-?totals?\b|\bsub-?totals?$|\S{2,}\s計$", re.IGNORECASE)
MEAN = re.compile(r"平均$|\baverage$", re.IGNORECASE)
PART = re.compile(r"^[(（]?\s*(?:うち|内、|of which|including)", re.IGNORECASE)
BRACKETED = re.compile(r"[（(][^（）()]*[）)]\s*$")


class RowKind(Enum):
    """What a row is to the others of its table."""

    ITEM = auto()
    TOTAL = auto()
    SUBTOTAL = auto()
    PART = auto()
    MEAN = auto()


def kind_of(names: Sequence[str]) -> RowKind:
    """The kind of a row by its names, the nearest to its numbers last."""
    for name in (names[-1], names[0]):
        bare = BRACKETED.sub("", name).strip()
        if SUBTOTAL.search(bare) or fold_key(bare).endswith(tuple(listed("names", "subtotals"))):
            return RowKind.SUBTOTAL
        if is_total(bare) or TOTAL.search(fold(bare).text.strip()):
            return RowKind.TOTAL
        if PART.match(name):
            return RowKind.PART
        if MEAN.search(bare):
            return RowKind.MEAN
    return RowKind.ITEM
