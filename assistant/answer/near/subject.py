"""What is near to a turn of what is talked of: a passage of another program is no answer to it.

「台湾の大学でもいい？」 after the program for ASEAN is asked of that, in whatever words it is told;
only what its pages have no word of, and others do, is asked of those.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Act
from assistant.answer.context import Context
from assistant.answer.near.lacking import gives_value
from assistant.answer.near.window import holds_kind, kind_asked
from assistant.evidence.turns.windows import Window
from assistant.question.model import Term
from assistant.question.signs import Sign, shows
from assistant.question.words.naming import naming_terms
from corpus.text import fold_key

HALF = 0.5  # of the words of a turn, by what is said of another thing


def of_what_is_talked_of(found: Sequence[Window], context: Context) -> list[Window]:
    """The windows about the programs of a turn, or about none; none where it leaves them.

    What has but a row of a table is told of nowhere, and what is said of no program is of all.
    """
    scope = context.catalog.scope(context.question.program_ids)
    own = [w for w in found if not scope.isdisjoint(w.programs)]
    asked = kind_asked(context.question)
    office = context.question.act is Act.CONTACT  # that of its whole
    if not own or office or (asked and not holds_kind(own, asked)):
        own += [w for w in found if w not in own and _is_whole_of(w, context)]
    told = any(not w.likeliest.cells for w in own) or gives_value(own, context.question)
    kept = [w for w in found if w in own or not (w.programs or w.program_id)]
    return kept if told and not _leaves(found, own, context) else []


def talked_of(window: Window, context: Context) -> str:
    """The program that a window tells of: the one talked of, where it is a part of that."""
    asked = context.question.program_ids
    held = (i for i in asked if not context.catalog.scope((i,)).isdisjoint(window.programs))
    return next(held, window.program_id or "")


def _is_whole_of(window: Window, context: Context) -> bool:
    """Whether a window is about what has a program of the turn as its part."""
    about, catalog = window.program_id, context.catalog
    parts = catalog.descendants(about) if about and not catalog.is_root(about) else ()
    return any(i in parts for i in context.question.program_ids)


def _leaves(found: Sequence[Window], own: Sequence[Window], context: Context) -> bool:
    """Whether a turn names what the pages of its programs do not have, and another window has."""
    question = context.question
    said = (t for t in naming_terms(question) if not (t.concept or t.carried or t.verbal))
    words = [t for t in said if not _asks_money(t)]
    if "programs" not in question.inherited or not words:
        return False
    others = [w for w in found if w not in own]
    elsewhere = any(w.coverage >= HALF or _is_called(w, words, context) for w in others)
    page, scope = context.page_of(own[0].document_id), context.catalog.scope(question.program_ids)
    return elsewhere and not (page and any(page.says_of(scope, (term,)) for term in words))


def _asks_money(term: Term) -> bool:
    """Whether a word only asks for money: 「お金かかる？」."""
    return shows(term.surface, Sign.MONEY) or shows(term.surface, Sign.CHARGED)


def _is_called(window: Window, words: Sequence[Term], context: Context) -> bool:
    """Whether a word stands in the name of the program that a window is about."""
    name = fold_key(context.catalog.name(window.program_id)) if window.program_id else ""
    return any(a in name for t in words for a in t.alternatives)
