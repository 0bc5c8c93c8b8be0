"""An amount for so many people or years, a part of it, and a whole divided among so many."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answer.classes.telling import measured
from assistant.answer.context import Composed, Context
from assistant.answer.operands.divisors import divisor_of
from assistant.answer.operands.in_sentences import sentences_in_view
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.rows.located import documents_in_view, says, words_of
from assistant.answer.operands.tiers import is_among_sizes, is_of_size
from assistant.answer.operations.measured import Measured, of_quote, of_row
from assistant.answer.operations.multiplied import say_product, say_quotient
from assistant.answer.operations.shown import latest, meant, recent
from assistant.conversation.item import Item
from assistant.evidence.amounts.tiers import falls_in
from assistant.evidence.classes import ClassKind
from assistant.evidence.quantities.quantity import PERCENT, read_quantities
from assistant.question.grammars.counts import same_counter
from assistant.question.signs import Sign, shows
from corpus.facts import Measure
from corpus.text import fold, fold_key

EACH = re.compile(r"1\s?([^\W\d_]{1,3}?)(?:当たり|あたり|につき)")
EACH_TIME = re.compile(
    r"[/／]\s*(?:年|月|日|週)|(?:年|月|日|週)(?:額|間|あたり|当たり)|毎[年月日週]|1(?:年|か月|ヶ月|日)"
    r"|\b(?:per|an?|each|every)\s+(?:year|month|week|day|night|hour)|\b(?:year|month|week|dai)ly|annual",
    re.IGNORECASE,
)
YEARS = re.compile(r"年|\by(?:ea)?rs?\b")
SHARE = re.compile(r"\s*([0-9]+)\s*%.*")
MOST = 6  # amounts for each of which one is computed


def multiply_shown(context: Context) -> Composed | None:
    """An amount for so many people or years: 「5年だと」, "for 100 of them"; or half of it."""
    if context.question.multiple:
        return None  # 「2.5倍くらい？」 claims a multiple: it asks for none
    if context.question.slots.factor:
        return _scaled(context)
    counts = [c for c in context.question.slots.counts if c.number != 1]
    units = _of_named_class(context) or _unit_amounts(context)
    if not counts or not units:
        return None
    if any(is_of_size(u, u.citation.quote) or is_among_sizes(context, u, counts) for u in units):
        return None
    if any(_is_for_other(u, c.unit) or _is_once(u, c.unit) for u in units for c in counts):
        return None
    draft = context.draft()
    factor = 1
    for count in counts:
        factor *= count.number
    said = " × ".join(f"{c.number:,}{_unit(c.unit)}" for c in counts)
    for unit in units[:MOST]:
        say_product(draft, unit, Decimal(factor), said, alone=len(units) == 1)
    return Composed("answered", draft, 0.8)


def _is_for_other(unit: Measured, counted: str) -> bool:
    """Whether the head of an amount says that it is for one of another thing than is counted.

    「助成額(1人当たり)」 is not multiplied by the four years that somebody has worked.
    """
    said = EACH.findall(fold(f"{unit.figure.label} {unit.label}").text)
    return bool(said) and not any(same_counter(each, counted) for each in said)


def _is_once(unit: Measured, counted: str) -> bool:
    """Whether years are counted and an amount says of no time: a sum paid once is not yearly."""
    if not YEARS.search(counted) or unit.per:
        return False
    said = fold(f"{unit.figure.label} {unit.label} {unit.citation.quote}").text
    return EACH_TIME.search(said) is None


def _unit(unit: str) -> str:
    return "" if unit.startswith("of ") else f" {unit}" if unit.isascii() else unit


def _scaled(context: Context) -> Composed | None:
    """「その半分」, "10% less": of what was computed or shown last."""
    factor, ones = context.question.slots.factor, meant(context)
    if factor is None or not 0 < len(ones) <= MOST or _is_of_a_tier(factor.said, context):
        return None
    draft = context.draft()
    for one in ones:
        say_product(draft, one, factor.value, factor.said, alone=len(ones) == 1)
    return Composed("answered", draft, 0.8)


def _is_of_a_tier(said: str, context: Context) -> bool:
    """Whether a share is the size of something that classes are told apart by.

    「手当を5%上げたら」 of a list of 「3%以上5%未満」 and 「5%以上」 takes no part of an amount.
    """
    if (share := SHARE.fullmatch(fold(said).text)) is None:
        return False
    names = (c.name for d in documents_in_view(context) for c in context.classes_of(d))
    return any(falls_in(n, int(share[1]), PERCENT) is not None for n in names)


def _unit_amounts(context: Context) -> list[Measured]:
    """The amounts for one of something that were shown, or that the turn states.

    The budget of a whole program is never multiplied by people: only what is for one of them.
    """
    said = {*context.question.amounts, *context.question.slots.scaled}

    def fits(m: Measured) -> bool:
        unit = m.amount in said if said else m.figure.measure == Measure.UNIT
        return bool(m.figure.currency) and unit

    last = [m for m in latest(context) if fits(m)]
    return last or [m for ms in recent(context) for m in ms if fits(m)] or _stated(context, said)


def _of_named_class(context: Context) -> list[Measured]:
    """The amounts for one of the class that a turn names, whichever class was shown."""
    question = context.question
    if question.amounts or question.slots.scaled:
        return []
    scope = context.catalog.scope(question.program_ids)
    named = [
        c
        for d in documents_in_view(context)
        for c in context.classes_of(d)
        if c.kind is ClassKind.MONEY and c.quantity.per and c.value.program_id in scope
        if c.name and question.says(c.name)
    ]
    names = {fold_key(c.name) for c in named}
    return [
        measured(context, c)
        for c in named
        if not any(fold_key(c.name) in n for n in names - {fold_key(c.name)})
    ]


def _stated(context: Context, said: set[int]) -> list[Measured]:
    """Amounts that the turn states and a sentence about its subject has."""
    scope = context.catalog.scope(context.question.program_ids)
    for found in context.evidence.statements if said else ():
        if scope and scope.isdisjoint(found.program_ids):
            continue
        place = found.statement
        draft = context.draft()
        number = draft.cite(place.document_id, place.start, place.end)
        about = min(found.program_ids, default=None)
        item = Item(draft.name(about) if about else "", about, None, draft.cited(number))
        units = [m for m in of_quote(item) if m.figure.currency and m.amount in said]
        if units:
            return units
    return []


def divide_shown(context: Context) -> Composed | None:
    """An amount for each person, project, month or year, by a number that was said or stands.

    Not where the documents give what each gets: 「最大1億円程度／年・課題」.
    """
    if _is_given(context):
        return None
    ones = [m for m in _divided(context) if m.unit != "%" and not _is_for(m, context)]
    ones = [m for m in ones if not shows(f"{m.name} {m.figure.label}", Sign.AVERAGE)]
    money = [m for m in ones if m.figure.currency] or [m for m in ones if m.at is None]
    draft = context.draft()
    for one in map(_undivided, money[:MOST]):
        if by := divisor_of(context, one):
            numbers = by.source.numbers(draft) if by.source else ()
            one.state(draft)
            if by.source:
                by.source.state(draft)
            say_quotient(
                draft, one, by.number, by.said, unit=by.unit, proven=numbers, alone=len(money) == 1
            )
    return None if draft.empty else Composed("answered", draft, 0.7)


def _is_given(context: Context) -> bool:
    """Whether the documents state an amount for one of what a turn divides by, of its program."""
    unit, scope = context.question.slots.per, context.catalog.scope(context.question.program_ids)
    if not unit or not scope:
        return False
    texts = (
        found.statement.text
        for found in context.evidence.statements
        if not scope.isdisjoint(found.program_ids)
    )
    given = (q for text in texts for q in read_quantities(text) if q.is_money)
    return any(same_counter(part, unit) for q in given for part in (q.per or "").split("・"))


def _divided(context: Context) -> list[Measured]:
    """What a turn divides: the amount that it states or names, else what was shown last."""
    if said := {*context.question.amounts, *context.question.slots.scaled}:
        return _with_amount(context, said)
    unit = context.question.slots.per or ""
    own = (w for w in words_of(context) if not w.concept)
    words = [w for w in own if not (unit and unit in w.surface.lower())]
    if not words:
        return meant(context)
    if len(named := named_quantities(context, latest(context))) == 1:
        return named
    for sentence in sentences_in_view(context, near=True):
        text = fold_key(sentence.text)
        if all(says(text, w) for w in words):
            money = [at for at, p in enumerate(sentence.parts) if p.quantity.is_money]
            one = sentence.measured(money[0], context) if len(money) == 1 else None
            return [one] if one else []
    told = fold_key(" ".join(f"{m.name} {m.citation.quote}" for m in meant(context)))
    return meant(context) if all(says(told, w) for w in words) else []


def _with_amount(context: Context, said: set[int]) -> list[Measured]:
    """What has an amount that a turn states, among what was shown, else in the table."""
    shown = [m for ms in recent(context) for m in ms if m.figure.currency and m.amount in said]
    if shown:
        return shown[:1]
    programs = context.catalog.of(context.documents)
    rows = (r for i in programs for r in context.table.rows_of(i, context.documents))
    row = next((r for r in rows if r.amount in said), None)
    return [of_row(row, context.draft())] if row else []


def _undivided(m: Measured) -> Measured:
    """What a quotient was made of: 「世帯あたりだと」 after 「1人あたりだと」 divides the same."""
    return m.basis[0] if m.basis and m.figure.measure == Measure.UNIT else m


def _is_for(m: Measured, context: Context) -> bool:
    """Whether a quantity counts what it would be divided by, or is for one of it already."""
    unit = context.question.slots.per
    return bool(unit) and (
        same_counter(m.unit, unit or "") or same_counter(m.per or "", unit or "")
    )
