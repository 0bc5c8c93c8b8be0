"""Which kind of answer a question gets: the table first for money, else the documents' words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.answer.asking.abstain import (
    answer_clarify,
    answer_missing,
    answer_small_talk,
    needs_clarifying,
)
from assistant.answer.context import Composed, Context
from assistant.answer.figures.ambiguity import ask_whose_whole, settle
from assistant.answer.figures.arithmetic import (
    answer_compare,
    answer_sum,
)
from assistant.answer.figures.changes import (
    answer_change,
    answer_ratio,
    only_changed,
    whole_for_change,
)
from assistant.answer.figures.counts.quantities import answer_quantities
from assistant.answer.figures.figure_rows import answer_figure_row
from assistant.answer.figures.rankings import (
    answer_filter,
    answer_rank,
    answer_timeline,
)
from assistant.answer.figures.rows import answer_money, targets_of
from assistant.answer.operands.rows.lines import names_lines
from assistant.answer.operations.asked import (
    change_in_documents,
    named_in_documents,
    ratio_in_documents,
    sum_of_named,
)
from assistant.answer.text.cells import answer_cell, answer_crossing, answer_named_crossing
from assistant.answer.text.defining import answer_definition
from assistant.answer.text.extreme import answer_extreme
from assistant.answer.text.facts import answer_fact, answer_facts_of_each
from assistant.answer.text.fitting import answer_fit
from assistant.answer.text.lists import answer_list, answer_parts, has_own_subject
from assistant.answer.text.naming import answer_name
from assistant.answer.text.passages import answer_passage, answer_values, supported
from assistant.answer.text.prose import answer_prose, answer_why_changed
from assistant.answer.text.whole import answer_headed_list
from assistant.question.model import Intent, ValueType
from assistant.question.signs import Sign

UNNAMED = 0.7  # of the score of an answer about a program that is named
NEARLY = 0.5  # of a question, by a passage that may correct it, or that meets a need
LONG_QUOTE = 200  # characters; a value within so much text is looked for in the tables first
MOST_OF_A_CELL = 3  # citations: a cell and its head; more are cells that may all be meant
TOLD = {Intent.FIGURE, Intent.DIFFERENCE, Intent.FACT, Intent.DEFINITION, Intent.REASON}
Composer = Callable[[Context], Composed | None]


def compose(context: Context) -> Composed:
    """The answer to the question of `context`, or an honest not-found."""
    if context.question.intent is Intent.SMALLTALK:
        return answer_small_talk(context)
    if context.question.programs:
        return _composed(context)
    if open_whole := ask_whose_whole(context):
        return open_whole
    if needs_clarifying(context) and not targets_of(context):
        return _of_the_one_document(context) or answer_clarify(context)
    return _unnamed(settle(context, _composed(context)), context)


def _of_the_one_document(context: Context) -> Composed | None:
    """What the one document amounts to, where only how much is asked: 「予算ってどれくらい？」."""
    sources = context.documents or context.sources
    begins = context.state.last is None  # else it is of what was talked of
    if len(sources) != 1 or not context.question.money or not begins:
        return None
    whole = replace(context, question=replace(context.question, whole=True))
    sums = context.table.sums.wholes(context.documents)
    parted = context.roots()  # a document of several programs is asked of one of them
    return _composed(whole) if sums and not parted and targets_of(whole) else None


def _unnamed(composed: Composed, context: Context) -> Composed:
    """Without a name there is less to go by: the score says so, and calibration what it is worth.

    A denial is the less sure the more of the question stands in one passage.
    """
    if composed.status == "answered":
        return replace(composed, score=UNNAMED * min(composed.score, 1.0))
    near = max((r.coverage for r in context.evidence.readings[:1]), default=0.0)
    return replace(composed, score=max(composed.score, near))


def _composed(context: Context) -> Composed:
    composer = COMPOSERS.get(context.question.intent, _fact)
    if composer is _fact and names_lines(context):
        return answer_money(_as(context, Intent.FIGURE)) or answer_missing(context)
    if (defined := answer_definition(context)) is not None:
        return defined
    cell = named_in_documents(context) or _cell_first(context)
    if cell is not None:
        vague = len(cell.draft.citations) > MOST_OF_A_CELL
        return (vague and answer_values(context)) or cell
    composed = answer_name(context) or answer_headed_list(context) or composer(context)
    if composed is not None and composed.status != "not_found":
        composed = _or_passage(composed, context)
    else:
        found = _in_rows(context) or answer_passage(context)
        question = context.question
        if found is None and not (question.programs or (question.money and question.whole)):
            found = answer_fact(context)  # no single amount is that of the whole
        composed = found or composed or _fallback(context)
    return answer_missing(context) if _off_topic(composed, context) else composed


def _in_rows(context: Context) -> Composed | None:
    """A cell or a row of any table; no number tells a reason."""
    if context.question.intent is Intent.REASON:
        return None
    return sum_of_named(context) or answer_cell(context) or answer_figure_row(context)


def _cell_first(context: Context) -> Composed | None:
    """A cell that is asked for by its row and its head, before what sentences say."""
    programs = context.question.programs
    if context.question.intent is Intent.REASON:
        return None
    if context.question.whole and not programs and targets_of(context):
        return None  # 「全体の予算」 is no row of one of the parts
    if not programs:
        return answer_extreme(context) or answer_cell(context)
    named = any(m.surface for m in programs)  # not only described
    if named and (of_names := answer_named_crossing(context)):
        return of_names
    # Amounts are in the table first, and what stands beside a number counts too.
    elsewhere = named and (context.question.counter or context.question.money)
    return None if elsewhere else answer_crossing(context)


def _or_passage(composed: Composed, context: Context) -> Composed:
    """A passage that covers the question, rather than statements that each say a part of it."""
    question = context.question
    if composed.complete:
        return composed
    if question.programs and _is_long(composed):
        return answer_cell(context) or composed
    if question.programs and question.money and not composed.draft.figures:
        return answer_crossing(context) or composed
    if question.programs or composed.draft.figures or question.intent not in TOLD:
        return composed
    return answer_figure_row(context) or answer_passage(context) or composed


def _is_long(composed: Composed) -> bool:
    """Whether what is quoted first is a text of many lines, in which a value may stand anywhere."""
    return any(len(c.quote) > LONG_QUOTE for c in composed.draft.citations[:1])


def _off_topic(composed: Composed, context: Context) -> bool:
    """Whether what is quoted for a question without a name is about something else.

    Of a thing that no document is about single statements may still have half of the words. Asked
    whether something is so, the answer itself says what is not mentioned.
    """
    question = context.question
    quoted = composed.status == "answered" and not composed.draft.figures
    if not quoted or question.programs:
        return False
    if question.confirm or question.intent is Intent.FIT:
        return not supported(context, NEARLY)
    told = question.intent in TOLD
    return told and not (supported(context) or answer_figure_row(context))


def _change(context: Context) -> Composed | None:
    """The change of a program, else of the row of any table that is named."""
    composed = answer_change(context)
    answered = composed is not None and composed.status == "answered"
    return composed if answered else change_in_documents(context) or composed


def _ratio(context: Context) -> Composed | None:
    """A share or a growth of programs, else of the rows of any table."""
    composed = answer_ratio(context)
    answered = composed is not None and composed.status == "answered"
    return composed if answered else ratio_in_documents(context) or composed


def _sum(context: Context) -> Composed | None:
    targets = context.question.program_ids
    if len(targets) >= 2:
        return answer_sum(context, targets)
    if not targets:
        return answer_money(context) if context.question.money else None
    parts = (answer_parts(context, i) for i in context.question.candidate_ids)
    return next(filter(None, parts), None) or answer_list(context)


def _compare(context: Context) -> Composed | None:
    if not context.question.money and context.question.terms:
        return answer_facts_of_each(context) or answer_quantities(context) or answer_fact(context)
    return answer_compare(context, context.question.program_ids)


def _timeline(context: Context) -> Composed | None:
    targets = targets_of(context) or tuple(whole_for_change(context))
    return answer_timeline(context, targets[0]) if targets else None


def _rank(context: Context) -> Composed | None:
    return None if has_own_subject(context) else answer_rank(context)


def _filter(context: Context) -> Composed | None:
    return None if has_own_subject(context) else answer_filter(context)


def _list(context: Context) -> Composed | None:
    """The programs of the corpus or the parts of one; of them the new ones, where those are."""
    question = context.question
    if Sign.NEW in question.signs and not question.programs:
        return _filter(replace(context, question=replace(question, new_only=True)))
    return answer_list(context) or answer_fact(context)


def _fact(context: Context) -> Composed | None:
    """A program that is named and nothing of it asked is described; else the fact is quoted."""
    question = context.question
    content = [t for t in question.terms if not (t.light or (t.concept and question.several))]
    described = question.value_type in {None, ValueType.TEXT} and not question.confirm
    if question.programs and not content and not question.years and described:
        listed = answer_fact(context) if question.several else None
        told = listed or answer_prose(_as(context, Intent.DEFINITION), described=True)
        return told or _budget_alone(context)
    of_each = answer_facts_of_each(context) if len(question.programs) > 1 else None
    return of_each or answer_quantities(context) or answer_fact(context)


def _budget_alone(context: Context) -> Composed | None:
    """The budget of what is named, where the documents say no more of it: 「教育費は？」."""
    told = answer_money(_as(context, Intent.FIGURE))
    return told if told and told.status == "answered" else None


def _definition(context: Context) -> Composed | None:
    """What something is; of something that has more to it than its name, that first."""
    question = context.question
    if not any(not t.light for t in question.terms):
        return answer_prose(context, described=bool(question.programs))
    purpose = bool(question.programs) and all(
        t.light or t.concept == "purpose" for t in question.terms
    )
    return answer_fact(context) or answer_prose(context, described=purpose)


def _reason(context: Context) -> Composed | None:
    """Why there is a program; of money why it changes, else by how much: that much is known."""
    if context.question.money:
        return answer_why_changed(context) or only_changed(context)
    names = any(not t.light for t in context.question.terms)
    return answer_prose(context) or (answer_fact(context) if names else None)


def _as(context: Context, intent: Intent) -> Context:
    return replace(context, question=replace(context.question, intent=intent))


def _fallback(context: Context) -> Composed:
    """Money that no rule of its own could compute may still be a row; else it is not there."""
    question = context.question
    computed = question.intent is not Intent.FIGURE
    if question.money and computed and (question.programs or targets_of(context)):
        composed = answer_money(_as(context, Intent.FIGURE))
        if composed:
            return composed
    return answer_missing(context)


COMPOSERS: Mapping[Intent, Composer] = {
    Intent.FIGURE: answer_money,
    Intent.DIFFERENCE: _change,
    Intent.RATIO: _ratio,
    Intent.SUM: _sum,
    Intent.COMPARE: _compare,
    Intent.RANK: _rank,
    Intent.FILTER: _filter,
    Intent.LIST: _list,
    Intent.TIMELINE: _timeline,
    Intent.FACT: _fact,
    Intent.DEFINITION: _definition,
    Intent.REASON: _reason,
    Intent.FIT: answer_fit,
}
