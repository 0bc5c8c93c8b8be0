"""What a turn takes from what was shown: its things, its language, what came near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.state import State
from assistant.model import Language
from assistant.question.grammars.slots import place_of, read_slots
from assistant.question.model import Intent, ProgramMention, Question, Term
from corpus.text import fold_key

MOST_NAMED = 3  # programs of a list that the next turn is asked of, each


def of_near(question: Question, state: State) -> Question:
    """What is asked of nothing in particular is asked of the program that was told of."""
    near = state.last.near if state.last else None
    attributes = [t for t in question.terms if t.concept and not t.carried]
    bare = all(t.light or t.carried or t.concept for t in question.terms)
    # 「上限はいくら」 asks for an amount of it, "what share does it pay" for none.
    asks = all(t.kind == "money" for t in attributes) if question.money else bool(attributes)
    if not near or question.programs or question.whole or not (asks and bare):
        return question
    mention = ProgramMention((near,), "", 0, 0, exact=False)
    return replace(question, programs=(mention,), inherited=("programs",))


def marked_in_part(text: str, words: Sequence[str]) -> str:
    """The text with the words that name a program in part as one name: 「{}の予算は」."""
    places = [(at, at + len(word)) for word in words if (at := text.find(word)) >= 0]
    if len(places) < len(words):
        return text
    start, end = min(places)[0], max(end for _, end in places)
    return f"{text[:start]}{{}}{text[end:]}"


def of_shown(own: Question, state: State) -> Question:
    """「2つ目」, "the latter": the program, or the variant, that was shown in that place."""
    ordinal = own.slots.ordinal
    if ordinal is None or own.programs or not state.exchanges:
        return own
    if parts := state.variants:
        place = place_of(ordinal, len(parts))
        if place is None:
            return own
        part = Term(parts[place], (fold_key(parts[place]),), focus=True)
        return replace(own, terms=(*_without_ordinals(own), part))
    ids = state.ordered
    place = place_of(ordinal, len(ids)) if len(ids) > 1 else None
    if place is None:
        return own
    mention = ProgramMention((ids[place],), "", 0, 0, exact=False)
    rest = _without_ordinals(own)
    return replace(own, programs=(mention,), inherited=("programs",), terms=rest)


def _without_ordinals(question: Question) -> tuple[Term, ...]:
    return tuple(t for t in question.terms if read_slots(t.surface).ordinal is None)


def focused(state: State) -> tuple[Question, ...]:
    """The earlier questions, latest first, each with the programs that the next may mean.

    What was only near to a turn may be of another thing than was talked of: that ends there.
    """
    questions = []
    for exchange, question in zip(state.about, state.questions, strict=True):
        near = exchange.near
        moved = bool(near) and near not in question.program_ids
        fits = question.intent is Intent.FIT
        programs = () if moved else question.programs[: MOST_NAMED if fits else None]
        questions.append(replace(question, programs=programs))
        if moved or (near is not None and not question.inherited):
            break
    return tuple(questions)


def spoken(own: Question, state: State) -> Language:
    """The language of a turn; a turn without letters is in that of the conversation."""
    if own.lettered:
        return own.language
    return state.language or own.language
