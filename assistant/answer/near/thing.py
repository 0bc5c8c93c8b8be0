"""That a thing is not there which a turn asks of, whatever else it says is.

「これ破ったら罰則とかある？」 of a paper that tells of breaking it and of no 罰則: what is
quoted is near, and does not say it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.near.lacking import MOST_BESIDE
from assistant.evidence.giving import nowhere
from assistant.question.asked_thing import asked_thing
from assistant.question.model import Question, Term
from corpus.text.folding import is_japanese
from index.retrieval.others import other_words

FIRST = 3  # words of a thing that are said


def with_asked_thing(
    context: Context, composed: Composed, documents: Sequence[str], own: Question
) -> Composed:
    """An answer in quotes that says first that what is asked of is not there, where it is not.

    Where several documents may be meant, what the first turn names others may call otherwise.
    """
    draft = composed.draft
    begins = not context.state.exchanges and len(context.sources) > 1
    if begins or composed.status != "answered" or draft.figures or not draft.citations:
        return composed
    lacking = _lacking(context, documents, asked_thing(own))
    if not lacking:
        return composed
    draft.keep([c.number for c in draft.citations[:MOST_BESIDE]])
    joined = "・" if draft.language == "ja" else "”, “"
    draft.lead("lacks_thing", words=joined.join(t.surface for t in lacking[:FIRST]))
    draft.states_figures = False
    return replace(composed, status="not_found", complete=True)


def _lacking(context: Context, documents: Sequence[str], thing: Sequence[Term]) -> tuple[Term, ...]:
    """The words for a thing that stand in none of some documents.

    Of what is written in another language that is known only of words that are translated, of a
    thing only where it has none of them, and only where no other document may be meant.
    """
    lacking, alone = tuple(thing), len(context.sources) == 1
    for document in documents:
        page = context.page_of(document)
        lacking = nowhere(page, lacking) if page else ()
        foreign = context.is_foreign(document)
        none = len(lacking) == len(thing) and all(map(_is_translated, thing))
        if foreign and not (alone and none):
            return ()
    return lacking


def _is_translated(term: Term) -> bool:
    """Whether a word is known in both languages: "stipend" → 奨励金."""
    words = (*term.alternatives, *other_words(term.alternatives[0]))
    return len({is_japanese(word[0]) for word in words}) > 1
