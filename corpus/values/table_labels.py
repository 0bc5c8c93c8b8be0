"""What a cell of a table is: its label, and the variant that it holds for.

As a rule the head of the column is the label and the head of the row the variant: 補助率 of Ａ型.
Where the column is a year the row is what is counted, and in a table of two columns the first one
holds labels if they are attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.values.labels import is_attribute, is_attribute_of

_YEAR = re.compile(
    r"(?:FY)?\s?(?:(?:令和|平成|昭和|[RHS])\s?(?:元|[0-9０-９]{1,2})|[12][0-9０-９]{3}(?:[-/–][0-9]{2,4})?)"
    r"(?:年度?)?(?:実績|見込み?|目標|末)?"
)
_NAME = re.compile(
    r".{0,6}(?:事業|施策|プログラム|制度|事項|名称|メニュー|補助金|交付金)(?:等?の?名称?)?"
    r"|(?:project|program(?:me)?|scheme|fund)(?: name)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:倍率|率|割合|[%％]|順位|数|点|歳|回|rank|share|rate|number|score|ratio)s?[)）]?$", re.I
)
_UNIT = re.compile(
    r"単位[：:\s]*[^）)\n]{0,8}円|[£$€]\s?(?:m|million|billion|bn|thousand)", re.IGNORECASE
)
_MONEY = re.compile(r"額|予算|決算|要求|補正|円|国庫|一般財源|budget|outturn|[£$€]", re.IGNORECASE)


def name_column(heads: dict[int, str]) -> int | None:
    """The column that names what each row is about, where its head says so."""
    return next((c for c, head in sorted(heads.items()) if _NAME.fullmatch(head.strip())), None)


def labels_of(head: str, name: str, *, columns: int) -> tuple[str, str | None]:
    """Label and qualifier of a cell under `head` in the row of `name`."""
    if not head:
        return (name, None) if columns == 2 else ("", name)
    if _YEAR.fullmatch(head):
        return name, head
    if columns == 2 and (is_attribute_of(name) or not is_attribute(head)):
        return name, None
    return head, name


def counts(head: str) -> bool:
    """Whether bare numbers under a head are facts, whatever the table is about: a rate, a rank."""
    said, _, _ = head.partition("（")
    return _COUNT.search(head.strip()) is not None and not _MONEY.search(said)


def is_money(heads: Sequence[str], above: str) -> bool:
    """Whether the heads of a table, or the unit over it, say that its numbers are amounts."""
    return _UNIT.search(above) is not None or any(_MONEY.search(head) for head in heads)


__all__ = ["counts", "is_money", "labels_of", "name_column"]
