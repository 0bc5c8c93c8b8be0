"""Arithmetic on what a turn names and what was shown: difference, share, times.

What a turn names comes first; one thing that it names is set against what was shown, computed
things included. What is not alike (another unit, measure or year) is not computed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Shown
from assistant.answer.context import Composed, Context
from assistant.answer.operands.before import year_before
from assistant.answer.operands.in_sentences import two_in_sentence
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.rows.in_lists import whole_of_list, wholes_headed
from assistant.answer.operands.rows.located import names, rows_at, says, words_of
from assistant.answer.operations.adding import ADDS, MOST_TOLD, addable
from assistant.answer.operations.formula import (
    say_gap,
    say_rate_of_change,
    say_share,
    say_times,
    together,
)
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.pairing import may_be_set, place_of, under_like_heads, unsized
from assistant.answer.operations.shown import (
    gathered,
    latest,
    meant,
    of_each,
    results,
    thing,
)
from assistant.answer.operations.wholes import (
    set_against_whole,
    sum_of_table,
    total_of_table,
)
from assistant.question.model import Question
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign
from assistant.question.words.naming import naming_terms
from corpus.programs.accounts import is_total
from corpus.text import fold_key

SURE = 0.9


def difference_shown(context: Context) -> Composed | None:
    """The difference of the two quantities that may be set against each other."""
    pair = operands(context)
    if pair is None:
        return None
    draft = context.draft()
    say_gap(draft, *pair)
    return Composed("answered", draft, SURE)


def share_shown(context: Context) -> Composed | None:
    """How many per cent, or times, one quantity is of another."""
    question = context.question
    of_whole = question.slots.share_of_whole or _is_of_whole(context)
    both = _both_shown(context) if of_whole else []
    whole_of_both = total_of_table(context, both[0]) if both else None
    pair = set_against_whole(context) if of_whole else operands(context)
    if both:
        pair = (both[0], whole_of_both) if whole_of_both else None
    rates = pair is not None and pair[0].unit == "%" and not question.slots.times
    if pair is None or rates or min(m.amount for m in pair) <= 0:
        return None
    part, whole = pair
    several = not ADDS.isdisjoint(question.signs) and not (part.basis or whole.basis)
    if several and len(named_quantities(context, latest(context))) > 1:
        return None  # what both are together of a whole that is not known
    if (part.name, part.amount, part.alike) == (whole.name, whole.amount, whole.alike):
        return None  # "what share of that is council tax", where that was shown last
    same = (
        part.program_id == whole.program_id
        and part.name == whole.name
        and None not in {part.figure.fiscal_year, whole.figure.fiscal_year}
        and part.figure.fiscal_year != whole.figure.fiscal_year
    )
    if same and (part.figure.fiscal_year or 0) < (whole.figure.fiscal_year or 0):
        part, whole = whole, part
    named = bool(named_quantities(context, latest(context)))
    turned = question.slots.times or not named or bool(part.basis)
    upside = part.amount < whole.amount if question.slots.times else part.amount > whole.amount
    if (turned and upside and not same) or (is_total(part.name) and not is_total(whole.name)):
        part, whole = whole, part
    draft = context.draft()
    if question.slots.times:
        say_times(draft, part, whole)
    elif same:
        say_rate_of_change(draft, part, whole)
    else:
        say_share(draft, part, whole)
    return Composed("answered", draft, SURE)


def _is_of_whole(context: Context) -> bool:
    """Whether a share is that of the whole: of the budget, or of "that" which was computed."""
    question, last = context.question, context.state.last
    if question.slots.times or named_quantities(context, latest(context)):
        return False
    computed = last is not None and bool(results(last, context))
    return Sign.BUDGET in question.signs or (computed and Sign.POINTS_BACK in question.signs)


def rates_named(context: Context) -> Composed | None:
    """The rates of the things that a turn names, one by one: 「甲と乙はそれぞれ何％」."""
    named = named_quantities(context, latest(context))
    if context.question.slots.times or not named or any(m.unit != "%" for m in named):
        return None
    draft = context.draft()
    for m in named:
        value = m.state(draft).display
        draft.say("compare_item", *m.numbers(draft), program=m.name, value=value)
    return Composed("answered", draft, SURE)


def share_of_several(context: Context) -> Composed | None:
    """What share several rows that a turn names are together of the total of their table."""
    named = [m for m in named_quantities(context, latest(context)) if not is_total(m.name)]
    question = context.question
    adds = question.slots.share_of_whole or question.slots.things == len(named)
    adds = adds or not (ADDS | {Sign.BUDGET}).isdisjoint(question.signs)
    if not adds or len(named) < 2 or question.slots.times:
        return None
    whole = total_of_table(context, named[0]) or whole_of_list(context, named[0])
    whole = whole or sum_of_table(context, named[0])
    alike = len({m.alike for m in named}) == 1
    if whole is None or whole.amount <= 0 or not alike or whole.unit != named[0].unit:
        return None
    if not whole.basis and whole.alike != named[0].alike:
        return None
    draft = context.draft()
    say_share(draft, together(named, draft), whole)
    return Composed("answered", draft, SURE)


def operands(context: Context) -> tuple[Measured, Measured] | None:
    """The two quantities that a turn sets against each other, in the order meant.

    Two that it names; one that it names, and "that"; else the last two that were shown, or that
    one sentence told.
    """
    if named_quantities(context, latest(context)):
        return _named_pair(context)
    pair = _lists_asked(context) or _pair(context)
    if pair is not None and not _says_words(pair, context):
        pair = None  # 「大人と高校生の差は」 of what was told of others
    return pair or two_in_sentence(context)


def _says_words(pair: Sequence[Measured], context: Context) -> bool:
    """Whether all that a turn names is said of two quantities, and names no other beside them."""
    called = fold_key(" ".join(f"{m.name} {m.label} {m.figure.label}" for m in pair))
    around = fold_key(" ".join(f"{m.topic} {m.citation.quote}" for m in pair))
    beside = [r for m in pair for one in rows_at(context, m.citation)[:1] for r in one.table.rows]
    own = [w for w in words_of(context) if not w.concept and names_something(w)]
    return all(
        says(called, w) or (says(around, w) and not any(names(r, w) for r in beside)) for w in own
    )


def _lists_asked(context: Context) -> tuple[Measured, Measured] | None:
    """The wholes of the two lists that were asked for last by what they are called.

    「収入は？」, 「支出は？」, 「差は？」: nothing is more or less than a first item of a list.
    """
    last = [e for e in context.state.about if e.shown is not Shown.DENIED][:2]
    found = [wholes_headed(context, naming_terms(e.question)) for e in last]
    whole = len(found) == 2 and all(len(w) == 1 for w in found)
    return (found[1][0], found[0][0]) if whole and found[0][0].unit == found[1][0].unit else None


def _named_pair(context: Context) -> tuple[Measured, Measured] | None:
    """Two quantities that a turn names, or one and "that"."""
    named = named_quantities(context, latest(context))
    if len(named) == 2:
        like = named[0].alike == named[1].alike and under_like_heads(*named)
        return (named[0], named[1]) if like else None
    if len(named) != 1:
        return None
    one = named[0]
    grew = context.question.slots.times and Sign.CHANGE in context.question.signs
    if grew and (early := year_before(context, one)) is not None:
        return one, early  # 「何倍になった」
    that = _both_shown(context, one) or meant(context)
    that = [m for m in that if m.unit == one.unit and thing(m) != thing(one)]
    that = [m for m in that if m.basis or m.vague == one.vague]
    years = {m.figure.fiscal_year for m in (*that, one) if m.figure.fiscal_year}
    alike = len({m.amount for m in that}) == 1  # 「東京と神奈川の2.8%」 is one amount
    alike = alike and all(m.basis or under_like_heads(m, one) for m in that)
    return (that[0], one) if alike and len(years) < 2 else None


def _both_shown(context: Context, one: Measured | None = None) -> list[Measured]:
    """The sum of the two or more things shown last that a turn points to: 「2つで甲の何割」."""
    things = context.question.slots.things
    if not things or Sign.RATIO not in context.question.signs:
        return []
    if one is None and named_quantities(context, latest(context)):
        return []
    shown = unsized(gathered(context, least=things, things=True))
    parts = [m for m in addable(shown, context) if one is None or thing(m) != thing(one)]
    parts = parts[:things]
    return [together(parts, context.draft())] if len(parts) == things else []


def _pair(context: Context) -> tuple[Measured, Measured] | None:
    """The last two quantities that may be set against each other, in the order shown."""
    things = Sign.BOTH in context.question.signs or context.question.slots.things == 2
    shown = unsized(gathered(context, things=things))
    named = set() if context.question.inherited else set(context.question.program_ids)
    if named:
        shown = [m for m in shown if m.program_id in named] or shown
    if len({place_of(m) for m in shown}) > MOST_TOLD:
        return _extremes(of_each(addable(shown, context)), context.question)
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            if may_be_set(one, other, things=things):
                return one, other
    return None


def _extremes(shown: list[Measured], question: Question) -> tuple[Measured, Measured] | None:
    """Of many the one that has most and the one that has least, where a turn asks for these."""
    asked = Sign.MOST in question.signs and Sign.LEAST in question.signs
    if not asked or len({m.alike for m in shown}) > 1:
        return None
    return max(shown, key=lambda m: m.amount), min(shown, key=lambda m: m.amount)
