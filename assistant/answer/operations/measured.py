"""What was shown as typed quantities: money and counts alike, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answer.context import Context
from assistant.answer.draft import Draft
from assistant.answer.figures.money import show_derived
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.model import Citation, Figure
from assistant.question.words.lexicon import lexicon
from corpus.facts import FigureRow, Measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts

COUNT = re.compile(
    r"(?<![0-9.,第~])(?P<n>[0-9][0-9,]*)\s*(?P<unit>人|名|件|課題|か国|カ国|ヶ国|校|大学|社|機関|団体|世帯|戸|台|回|か所)"
    r"(?!\s*(?:以下|以上|以内|未満|まで|[~〜-]))"
)
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
REACH = 4  # exchanges back in which the other of two figures may have been shown


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity that was shown. `unit` is a currency code, or what is counted.

    `low` is the lower end where the source gives a range; `about` what it says of exactness
    ("最大", "程度"), and `per` what the amount is for ("年・課題").
    """

    name: str
    program_id: str | None
    figure: Figure
    citation: Citation
    unit: str
    per: str | None = None
    about: str | None = None
    low: int | None = None
    at: int | None = None  # where it stands in its document, if it stands in a quote

    @property
    def amount(self) -> int:
        """The number, in whole units."""
        return int(self.figure.amount)

    @property
    def alike(self) -> tuple[str, str, int | None, str | None]:
        """What two quantities must share to be added or set against each other."""
        return self.unit, self.figure.measure, self.figure.fiscal_year, self.per

    @property
    def vague(self) -> bool:
        """Whether it is money of which a quote tells neither year nor measure, nor for whom."""
        bare = self.figure.currency is not None and not self.figure.label
        return bare and self.figure.measure != Measure.UNIT and self.per is None

    def state(self, draft: Draft) -> Figure:
        """The figure, cited in a draft."""
        place = self.citation
        number = draft.cite(place.document_id, place.start, place.end)
        figure = replace(self.figure, citation=number)
        if figure not in draft.figures:
            draft.figures.append(figure)
            draft.show(Item(self.name, self.program_id, figure, draft.cited(number)))
        return figure


def of_row(row: FigureRow, draft: Draft) -> Measured:
    """A row of the budget table as a quantity, stated in a draft."""
    figure = draft.state(row)
    place = draft.cited(figure.citation or 1)
    return Measured(draft.name(row.program_id), row.program_id, figure, place, row.currency)


def measured(exchange: Exchange | None) -> list[Measured]:
    """The quantities that an exchange showed, in their order; what was computed is left out."""
    if exchange is None or exchange.answer.status == "not_found":
        return []  # what a denial names beside is not what was asked
    found = measured_items(exchange.items)
    counts = [m for m in found if m.figure.currency is None]
    counted = exchange.question.counter is not None and not exchange.question.money
    return counts if counted and counts else found


def measured_items(items: Iterable[Item]) -> list[Measured]:
    """The quantities of things shown, each once."""
    found: list[Measured] = []
    for item in items:
        if item.citation is None or (item.figure and item.figure.derived):
            continue
        if item.figure is not None:
            found.append(_of_figure(item, item.figure, item.citation))
        elif len(item.parts) == 1:
            named = replace(item, name=f"{item.name}（{item.parts[0]}）")
            found += list(_of_quote(named, item.citation))
        else:
            found += list(_of_quote(item, item.citation))
    stated = {_spelling(m) for m in found if m.at is None}
    kept = [m for m in found if m.at is None or _spelling(m) not in stated]
    return list({_place(m): m for m in reversed(kept)}.values())[::-1]


def _spelling(m: Measured) -> tuple[str, str | None]:
    return m.citation.document_id, m.figure.original


def _place(m: Measured) -> tuple[object, ...]:
    """What tells one quantity from another: quotes may overlap, and each thing counts once."""
    if m.at is not None:
        return m.citation.document_id, m.at, m.figure.original
    return m.citation.document_id, m.citation.start, m.figure.original, m.name


def quantities(item: Item) -> list[Measured]:
    """The amounts and counts that stand in the quote of an item."""
    return list(_of_quote(item, item.citation)) if item.citation else []


def recent(context: Context) -> Iterator[list[Measured]]:
    """The quantities of the exchanges before, latest first, those of none left out."""
    shown = (measured(e) for e in islice(reversed(context.state.exchanges), REACH))
    return (m for m in shown if m)


def latest(context: Context) -> list[Measured]:
    """The quantities that were shown last."""
    return next(recent(context), [])


def gathered(context: Context, *, least: int = 2) -> list[Measured]:
    """Quantities alike from the latest exchange, and from those before until there are enough."""
    kept: list[Measured] = []
    for shown in recent(context):
        fits = [m for m in shown if not kept or m.alike[0] == kept[0].alike[0]]
        kept += [m for m in fits if m.figure.original not in {k.figure.original for k in kept}]
        if len(kept) >= least:
            break
    return kept


def write(amount: int, like: Sequence[Measured], draft: Draft) -> str:
    """A computed number in the unit of the quantities that it comes from."""
    first = like[0]
    if first.figure.currency is None:
        return f"{amount:,}{first.unit}"
    originals = [m.figure.original or "" for m in like]
    return show_derived(amount, first.figure.currency, originals, draft.language)


def _of_figure(item: Item, figure: Figure, citation: Citation) -> Measured:
    per = amounts[0].per if (amounts := find_amounts(figure.original or "")) else None
    unit = figure.currency or re.sub(r"[0-9,.\s]", "", fold(figure.original or "").text)
    return Measured(item.name, item.program_id, figure, citation, unit, per)


def _of_quote(item: Item, citation: Citation) -> Iterator[Measured]:
    """The amounts and counts that stand in a quote, those in brackets left out.

    「509名（263名）」 is 509 and, beside it, another year's number.
    """
    text = citation.quote
    inside = [m.span() for m in BRACKETED.finditer(text)]

    def beside(start: int) -> bool:
        return any(a < start < b for a, b in inside)

    for amount in find_amounts(text):
        if beside(amount.start):
            continue
        single = bool(amount.per) or _is_unit_amount(text)
        figure = figure_stated(
            item, citation, amount.value, amount.currency, amount.original, single=single
        )
        yield Measured(
            item.name,
            item.program_id,
            figure,
            citation,
            amount.currency,
            amount.per,
            amount.approximate,
            amount.low,
            citation.start + amount.start,
        )
    folded = fold(text)
    for match in COUNT.finditer(folded.text):
        start, end = folded.span(*match.span())
        if not beside(start):
            number = int(match["n"].replace(",", ""))
            figure = figure_stated(item, citation, number, None, text[start:end])
            at = citation.start + start
            yield Measured(item.name, item.program_id, figure, citation, match["unit"], at=at)


def _is_unit_amount(text: str) -> bool:
    """Whether a quote stands under a label for what one gets: 「支援額」, 「単価」."""
    key = fold_key(text)
    return any(fold_key(word) in key for word in lexicon().concepts["support_scale"].own)


def figure_stated(
    item: Item,
    citation: Citation,
    amount: int,
    currency: str | None,
    original: str,
    *,
    single: bool = False,
) -> Figure:
    """A quantity that stands in a quote, as a figure; `single`: an amount for one of something."""
    return Figure(
        program=item.name,
        label="",
        measure=Measure.UNIT.value if single else Measure.TOTAL.value,
        fiscal_year=None,
        fiscal_year_label=None,
        amount=amount,
        currency=currency,
        original=original,
        display=re.sub(r"\s+", "", original),
        scope=None,
        derived=False,
        formula=None,
        reviewed=False,
        citation=citation.number,
    )
