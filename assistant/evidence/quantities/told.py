"""Lists that sentences and bullets tell, as tables: 「収入1,200万円、寄附金700万円」 has two rows.

What is named, added up or set against a whole is a row, wherever it is told. Only quantities of one
unit that stand side by side are a list; a value of another year, a rate and what is in brackets
behind an item are none of it. What the others add up to, or are said to be parts of, is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.quantities.clauses import CLOSES, OPENS, StatedPart, stated_parts
from assistant.evidence.quantities.columns import QuantityColumn
from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.quantity import TextQuantity
from assistant.evidence.quantities.rows import QuantityRow
from assistant.evidence.quantities.tables import QuantityTable
from assistant.evidence.quantities.telling import Called, named_items
from assistant.question.grammars.counts import counters
from assistant.question.signs import Sign, shows
from corpus.text import fold_key
from corpus.text.years import find_years

LEAST = 2
SUM = re.compile(r"(?:合計|総額|総計|差し?引き?|残額)$|\b(?:total|balance)\b", re.IGNORECASE)
BESIDE = -1  # where brackets stand behind other quantities, one each
STAGES = (Sign.APPLIED, Sign.SUCCEEDED)
BEHIND = 16  # characters behind a quantity that may call it a change
# What a whole goes on with, where its parts follow: 「2,160万円で、運用収入…」, "£5m: £3m for".
GOES_ON = re.compile(r"\s?(?:で|の|を|[（(:：—–]|,? (?:of which|made up|comprising|including))")
OUT_OF = re.compile(r"\b(?:of|from) (?:the |a |an )?(?:total |pot of )?$", re.IGNORECASE)
CHANGED = re.compile(
    r"\s?(?:の|を)?(?:増|減|引き?上げ|引き?下げ|上回|下回|上乗せ)"
    r"|\s(?:more|less|higher|lower|above|below|increase|rise|cut|reduction)\b"
)
CHANGES = re.compile(r"(?:より|比|に比べ?て?)[、は約]*$|\b(?:by|increase of|rise of|cut of)\s$")
APART = r"(?:別に|それぞれ|さらに|各々)?"
LEAD = re.compile(rf"(?:^|[。、\s])(?P<lead>[^。、\s]{{1,16}}?)(?:は|では|には|を|が)、?{APART}$")
BOTH = re.compile(r"^([一-龥])・([一-龥])([一-龥]{2,})$")
ENDED = re.compile(r"。|[.!?]\s+(?=[A-Z\"“])|\n\s*\n")
IN_ALL = re.compile(
    r"(?:^|[、。,\s]|、)(?:合わせて|あわせて|合計で?|総額で?|全体で|全部で|小?計)[はが、約]*\s*$"
    r"|\b(?:in total|altogether|total(?:ling)?(?: of)?|combined|in all)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToldText:
    """A statement at `start:end` of a document, with the heading that it stands under."""

    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity of a list by its name, at `start:end` of its sentence."""

    called: Called
    quantity: TextQuantity
    kind: RowKind = RowKind.ITEM


def read_quantity_lists(
    document_id: str, text: str, said: Sequence[ToldText], bullets: Sequence[Sequence[ToldText]]
) -> tuple[QuantityTable, ...]:
    """The lists of a document: those that one sentence tells, and those of one amount a bullet."""
    sentences = (one for s in said for one in _sentences(text, s))
    lists = [t for s in sentences for t in _of_sentence(document_id, text, s)]
    lists += [t for group in bullets if (t := _of_bullets(document_id, text, group))]
    lists += _alone(document_id, text, said, lists)
    return tuple(sorted(lists, key=lambda t: t.start))


def _sentences(text: str, said: ToldText) -> Iterator[ToldText]:
    ends = [m.end() for m in ENDED.finditer(text, said.start, said.end)]
    for start, end in pairwise((said.start, *ends, said.end)):
        if text[start:end].strip():
            yield ToldText(start, end, said.heading)


def _of_sentence(document_id: str, text: str, said: ToldText) -> Iterator[QuantityTable]:
    sentence = text[said.start : said.end]
    parts = stated_parts(sentence)
    for run in _runs(sentence, parts):
        items = _with_whole(sentence, parts, run)
        if sum(i.kind is RowKind.ITEM for i in items) >= LEAST:
            sums = any(i.kind is RowKind.ITEM and SUM.search(i.called.name) for i in items)
            yield _table(document_id, said, sentence, items, torn=sums)


def _runs(sentence: str, parts: Sequence[StatedPart]) -> Iterator[list[int]]:
    """The places of the quantities that stand side by side: of one unit, for one of the same."""
    runs: dict[tuple[object, ...], list[int]] = {}
    stage = 0
    for at, part in enumerate(parts):
        q = part.quantity
        between = sentence[parts[at - 1].quantity.end : q.start] if at and not q.is_money else ""
        if between and any(shows(between, s) for s in STAGES):
            stage += 1  # those who applied and those who succeeded are no list
        fits = part.now is None and q.low is None and not (q.is_rate or _changes(sentence, q))
        if fits and q.unit not in counters("time"):
            inside = None if part.whole is not None else _bracket(sentence, q.start)
            if inside is not None and at and parts[at - 1].quantity.end >= inside - 1:
                inside = BESIDE  # each in brackets behind another: "50 percent ($32m), …"
            runs.setdefault((q.unit, q.per, part.whole, inside, stage), []).append(at)
    yield from (run for run in runs.values() if len(run) >= LEAST)


def _changes(sentence: str, quantity: TextQuantity) -> bool:
    """Whether a quantity is by how much another changed: 「前年度より3億円の増」."""
    behind = sentence[quantity.end : quantity.end + BEHIND]
    return bool(CHANGED.match(behind) or CHANGES.search(sentence[: quantity.start]))


def _bracket(sentence: str, at: int) -> int | None:
    """Where the brackets open in which a place stands; None outside of any."""
    depth = 0
    for place in range(at - 1, -1, -1):
        if sentence[place] in CLOSES:
            depth += 1
        elif sentence[place] in OPENS:
            if depth == 0:
                return place
            depth -= 1
    return None


def _with_whole(sentence: str, parts: Sequence[StatedPart], run: Sequence[int]) -> list[_Item]:
    """The items of a run, each by its name; the whole that is told with them stands last."""
    owner = parts[run[0]].whole
    told = [at for at in run if _says_all(sentence, parts, at)]
    kept = [at for at in run if not told or at < told[0]]
    values = [parts[at].quantity.value for at in kept]
    whole = owner
    if owner is None and told and parts[told[0]].quantity.value == sum(values):
        whole = told[0]
    elif owner is None and len(kept) > LEAST and values[0] == sum(values[1:]):
        first = parts[kept[0]].quantity
        leads = GOES_ON.match(sentence, first.end) or OUT_OF.search(sentence[: first.start])
        whole, kept = (kept[0], kept[1:]) if leads else (None, kept)
    quantities = [p.quantity for p in parts]
    named = named_items(sentence, quantities, kept)
    if named is None:
        return []
    items = [_Item(c, quantities[at]) for c, at in zip(named, kept, strict=True)]
    if whole is not None:
        q = quantities[whole]
        called = named_items(sentence, quantities, [whole]) or [Called("", q.start, q.end)]
        items.append(_Item(called[0], q, RowKind.TOTAL))
    return items


def _says_all(sentence: str, parts: Sequence[StatedPart], at: int) -> bool:
    """Whether a quantity is called the sum of those before it: 「合わせて85人」."""
    before = sentence[parts[at - 1].quantity.end if at else 0 : parts[at].quantity.start]
    return bool(at and IN_ALL.search(before.rstrip("約 ")))


def _of_bullets(document_id: str, text: str, group: Sequence[ToldText]) -> QuantityTable | None:
    """The amounts of bullets, one each, that its words before it name."""
    items: list[_Item] = []
    for said in group:
        line = text[said.start : said.end]
        own = [
            p.quantity
            for p in stated_parts(line)
            if p.now is None and p.whole is None and _bracket(line, p.quantity.start) is None
        ]
        if len(own) != 1 or not own[0].is_money or own[0].low is not None:
            continue
        called = named_items(line, own, [0])
        if called:
            c, shift = called[0], said.start - group[0].start
            moved = Called(c.name, c.start + shift, c.end + shift)
            items.append(_Item(moved, _moved(own[0], shift)))
    alike = len({(i.quantity.unit, i.quantity.per) for i in items}) == 1
    distinct = len({fold_key(i.called.name) for i in items}) == len(items)
    if len(items) < LEAST or not alike or not distinct:
        return None
    whole = ToldText(group[0].start, group[-1].end, group[0].heading)
    return _table(document_id, whole, "", items, torn=len(items) < len(group))


def _alone(
    document_id: str, text: str, said: Sequence[ToldText], lists: Sequence[QuantityTable]
) -> Iterator[QuantityTable]:
    """The sentences under one heading that have one amount of money each: no list, but named."""
    taken = [(r.start, r.end) for t in lists for r in t.rows]
    under: dict[str, list[tuple[ToldText, _Item]]] = {}
    for one in (one for s in said for one in _sentences(text, s)):
        sentence = text[one.start : one.end]
        parts = stated_parts(sentence)
        own = [
            at
            for at, p in enumerate(parts)
            if p.quantity.is_money and p.now is None and p.whole is None and p.quantity.low is None
        ]
        if len(own) != 1 or _changes(sentence, parts[own[0]].quantity):
            continue
        called = named_items(sentence, [p.quantity for p in parts], own)
        start = one.start + parts[own[0]].quantity.start
        if called and not any(a <= start < b for a, b in taken):
            item = _Item(called[0], parts[own[0]].quantity)
            under.setdefault(one.heading, []).append((one, item))
    for heading, found in under.items():
        rows = tuple(_row(i, s.start, text[s.start : s.end]) for s, i in found)
        column = QuantityColumn(0, "", "money", None, None, None, None)
        start, end = found[0][0].start, found[-1][0].end
        yield QuantityTable(document_id, heading, (column,), rows, start, end, torn=True, told=True)


def _row(item: _Item, start: int, sentence: str = "") -> QuantityRow:
    """A row called by its name, and by its sentence, if given."""
    called = item.called
    both = BOTH.sub(r"\1\3 \2\3", called.name)  # 「小・中学生」 are 小学生 and 中学生
    labels = tuple(dict.fromkeys(filter(None, (called.name, both, sentence))))
    begin, end = start + called.start, start + called.end
    cells = {0: _moved(item.quantity, start)}
    return QuantityRow(called.name, labels, item.kind, cells, {}, begin, end)


def _moved(quantity: TextQuantity, by: int) -> TextQuantity:
    q = quantity
    return TextQuantity(
        q.value, q.unit, q.original, q.start + by, q.end + by, q.about, q.per, q.low
    )


def _lead(before: str) -> str:
    """What a sentence calls all that it lists: 「収入は」 → 収入."""
    found = LEAD.search(before)
    return found["lead"] if found else ""


def _table(
    document_id: str, said: ToldText, sentence: str, items: Sequence[_Item], *, torn: bool = False
) -> QuantityTable:
    """A list as a table of one column, of the year that it names, if one."""
    years = {y.year for y in find_years(sentence)}
    kind = "money" if items[0].quantity.is_money else "count"
    year = years.pop() if len(years) == 1 else None
    lead = _lead(sentence[: min(i.called.start for i in items)])
    column = QuantityColumn(0, lead, kind, year, None, None, None)
    rows = tuple(_row(i, said.start) for i in items)
    caption = f"{said.heading} {sentence}".strip()
    return QuantityTable(
        document_id, caption, (column,), rows, said.start, said.end, torn=torn, told=True
    )
