"""A rate of an amount that the asker gives, at most its ceiling: 「900万円の機械だといくら出る？」.

The rate is that of the row or of the sentence that is talked of. Where several might be meant none
is taken; what it is a rate of is said in the words of the document, which are cited whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.derived import derived
from assistant.answer.figures.money import show, spell_english, spell_yen
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import (
    LocatedRow,
    rows_named,
    rows_shown,
    says,
    words_of,
)
from assistant.answer.operations.measured import figure_stated
from assistant.conversation.item import Item
from assistant.evidence.quantities import TextQuantity
from assistant.model import Language
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from corpus.facts import Measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts

CEILING = re.compile(
    r"上限|限度|最大|最高|以内|\b(?:max\w*|limit|ceiling|cap|up to)\b", re.IGNORECASE
)
FLOOR = re.compile(r"下限|最低|\bmin\w*\b", re.IGNORECASE)
NO_RATE = re.compile(
    r"増減|伸び|構成|執行|達成|採択率|利[率子息]|金利|年利|年\s?[0-9.]+\s?[%％]|success|change|interest"
    r"|シェア|(?<!federal )(?<!state )(?<!local )(?<!grant )(?<!cost )(?<!government )\bshare\b",
    re.IGNORECASE,
)
LISTED = re.compile(r"[、,・/／]|\band\b|\bor\b")
NEAR = 12  # characters around an amount that may call it a ceiling
LOOKED_INTO = 20_000  # characters of a document that tell its currency
AGAIN = frozenset({Act.CORRECT, Act.SAME_FOR, Act.MULTIPLY})
SURE = 0.9


@dataclass(frozen=True, slots=True)
class FundingRate:
    """A rate, what its document calls it, the ceiling beside it, and where both stand."""

    quantity: TextQuantity
    name: str
    ceiling: TextQuantity | None
    document_id: str
    start: int
    end: int
    own: bool  # of what the asker has to pay, not of what is paid


def rate_of_amount(context: Context) -> Composed | None:
    """What the rate that is talked of comes to of the one amount that a turn gives."""
    question = context.question
    given = _given(context)
    if len(given) != 1 or question.confirm or question.threshold or _claims(question):
        return None
    rate = rate_sure(context, given[0])
    if rate is None:
        return None
    draft = context.draft()
    say_rate(context, rate, given[0], draft)
    return Composed("answered", draft, SURE)


def _claims(question: Question) -> bool:
    """Whether a turn says who pays an amount, and asks for none: "so the city gives 800?"."""
    supposes = question.slots.elliptic or Sign.SUPPOSES in question.signs or question.how_much
    return question.closed and Sign.PAYS in question.signs and not supposes


def rate_sure(context: Context, given: int) -> FundingRate | None:
    """The one rate that a turn is about, where no ceiling elsewhere may hold for the amount."""
    question = context.question
    anew = bool(question.amounts or question.slots.scaled) or Sign.OWN_SHARE in question.signs
    rate = _rate(context, anew=anew)
    if rate is None:
        return None
    capped = not rate.own and rate.ceiling is None and _may_be_capped(context, rate, given)
    return None if capped else rate


def _given(context: Context) -> list[int]:
    """The amount that a turn supposes; 「いや、先進コースの方で」 that of the turn before."""
    question, last = context.question, context.state.last
    own = [*question.amounts, *question.slots.scaled]
    again = question.act in AGAIN or "ask" in question.inherited
    again = again or Sign.OWN_SHARE in question.signs
    if own or last is None or not again:
        return own
    computed = any(f.derived for f in last.answer.figures)
    return [*last.question.amounts, *last.question.slots.scaled] if computed else []


def _rate(context: Context, *, anew: bool) -> FundingRate | None:
    """The one rate of the row, or of the sentence, that a turn is about.

    Unless an amount is given `anew` it is that of a row which the turn names.
    """
    words = words_of(context)
    named = rows_named(context, words) if words else []
    of_program = _of_program(context) if anew else []
    inherited = bool(context.question.inherited)
    for rows in (named, () if inherited else of_program):
        if found := [rate for located in rows for rate in _of_row(located)]:
            return found[0] if len(found) == 1 else None
    last = context.state.last
    denied = last is not None and last.answer.status == "not_found" and not words
    if denied or not (anew and (context.state.exchanges or of_program)):
        return None
    shown = [rate for row in (*of_program, *rows_shown(context)) for rate in _of_row(row)]
    found = _meant([*dict.fromkeys(shown), *_of_sentences(context, near=False)], context)
    found = found or _of_sentences(context, near=True)
    return found[0] if len(found) == 1 else None


def _meant(rates: list[FundingRate], context: Context) -> list[FundingRate]:
    """Of what was shown the rates of what the asker pays, where the turn before asks for that."""
    last = context.state.last
    own = [r for r in rates if r.own]
    return own if own and last and Sign.OWN_SHARE in last.question.signs else rates


def _of_sentences(context: Context, *, near: bool) -> list[FundingRate]:
    """The rates of the sentences cited last, or of those near that say a word of the turn."""
    terms = [t for t in context.question.terms if not t.light or t.carried]
    told = [s for s in sentences_in_view(context, near=near) if not _in_table(s, context)]
    if near:
        told = [s for s in told if any(says(fold_key(s.text), t) for t in terms)]
    return [rate for s in told if (rate := _of_sentence(s))]


def _in_table(sentence: ReadSentence, context: Context) -> bool:
    tables = context.tables_of(sentence.document_id)
    return any(t.start <= sentence.start < t.end for t in tables)


def _of_program(context: Context) -> list[LocatedRow]:
    """The rows that have the name of the program talked of."""
    surfaces = [m.surface for m in context.question.programs if m.surface]
    names = surfaces or [context.catalog.name(i) for i in context.question.program_ids[:1]]
    words = [Term(w, (fold_key(w),)) for name in names for w in name.split()]
    rows = rows_named(context, words) if words else []
    keys = {fold_key(n) for n in names}
    return [r for r in rows if fold_key(r.row.name) in keys] or rows


def _of_row(located: LocatedRow) -> Iterator[FundingRate]:
    table, row = located.table, located.row
    heads = {c.index: c.label for c in table.columns}
    limits = [
        q
        for i, q in row.cells.items()
        if q.is_money and CEILING.search(heads[i]) and not FLOOR.search(heads[i])
    ]
    if len(limits) > 1:
        return  # which of them holds depends on the asker
    for index, quantity in row.cells.items():
        head = heads[index]
        if quantity.is_rate and not NO_RATE.search(f"{head} {row.name}"):
            own = shows(f"{head} {row.name}", Sign.OWN_SHARE)
            name = f"{row.name} {head}".strip()
            yield FundingRate(
                quantity, name, next(iter(limits), None), table.document_id, row.start, row.end, own
            )


def _of_sentence(sentence: ReadSentence) -> FundingRate | None:
    """The rate of a sentence that states one and no other."""
    rates = [p for p in sentence.parts if p.quantity.is_rate]
    limits = [
        p.quantity
        for p in sentence.parts
        if p.quantity.is_money and (p.quantity.about == "最大" or CEILING.search(p.label))
    ]
    several = len(limits) > 1 or (limits and _goes_on(sentence, limits[0]))
    if len(rates) != 1 or several or NO_RATE.search(sentence.text):
        return None
    own = shows(sentence.text, Sign.OWN_SHARE)
    ceiling = next(iter(limits), None)
    part = rates[0]
    return FundingRate(
        part.quantity,
        part.label,
        ceiling,
        sentence.document_id,
        sentence.start,
        sentence.end,
        own,
    )


def _goes_on(sentence: ReadSentence, limit: TextQuantity) -> bool:
    """Whether a ceiling is the first of several: 「上限は農家10万円、集落80万円」."""
    money = (p.quantity for p in sentence.parts if p.quantity.is_money)
    behind = (sentence.text[limit.end : q.start] for q in money if q.start > limit.end)
    return any(LISTED.search(between) and "。" not in between for between in behind)


def say_rate(context: Context, rate: FundingRate, given: int, draft: Draft) -> int:
    """The amount by the rate, or its ceiling where that is less; what is left of the given one."""
    number = draft.cite(rate.document_id, rate.start, rate.end)
    place = draft.cited(number)
    currency = rate.ceiling.unit if rate.ceiling else currency_of(context, rate.document_id)
    exact = Decimal(given) * rate.quantity.value / 100
    amount = int(exact.to_integral_value(ROUND_HALF_UP))
    written = _spelt(amount, currency, draft.language)
    base = _spelt(given, currency, draft.language)
    said = fold(rate.quantity.original).text.strip()
    formula = f"{base} × {said} {'=' if exact == amount else '≒'} {written}"
    item = Item(rate.name, None, None, place)
    source = rate.ceiling or rate.quantity
    stated = figure_stated(item, place, int(source.value), currency, source.original)
    capped = rate.ceiling is not None and amount > rate.ceiling.value
    draft.say("rate", number, label=rate.name, rate=said, value=written, formula=formula)
    result = amount
    if rate.ceiling is not None:
        draft.figures.append(stated)
        limit = show(int(rate.ceiling.value), currency, rate.ceiling.original, draft.language)
        draft.say("capped" if capped else "below_ceiling", number, value=limit)
        result = int(rate.ceiling.value) if capped else amount
    figure = derived(
        stated, Measure.SUM, result, display=written, formula=formula, language=draft.language
    )
    draft.derive(figure)
    asks_own = Sign.OWN_SHARE in context.question.signs
    if asks_own != rate.own and given > result:
        left = _spelt(given - result, currency, draft.language)
        paid = _spelt(result, currency, draft.language)
        rest = f"{base} − {paid} = {left}"
        draft.say("left", number, value=left, formula=rest)
        draft.derive(
            derived(
                stated,
                Measure.DIFFERENCE,
                given - result,
                display=left,
                formula=rest,
                language=draft.language,
            )
        )
    return result


def _may_be_capped(context: Context, rate: FundingRate, given: int) -> bool:
    """Whether a document has a ceiling elsewhere that what a rate comes to would exceed."""
    text = context.sources[rate.document_id].text
    most = Decimal(given) * rate.quantity.value / 100
    for amount in find_amounts(text):
        around = text[max(0, amount.start - NEAR) : amount.end + NEAR]
        if amount.value < most and (amount.approximate == "最大" or CEILING.search(around)):
            return True
    return False


def _spelt(amount: int, currency: str, language: Language) -> str:
    return spell_yen(amount) if currency == "JPY" and language == "ja" else _plain(amount, currency)


def _plain(amount: int, currency: str) -> str:
    return f"{amount:,} yen" if currency == "JPY" else spell_english(amount, currency)


def currency_of(context: Context, document_id: str) -> str:
    """The currency in which most amounts of a document are."""
    found = find_amounts(context.sources[document_id].text[:LOOKED_INTO])
    most = Counter(a.currency for a in found).most_common(1)
    return most[0][0] if most else "JPY"
