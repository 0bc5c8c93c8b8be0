"""What the item that a turn is of tells of what the turn asks for.

Lines under the label that is asked for are the answer, and so is what stands under the question of
a FAQ. What else an item says is, where nothing else answers from it: what stands in another item,
however alike its words, is of another thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Guess
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.stated import state_amount
from assistant.answer.items.asked import Wanted, wanted
from assistant.answer.items.choosing import ChosenItem, choose_item, title_says
from assistant.answer.items.lines import (
    holding_lines,
    labelled_lines,
    lines_of_all,
    lines_saying,
    said_at,
    said_by,
    sized_lines,
)
from assistant.answer.operands.rates import CEILING
from assistant.conversation.item import Item
from assistant.evidence.finding.statements import clean
from assistant.evidence.finding.valuetypes import has_amount
from assistant.evidence.giving import FORMS
from assistant.evidence.items import PaperItem
from assistant.question.echo import query_of
from assistant.question.model import Question
from assistant.question.signs import Sign, shows
from assistant.question.sought import REACH
from corpus.facts.sums import BUDGET
from corpus.text import fold, fold_key
from corpus.text.amounts import present_amounts

LABELLED, SAID = 0.7, 0.6
MOST = 5  # lines that are quoted
ROOM = 260  # characters of an item that are told where no label tells what is asked
SEVERAL = 2  # words beside a value that tell that it is of them
HALF = 0.5  # of the things that a turn names, by an item
SURELY = 0.5  # of the words of a turn, by an item that is told instead of another


def answer_of_item(context: Context, own: Question, guess: Guess) -> Composed | None:
    """The lines of an item under the labels that a turn asks for."""
    asks, chosen = _asked(context, own, guess)
    if asks is None or chosen is None:
        return None
    if chosen.item.is_question:
        return _answer_to(chosen, asks, context)
    if not asks.attributes or not chosen.known or chosen.items.of_one:
        return None
    if "numbers" in asks.attributes and own.japanese != (chosen.items.page.language == "ja"):
        return None  # what is counted has another name there
    if asks.attributes == ("amount",) and _has_budget(context, own, asks):
        return None
    sized = sized_lines(chosen.items, chosen.item, asks.given)
    places = sized or [p for a in asks.attributes for p in _told(chosen, asks, a)]
    every = sized or all(_told(chosen, asks, a) for a in asks.attributes)
    if "contact" in asks.attributes and not _reaches(chosen, places, own):
        return None
    if not every:
        return None
    composed = _quoted(chosen, sorted(set(places)), context, LABELLED)
    if asks.attributes == ("amount",):
        _state_the_one(composed.draft, chosen.item)
    return composed


def _has_budget(context: Context, own: Question, asks: Wanted) -> bool:
    """Whether an amount that is asked for, and is none that one gets, is a budget in the table."""
    gets = not {Sign.GETS, Sign.AT_MOST, Sign.LIMITS, Sign.PRICED}.isdisjoint(own.signs)
    if gets or asks.things or asks.given or own.per:
        return False
    table, ids = context.table, context.question.program_ids
    return any(r.measure in BUDGET for i in ids for r in table.rows_of(i, context.documents))


def _state_the_one(draft: Draft, item: PaperItem) -> None:
    """State the amount of the lines that are quoted, where they have one and no more."""
    found = [(a, c.number) for c in draft.citations for a in present_amounts(c.quote)]
    if len(found) == 1:
        state_amount(draft, *found[0], item.title)


def of_item_instead(context: Context, composed: Composed, own: Question, guess: Guess) -> Composed:
    """What an item says, where an answer is only near to a turn or all of it of other items."""
    if composed.status != "answered" and Sign.BUDGET in own.signs:
        return _budget_told_of_all(context) or composed
    figured = composed.draft.figures and not composed.draft.leads
    if composed.status == "clarify" or figured or composed.complete:
        return composed
    cited = {c.document_id for c in composed.draft.citations}
    asks, chosen = _asked(context, own, guess, next(iter(cited)) if len(cited) == 1 else "")
    if asks is None or chosen is None or not _is_sure(chosen, own):
        return composed
    inside = [c.number for c in composed.draft.citations if _holds(chosen, c.start, c.end)]
    if composed.status == "answered" and not composed.draft.leads and inside:
        composed.draft.keep(inside)
        return composed
    places = [p for p in _near(chosen, asks) if not chosen.items.is_heading(p)]
    denied = composed.status == "not_found" and not _is_given(chosen, asks, places)
    if denied or not places:
        return composed
    return _quoted(chosen, _with_room(chosen, places), context, SAID)


def within_item(context: Context, near: Composed, own: Question, guess: Guess) -> Composed:
    """What is near to a turn that surely is of one item, without what stands in others."""
    cited = {c.document_id for c in near.draft.citations}
    asks, chosen = _asked(context, own, guess, next(iter(cited)) if len(cited) == 1 else "")
    if asks is None or chosen is None or not _is_sure(chosen, own):
        return near
    inside = [c.number for c in near.draft.citations if _holds(chosen, c.start, c.end)]
    if inside:
        near.draft.keep(inside)
    return near


def _budget_told_of_all(context: Context) -> Composed | None:
    """The line of a paper that gives the budgets of its items, with that of the item talked of."""
    chosen = choose_item(context, (), "", ())
    if chosen is None or chosen.items.of_one:
        return None
    items, title = chosen.items, fold_key(chosen.item.title)
    lines = (p for p in items.whole.places if title in items.page.views[p].key)
    told = [p for p in lines if shows(items.page.statements[p].text, Sign.BUDGET)]
    told = [p for p in told if has_amount(items.page.statements[p].text)]
    return _quoted(chosen, told[:1], context, LABELLED) if told else None


def _reaches(chosen: ChosenItem, places: Sequence[int], own: Question) -> bool:
    """Whether lines have the number or the address that is asked for, where one is."""
    forms = [
        f for f, (counter, sign) in REACH.items() if own.counter == counter or sign in own.signs
    ]
    texts = [fold(chosen.items.page.statements[p].text).text for p in places]
    return all(any(FORMS[form].search(t) for t in texts) for form in forms)


def _asked(
    context: Context, own: Question, guess: Guess, cited: str = ""
) -> tuple[Wanted | None, ChosenItem | None]:
    asks = wanted(own, guess.probability)
    if asks is None or not (asks.attributes or asks.words):
        return None, None
    return asks, choose_item(context, asks.words, query_of(own, ()), asks.attributes, cited)


def _is_sure(chosen: ChosenItem, own: Question) -> bool:
    """Whether a turn surely is of an item, though it may say things that stand nowhere.

    Not in a paper that tells of one thing, nor in one that is written in another language.
    """
    if chosen.items.of_one or own.japanese != (chosen.items.page.language == "ja"):
        return False
    most = chosen.held >= HALF and chosen.said >= SURELY and not chosen.item.is_question
    return chosen.known or most


def _answer_to(chosen: ChosenItem, asks: Wanted, context: Context) -> Composed | None:
    """What stands under the question of a FAQ that asks the same."""
    same = chosen.item.asks.intersection(asks.attributes)
    if not (same or (chosen.known and chosen.said >= SURELY)):
        return None
    places = [p for p in said_by(chosen.items, chosen.item) if not chosen.items.is_heading(p)]
    return _quoted(chosen, places, context, LABELLED) if places else None


def _told(chosen: ChosenItem, asks: Wanted, attribute: str) -> list[int]:
    """The lines for an attribute: of a turn that names no thing also those without a label."""
    items, item = chosen.items, chosen.item
    alone = chosen.talked_of and not asks.things
    found = labelled_lines(items, item, attribute, instead=alone)
    if alone:
        found = found or holding_lines(items, item, attribute)
        found = found or lines_of_all(items, item, attribute)
    if attribute == "amount" and asks.most:
        return [p for p in found if CEILING.search(items.page.statements[p].text)] or found
    return found


def _is_given(chosen: ChosenItem, asks: Wanted, places: Sequence[int]) -> bool:
    """Whether what is asked is asked of an item, by its heading, or stands with several words.

    An amount that an item holds is seldom that of another thing which it tells of.
    """
    words = asks.things or asks.words
    if not (asks.attributes and words):
        return False
    return title_says(chosen, words) or any(
        said_at(chosen.items, p, asks.things) >= SEVERAL
        and not shows(_text(chosen, p), Sign.DIFFERENCE)
        for p in places
    )


def _near(chosen: ChosenItem, asks: Wanted) -> list[int]:
    """The statements of an item that hold what is asked for, best with the words of the turn."""
    items, item = chosen.items, chosen.item
    worded = lines_saying(items, item, asks.words)
    held = [
        p
        for a in asks.attributes
        for p in labelled_lines(items, item, a) or holding_lines(items, item, a)
    ]
    return [p for p in held if p in worded] or held or worded


def _text(chosen: ChosenItem, place: int) -> str:
    return chosen.items.page.statements[place].text


def _holds(chosen: ChosenItem, start: int, end: int) -> bool:
    """Whether a range stands in an item."""
    held = chosen.items.page.overlapping(start, end)
    return any(chosen.items.by_place[p] in chosen.item.every() for p in held[:1])


def _with_room(chosen: ChosenItem, places: Sequence[int]) -> list[int]:
    """Some statements with those beside them in their item, as far as there is room."""
    page = chosen.items.page
    every = [p for p in said_by(chosen.items, chosen.item) if not chosen.items.is_heading(p)]
    kept = [p for p in places if p in every][:MOST] or every[:1]
    room = ROOM - sum(len(page.statements[p].text) for p in kept)
    first, last = every.index(min(kept)), every.index(max(kept))
    for place in (*every[first:last], *every[last + 1 :], *reversed(every[:first])):
        room -= len(page.statements[place].text) if place not in kept else 0
        if room < 0:
            break
        kept.append(place)
    return sorted(set(kept))


def _quoted(chosen: ChosenItem, places: Sequence[int], context: Context, score: float) -> Composed:
    """The lines of an item in their order, under its name."""
    draft = context.draft()
    items = chosen.items
    for place in places[:MOST]:
        statement = items.page.statements[place]
        number = draft.cite(statement.document_id, statement.start, statement.end)
        owner, quote = items.by_place[place], clean(statement.text)
        title = _heading(chosen, place, context) if draft.empty else None
        if title is not None:
            above = draft.cite(statement.document_id, *title)
            draft.say("titled", above, number, title=owner.title, quote=quote)
        else:
            draft.say("quoted", number, quote=quote)
        about = min(items.page.program_ids[place], default=None)
        draft.show(Item(owner.title, about, None, draft.cited(number)))
    return Composed("answered", draft, score, complete=True)


def _heading(chosen: ChosenItem, place: int, context: Context) -> tuple[int, int] | None:
    """Where the heading of the item of a statement stands, right above what is under it."""
    owner = chosen.items.by_place[place]
    if not owner.path or fold_key(owner.title) in chosen.items.page.title:
        return None  # the document is called so
    statement = chosen.items.page.statements[place]
    text = context.sources[statement.document_id].text
    at = text.rfind(owner.title, 0, statement.start)
    return (at, at + len(owner.title)) if at >= 0 else None
