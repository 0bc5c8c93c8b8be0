"""A turn on a document as a whole where several may be meant: asked back with the documents.

"Could you give me an overview?" names none of the papers of three offices: any one that is told of
is wrong for most of those who ask.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Act, Guess
from assistant.answer.applying import SURE, names_a_thing
from assistant.answer.context import Composed, Context
from assistant.model import Language
from assistant.question.before.newness import wants_the_new
from assistant.question.echo import of_document
from assistant.question.model import Intent, Question

OF_WHOLE = frozenset({Act.OVERVIEW, Act.SUMMARY, Act.ABOUT_DOCUMENT})
RANKING = frozenset({Act.RANK, Act.SORT})  # "which program gets the most?"
OF_ITS_PROGRAMS = frozenset({Act.LIST, Act.FILTER}) | RANKING
PROGRAMS = frozenset({Act.LIST, Act.FILTER, Act.OVERVIEW})  # of which the choices list the programs
MOST = 4  # documents that are offered by name
# What is asked of each: a whole question that names it.
ASKED: dict[str, dict[Language, str]] = {
    "whole": {"ja": "「{title}」の概要を教えてください。", "en": "Give me a summary of “{title}”."},
    "programs": {
        "ja": "「{title}」の事業を金額とあわせて一覧にしてください。",
        "en": "List the programs of “{title}” with their amounts.",
    },
    "new": {"ja": "「{title}」で新しい事業は？", "en": "What is new in “{title}”?"},
}


def asks_of_a_whole(own: Question, guesses: Sequence[Guess]) -> bool:
    """Whether a turn is on all of a document: on what it says, or on its programs at large."""
    best = guesses[0]
    if own.programs or own.amounts or own.years or best.probability < SURE:
        return False
    if own.intent is Intent.SMALLTALK:
        return False  # an order to the assistant
    if best.act is Act.NEW:
        return wants_the_new(own)
    return best.act in OF_WHOLE or (best.act in OF_ITS_PROGRAMS and not names_a_thing(own))


def ask_which_document(context: Context, documents: Sequence[str], act: Act) -> Composed:
    """Ask of which document, with the same asked of each of them as the choices."""
    draft = context.draft()
    offered = sorted(documents, key=lambda d: context.language_of(d) != draft.language)
    kind = "new" if act is Act.NEW else "programs" if act in PROGRAMS else "whole"
    draft.say("clarify_document")
    for document in offered[:MOST]:
        title = context.sources[document].title
        number = draft.cite_near(document, title, 0)
        draft.say_own("list_item", *((number,) if number else ()), program=title)
    if len(offered) > MOST:
        draft.say("and_more", count=str(len(offered) - MOST))
    titles = [context.sources[d].title for d in offered[:MOST]]
    if act in RANKING:
        choices = [of_document(context.question, title, draft.language) for title in titles]
    else:
        choices = [ASKED[kind][draft.language].format(title=title) for title in titles]
    return Composed("clarify", draft, 0.3, suggestions=tuple(choices), offered=tuple(offered))
