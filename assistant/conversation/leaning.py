"""What a turn takes from what was shown: its things, its language, what came near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.conversation.state import State
from assistant.model import Language
from assistant.question.grammars.slots import place_of, read_slots
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import said_in
from corpus.text import fold_key

TWO = 2
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


def went_back(own: Question, state: State) -> Question:
    """「さっきのに戻って」, "back to the first one": the program that was talked of before.

    Compared with what is talked of, 「さっきのと比べて」, both are meant.
    """
    subjects = {m.program_ids[0]: m for m in state.subjects}
    if Sign.GOES_BACK not in own.signs or own.programs or len(subjects) < TWO:
        return own
    returns, compares = Sign.RETURNS in own.signs, _compares(own)
    ordinal = own.slots.ordinal
    if not (returns or compares or ordinal):
        return own
    now = state.subjects[-1].program_ids[0]
    before = next(m for m in reversed(state.subjects) if m.program_ids[0] != now)
    place = place_of(ordinal, len(subjects)) if ordinal is not None else None
    meant = [before if place is None else list(subjects.values())[place]]
    meant = [subjects[now], *meant] if compares and not returns else meant
    rest = tuple(t for t in own.terms if not _goes_back(t))
    bare = not rest and not own.money and Sign.ASKING not in own.signs
    intent, act = (Intent.DEFINITION, Act.DEFINE) if bare else (own.intent, own.act)
    plain = tuple(replace(m, surface="", start=0, end=0, exact=False) for m in meant)
    own = replace(own, programs=plain, terms=rest, intent=intent, act=act)
    return replace(own, inherited=("programs",), slots=replace(own.slots, ordinal=None))


def behind_return(text: str) -> str:
    """What a turn asks behind where it goes back to: 「最初のに戻って、何年？」 → 「何年？」."""
    ends = [end for _, end in said_in(text).of(Sign.RETURNS)]
    parts = re.split(r"[、,。]", text[max(ends) :], maxsplit=1) if ends else []
    return parts[1] if len(parts) > 1 and parts[1].strip() else text


def _goes_back(term: Term) -> bool:
    """Whether a word only says that a turn goes back, or to which: 「さっき」, 「最初」."""
    said = [f"{term.surface}{end}" for end in ("", "の", "て")]
    return any(shows(s, Sign.GOES_BACK) or read_slots(s).ordinal is not None for s in said)


def _compares(own: Question) -> bool:
    return own.intent is Intent.COMPARE or not own.signs.isdisjoint({Sign.COMPARE, Sign.DIFFERENCE})


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
