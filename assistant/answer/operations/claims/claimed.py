"""Whether something is as a turn claims: 「3割くらい？」, "10% more?", "it pays 24k, right?".

Yes or no comes first; the exact share, multiple or change, or what the document says, below it.
"""

from __future__ import annotations

from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import says, words_of
from assistant.answer.operations.computing import operands
from assistant.answer.operations.formula import say_change, say_share, say_times
from assistant.answer.operations.measured import Measured, Number, of_row
from assistant.answer.operations.wholes import set_against_whole
from assistant.answer.operations.yearly import years_shown
from assistant.evidence.finding.statements import clean
from assistant.question.grammars.counts import same_counter
from assistant.question.grammars.slots import read_slots
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign
from assistant.question.words.multiples import Multiple
from corpus.text import fold_key

YEARS = frozenset({Sign.LAST_YEAR, Sign.CHANGE})
SURE = 0.9


def judge_multiple(context: Context) -> Composed | None:
    """Yes or no to the multiple that a turn claims, with what it is exactly."""
    claim = context.question.multiple
    pair = _pair(context, claim) if claim else None
    if claim is None or pair is None or min(m.amount for m in pair) <= 0:
        return None
    if claim.times < 1 and not _are_meant(pair, context):
        return None
    ratio = Decimal(pair[0].amount) / Decimal(pair[1].amount)
    draft = context.draft()
    sure = "yes" if claim.is_exact(ratio) else "roughly"
    draft.say(sure if claim.holds(ratio) else "not_so")
    _tell(draft, pair, claim)
    return Composed("answered", draft, SURE)


def _are_meant(pair: tuple[Measured, Measured], context: Context) -> bool:
    """Whether one of two amounts is of what a turn names: 「大企業は半額ですよね」, if anything.

    A yes on two other amounts that happen to be so is a wrong one.
    """
    called = [fold_key(f"{m.name} {m.label} {m.figure.label}") for m in pair]
    words = [w for w in words_of(context) if not w.concept and names_something(w)]
    return all(any(says(key, w) for key in called) for w in words)


def judge_amount(context: Context) -> Composed | None:
    """Yes or no to an amount that a turn claims of what one sentence has an amount of."""
    question = context.question
    claimed = [*question.amounts, *question.slots.scaled]
    words = [w for w in words_of(context) if not read_slots(w.surface).scaled]
    said = {w.surface for w in words}
    words = [w for w in words if not any(w.surface in other for other in said - {w.surface})]
    if not claimed or not words:
        return None
    told = sentences_in_view(context, near=True)
    for sentence in (one for quoted in told for one in quoted.singles()):
        money = any(p.quantity.is_money for p in sentence.parts)
        if not (money and all(says(fold_key(sentence.text), w) for w in words)):
            continue
        if (stated := _amount_of(sentence, context)) is None:
            return None
        draft = context.draft()
        stated.state(draft)
        same = any(is_said(stated.amount, c) for c in claimed)
        draft.say("yes" if stated.amount in claimed else "roughly" if same else "no")
        draft.add(f"{clean(sentence.text)}{markers(stated.numbers(draft))}")
        return Composed("answered", draft, SURE)
    return None


def _amount_of(sentence: ReadSentence, context: Context) -> Measured | None:
    """The one amount of a sentence; where it is asked for each of something, the one for that."""
    unit = context.question.slots.per
    money = [at for at, p in enumerate(sentence.parts) if p.quantity.is_money]
    each = [
        at for at in money if unit and same_counter(sentence.parts[at].quantity.per or "", unit)
    ]
    found = each or money
    return sentence.measured(found[0], context) if len(found) == 1 else None


def is_said(amount: Number, claimed: int) -> bool:
    """Whether an amount is what is claimed, to as many digits: 24,300 is "24k"."""
    digits = len(str(claimed).rstrip("0"))
    return f"{Decimal(amount):.{digits - 1}e}" == f"{Decimal(claimed):.{digits - 1}e}"


def _tell(draft: Draft, pair: tuple[Measured, Measured], claim: Multiple) -> None:
    if claim.change:
        say_change(draft, *pair)
    elif claim.times < 1:
        say_share(draft, *pair)
    else:
        say_times(draft, *pair)


def _pair(context: Context, claim: Multiple) -> tuple[Measured, Measured] | None:
    """What is claimed to be a multiple, and of what."""
    signs = context.question.signs
    last = context.state.last
    changed = last is not None and not YEARS.isdisjoint(last.question.signs)
    yearly = bool(claim.change) or changed or not YEARS.isdisjoint(signs)
    if yearly and (of_years := years_shown(context) or _of_program(context)):
        return of_years
    among = last is not None and Sign.AMONG in last.question.signs and not words_of(context)
    if claim.times < 1 and not claim.change and (among or context.question.slots.share_of_whole):
        return set_against_whole(context)
    pair = operands(context)
    if pair is None:
        return set_against_whole(context) if claim.times < 1 and not claim.change else None
    return _in_order(pair, claim)


def _of_program(context: Context) -> tuple[Measured, Measured] | None:
    """The two years that the table has of the one program talked of."""
    last, words = context.state.last, words_of(context)
    told = last.programs if last and not context.question.programs else ()
    names = {m.program_ids[0]: fold_key(context.catalog.name(m.program_ids[0])) for m in told}
    said = [i for i, name in names.items() if any(says(name, w) for w in words)]
    ids = context.question.program_ids or tuple(said)
    pair = year_on_year(context, ids[0])[0] if len(ids) == 1 else None
    draft = context.draft()
    return (of_row(pair.late, draft), of_row(pair.early, draft)) if pair else None


def _in_order(pair: tuple[Measured, Measured], claim: Multiple) -> tuple[Measured, Measured]:
    """The two in the order that the claim may mean: a share is of the larger one."""
    late, early = sorted(pair, key=lambda m: m.figure.fiscal_year or 0, reverse=True)
    if (late.figure.fiscal_year or 0) > (early.figure.fiscal_year or 0) > 0:
        return late, early
    large, small = sorted(pair, key=lambda m: -m.amount)
    more = claim.change > 0 or (not claim.change and claim.times >= 1)
    return (large, small) if more else (small, large)
