"""Where a table's head ends and its data begin, told the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Heads of budget tables have up to four rows: measure, year, scope, unit.
MAX_HEADER_ROWS = 4
_NUMBER = re.compile(r"^[△▲+\-−－(（]*[\d０-９][\d０-９,，.．]*\s*(?:[兆億万千百]*円|%|％)?[)）]?$")
# So does what counts something, and a day: cells of text beside it are data too.
_COUNTED = re.compile(
    r"^(?:約|上限|最大|[1１]\S{1,5}(?:当たり|あたり)|年間?)*[0-9０-９][0-9０-９,，.．]*"
    r"(?:[兆億万千百]*円|[件人名点社校%％]|か所|団体|年間|か月)(?:程度|以上|以内|未満)?$"
    r"|^(?:令和|平成)?[0-9０-９]{1,4}年(?:[0-9０-９]{1,2}月)[0-9０-９上中下]"
    r"|^[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+[^\s0-9０-９年]{1,4}$"
)
# Years and identifiers stand in heads and in first columns; a code is no head of its column.
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CODE = re.compile(r"^0\d{2,}$")


def header_rows(rows: Iterable[Sequence[str]]) -> int:
    """How many rows stand before the first with a number beside its head; 1 where none has."""
    for index, row in enumerate(rows):
        if index > MAX_HEADER_ROWS:
            break
        coded = bool(row) and _CODE.match(row[0].strip())
        if coded or any(is_datum(text.strip()) for text in row[1:]):
            return max(1, index)
    return 1


def is_datum(text: str) -> bool:
    """Whether a cell holds a number or counts something; a year alone is a head."""
    return bool(_NUMBER.match(text) or _COUNTED.match(text)) and not _YEAR.match(text)
