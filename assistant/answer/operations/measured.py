"""What was shown as typed quantities: money and counts alike, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answer.context import Context
from assistant.answer.draft import Draft
from assistant.answer.item import Item
from assistant.answer.model import Citation, Figure
from assistant.answer.money import show_derived
from assistant.conversation.state import Exchange
from assistant.question.lexicon import lexicon
from corpus.facts import Measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts

COUNT = re.compile(
    r"(?<![0-9.,第~])(?P<n>[0-9][0-9,]*)\s*(?P<unit>人|名|件|課題|か国|カ国|ヶ国|校|大学|社|機関|団体|世帯|戸|台|回|か所)"
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

    @property
    def amount(self) -> int:
        """The number, in whole units."""
        return int(self.figure.amount)

    @property
    def alike(self) -> tuple[str, str, int | None, str | None]:
        """What two quantities must share to be added or set against each other."""
        return self.unit, self.figure.measure, self.figure.fiscal_year, self.per

    def state(self, draft: Draft) -> Figure:
        """The figure, cited in a draft."""
        place = self.citation
        number = draft.cite(place.document_id, place.start, place.end)
        figure = replace(self.figure, citation=number)
        if figure not in draft.figures:
            draft.figures.append(figure)
            draft.show(Item(self.name, self.program_id, figure, draft.cited(number)))
        return figure


def measured(exchange: Exchange | None) -> list[Measured]:
    """The quantities that an exchange showed, in their order; what was computed is left out."""
    if exchange is None or exchange.answer.status == "not_found":
        return []  # what a denial names beside is not what was asked
    return measured_items(exchange.items)


def measured_items(items: Iterable[Item]) -> list[Measured]:
    """The quantities of things shown, each once."""
    found: list[Measured] = []
    for item in items:
        if item.citation is None or (item.figure and item.figure.derived):
            continue
        if item.figure is not None:
            found.append(_of_figure(item, item.figure, item.citation))
        else:
            found += list(_of_quote(item, item.citation))
    return list(
        {
            (m.citation.document_id, m.citation.start, m.figure.original, m.name): m for m in found
        }.values()
    )


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
        figure = _figure(
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
        )
    folded = fold(text)
    for match in COUNT.finditer(folded.text):
        start, end = folded.span(*match.span())
        if not beside(start):
            number = int(match["n"].replace(",", ""))
            figure = _figure(item, citation, number, None, text[start:end])
            yield Measured(item.name, item.program_id, figure, citation, match["unit"])


def _is_unit_amount(text: str) -> bool:
    """Whether a quote stands under a label for what one gets: 「支援額」, 「単価」."""
    key = fold_key(text)
    scale = next(c for c in lexicon().concepts if c.name == "support_scale")
    return any(fold_key(word) in key for word in scale.own)


def _figure(
    item: Item,
    citation: Citation,
    amount: int,
    currency: str | None,
    original: str,
    *,
    single: bool = False,
) -> Figure:
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
