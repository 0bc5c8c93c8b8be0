"""Arithmetic on what a turn names and what was shown: total, average, difference, share, times.

What a turn names comes first; one thing that it names is set against what was shown, computed
things included. What is not alike (another unit, measure or year) is not computed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Shown
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.operands.before import year_before
from assistant.answer.operands.in_sentences import two_in_sentence
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.rows.in_lists import whole_of_list, wholes_headed
from assistant.answer.operands.rows.located import names, rows_at, says, words_of
from assistant.answer.operations.formula import (
    called,
    citations_of,
    say_average,
    say_gap,
    say_rate_of_change,
    say_share,
    say_times,
    say_total,
    together,
)
from assistant.answer.operations.measured import Measured, Number, of_row, write
from assistant.answer.operations.pairing import may_be_set, place_of, under_like_heads, unsized
from assistant.answer.operations.shown import (
    gathered,
    is_sum,
    is_whole,
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
    whole_beside,
)
from assistant.question.model import Question
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign
from assistant.question.words.naming import naming_terms
from corpus.facts import Measure
from corpus.programs.accounts import is_total
from corpus.text import fold, fold_key

ANNUAL = frozenset({Measure.INITIAL, Measure.PREVIOUS})  # the budget that a supplement is added to
ADDS = frozenset({Sign.SUM, Sign.IN_TOTAL})  # of several things that are named
TIES = frozenset({Sign.POINTS_BACK, Sign.BESIDE, Sign.BOTH})  # what is named to what was shown
JOINED = re.compile(r"\w (?:and|plus|with|&) (?!that|it|the other)\w")
MOST_TOLD = 3  # things that are shown one by one; of more it is not sure which two are meant
SURE = 0.9


def total_shown(context: Context) -> Composed | None:
    """The sum, or the mean, of the quantities that are alike; no part is added to its whole."""
    parts = addends(context)
    if len(parts) < 2:
        return None
    draft = context.draft()
    if Sign.AVERAGE in context.question.signs:
        say_average(draft, parts)
        return Composed("answered", draft, SURE)
    whole = _whole_of(context, parts) if context.question.confirm else None
    total = sum(m.amount for m in parts)
    for m in parts:  # stated before the whole that it is compared with
        m.state(draft)
    _judge_claim(context.question, draft, total, write(total, parts, draft), whole)
    say_total(draft, parts)
    return Composed("answered", draft, SURE)


def addends(context: Context) -> list[Measured]:
    """What is added up: the things that a turn names, with what was shown where it names one."""
    named = named_quantities(context, latest(context))
    if len(named) > 1:
        return named if len({m.alike for m in named}) == 1 else []
    if not (named or is_whole(context)):
        return []
    least = max(context.question.slots.things or 2, 2)
    shown = _addable(unsized(gathered(context, least=least, things=True)), context)
    if len(shown) > MOST_TOLD and len(_tables(shown, context)) > 1:
        return []  # what is listed from several tables may be the same money twice
    if named and (_joins_another(context) or not _adds_to_shown(context)):
        return []
    if named:
        others = [m for m in shown or meant(context) if thing(m) != thing(named[0])]
        one = named[0]
        alike = [m for m in others if m.alike == one.alike or (m.basis and m.unit == one.unit)]
        return [*alike, one] if len(alike) == len(others) else []
    if not _is_of_what_was_asked(shown, context):
        return []
    things = context.question.slots.things
    return shown[:things] if things and len(shown) >= things else [] if things else shown


def _joins_another(context: Context) -> bool:
    """Whether a turn names two things of which one is not known: "state and meal sales"."""
    question = context.question
    joined = JOINED.search(fold(question.text).text) and not question.japanese
    return bool(joined) and Sign.BESIDE not in question.signs


def _is_of_what_was_asked(shown: Sequence[Measured], context: Context) -> bool:
    """Whether a list that was quoted is of anything that was asked of, where words asked.

    「収入の内訳は」 that is answered by all lines of an account does not mean its spending.
    """
    last = context.state.last
    words = naming_terms(last.question) if last else ()
    told = fold_key(" ".join(f"{m.topic} {m.name} {m.figure.label}" for m in shown))
    return not (words and any(m.topic for m in shown)) or any(says(told, w) for w in words)


def _adds_to_shown(context: Context) -> bool:
    """Whether one thing that a turn names is added to what was shown: 「Xも足すと」, "plus X"."""
    question = context.question
    begins = question.text.lower().startswith(("and ", "add ", "plus ", "with "))
    return begins or not TIES.isdisjoint(question.signs)


def _tables(shown: Sequence[Measured], context: Context) -> set[int]:
    """Where the tables begin that quantities stand in."""
    rows = (r for m in shown for r in rows_at(context, m.citation)[:1])
    return {r.table.start for r in rows}


def total_of_measures(context: Context) -> Composed | None:
    """One year's budget and its supplement together: 「補正も足すといくら」."""
    question = context.question
    ids, measures = question.program_ids, set(question.measures)
    if len(ids) != 1 or Measure.SUPPLEMENTARY not in measures:
        return None
    rows = [r for r in context.table.rows_of(ids[0], context.documents) if r.scope is None]
    added = [r for r in rows if r.measure is Measure.SUPPLEMENTARY]
    budgets = [r for r in rows if r.measure in ANNUAL]
    pairs = [(b, a) for b in budgets for a in added if b.fiscal_year == a.fiscal_year]
    if context.years:
        pairs = [(b, a) for b, a in pairs if b.fiscal_year in context.years]
    if len(pairs) != 1 or len({r.currency for r in pairs[0]}) != 1:
        return None
    draft = context.draft()
    say_total(draft, [replace(of_row(r, draft), name=draft.label(r)) for r in pairs[0]])
    return Composed("answered", draft, SURE)


def _judge_claim(
    question: Question, draft: Draft, total: Number, display: str, whole: Measured | None
) -> None:
    """Yes or no first, where the turn says what the total should be: 「全部足すと191になる？」."""
    claimed: list[Number] = [a for a in question.amounts if a]
    claimed = claimed or ([] if whole is None else [whole.amount])
    bare = question.slots.number
    if not claimed and bare is None:
        return
    same = total in claimed or (
        bare is not None and str(total).rstrip("0") == str(bare).rstrip("0")
    )
    said = f"{claimed[0]:,}" if claimed else str(bare)
    stated = whole.state(draft) if whole is not None else None
    draft.say(
        "sum_is" if same else "sum_is_not",
        *citations_of([stated] if stated else []),
        claimed=f"{called(whole, draft.language)}" if whole is not None else said,
        value=display,
    )


def _whole_of(context: Context, parts: Sequence[Measured]) -> Measured | None:
    """The same quantity of what all the parts are parts of, where a turn asks for no number."""
    if context.question.amounts or context.question.slots.number is not None:
        return None
    ids = {m.program_id for m in parts if m.program_id}
    for one in parts[:1]:
        found = whole_beside(context, one)
        if found and ids <= set(context.catalog.descendants(found.program_id or "")):
            return found
    return None


def _addable(shown: Sequence[Measured], context: Context) -> list[Measured]:
    """The largest group alike, of the latest year, without parts of what is in it."""

    def sums(m: Measured) -> bool:
        return bool(m.program_id) and context.table.is_sum(m.program_id or "", context.documents)

    groups: dict[tuple[object, ...], list[Measured]] = {}
    for m in (m for m in shown if not (sums(m) or is_sum(m))):
        undated = None if m.figure.fiscal_year and not m.topic else m.column or m.figure.label
        groups.setdefault((*m.alike, undated), []).append(m)
    best = max(groups.values(), key=lambda g: (len(g), g[0].figure.fiscal_year or 0), default=[])
    rivals = [g for g in groups.values() if g is not best and len(g) > 1]
    if any(g[0].topic and g[0].alike == best[0].alike for g in rivals):
        return []  # which of two lists is meant
    places = [(m.citation.document_id, m.citation.start) for m in best if not m.figure.label]
    if best and best[0].figure.currency and len(set(places)) < len(places):
        return []  # two amounts of one sentence may be a whole and its part
    quoted = [m.program_id for m in best if m.vague]
    if any(i and quoted.count(i) > 1 for i in quoted):
        return []  # nor does a quote tell the year of one amount of a program from another's
    whole = {m.program_id for m in best if m.figure.scope is None}
    scoped = [m for m in best if m.figure.scope is not None]
    if len(whole) == 1 and len(scoped) > 1 and {m.program_id for m in best} == whole:
        return scoped  # the parts that stand beside the one whole
    best = [m for m in best if m.figure.scope is None or m.program_id not in whole]
    ids = {m.program_id for m in best if m.program_id}
    parts = {d for i in ids for d in context.catalog.descendants(i)}
    roots = set(context.roots())
    kept = [m for m in best if m.program_id not in parts] if not roots & ids else best
    if roots & ids and len(ids) > 1:  # the whole that heads a list of its parts
        kept = [m for m in best if m.program_id not in roots]
    return kept


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
    parts = [m for m in _addable(shown, context) if one is None or thing(m) != thing(one)]
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
        return _extremes(of_each(_addable(shown, context)), context.question)
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
