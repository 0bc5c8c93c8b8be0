"""An amount for each of so many, as a sentence states it; and an amount shared among so many.

「1人につき4万円、1社20万円を上限」 for seven people is 200,000 yen: the ceiling is read where the
amount is. What is divided, and by what, stands in one row or one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.columns import main_column
from assistant.answer.operands.rows.located import rows_of_turn, words_of
from assistant.answer.operations.formula import citations_of, derive, short
from assistant.answer.operations.measured import Measured, write
from assistant.answer.operations.multiplied import say_quotient
from assistant.answer.operations.shown import among_latest
from assistant.evidence.finding.statements import clean
from assistant.evidence.quantities import TextQuantity, read_quantities, stated_parts
from assistant.question.grammars.counts import counters, same_counter
from assistant.question.grammars.slots import Count
from assistant.question.signs import Sign, shows
from corpus.facts import Measure

ADDED = re.compile(
    r"\s*(?:を|が|ずつ)?(?:加算|上乗せ|追加|増額)|\s*(?:extra|more|on top|in addition)\b"
)
CEILING = re.compile(
    r"上限|限度|まで|最大|\b(?:up to|at most|maximum|no more than)\b", re.IGNORECASE
)
BEHIND = 120  # characters behind a sentence in which its ceiling may stand
NEAR = 12  # characters behind an amount that may call it a ceiling
SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Each:
    """An amount for one of something, and the most that is paid."""

    unit: Measured
    ceiling: Measured | None


def multiply_in_sentence(context: Context) -> Composed | None:
    """The amount for as many as a turn says, where a sentence states it for one of them."""
    count = context.question.supposed
    if count is None or not context.state.exchanges:
        return None
    lasts = count.unit in counters("time")
    for sentence in sentences_in_view(context, near=True):
        place = sentence.document_id, sentence.start, sentence.end
        if lasts and not among_latest(context, *place):
            continue
        if each := _each(sentence, count, context):
            adds = ADDED.match(sentence.text[_unit_at(sentence, count).end :])
            return _quoted(context, sentence) if adds else _product(context, each, count)
    return None


def _quoted(context: Context, sentence: ReadSentence) -> Composed:
    """A sentence as it stands: what is added for each is not all that one gets."""
    draft = context.draft()
    number = draft.cite(sentence.document_id, sentence.start, sentence.end)
    draft.say("quoted", number, quote=clean(sentence.text))
    return Composed("answered", draft, SURE)


def _units(sentence: ReadSentence, count: Count) -> list[int]:
    """The places of the amounts that are stated for one of what is counted."""
    return [
        at
        for at, part in enumerate(sentence.parts)
        if (p := part.quantity).is_money and p.per and same_counter(p.per, count.unit)
    ]


def _unit_at(sentence: ReadSentence, count: Count) -> TextQuantity:
    return sentence.parts[_units(sentence, count)[0]].quantity


def _each(sentence: ReadSentence, count: Count, context: Context) -> _Each | None:
    """The one amount that a sentence states for one of what is counted."""
    text = context.sources[sentence.document_id].text
    stop = text.find("\n\n", sentence.end)
    end = min(sentence.end + BEHIND, stop if stop > 0 else len(text))
    longer = ReadSentence(
        sentence.document_id,
        sentence.start,
        end,
        text[sentence.start : end],
        stated_parts(text[sentence.start : end]),
    )
    units = _units(sentence, count)
    if len(units) != 1 or sentence.parts[units[0]].quantity.low is not None:
        return None
    limits = [
        at
        for at, part in enumerate(longer.parts)
        if at != units[0] and part.quantity.is_money and _is_ceiling(part.quantity, longer.text)
    ]
    unit = sentence.measured(units[0], context)
    ceiling = longer.measured(limits[0], context) if limits else None
    return _Each(unit, ceiling) if unit and len(limits) <= 1 else None


def _is_ceiling(quantity: TextQuantity, text: str) -> bool:
    behind = text[quantity.end : quantity.end + NEAR].split("。", maxsplit=1)[0]
    before = text[max(0, quantity.start - NEAR) : quantity.start].rsplit("。", maxsplit=1)[-1]
    said = bool(CEILING.search(behind) or CEILING.search(before))
    return quantity.about == "最大" or said


def _product(context: Context, each: _Each, count: Count) -> Composed:
    draft = context.draft()
    figure = each.unit.state(draft)
    amount = each.unit.amount * count.number
    display = write(amount, [each.unit], draft)
    formula = f"{short(figure)} × {count.number:,}{_counted(count)} = {display}"
    numbers = citations_of([figure])
    draft.say("product", *numbers, value=display, formula=formula)
    if each.ceiling is not None:
        limit = each.ceiling.state(draft)
        capped = amount > each.ceiling.amount
        name = "capped" if capped else "below_ceiling"
        draft.say(name, *citations_of([limit]), value=short(limit))
        amount = min(amount, each.ceiling.amount)
    derive(draft, figure, Measure.SUM, amount, display=display, formula=formula)
    return Composed("answered", draft, SURE)


def divide_in_documents(context: Context) -> Composed | None:
    """An amount for each of what a turn says, of a row or sentence that also counts them."""
    unit = context.question.slots.per
    return (_of_row(context, unit) or _of_sentence(context, unit)) if unit else None


def _of_row(context: Context, unit: str) -> Composed | None:
    rows = rows_of_turn(context)
    if len(rows) != 1:
        return None
    located = rows[0]
    row = located.row
    text = context.sources[located.table.document_id].text[row.start : row.end]
    counts = _counted_in(text, unit)
    column = main_column(rows, context, words_of(context))
    money = located.measured(column, context) if column is not None else None
    if money is None or money.figure.currency is None or len(counts) != 1:
        return None
    return _quotient(context, money, counts[0])


def _of_sentence(context: Context, unit: str) -> Composed | None:
    told = sentences_in_view(context, near=False)
    for sentence in (one for quoted in told for one in quoted.singles()):
        parts = sentence.parts
        if shows(sentence.text, Sign.AVERAGE):
            continue  # what is an average already is divided by nothing
        counts = _counted_in(sentence.text, unit)
        money = [at for at, p in enumerate(parts) if p.quantity.is_money and not p.quantity.per]
        if len(counts) == 1 and len(money) == 1 and (m := sentence.measured(money[0], context)):
            return _quotient(context, m, counts[0])
    return None


def _counted_in(text: str, unit: str) -> list[TextQuantity]:
    """The numbers of what a unit counts; in English of any noun: "2,900 dams"."""
    counts = [q for q in read_quantities(text) if same_counter(q.unit, unit)]
    if counts or not unit.isascii():
        return counts
    counted = re.compile(
        rf"(?<![\w.,])([0-9][0-9,]*)\s(?:[a-z]+\s)?{re.escape(unit)}s?\b", re.IGNORECASE
    )
    return [
        TextQuantity(Decimal(m[1].replace(",", "")), unit, m[0], m.start(), m.end())
        for m in counted.finditer(text)
    ]


def _quotient(context: Context, money: Measured, by: TextQuantity) -> Composed | None:
    if by.value <= 1:
        return None
    draft = context.draft()
    say_quotient(draft, money, by.value, by.original.strip(), unit=by.unit)
    return Composed("answered", draft, SURE)


def _counted(count: Count) -> str:
    return f" {count.unit}" if count.unit.isascii() else count.unit
