"""What the documents say nearest to a turn, a few sentences around each that likely answers.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Where no statement surely answers, what stands around those
that most likely do is quoted, and said to be no more than that; where one statement may answer, it
stands below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.acts import Guess
from assistant.answer.asking.abstain import answer_missing
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.lacking import (
    MOST_BESIDE,
    beside_what_lacks,
    of_the_subject,
)
from assistant.answer.near.nearness import HALF, LIKELY_SAID, Nearness, is_meant, lead
from assistant.answer.near.opening import NearTurn
from assistant.answer.near.subject import of_what_is_talked_of, talked_of
from assistant.answer.near.told_last import is_of_what_was_told, with_told_last
from assistant.answer.near.told_of import asks_the_table
from assistant.answer.near.window import (
    ROOM,
    is_foreign,
    likely_too,
    quote_window,
    shortened,
)
from assistant.conversation.item import Item, parts_in
from assistant.evidence.turns.windows import Window
from assistant.question.model import Intent

MOST = 4  # windows that are quoted where nothing surely answers
LOOKED_INTO = 40  # windows of which some are of what is talked of
IN_ANOTHER_LANGUAGE = 2  # windows of a document that is in one


def answer_nearest(
    context: Context, guesses: Sequence[Guess], *, unclear: bool, alone: bool, named: bool
) -> Composed | None:
    """What stands around the few statements that most likely answer.

    Where a conversation begins, only where the documents likely tell of it. `unclear`: the turn
    would rather be asked back; `alone`: there is no other document that it may be asked of;
    `named`: it surely names its document.
    """
    if context.question.intent is Intent.SMALLTALK or asks_the_table(context):
        return None
    asked = NearTurn(context, guesses, unclear, alone, named)
    found = _windows(context)
    told = asked.is_told(found)
    if told is None:
        return None
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    if found and is_foreign(found[0], draft):
        found = found[:IN_ANOTHER_LANGUAGE]
    covered = told or any(w.coverage >= HALF for w in found[:1])
    draft.about = next((talked_of(w, context) for w in found if covered), "")
    nearness = lead(draft, found, context, own_case=asked.is_own_case)
    lacking = nearness is Nearness.MISSING
    if lacking and not of_the_subject(found, context):
        return answer_missing(context)
    found = beside_what_lacks(found, context)[:MOST_BESIDE] if lacking else found
    for window in found:
        numbers = quote_window(draft, shortened(window, ROOM), context)
        if window == found[0] and not lacking:
            draft.meant = _meant(draft, window, numbers, context)
        another = window.program_id and window.program_id != found[0].program_id
        if another or not told:  # nor is any amount of them the one that was asked for
            draft.beside |= numbers
    if lacking:
        return Composed("not_found", draft, 1.0 - max((w.coverage for w in found), default=0.0))
    if not found:
        return None
    odds = found[0].odds if nearness is Nearness.LIKELY else min(found[0].odds, LIKELY_SAID)
    return Composed("answered", draft, odds)


def _meant(draft: Draft, window: Window, numbers: Iterable[int], context: Context) -> Item | None:
    """What the next turn is of: the likeliest statement, where that surely is of what is asked.

    A turn without a word of its own is of what the turn before was of.
    """
    last = context.state.last
    if last is not None and is_of_what_was_told(context.question):
        told = (i for i in last.items if i.citation and i.figure is None)
        return next(told, None) if last.near is None else None
    return _item(draft, window, numbers) if is_meant(window, context) else None


def _item(draft: Draft, window: Window, numbers: Iterable[int]) -> Item | None:
    """What the likeliest statement of a window shows, cited by itself."""
    one, about = window.likeliest, window.program_id
    held = (n for n in numbers if draft.holds(n, one.document_id, one.start, one.end))
    number = next(held, None)
    if number is None:
        return None
    place = draft.narrowed(number, one.start, one.end)
    return Item(draft.name(about) if about else "", about, None, place, parts_in(one.text))


def _windows(context: Context) -> Sequence[Window]:
    """The windows that are quoted: those of what is talked of, where a turn does not leave it."""
    found = _of_one_document(context)
    found = with_told_last(of_what_is_talked_of(found, context) or found, context)
    return likely_too(found[:MOST], context.question)


def _of_one_document(context: Context) -> Sequence[Window]:
    """The likeliest windows, all of one document: nothing tells that another is meant too.

    Who asks in Japanese means a Japanese document, where there is one.
    """
    found = context.windows(LOOKED_INTO)
    if len(context.documents or context.sources) == 1 or not found:
        return found
    japanese = [w for w in found if context.language_of(w.document_id) == "ja"]
    first = (japanese or found)[0] if context.question.japanese else found[0]
    return [w for w in found if w.document_id == first.document_id]
