"""Which arithmetic a turn asks for, and of what: what was shown, or rows of the documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.figures.arithmetic import answer_growth
from assistant.answer.operands.each import divide_in_documents, multiply_in_sentence
from assistant.answer.operands.in_sentences import change_in_sentence, share_in_sentence
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.printed import change_printed
from assistant.answer.operands.products import products_of_rows
from assistant.answer.operands.rows.in_lists import share_in_list, total_in_list, wholes_headed
from assistant.answer.operands.rows.in_tables import change_in_table, share_in_table, total_in_table
from assistant.answer.operands.rows.located import documents_in_view, says, words_of
from assistant.answer.operands.rows.ranking import rank_rows
from assistant.answer.operands.tiers import of_size
from assistant.answer.operations.adding import total_of_measures, total_shown
from assistant.answer.operations.claims.claimed import judge_multiple
from assistant.answer.operations.computing import (
    difference_shown,
    rates_named,
    share_of_several,
    share_shown,
)
from assistant.answer.operations.scaling import divide_shown, multiply_shown
from assistant.answer.operations.shown import latest, results
from assistant.answer.operations.wholes import whole_of_shown
from assistant.answer.operations.yearly import change_shown
from assistant.question.model import Intent, Term
from assistant.question.signs import Sign
from corpus.facts import Measure
from corpus.text import fold_key

GROWTH = frozenset({Sign.DIFFERENCE, Sign.LAST_YEAR})
WAYS = frozenset({Sign.MORE, Sign.LESS})
TIES = frozenset({Sign.POINTS_BACK, Sign.BESIDE, Sign.BOTH})  # what is named to what was shown
CHANGES_SAID = frozenset({Sign.CHANGE, Sign.MORE, Sign.LESS, Sign.LAST_YEAR})
ALL_TOGETHER = frozenset({Sign.SUM, Sign.IN_TOTAL, Sign.ALL_TOGETHER})
APART = frozenset({Intent.DIFFERENCE, Intent.COMPARE})
PAIR = 2
RECENT = 2  # exchanges that a change was told in
CHANGES = frozenset({Intent.DIFFERENCE, Intent.RATIO})


def share(context: Context) -> Composed | None:
    """How many per cent, or times: of a whole, of another amount, or more than the year before."""
    if (judged := judge_multiple(context)) is not None:
        return judged
    if _asks_growth(context) or _is_of_change(context):
        return _growth(context)
    if Sign.SHARE_OF_COST in context.question.signs:
        return None  # it is printed, and no quotient of two budgets
    if (several := share_of_several(context)) is not None:
        return several
    if words := words_of(context):
        told = share_in_documents(context)
        return told or (share_shown(context) if _was_told(context, words) else None)
    composed = share_in_documents(context) if _told_one(context) else None
    composed = composed or share_shown(context) or share_in_documents(context)
    last = context.state.last
    changed = last is not None and last.question.intent in CHANGES
    return composed or (change_in_documents(context) if changed else None)


def _told_one(context: Context) -> bool:
    """Whether the last answer told one amount: its share is of the whole, and of no other."""
    last = context.state.last
    question = context.question
    named = any(m.surface for m in question.programs) and not question.inherited
    return (
        not (question.slots.times or named) and last is not None and len(last.answer.figures) == 1
    )


def _was_told(context: Context, words: Sequence[Term]) -> bool:
    """Whether words are said of the quantities that were shown last."""
    shown = (*latest(context), *named_quantities(context, latest(context)))
    told = fold_key(" ".join(f"{m.name} {m.figure.label} {m.citation.quote}" for m in shown))
    return all(says(told, w) for w in words)


def _heads_shown(context: Context, words: Sequence[Term]) -> bool:
    """Whether words say what was shown last as a whole, and name none of it by itself.

    「県と国を合わせて」 of four payers is two of them: where these are not known, none is added.
    """
    shown = latest(context)
    told = fold_key(" ".join(f"{m.figure.label} {m.topic} {m.citation.quote}" for m in shown))
    for m in shown if len({m.name for m in shown}) > 1 else ():
        told = told.replace(fold_key(m.name), " ")
    asked = [e.question for e in context.state.about[:1]]
    return all(says(told, w) or any(q.says(w.surface) for q in asked) for w in words)


def share_between(context: Context) -> Composed | None:
    """What share the things that a turn names are of their whole, or one of the other.

    Of rates, a share of one of another is not meant: 「それぞれ何％」 asks for them.
    """
    told = rates_named(context) or share_of_several(context) or share_in_list(context)
    return told or share_shown(context)


def difference(context: Context) -> Composed | None:
    """The difference of two amounts shown, or from the year before."""
    last = context.state.last
    of_years = last is not None and Sign.LAST_YEAR in last.question.signs
    if of_years and not words_of(context) and (changed := change_shown(context)) is not None:
        return changed
    if Sign.LAST_YEAR in context.question.signs:
        return change_in_documents(context) or difference_shown(context)
    return difference_shown(context) or change_in_documents(context)


def trend(context: Context) -> Composed | None:
    """How the row shown last, of no program, changed: of a program its budget is asked anew."""
    last = context.state.last
    of_program = last is not None and any(i.figure and i.program_id for i in last.items)
    return None if of_program else change_in_documents(context)


def total(context: Context) -> Composed | None:
    """The sum of what was shown, else of the rows that a turn is about."""
    if (together := total_of_measures(context)) is not None:
        return together
    if words := words_of(context):
        told = total_in_documents(context)
        named = named_quantities(context, latest(context))
        return told or (total_shown(context) if named or _heads_shown(context, words) else None)
    return total_shown(context) or total_in_table(context) or whole_of_shown(context)


def multiply(context: Context) -> Composed | None:
    """An amount for so many: of that size, as a sentence states it for one, else of those shown."""
    told = of_size(context) or multiply_in_sentence(context) or multiply_shown(context)
    return told or multiply_rows(context)


def multiply_rows(context: Context) -> Composed | None:
    """The amounts of rows by the numbers beside them, where a turn multiplies by none it says."""
    slots = context.question.slots
    says = Sign.MULTIPLIES in context.question.signs
    return products_of_rows(context) if says and not (slots.counts or slots.factor) else None


def per_unit(context: Context) -> Composed | None:
    """An amount for each: of a row or sentence that counts them, else of what was shown."""
    return divide_in_documents(context) or divide_shown(context)


def between_named(context: Context, act: Act) -> Callable[[Context], Composed | None] | None:
    """The arithmetic of a turn that names what it is done with: 「市税と市債の差は」.

    One thing that is named is set against "that", where the turn points to it.
    """
    signs = context.question.signs
    averages = Sign.AVERAGE in signs and context.question.slots.per is None
    adds = averages or (Sign.SUM in signs and act not in BETWEEN)
    shares = Sign.RATIO in signs and context.question.slots.share_of_whole
    if Sign.RATIO in signs and share_of_several(context) is not None:
        return share_of_several
    told = Sign.RATIO in signs and Sign.SHARE_OF_COST not in signs and share_in_list(context)
    if told and not adds:
        return share_between
    composer = BETWEEN.get(Act.SHARE if shares else Act.TOTAL if adds else act)
    ids = context.question.program_ids
    budgets = any(context.table.rows_of(i, context.documents) for i in ids)
    several = len(ids) > 1 and budgets
    if composer is None or (several and context.question.money):
        return None
    things = named_quantities(context, latest(context))
    named = len(things)
    apart = act is Act.DIFFERENCE and CHANGES_SAID.isdisjoint(signs)  # 「甲と何ポイント差」
    points = bool(context.state.exchanges) and (apart or not TIES.isdisjoint(signs))
    return composer if named > 1 or (named == 1 and points) else None


def change_in_documents(context: Context) -> Composed | None:
    """A change over the year before, of a row of any table or as one sentence states it."""
    signs = context.question.signs
    if Sign.BESIDE in signs and Sign.LAST_YEAR not in signs:
        return None  # 「警察との差」 is no difference of years
    told, words = change_in_table(context) or change_printed(context), words_of(context)
    if told or (context.question.whole and not words):
        return told  # 「予算総額は」 is not what was shown last
    return change_in_sentence(context) or (None if words else change_shown(context))


def share_in_documents(context: Context) -> Composed | None:
    """A share of a whole, of rows of any table or as one sentence states it; how many times."""
    if context.question.slots.times:
        return share_shown(context)
    told = share_of_several(context) or share_in_table(context) or share_in_list(context)
    return told or share_in_sentence(context)


def ratio_in_documents(context: Context) -> Composed | None:
    """A share of the total, or the growth over the year before, of what a turn names."""
    if _asks_growth(context):
        return change_in_documents(context)
    return None if Sign.SHARE_OF_COST in context.question.signs else share_in_documents(context)


def named_in_documents(context: Context) -> Composed | None:
    """What a turn computes from quantities that its words name, rather than from programs."""
    question = context.question
    named = [m for m in question.programs if m.surface and "programs" not in question.inherited]
    of_program = len(named) == 1 and question.intent in BY_INTENT
    if of_program or not words_of(context):
        return None
    two = question.intent in APART and CHANGES_SAID.isdisjoint(question.signs - {Sign.CHANGE})
    if two and len(named_quantities(context, latest(context))) == PAIR:
        return difference_shown(context)  # "food vs staff, which is bigger and by how much"
    composer = BY_INTENT.get(question.intent) or BY_ACT.get(question.act)
    return composer(context) if composer else None


def amount_of_list(context: Context) -> Composed | None:
    """What all that a sentence lists comes to, where a turn calls it so: 「収入はいくら？」."""
    question, words = context.question, words_of(context)
    titles = fold_key(" ".join(context.sources[d].title for d in documents_in_view(context)))
    words = tuple(w for w in words if not says(titles, w))
    asks = question.how_much and not (question.slots.per or question.slots.counts)
    return total_in_list(context) if asks and wholes_headed(context, words) else None


def count_of_list(context: Context) -> Composed | None:
    """How many there are in all, where a sentence counts them one by one: 「全部で何人」."""
    asks = not ALL_TOGETHER.isdisjoint(context.question.signs)
    return total_in_list(context) if asks else None


def total_in_documents(context: Context) -> Composed | None:
    """The sum of the rows that a turn names, else of what a sentence lists under its words."""
    return total_in_table(context) or total_in_list(context)


def sum_of_named(context: Context) -> Composed | None:
    """The sum of what a turn names in a table, where no budget of it is known."""
    adds = context.question.intent is Intent.SUM
    several = adds and len(named_quantities(context, latest(context))) > 1
    return total_shown(context) if several else None


def _asks_growth(context: Context) -> bool:
    question = context.question
    if Sign.OF_THE_WHOLE in question.signs and Sign.LAST_YEAR not in question.signs:
        return question.change is not None or Sign.CHANGE in question.signs
    rate = Sign.RATIO in question.signs and not WAYS.isdisjoint(question.signs)  # 「何％増？」
    said = question.change is not None or not GROWTH.isdisjoint(question.signs)
    return said or (rate and not question.slots.share_of_whole)


def _is_of_change(context: Context) -> bool:
    """Whether "by what %?" is asked of a thing of which it was told that it changed."""
    question = context.question
    of_whole = question.slots.share_of_whole or Sign.SHARE_OF in question.signs
    told = any(e.question.change is not None for e in context.state.about[:RECENT])
    last = context.state.last
    derived = [i.figure for i in last.items if i.figure and i.figure.derived] if last else []
    changed = any(f.measure == Measure.DIFFERENCE for f in derived)
    told = told or (last is not None and changed and not results(last, context))
    told = told and not (question.programs and "programs" not in question.inherited)
    return told and not (of_whole or question.slots.times or words_of(context))


def _growth(context: Context) -> Composed | None:
    """The growth of the one program talked of, else of the row that the turn is about."""
    ids = context.question.program_ids
    of_program = answer_growth(context, ids) if len(ids) == 1 and not words_of(context) else None
    if of_program is not None and of_program.status == "answered":
        return of_program
    return change_in_documents(context)


BETWEEN: Mapping[Act, Callable[[Context], Composed | None]] = {
    Act.TOTAL: total_shown,
    Act.DIFFERENCE: difference_shown,
    Act.COMPARE: difference_shown,
    Act.SHARE: share_between,
}
BY_INTENT: Mapping[Intent, Callable[[Context], Composed | None]] = {
    Intent.DIFFERENCE: change_in_documents,
    Intent.RATIO: ratio_in_documents,
    Intent.SUM: total_in_documents,
    Intent.RANK: rank_rows,
}
BY_ACT: Mapping[Act, Callable[[Context], Composed | None]] = {
    Act.DIFFERENCE: change_in_documents,
    Act.SHARE: ratio_in_documents,
    Act.TREND: change_in_documents,
    Act.TOTAL: total_in_documents,
    Act.AMOUNT: amount_of_list,
    Act.COUNT: count_of_list,
}
