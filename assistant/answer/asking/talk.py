"""Talk: greetings, thanks, what the assistant can do; what is open is asked back with choices."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from assistant.answer.context import Composed, Context
from assistant.answer.finishing.suggestions import example_questions, offers
from assistant.answer.operations.shown import latest

MOST_SHOWN = 4  # amounts that a person is asked to choose of
NAMED = 8  # documents and programs that the assistant introduces itself with


def greet(context: Context) -> Composed:
    """A greeting, and what may be asked."""
    return _said(context, "greet")


def thank(context: Context) -> Composed:
    """An answer to thanks."""
    return _said(context, "thanks")


def decline(context: Context) -> Composed:
    """「いいえ、結構です」."""
    return _said(context, "declined")


def chat(context: Context) -> Composed:
    """What has nothing to do with documents is not answered, kindly."""
    return replace(_said(context, "chitchat"), status="not_found")


def cannot_compute(context: Context) -> Composed:
    """What was shown cannot be added up or multiplied: said, with the amounts that were meant.

    They are written as in their sources: who is asked back is told no figure.
    """
    said, shown = _said(context, "cannot_compute"), latest(context)
    for m in shown if len(shown) <= MOST_SHOWN else ():
        value = m.figure.original or m.state(said.draft).display
        name = f"{m.name} {m.figure.label}".strip()
        if name:
            said.draft.say("compare_item", *m.numbers(said.draft), program=name, value=value)
    return replace(said, status="clarify", score=0.3)


def complain(context: Context) -> Composed:
    """Sorry, and whole questions that may have been meant."""
    return _said(context, "complaint")


def introduce(context: Context) -> Composed:
    """What the corpus holds, and what can be asked of it."""
    draft = context.draft()
    ids = [i for i in context.sources if not context.documents or i in context.documents]
    draft.say("capability")
    for i in ids[:NAMED]:
        draft.say("list_item", program=context.sources[i].title)
    if len(ids) > NAMED:
        draft.say("and_more", count=str(len(ids) - NAMED))
    names = [draft.name(c) for r in context.roots() for c in context.catalog.children(r)]
    if names:
        joined = ("、" if draft.language == "ja" else "; ").join(names[:NAMED])
        draft.say("capability_programs", names=joined)
    draft.say("capability_kinds")
    return Composed(
        "answered", draft, 1.0, suggestions=tuple(islice(example_questions(context), 4))
    )


def ask_back(context: Context) -> Composed:
    """Nothing can be made of it: what may be meant, as whole questions."""
    draft = context.draft()
    choices = offers(context) or tuple(islice(example_questions(context), 4))
    draft.say("unclear")
    for choice in choices:
        draft.say("list_item", program=choice)
    return Composed("clarify", draft, 0.3, suggestions=choices)


def _said(context: Context, name: str) -> Composed:
    draft = context.draft()
    draft.say(name)
    choices = offers(context) or tuple(islice(example_questions(context), 4))
    return Composed("answered", draft, 1.0, suggestions=choices)
