"""What answers a turn: the likeliest act that applies, else what its question asks anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act, Guess, Shown
from assistant.answer.anew import answer_anew
from assistant.answer.applying import (
    CERTAIN,
    SURE,
    composers,
    is_bare_operation,
    is_computed,
    names_a_thing,
)
from assistant.answer.asking.abstain import answer_missing
from assistant.answer.asking.talk import ask_back, cannot_compute
from assistant.answer.classes.answering import answer_of_classes
from assistant.answer.classes.counted import count_in_sentences, says_count
from assistant.answer.classes.supposing import of_what_is_given
from assistant.answer.compose import compose
from assistant.answer.context import Composed, Context
from assistant.answer.figures.parts import answer_breakdown
from assistant.answer.figures.rankings import rank_of_kind
from assistant.answer.figures.stated import with_quoted_amounts
from assistant.answer.items.own_lines import with_own_lines
from assistant.answer.items.telling import answer_of_item, of_item_instead, within_item
from assistant.answer.kinds import OPERATIONS, TALK
from assistant.answer.near.beside import with_nearest
from assistant.answer.near.lacking import with_missing_reason, with_missing_year
from assistant.answer.near.nearest import answer_nearest
from assistant.answer.near.sought import with_what_is_sought
from assistant.answer.near.told_of import asks_a_fee
from assistant.answer.operands.each import multiply_in_sentence
from assistant.answer.operands.products import price_of_given
from assistant.answer.operands.rates import rate_of_amount
from assistant.answer.operands.rows.asked import is_of_side
from assistant.answer.operands.rows.listing import table_in_documents
from assistant.answer.operands.rows.ranking import rank_on, rank_rows
from assistant.answer.operands.success import success_rate
from assistant.answer.operands.tiers import of_size
from assistant.answer.operations.asked import between_named, multiply_rows
from assistant.answer.operations.claims.changed import change_told, of_counts
from assistant.answer.operations.claims.paid import judge_paid
from assistant.answer.operations.claims.parts import judge_apart, judge_included
from assistant.answer.operations.claims.sums import judge_sum
from assistant.answer.operations.counting import counted_told
from assistant.answer.operations.tables import as_table
from assistant.answer.operations.which import which_of_told
from assistant.answer.operations.wholes import rest_of_whole
from assistant.answer.operations.yearly import last_year_of_shown
from assistant.answer.records.answering import answer_records, count_records
from assistant.answer.text.marked import note_of_mark
from assistant.answer.text.whole import with_whole_lists
from assistant.deadline import check
from assistant.question.model import Intent, Question
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign
from corpus.facts import Measure

# What can only be done with what was shown: no other amount is the answer to it.
NEEDS_SHOWN = frozenset({Act.TOTAL, Act.MULTIPLY, Act.CONVERT})
OF_ALL = frozenset({Intent.RANK, Intent.LIST, Intent.FILTER})
OF_SIDE = frozenset({Intent.FACT, Intent.LIST, Intent.FIGURE})
OF_WHOLE = frozenset({Act.DEFINE, Act.SUMMARY, Act.OVERVIEW, Act.ABOUT_DOCUMENT})
SUPPOSING = frozenset({Intent.FIGURE, Intent.FACT, Intent.RANK, Intent.FIT})


def respond(context: Context, guesses: Sequence[Guess], own: Question) -> Composed:
    """The answer to a turn; `own` is its question before the conversation filled it in."""
    context = _of_all(of_counts(context, own))
    supposed = of_what_is_given(context, own) or price_of_given(context, own)
    told = supposed or multiply_rows(context) or answer_of_item(context, own, guesses[0])
    composed = told or with_missing_reason(context, _respond(context, guesses, own))
    if told is None:
        composed = with_what_is_sought(context, composed, own, guesses[0].probability)
        composed = of_item_instead(context, composed, own, guesses[0])
        composed = with_own_lines(context, composed, own)
    return with_quoted_amounts(context, composed, guesses[0])


def _of_all(context: Context) -> Context:
    """A ranking or list that goes on from the whole budget of a paper is of what is in it.

    One that goes on from another ranking is of the same things: "and the smallest?".
    """
    question, last = context.question, context.state.last
    if not ("programs" in question.inherited and question.intent in OF_ALL):
        return context
    again = last is not None and last.question.intent is question.intent is Intent.RANK
    wholes = set(context.table.sums.wholes(context.documents))
    if not again and not set(question.program_ids) <= wholes:
        return context
    return replace(context, question=replace(question, programs=()))


def _respond(context: Context, guesses: Sequence[Guess], own: Question) -> Composed:
    if own.intent is Intent.SMALLTALK and (names_a_thing(own) or guesses[0].act not in TALK):
        return compose(context)  # an order to the assistant
    if _points_at_nothing(context):
        return ask_back(context)
    if (total := _total_stated(context, own)) is not None:
        return total
    nowhere = guesses[0].act is Act.SAME_FOR and _is_of_what_is_nowhere(context, own)
    if nowhere or _points_at_what_is_near(context):
        unnamed = replace(context, question=replace(context.question, programs=()))
        return answer_missing(unnamed if nowhere else context)
    if own.how_much and own.amounts and (supposed := _supposed(context)) is not None:
        return supposed  # 「300万円の機械だといくら出る？」 claims no amount
    if (done := _of_told(context, guesses[0].act, own)) is not None:
        return done
    counted = _of_listed(context, own, guesses[0]) or _of_rows(context, own)
    if counted is not None:
        return as_table(context, counted) if own.slots.table else counted
    for composer in composers(context, guesses, own):
        check()
        if (composed := composer(context)) is not None:
            told = composer is OPERATIONS[Act.WHY]
            return with_nearest(context, composed) if told else composed
    act, odds = guesses[0].act, guesses[0].probability
    supposes = own.slots.elliptic and act is Act.MULTIPLY  # 「2人だったら？」
    surely = not supposes and (
        odds >= CERTAIN if act in NEEDS_SHOWN else odds >= SURE and is_bare_operation(act, own)
    )
    if surely and not names_a_thing(own) and not own.programs and context.state.exchanges:
        return cannot_compute(context)
    last = context.state.last
    if is_computed(act, own) and last and last.near is not None and _is_bare(own):
        return cannot_compute(context)  # of what was only near nothing is computed
    if act is not Act.VERIFY and (supposed := _supposed(context)) is not None:
        return supposed
    return _anew_or_table(context, own)


def _total_stated(context: Context, own: Question) -> Composed | None:
    """The total that the table has of the one program talked of: 「総額は？」 adds up nothing."""
    ids = context.question.program_ids
    slots = own.slots
    given = own.amounts or slots.counts or slots.scaled or own.years or own.confirm
    if own.programs or own.measures != (Measure.TOTAL,) or len(ids) != 1 or given:
        return None
    rows = context.table.rows_of(ids[0], context.documents)
    composed = compose(context) if any(r.measure is Measure.TOTAL for r in rows) else None
    return composed if composed and composed.status == "answered" else None


def _anew_or_table(context: Context, own: Question) -> Composed:
    """What documents answer anew: as a table where one is asked for, or a side of an account is."""
    of_side = own.intent in OF_SIDE and is_of_side(context)
    listed = own.slots.table or (of_side and not own.how_much)
    if listed and (table := table_in_documents(context)) is not None:
        return table
    composed = _of_documents(context, own)
    if of_side and composed.status != "answered":
        composed = table_in_documents(context) or composed
    composed = with_whole_lists(context, with_nearest(context, composed))
    return as_table(context, composed) if own.slots.table else composed


def _of_listed(context: Context, own: Question, guess: Guess) -> Composed | None:
    """What a bare 「合計で？」 makes of the amounts of several programs that were listed last."""
    last = context.state.last
    items = last.items if last and last.shown is Shown.ROWS else ()
    listed = {i.program_id for i in items if i.figure and not i.figure.derived}
    bare = guess.act in NEEDS_SHOWN and is_bare_operation(guess.act, own) and not own.programs
    return OPERATIONS[guess.act](context) if bare and len(listed) > 1 else None


def _of_told(context: Context, act: Act, own: Question) -> Composed | None:
    """How what was told changed, what the numbers told come to, or one thing beside another."""
    parts = None if act in OF_WHOLE else answer_breakdown(context, own)  # 「中身ざっくり」
    told = parts or note_of_mark(context, own) or judge_sum(context, own)
    told = told or rest_of_whole(context, own) or success_rate(context)
    told = told or answer_of_classes(context, own)
    told = told or change_told(context, own) or judge_included(context, own)
    told = told or judge_apart(context, own)
    told = told or counted_told(context, own) or judge_paid(context, own)
    told = told or which_of_told(context, own)
    between = between_named(context, act)
    return told or (between(context) if between else None)


def _of_rows(context: Context, own: Question) -> Composed | None:
    """What is counted, put in order or added up of the rows of one table."""
    told = answer_records(context, own) or last_year_of_shown(context, own)
    told = told or rank_of_kind(context, own) or rank_rows(context)
    told = told or (rank_on(context) if context.state.exchanges else None)
    return told or answer_records(context, own, whole=True)


def _of_documents(context: Context, own: Question) -> Composed:
    """What table and documents answer anew; else how many things a list has."""
    composed = answer_anew(context, own)
    if composed.status != "answered" and (counted := count_records(context, own)) is not None:
        return counted
    counts = composed.status == "answered" and says_count(composed.draft.citations, own)
    return composed if counts else count_in_sentences(context, own) or composed


def _is_bare(own: Question) -> bool:
    """Whether a turn names nothing: no program, year, measure or other thing."""
    return not (own.programs or own.years or own.measures or names_a_thing(own))


def _points_at_nothing(context: Context) -> bool:
    """Whether an amount is asked of "it" where nothing was told: it is not that of the whole."""
    last = context.state.last
    denied = last is not None and last.answer.status != "answered"
    return denied and _asks_an_amount_of_it(context.question)


def _points_at_what_is_near(context: Context) -> bool:
    """Whether an amount is asked of "it" where what was told was only near: none surely is its."""
    last = context.state.last
    return last is not None and last.near is not None and _asks_an_amount_of_it(context.question)


def _is_of_what_is_nowhere(context: Context, own: Question) -> bool:
    """Whether 「駐輪場は？」 is asked of a thing that no document names, not of what was told."""
    documents = context.documents or tuple(context.sources)
    named = [t for t in own.terms if not (t.light or t.concept or t.verbal) and names_something(t)]
    language = "ja" if own.japanese else "en"  # what is written in another tells nothing
    asks = context.question.money and "programs" in context.question.inherited
    asks = asks and Sign.LEFT_OVER not in own.signs
    asks = asks and own.slots.grouping.by is None  # 「区分ごとだと？」
    if not asks or not named or any(context.have(documents, (t,)) for t in named):
        return False
    return all(context.language_of(d) == language for d in documents)


def _asks_an_amount_alone(own: Question) -> bool:
    """Whether a turn asks for the amount of a program that it names, and says nothing else."""
    return own.money and bool(own.programs) and not (own.inherited or names_a_thing(own))


def _asks_an_amount_of_it(question: Question) -> bool:
    asks = question.money and Sign.POINTS_BACK in question.signs
    return asks and not (question.programs or names_a_thing(question))


def _supposed(context: Context) -> Composed | None:
    """What comes of an amount or number that a turn supposes: 「900万円だと？」, 「7人なら」."""
    if context.question.intent not in SUPPOSING:
        return None
    return rate_of_amount(context) or of_size(context) or multiply_in_sentence(context)


def nearest_to(
    context: Context,
    guesses: Sequence[Guess],
    failed: Composed,
    *,
    alone: bool,
    named: bool = False,
    own: Question | None = None,
) -> Composed | None:
    """What comes nearest to a turn that was not answered, where it asks what a text may say.

    `failed` is the answer that it would get else; one that says what amounts there are tells more.
    `alone`: there is no other document that it may be asked of; `named`: it names its document.
    """
    act, unclear = guesses[0].act, failed.status == "clarify"
    tells = failed.draft.figures if named and not alone else failed.draft.citations
    told = bool(tells) and not asks_a_fee(context.question)  # what a budget is tells no fare
    looked = failed.status == "not_found" and failed.complete  # what is nearest stands with it
    looked = looked or (told and own is not None and _asks_an_amount_alone(own))
    if looked or _points_at_nothing(context) or (not context.state.exchanges and told):
        return None
    # A rate may well be printed, and so may a total where nothing was shown that has one.
    shown = unclear and bool(context.state.exchanges) and act is not Act.SHARE
    computes = shown and is_computed(act, context.question)
    talks = act in TALK and guesses[0].probability >= SURE
    if computes or (talks and not names_a_thing(context.question)):
        return None
    question = context.resolve(context.question)
    near = answer_nearest(
        replace(context, question=question), guesses, unclear=unclear, alone=alone, named=named
    )
    if near is None:
        return None
    near = with_missing_year(context, with_whole_lists(context, near))
    near = with_what_is_sought(context, near, own or context.question, guesses[0].probability)
    near = within_item(context, near, own or context.question, guesses[0])
    return with_quoted_amounts(context, near, guesses[0])
