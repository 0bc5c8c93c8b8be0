"""A turn answered for each of several programs, one below the other: "and per project?" of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, renumbered
from assistant.question.model import Intent, Question

MOST_EACH = 3  # programs of a list that a follow-up is answered for, one by one


def of_each_program(
    context: Context, composed_of: Callable[[Context, Question], Composed]
) -> Composed | None:
    """The answer for each of the programs that fit, or were set side by side, one by one."""
    last, question = context.state.last, context.question
    fitting = last is not None and last.question.intent is Intent.FIT and question.inherited
    beside = _asks_of_each(question)
    if not (fitting or beside) or len(question.program_ids) < 2:
        return None
    draft = context.draft()
    for mention in question.programs[:MOST_EACH]:
        asked = replace(question, programs=(replace(mention, program_ids=mention.program_ids[:1]),))
        composed = composed_of(context, asked)
        if composed.status == "answered":
            _append(draft, composed.draft, draft.name(mention.program_ids[0]))
    answered = {i.program_id for i in draft.items}
    return (
        None if draft.empty or (beside and len(answered) < 2) else Composed("answered", draft, 0.6)
    )


def _asks_of_each(question: Question) -> bool:
    """Whether an attribute is asked of programs that were set side by side: "and per project?"."""
    attribute = any(t.concept and not t.carried for t in question.terms)
    return bool(question.inherited) and question.intent is Intent.FACT and attribute


def _append(draft: Draft, part: Draft, name: str) -> None:
    """Put the answer for one program below those for others, with its citations numbered anew."""
    numbers = {c.number: draft.cite(c.document_id, c.start, c.end) for c in part.citations}
    draft.add(f"【{name}】" if draft.language == "ja" else f"{name}:")
    draft.add(renumbered(part.text, numbers))
    for figure in part.figures:
        number = numbers[figure.citation] if figure.citation else None
        draft.figures.append(replace(figure, citation=number))
    for item in part.items:
        place = draft.cited(numbers[item.citation.number]) if item.citation else None
        draft.show(replace(item, citation=place))
    draft.rows_used += part.rows_used
