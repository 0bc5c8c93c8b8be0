"""What documents answer to a turn anew: as the conversation fills it in, else as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.applying import names_a_thing
from assistant.answer.asking.abstain import answer_missing
from assistant.answer.asking.talk import ask_back, chat
from assistant.answer.compose import compose
from assistant.answer.context import Composed, Context
from assistant.answer.each_program import of_each_program
from assistant.answer.figures.amounts import main_rows
from assistant.answer.figures.reverse import rows_of_amount
from assistant.answer.in_place import answer_in_place
from assistant.answer.kinds import ANEW
from assistant.answer.operands.rows.located import documents_in_view
from assistant.answer.records.of_row import answer_of_row
from assistant.answer.text.member import member_asked
from assistant.question.attributes import attribute_alone
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign

AMOUNTS = 2  # amounts that a definition ends with


def answer_anew(context: Context, own: Question) -> Composed:
    """The question as the conversation fills it in; failing that, as it stands alone."""
    if own.intent is Intent.SMALLTALK:
        return compose(context)
    if not _says(context.question):
        return ask_back(context)
    composed = (
        answer_of_row(context, own)
        or answer_in_place(context, own)
        or of_each_program(context, _composed)
        or _composed(context, context.question)
    )
    if composed.status == "not_found" and own.act is Act.CHITCHAT and not own.programs:
        return chat(context)
    if composed.status == "answered":
        if not _of_another(context, composed):
            return composed
        composed = answer_missing(context)
    return next((c for c in _otherwise(context, own) if c.status == "answered"), composed)


def _otherwise(context: Context, own: Question) -> Iterator[Composed]:
    """What else may answer: what the documents say of the attribute at all, then the turn alone."""
    leans = own != context.question
    attribute = attribute_alone(context.question) if leans else None
    if attribute is not None and any(m.surface for m in attribute.programs):
        composed = _composed(context, attribute)
        if composed.status == "answered":
            composed.draft.head("nearest_places")
        yield composed
    named = any(not (t.light or t.concept) for t in own.terms)  # 「上限は」 is asked of anything
    if not own.programs and named and names_a_thing(own) and leans and not own.slots.elliptic:
        alone = _composed(context, own)
        # 「分野は医療も入ってる？」 after one program is told by no other.
        if not (any(t.concept for t in own.terms) and _of_another(context, alone)):
            yield alone
    question = context.question
    if question.act is Act.FIT and not (question.programs or question.money):
        yield _composed(context, replace(question, intent=Intent.FIT))
    if "programs" in question.inherited and not own.programs and named:
        yield from _in_the_paper(context, own)


def _in_the_paper(context: Context, own: Question) -> Iterator[Composed]:
    """What the paper that is talked of says of a turn that is of none of its programs.

    A whole that has words of its own, asked after one program, is told of no program.
    """
    documents = tuple(context.documents or documents_in_view(context))
    if len(documents) == 1:
        composed = _composed(replace(context, documents=documents, question=own), own)
        if not composed.draft.leads:
            yield composed


def _of_another(context: Context, composed: Composed) -> bool:
    """Whether all that an answer shows is about other programs than the one talked of.

    What was told last beside it is talked of too: one thing may be called by two names.
    """
    question = context.question
    scope = context.catalog.scope(question.program_ids)
    shown = {i.program_id for i in composed.draft.items if i.program_id}
    talked = bool(scope) and "programs" in question.inherited and bool(shown)
    last = context.state.last
    told = {i.program_id for i in last.items} if last else set()
    return talked and not any(
        a in told or a == b or context.catalog.overlap(a, b) for a in shown for b in scope
    )


def _composed(context: Context, question: Question) -> Composed:
    """The answer to a question, with the program found that it describes."""
    question = context.resolve(question)
    context = replace(context, question=question)
    own_kind = ANEW.get(question.act)
    composed = (
        member_asked(context)
        or rows_of_amount(context)
        or (own_kind(context) if own_kind else None)
    )
    composed = composed or compose(context)
    defines = question.intent is Intent.DEFINITION and question.act is Act.DEFINE
    if defines and not question.terms and Sign.FULL_NAME not in question.signs:
        _add_amounts(context, composed)
    return replace(composed, question=question)


def _add_amounts(context: Context, composed: Composed) -> None:
    """What a program costs, below what it is."""
    ids = context.question.program_ids
    draft = composed.draft
    if composed.status != "answered" or len(ids) != 1 or draft.figures:
        return
    for row in main_rows(context, ids[0])[:AMOUNTS]:
        value, number = draft.value(row), draft.cite_row(row)
        draft.say("figure_item", number, label=draft.label(row), value=value)


def _says(question: Question) -> bool:
    """Whether a question says anything to look for: "a", "the" and 「。」 do not."""
    content = question.programs or question.money or question.years or question.several
    content = content or question.intent in {Intent.RANK, Intent.FILTER, Intent.LIST}
    return bool(content) or any(not t.light for t in question.terms) or question.whole
