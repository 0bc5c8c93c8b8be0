"""What one gets by: a rate of what something costs, or an amount for one of something.

Of a class as its row or its label gives it, with the ceiling that stands beside; or as a sentence
says it: 「従業員1人につき8,000円。1社10人まで」. What has two rates is none: which holds depends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.context import Context
from assistant.answer.operands.in_sentences import sentences_in_view
from assistant.answer.operands.rates import CEILING, FLOOR, NO_RATE
from assistant.answer.operands.rows.located import documents_in_view
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.evidence.quantities import StatedPart, TextQuantity, read_quantities, stated_parts
from assistant.question.supposing import Supposed, same_unit
from corpus.text import fold_key

WORDS = "one two three four five six seven eight nine ten twelve"
NUMBERS = dict(zip(WORDS.split(), (*range(1, 11), 12), strict=True))
BEHIND = 120  # characters behind a sentence in which its ceiling may stand
UP_TO = re.compile(r"\s?(?:まで|以内|を上限|を限度|が上限|\b(?:at most|maximum)\b)")
AT_MOST = re.compile(
    r"(?:上限|最大|最高|限度|\bup to|\bat most|\bno more than|\bmaximum(?: of)?)\s?$"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """A rate or an amount for one, of what `name` says; at most `ceiling`, and for `most` of them.

    `around` is what else is said of it, ready to be compared; `text` is where its numbers stand.
    """

    name: str
    quantity: TextQuantity
    ceiling: TextQuantity | None
    most: TextQuantity | None
    document_id: str
    start: int
    end: int
    key: str
    around: str
    of_class: bool = False

    def suits(self, given: Supposed) -> bool:
        """Whether a given number is of the kind that it is a rate of, or an amount for one of."""
        per = self.quantity.per
        if self.quantity.is_rate:
            return given.is_money or (given.is_bare and given.value >= LEAST_COST)
        if not per or "・" in per or given.is_money:
            return False
        limit = self.ceiling.per if self.ceiling else None
        if limit and same_unit(limit, given.unit):
            return False  # so much for each of them at most
        return given.is_bare or per == "each" or same_unit(per, given.unit)


LEAST_COST = 1000  # a smaller bare number is hardly what something costs


def bases_of_classes(context: Context) -> list[Basis]:
    """What one gets by in the documents that a turn is about, class by class."""
    return [b for d in documents_in_view(context) for b in _of_classes(context, d)]


def bases_of_sentences(context: Context) -> list[Basis]:
    """What one gets by as sentences near a turn say it; no row of a table is one."""
    tables = {d: context.tables_of(d) for d in documents_in_view(context)}
    return [
        b
        for b in _of_sentences(context)
        if not any(t.start <= b.start < t.end for t in tables.get(b.document_id, ()))
    ]


def _of_classes(context: Context, document_id: str) -> Iterator[Basis]:
    groups: dict[tuple[str | None, str], list[ClassValue]] = {}
    for c in context.classes_of(document_id):
        if c.kind is ClassKind.MONEY and c.name:
            rows = (c.value.program_id, fold_key(c.name))
            groups.setdefault(rows, []).append(c)
    for own in groups.values():
        limits = [c for c in own if _is_ceiling(c) and not FLOOR.search(c.value.label)]
        plain = [c for c in own if not (_is_ceiling(c) or FLOOR.search(c.value.label))]
        based = [c for c in plain if c.quantity.is_rate or c.quantity.per]
        if len(plain) != 1 or len(based) != 1 or len(limits) > 1 or not _is_single(based[0]):
            continue
        base, limit = based[0], next(iter(limits), None)
        if NO_RATE.search(base.value.label):
            continue
        owner = context.catalog.name(base.value.program_id or "")
        title = context.sources[document_id].title
        yield Basis(
            base.name,
            base.quantity,
            limit.quantity if limit and limit.quantity.is_money else None,
            None,
            document_id,
            *_place(context, base, limit),
            fold_key(base.name),
            fold_key(f"{base.value.label} {owner} {title} {base.value.value}"),
            of_class=True,
        )


def _place(context: Context, base: ClassValue, limit: ClassValue | None) -> tuple[int, int]:
    """The range that has a basis and its ceiling."""
    document = base.value.document_id
    rows = [(r.start, r.end) for t in context.tables_of(document) for r in t.rows]
    places = [(c.value.start, c.value.end) for c in (base, limit) if c]
    row = next((r for r in rows if r[0] <= places[0][0] < r[1]), places[0])
    return min(s for s, _ in (*places, row)), max(e for _, e in (*places, row))


def _is_single(one: ClassValue) -> bool:
    """Whether a value is one rate or amount: 「1/2（離島は2/3）」 is of two."""
    return len([q for q in read_quantities(one.value.value) if q.is_rate or q.is_money]) == 1


def _is_ceiling(one: ClassValue) -> bool:
    label = CEILING.search(one.value.label) or one.quantity.about == "最大"
    return bool(label) and one.quantity.is_money


def _of_sentences(context: Context) -> Iterator[Basis]:
    """The amounts for one of something that sentences near a turn state, one each."""
    seen: set[tuple[str, int]] = set()
    for quoted in sentences_in_view(context, near=True):
        for one in quoted.singles():
            units = [p for p in one.parts if is_unit(p.quantity, one.text)]
            if len(units) != 1 or (one.document_id, one.start) in seen:
                continue
            seen.add((one.document_id, one.start))
            yield of_sentence(context, one.document_id, (one.start, one.end), units[0])


def is_unit(quantity: TextQuantity, text: str) -> bool:
    """Whether a quantity is an amount for one of something, and no ceiling."""
    return quantity.is_money and bool(quantity.per) and not _limits(quantity, text)


def _limits(quantity: TextQuantity, text: str) -> bool:
    """Whether a quantity is the most that is given: 「10人まで」, "up to £30,000"."""
    before, behind = text[: quantity.start], text[quantity.end :]
    return bool(quantity.about == "最大" or UP_TO.match(behind) or AT_MOST.search(before.lower()))


def of_sentence(
    context: Context, document_id: str, place: tuple[int, int], unit: StatedPart
) -> Basis:
    """The amount for one that a sentence states, with the most that is paid."""
    source = context.sources[document_id]
    start, end = place
    stop = source.text.find("\n\n", end)
    longest = min(end + BEHIND, stop if stop > 0 else len(source.text))
    text = source.text[start:longest]
    head = source.text[start : start + unit.quantity.start]
    limits = [p.quantity for p in stated_parts(text) if _limits(p.quantity, text)]
    money = [q for q in limits if q.is_money and q.start != unit.quantity.start]
    own = [q for q in money if q.start < end - start]
    counts = [q for q in limits if not q.is_money and same_unit(q.unit, unit.quantity.per or "")]
    counts = counts or _counted_in_words(text, unit.quantity.per or "")
    ceiling = next(iter(own or money), None) if len(own or money) == 1 else None
    most = counts[0] if len(counts) == 1 else None
    ends = [q.end for q in (ceiling, most) if q]
    return Basis(
        unit.label or source.title,
        unit.quantity,
        ceiling,
        most,
        document_id,
        start,
        max([end, *(start + e for e in ends)]),
        fold_key(head),
        fold_key(f"{source.text[start:end]} {source.title}"),
    )


def _counted_in_words(text: str, per: str) -> list[TextQuantity]:
    """How many are paid for at most, in English: "up to four apprentices a year"."""
    if not re.fullmatch(r"[a-z]+", per) or per == "each":
        return []
    noun = per.rstrip("s")
    said = re.compile(
        rf"\b(?:up to|at most|no more than|maximum of)\s(?P<n>[0-9]+|[a-z]+)\s{noun}s?\b",
        re.IGNORECASE,
    )
    found = []
    for match in said.finditer(text):
        number = NUMBERS.get(match["n"].lower()) or (int(match["n"]) if match["n"].isdigit() else 0)
        if number:
            written = text[match.start("n") : match.end()]
            found.append(TextQuantity(Decimal(number), per, written, match.start("n"), match.end()))
    return found


def counted_at_most(basis: Basis, number: Decimal) -> Decimal:
    """How many of a given number are paid for."""
    return min(number, basis.most.value) if basis.most else number


def alone(bases: Sequence[Basis]) -> Basis | None:
    """The one basis; of several that are the same one."""
    same = {(b.quantity.value, b.quantity.unit, b.quantity.per, b.key) for b in bases}
    return bases[0] if len(same) == 1 else None
