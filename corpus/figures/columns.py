"""What the columns of a table are: the name, the year, and amounts of a measure and a year.

The head decides, and the whole of it: 「前年度からの繰越し」 begins like a label but is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from corpus.facts.row import Measure
from corpus.figures.labels import YEARLY, Label, find_labels
from corpus.figures.units import Scale, find_units
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.years import find_years, with_era

_NAME_HEAD = re.compile(
    r"(?:事業|施策|事項|項目|区分|制度|プログラム|プロジェクト|補助金|経費|取組|機関|府省|省庁|件|科目)?"
    r"等?の?"
    r"(?:名称?|名|区分|事項|項目)(?:等|称)?(?:・.*)?|府省庁?|省庁"
    r"|program(?:me)?(?: name)?|name|item|project|内容|主要施策|施策|事業"
)
_BODY_HEAD = re.compile(r"府省|省庁|機関|担当|所管|区分")
_YEAR_HEAD = re.compile(r"(?:予算|会計)?年度|fiscal year|fy|year")
# What may stand in a head beside its label without changing what it means.
_NEUTRAL = re.compile(
    r"予算額?|[\s()\[\]【】〔〕:・※*/,、a-z①-⑳]|[abc]$|\d\)|合計|総額|計|額|案|仮|(?:単位|百万|[千万億十百兆]*)円|の|参考|文部科学省|当該"
)
_SCOPE = re.compile(r"うち|内訳|一般会計|特別会計|勘定|分$|除く|再掲|内数|枠|国費|事業費")
_TOTAL = re.compile(r"合計|総額|総計|計(?!上)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts. `year` is None where each row names its own; `scale` None if unstated.

    `scope` narrows what the column covers; `whole` marks the total over such columns.
    """

    index: int
    label: Label
    year: int | None
    scale: Scale | None
    scope: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns."""

    name: int
    year: int | None
    amounts: tuple[Column, ...]


def read_columns(
    heads: Sequence[str],
    *,
    base_year: int | None,
    scale: Scale | None,
    titled: Mapping[Measure, int] = MappingProxyType({}),
) -> Columns | None:
    """The roles by the heads, or None where the table has no amounts of a budget or no names.

    `titled` are the years of the budgets that the table's title names: a head that says 補正額 and
    no year means that one.
    """
    heads = [with_era(head, base_year) for head in heads]
    year = next((i for i, h in enumerate(heads) if _YEAR_HEAD.fullmatch(_plain(h))), None)
    budget_year = [i for i, h in enumerate(heads) if _plain(h) in {"予算年度", "会計年度"}]
    year = budget_year[0] if budget_year else year
    base = None if year is not None else base_year
    amounts = [c for i, h in enumerate(heads) if (c := _column(i, h, base, scale))]
    if year is None:
        amounts = [replace(c, year=c.year or titled.get(c.label.measure)) for c in amounts]
    amounts = [c for c in amounts if c.year is not None or year is not None]
    if not amounts:
        return None
    first = min(c.index for c in amounts)
    taken = {c.index for c in amounts}
    names = [i for i, h in enumerate(heads) if i not in taken and _NAME_HEAD.fullmatch(_plain(h))]
    before = [i for i in names if i < first] or names or [0]
    name = next((i for i in before if not _BODY_HEAD.search(_plain(heads[i]))), before[0])
    if name in taken:
        return None
    return Columns(name, year, _previous(_whole_only(amounts), year))


def _plain(head: str) -> str:
    return "".join(narrow(head).lower().split())


def _column(index: int, head: str, base_year: int | None, scale: Scale | None) -> Column | None:
    """The column under a head that is a label of a yearly budget and nothing else."""
    labels = [label for label in find_labels(" ".join(head.split())) if label.measure in YEARLY]
    differences = [
        label for label in find_labels("".join(head.split())) if label.measure is Measure.DIFFERENCE
    ]
    labels = labels or [lb for lb in find_labels("".join(head.split())) if lb.measure in YEARLY]
    if not labels or differences:
        return None
    label = _with_year(labels, head)
    rest = _rest(head, labels)
    scope = None
    if rest and not _SCOPE.search(rest):
        return None
    if rest:
        scope = rest if _plain(rest) != "うち" else " ".join(head.split())
    if label.measure is Measure.FUND:
        return None
    stated = find_units(head)
    return Column(
        index=index,
        label=replace(label, text=" ".join(head.split())),
        year=_year(label, base_year),
        scale=stated[-1].scale if stated else scale,
        scope=scope,
        whole=bool(_TOTAL.search(narrow(head))),
    )


def _with_year(labels: Sequence[Label], head: str) -> Label:
    """The label that counts in a head of several lines; a year anywhere in the head is its year."""
    label = next((lb for lb in reversed(labels) if lb.year is not None), labels[-1])
    if label.year is None and label.shift is None:
        years = {y.year for y in find_years(" ".join(head.split()))}
        if len(years) == 1:
            return replace(label, year=years.pop())
    return label


def _rest(head: str, labels: Sequence[Label]) -> str:
    """What a head says beside its labels, years and units."""
    text = "".join(narrow(head).split())
    for label in labels:
        text = text.replace("".join(narrow(label.text).split()), "", 1)
    for year in reversed(find_years(text)):
        text = text[: year.start] + text[year.end :]
    for unit in reversed(find_units(text)):
        text = text[: unit.start] + text[unit.end :]
    kept = _NEUTRAL.sub("", text.lower())
    return text.strip("()[]:・ ") if kept else ""


def _year(label: Label, base_year: int | None) -> int | None:
    if label.year is not None:
        return label.year
    if base_year is None:
        return None
    if label.shift is not None:
        return base_year + label.shift
    if label.measure is Measure.REQUEST and label.shift is None:
        return base_year
    return None


def _whole_only(columns: Sequence[Column]) -> list[Column]:
    """The columns without the breakdown of those that are totals of the same budget."""
    wholes = {(c.label.measure, c.year) for c in columns if c.whole and not c.scope}
    return [c for c in columns if c.whole or c.scope or (c.label.measure, c.year) not in wholes]


def _previous(columns: Sequence[Column], year_column: int | None) -> tuple[Column, ...]:
    """This year's budget beside next year's request or draft is the previous one."""
    years = [
        c.year
        for c in columns
        if c.year is not None and c.label.measure in {Measure.REQUEST, Measure.INITIAL}
    ]
    if year_column is not None or not years:
        return tuple(columns)
    latest = max(years)
    return tuple(
        replace(c, label=replace(c.label, measure=Measure.PREVIOUS))
        if c.label.measure is Measure.INITIAL and c.year == latest - 1
        else c
        for c in columns
    )


def is_same_head(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two tables have one head: the second goes on with the first."""
    return [fold_key(h) for h in a] == [fold_key(h) for h in b]
