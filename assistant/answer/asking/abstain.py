"""Not-found and clarifying answers: what was looked for, and the nearest that there is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.acceptance import nearest
from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import explain_missing
from assistant.answer.text.quoting import quote
from assistant.evidence.budget.lookup import Lookup
from assistant.question.echo import subject
from assistant.question.model import Intent, Question
from corpus.text import fold_key

MOST_PARTS = 12  # programs of a document that may be parts of one
OF_A_PROGRAM = {Intent.FIGURE, Intent.FACT, Intent.DIFFERENCE, Intent.RATIO, Intent.TIMELINE}


def answer_small_talk(context: Context) -> Composed:
    """What the assistant is for."""
    draft = context.draft()
    draft.say("small_talk")
    return Composed("not_found", draft, 0.0)


def answer_missing(context: Context, lookups: Sequence[Lookup] = ()) -> Composed:
    """Say that the corpus does not say, and name what it does have for the programs."""
    draft = context.draft()
    draft.states_figures = False
    if not _names_another_thing(context.question):
        for look in lookups:
            if not look.rows and look.missing is not None:
                explain_missing(draft, context, look)
    if draft.empty:
        name = "missing_program" if lookups or not context.question.program_ids else "missing"
        draft.say(name, subject=subject(context.question))
    if context.question.confirm and (near := nearest(context)):
        draft.say("nearest_says")
        quote(draft, near, context)
    return Composed("not_found", draft, 0.1)


def _names_another_thing(question: Question) -> bool:
    """Whether a turn that names no program asks of a thing of its own: 「図書館の予算は？」.

    What is missing then is that thing, and not something of the program talked of before.
    """
    own = (t for t in question.terms if not (t.light or t.concept or t.carried or t.verbal))
    return "programs" in question.inherited and any(own)


def answer_clarify(context: Context) -> Composed:
    """Ask which program is meant; the choices are the suggestions."""
    draft = context.draft()
    draft.say("clarify")
    return Composed("clarify", draft, 0.3)


def needs_clarifying(context: Context) -> bool:
    """Whether a question asks for an amount or an attribute and names nothing to look for.

    Of a document about one program, or none, 「締切は？」 can only be asked of that.
    """
    question = context.question
    if not question.wordless and not question.money and is_about_one_thing(context):
        return False
    asks = question.money or any(t.concept for t in question.terms)
    content = [t for t in question.terms if not t.concept]
    of_a_program = question.intent in OF_A_PROGRAM and not question.programs and not content
    return of_a_program and (asks or question.wordless)


def is_about_one_thing(context: Context) -> bool:
    """Whether there is one document, and one program at most that it is about.

    "Bridge Fellowships salary" is a part of "Bridge Fellowships".
    """
    documents = context.documents or tuple(context.sources)
    if len(documents) != 1:
        return False
    own = context.catalog.of(documents)
    names = [fold_key(context.catalog.name(i)) for i in own[:MOST_PARTS]]
    wholes = [n for n in names if not any(n != m and n.startswith(m) for m in names)]
    return len(wholes) < 2 and len(names) < MOST_PARTS
