"""Typed quantities: money, counts and rates alike, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.money import has_cents, plain, show_derived, write_cents
from assistant.conversation.item import Item
from assistant.evidence.quantities import StatedPart, stated_parts
from assistant.model import Citation, Figure
from assistant.question.grammars.counts import counters
from assistant.question.words.lexicon import lexicon
from corpus.facts import FigureRow, Measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years, japanese_year

Number = int | Decimal
ONE_PLACE, CENT = Decimal("0.1"), Decimal("0.01")
BOUND = re.compile(r"\s*(?:以下|以上|以内|未満|まで|[~〜-])")
YEAR_AHEAD = 20  # characters before a quantity in which its year is told
RANGE = re.compile(r"[~〜～]")
CEILINGS = frozenset({"最大", "以内", "以下"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity that was shown or named. `unit` is a currency code, "%", or what is counted.

    `low` is the lower end where the source gives a range; `about` what it says of exactness
    ("最大", "程度"), and `per` what the amount is for ("年・課題"). What was computed has the
    quantities that it was computed from as its `basis`.
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
    column: tuple[int, int] | None = None  # where its table begins, and its column there
    basis: tuple[Measured, ...] = ()
    label: str = ""  # what it is called in the language of the answer
    earlier: bool = False  # of a time before another that stands beside it: "up from 3,000"
    total: bool = False  # what others that stand with it add up to
    topic: str = ""  # what heads the list that a sentence tells, and that sentence

    @property
    def amount(self) -> Number:
        """The number, in whole units where it is whole."""
        amount = self.figure.amount
        return int(amount) if amount == int(amount) else Decimal(str(amount))

    @property
    def alike(self) -> tuple[str, str, int | None, str | None]:
        """What two quantities must share to be added or set against each other."""
        return self.unit, self.figure.measure, self.figure.fiscal_year, self.per

    @property
    def vague(self) -> bool:
        """Whether it is money of which a quote tells neither year nor measure, nor for whom."""
        bare = self.figure.currency is not None and not self.figure.label
        bare = bare and self.figure.fiscal_year is None
        return bare and self.figure.measure != Measure.UNIT and self.per is None

    @property
    def is_ceiling(self) -> bool:
        """Whether the source gives it as the most that it may be, or as a range."""
        return self.about in CEILINGS or bool(RANGE.search(self.figure.original or ""))

    def state(self, draft: Draft) -> Figure:
        """The figure, cited in a draft; one that was computed, by what it was computed from."""
        for one in self.basis:
            one.state(draft)
        place = self.citation
        number = draft.cite(place.document_id, place.start, place.end)
        figure = replace(self.figure, citation=None if self.basis else number)
        if figure not in draft.figures:
            draft.figures.append(figure)
            draft.show(Item(self.name, self.program_id, figure, draft.cited(number)))
        return figure

    def numbers(self, draft: Draft) -> tuple[int, ...]:
        """The numbers of the citations that prove it."""
        if self.basis:
            return tuple(n for one in self.basis for n in one.numbers(draft))
        place = self.citation
        return (draft.cite(place.document_id, place.start, place.end),)


def of_row(row: FigureRow, draft: Draft) -> Measured:
    """A row of the budget table as a quantity, stated in a draft."""
    figure = draft.state(row)
    place = draft.cited(figure.citation or 1)
    name, label = draft.name(row.program_id), draft.label(row)
    return Measured(name, row.program_id, figure, place, row.currency, label=label)


def of_figure(item: Item, figure: Figure, citation: Citation) -> Measured:
    """A figure that was shown as a quantity."""
    per = amounts[0].per if (amounts := find_amounts(figure.original or "")) else None
    unit = figure.currency or re.sub(r"[0-9,.\s]", "", fold(figure.display).text)
    return Measured(item.name, item.program_id, _dated(figure), citation, unit, per)


def _dated(figure: Figure) -> Figure:
    """The figure with the one year that its label names, where it has no other."""
    years = {y.year for y in find_years(figure.label)}
    if figure.fiscal_year or len(years) != 1:
        return figure
    year = years.pop()
    return replace(figure, fiscal_year=year, fiscal_year_label=japanese_year(year))


def of_quote(item: Item) -> Iterator[Measured]:
    """The amounts, rates and counts that stand in the quote of an item.

    「509名（263名）」 is 509 and, beside it, another year's number, which is left out.
    """
    citation = item.citation
    if citation is None:
        return
    if len(item.parts) == 1:
        item = replace(item, name=f"{item.name}（{item.parts[0]}）")
    text = citation.quote
    inside = [m.span() for m in re.finditer(r"[（(][^（）()]*[）)]", text)]
    for part in stated_parts(text):
        quantity = part.quantity
        bound = not quantity.is_money and BOUND.match(text, quantity.end)
        lasts = quantity.unit in counters("time")
        if not (bound or lasts or any(a < quantity.start < b for a, b in inside)):
            yield _of_part(item, citation, part, text)


def _of_part(item: Item, citation: Citation, part: StatedPart, text: str) -> Measured:
    quantity = part.quantity
    currency = quantity.unit if quantity.is_money else None
    single = bool(quantity.per) or _is_unit_amount(text)
    figure = figure_stated(
        item, citation, quantity.value, currency, quantity.original, single=single
    )
    named = replace(figure, program=item.name, label="" if currency else part.label)
    if year := _year_ahead(text, quantity.start):
        named = replace(named, fiscal_year=year, fiscal_year_label=japanese_year(year))
    at = citation.start + quantity.start
    return Measured(
        item.name,
        item.program_id,
        named,
        citation,
        quantity.unit,
        quantity.per,
        quantity.about,
        quantity.low,
        at,
        earlier=part.now is not None,
    )


def _year_ahead(text: str, start: int) -> int | None:
    """The year that is told right before a quantity: 「R8(2026)年度 3,031億円」 → 2026."""
    ahead = text[max(0, start - YEAR_AHEAD) : start]
    years = find_years(ahead)
    return years[-1].year if years and not ahead[years[-1].end :].strip(" 　:：,、はのに") else None


def _is_unit_amount(text: str) -> bool:
    """Whether a quote stands under a label for what one gets: 「支援額」, 「単価」."""
    key = fold_key(text)
    return any(fold_key(word) in key for word in lexicon().concepts["support_scale"].own)


def write(amount: Number, like: Sequence[Measured], draft: Draft) -> str:
    """A computed number in the unit of the quantities that it comes from."""
    first = like[0]
    currency = first.figure.currency
    if currency is None:
        count = Decimal(amount)
        count = count if count == int(count) else count.quantize(ONE_PLACE, ROUND_HALF_UP)
        return f"{plain(count)}{_spaced(first.unit)}"
    originals = [b.figure.original or "" for m in like for b in (m.basis or (m,))]
    if has_cents(amount, currency):
        return write_cents(Decimal(amount), currency)
    return show_derived(whole(amount), currency, originals, draft.language)


def write_gap(amount: Number, like: Sequence[Measured], draft: Draft) -> str:
    """A difference in the unit of the two; of two rates it is in points."""
    said = write(amount, like, draft)
    return draft.word("points", n=said.removesuffix("%")) if like[0].unit == "%" else said


def rounds(amount: Number, like: Sequence[Measured]) -> bool:
    """Whether a computed number is written as it is, without rounding."""
    currency = like[0].figure.currency
    step = (
        CENT if currency and has_cents(amount, currency) else Decimal(1) if currency else ONE_PLACE
    )
    return Decimal(amount) == Decimal(amount).quantize(step, ROUND_HALF_UP)


def whole(amount: Number) -> int:
    """A number of currency units, rounded half up."""
    return int(Decimal(amount).to_integral_value(ROUND_HALF_UP))


def _spaced(unit: str) -> str:
    """A unit as it stands behind a number: 人, " calls"."""
    return f" {unit}" if unit[:1].isascii() and unit[:1].isalpha() else unit


def figure_stated(
    item: Item,
    citation: Citation,
    amount: Number,
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
        amount=int(amount) if amount == int(amount) else float(amount),
        currency=currency,
        original=original,
        display=re.sub(
            r"\s+", "" if currency and not original.isascii() else " ", original
        ).strip(),
        scope=None,
        derived=False,
        formula=None,
        reviewed=False,
        citation=citation.number,
    )
