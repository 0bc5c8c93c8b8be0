"""What comes of what a turn supposes: 「税抜60万のセンサーだと？」, 「蓄電池7kWhと太陽光5kWなら」.

Each number by the rate or the amount for one of the class that the turn names, else of the one
that was talked of, held by its ceiling; several are added up. Where one is not sure, none is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.classes.basis import (
    Basis,
    bases_of_classes,
    bases_of_sentences,
    counted_at_most,
)
from assistant.answer.classes.which_basis import basis
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.derived import derived
from assistant.answer.figures.money import show, spell_english, spell_yen
from assistant.answer.items.bases import bases_of_item
from assistant.answer.items.choosing import item_asked
from assistant.answer.operands.rates import currency_of
from assistant.answer.operations.measured import figure_stated
from assistant.answer.operations.shown import among_latest
from assistant.conversation.item import Item
from assistant.evidence.quantities import TextQuantity
from assistant.model import Figure
from assistant.question.grammars.counts import counters
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign
from assistant.question.supposing import Supposed
from corpus.facts import Measure
from corpus.text import fold

SURE = 0.9
MOST = 4  # numbers that a turn supposes
CUT = re.compile(r"(?P<step>[百千万]|1,?000|100)円未満[^。\n]{0,12}?切り?捨て[^。\n]*")
NEAR = 1000  # characters behind a rate in which what is cut off may be told
HEADING = re.compile(r"\n\s*(?:#|[■◆●【]|[0-9０-９]{1,2}[.．、）)])")
STEPS = {"百": 100, "100": 100, "千": 1000, "1000": 1000, "万": 10_000}
SUPPOSED = frozenset({Sign.SUPPOSES, Sign.GETS, Sign.PAYS})
INTENTS = frozenset({Intent.FIGURE, Intent.FACT, Intent.FIT, Intent.RANK, Intent.DEFINITION})


@dataclass(frozen=True, slots=True)
class _Result:
    """What comes of one number: the amount, of what, and its figure."""

    amount: int
    figure: Figure
    shown: str


def of_what_is_given(context: Context, own: Question) -> Composed | None:
    """The amount by the rate, or the amount for each, of what a turn supposes."""
    item = item_asked(context, own) if own.given or own.supposes else None
    given = _given(context, own, begun=item is not None)
    of_item = bases_of_item(item, context) if item and _computes(own) else []
    if not given and of_item and not (own.confirm or own.years or own.measures):
        given = _costs(own)
    if not 0 < len(given) <= MOST:
        return None
    found: list[Basis] = []
    if len(given) == 1 and (one := _of_item(of_item, given[0], own)):
        found = [one]
    for bases in () if found else (of_item, bases_of_classes(context), bases_of_sentences(context)):
        chosen = [basis(context, one, bases, single=len(given) == 1) for one in given]
        found = [b for b in chosen if b]
        if found:
            break
    if len(found) != len(given) or len({b.document_id for b in found}) > 1:
        return None
    lasts = item is None and any(g.unit in counters("time") for g in given)
    if lasts and not all(among_latest(context, b.document_id, b.start, b.end) for b in found):
        return None
    draft = context.draft()
    results = [
        _say(context, draft, basis, one, alone=len(given) == 1)
        for basis, one in zip(found, given, strict=True)
    ]
    if len(results) > 1:
        _add(draft, results)
    return Composed("answered", draft, SURE, complete=True)


def _computes(own: Question) -> bool:
    """Whether a turn asks what comes of its number: 「62億の方」 only names a thing by it."""
    supposes = own.slots.elliptic or not SUPPOSED.isdisjoint(own.signs)
    return own.how_much or supposes or any(g.is_bare for g in own.given)


def _costs(own: Question) -> Sequence[Supposed]:
    """The one large number that something costs, though no currency says so: "costs 10000"."""
    numbers = own.slots.scaled
    return tuple(Supposed(Decimal(n), "", f"{n}", "", "") for n in numbers if len(numbers) == 1)


def _of_item(bases: Sequence[Basis], given: Supposed, own: Question) -> Basis | None:
    """The one basis that an item of a paper has for a number, of several that a turn names."""
    suited = [b for b in bases if b.suits(given)]
    if len(suited) > 1:
        suited = [b for b in suited if b.key and own.says(b.key)]
    return suited[0] if len(suited) == 1 else None


def _given(context: Context, own: Question, *, begun: bool) -> Sequence[Supposed]:
    """The numbers that a turn supposes; of one that claims or asks something else none.

    `begun`: it names what it is of, though nothing was said before.
    """
    claims = own.confirm or own.threshold or own.multiple or own.years or own.measures
    pays = own.closed and Sign.PAYS in own.signs and not (own.how_much or own.slots.elliptic)
    computes = own.slots.factor is not None or Sign.DIVIDES in own.signs or own.slots.per
    if claims or pays or computes or own.intent not in INTENTS or Sign.WITH_TAX in own.signs:
        return ()
    given = own.given
    ones = all(g.value == 1 for g in given)
    return () if ones or not (begun or context.state.exchanges) else given


def _say(context: Context, draft: Draft, basis: Basis, given: Supposed, *, alone: bool) -> _Result:
    """The amount that comes of a number, with its formula and what holds it."""
    number = draft.cite(basis.document_id, basis.start, basis.end)
    currency = _currency(context, basis, given)
    exact, factors = _product(draft, basis, given, currency)
    written = _spelt(_whole(exact), currency, draft)
    sign = "=" if exact == _whole(exact) else "≒"
    formula = f"{factors} {sign} {written}"
    draft.say(
        "for_class" if basis.of_class else "product",
        number,
        label=basis.name,
        value=written,
        formula=formula,
    )
    place = draft.cited(number)
    item = Item(basis.name, None, None, place)
    source = basis.ceiling or basis.quantity
    stated = figure_stated(item, place, int(source.value), currency, source.original)
    counted = counted_at_most(basis, given.value)
    if basis.most and counted < given.value:
        draft.say("counted_at_most", number, most=basis.most.original.strip())
    amount = _whole(exact)
    if basis.ceiling:
        draft.figures.append(stated)
        limit = _as_written(basis.ceiling, currency, draft)
        capped = amount > basis.ceiling.value
        draft.say("capped" if capped else "below_ceiling", number, value=limit)
        amount = min(amount, int(basis.ceiling.value))
    amount = _cut(context, draft, basis, amount, currency)
    shown = _spelt(amount, currency, draft)
    figure = derived(
        stated, Measure.SUM, amount, display=shown, formula=formula, language=draft.language
    )
    draft.derive(figure)
    if not alone:
        draft.say("comes_to", number, label=basis.name, value=shown)
    return _Result(amount, figure, shown)


def _product(draft: Draft, basis: Basis, given: Supposed, currency: str) -> tuple[Decimal, str]:
    """What a number comes to before any ceiling, and how it is written."""
    said = fold(basis.quantity.original).text.strip()
    if basis.quantity.is_rate:
        base = _spelt(int(given.value), currency, draft)
        return given.value * basis.quantity.value / 100, f"{base} × {said}"
    number = counted_at_most(basis, given.value)
    one = _as_written(basis.quantity, currency, draft)
    plain = number != given.value or given.is_bare
    times = f"{number:,}" if plain else given.said
    return number * basis.quantity.value, f"{one} × {times}"


def _as_written(quantity: TextQuantity, currency: str, draft: Draft) -> str:
    """An amount as formulas write it, without the spelling beside it."""
    said = show(quantity.value, currency, quantity.original, draft.language)
    return re.split(r"（| \(", said)[0]


def _currency(context: Context, basis: Basis, given: Supposed) -> str:
    if basis.quantity.is_money:
        return basis.quantity.unit
    if basis.ceiling:
        return basis.ceiling.unit
    return given.currency or currency_of(context, basis.document_id)


def _cut(context: Context, draft: Draft, basis: Basis, amount: int, currency: str) -> int:
    """The amount without what a document says is cut off: 「千円未満は切り捨てます」."""
    text = context.sources[basis.document_id].text
    found = CUT.search(text, basis.end, basis.end + NEAR) if basis.of_class else None
    found = None if found and HEADING.search(text, basis.end, found.start()) else found
    step = STEPS.get(found["step"].replace(",", ""), 1) if found and currency == "JPY" else 1
    if not found or amount % step == 0:
        return amount
    number = draft.cite(basis.document_id, *found.span())
    rest = amount - amount % step
    draft.say("cut_off", number, quote=found[0], value=_spelt(rest, currency, draft))
    return rest


def _add(draft: Draft, results: Sequence[_Result]) -> None:
    """The sum of what comes of several numbers, said first."""
    currency = results[0].figure.currency or "JPY"
    total = sum(r.amount for r in results)
    written = _spelt(total, currency, draft)
    formula = " + ".join(r.shown for r in results) + f" = {written}"
    draft.head("total_of_given", value=written, formula=formula)
    draft.derive(
        derived(
            results[0].figure,
            Measure.SUM,
            total,
            display=written,
            formula=formula,
            language=draft.language,
        )
    )


def _spelt(amount: int, currency: str, draft: Draft) -> str:
    if currency != "JPY":
        return spell_english(amount, currency)
    return spell_yen(amount) if draft.language == "ja" else f"{amount:,} yen"


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))
