"""How many, as a sentence counts them: "how many groups took part last time", 「今回は何件の予定」.

Only of the one document that a turn is about, and of what is counted in the same unit; a sentence
of another time, or of those who applied where those who succeeded are asked for, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.classes.asked import kind_asked
from assistant.answer.classes.chosen import PAST, PLANNED, STAGES, is_of_kind, programs_talked_of
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operands.in_sentences import ReadSentence
from assistant.answer.operands.rows.located import documents_in_view, says, words_of
from assistant.conversation.item import Item
from assistant.evidence.classes import ClassKind
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.quantities import TextQuantity, stated_parts
from assistant.model import Citation
from assistant.question.grammars.counts import counters, in_japanese, same_counter
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from corpus.text import fold_key
from corpus.text.folding import is_japanese
from corpus.text.years import find_years

SURE = 0.7
MOST = 800  # statements of a document that is read as a whole
BOUNDS = {
    "約{}": re.compile(r"\b(?:about|around|approximately|roughly|some)\s$", re.IGNORECASE),
    "{}以上": re.compile(r"\b(?:at least|more than|over)\s$", re.IGNORECASE),
    "最大{}": re.compile(r"\b(?:up to|at most|no more than)\s$", re.IGNORECASE),
}
TOLD = 2  # sentences that are told


@dataclass(frozen=True, slots=True)
class CountingSentence:
    """A sentence and the number in it."""

    sentence: ReadSentence
    quantity: TextQuantity


def count_in_sentences(context: Context, own: Question) -> Composed | None:
    """The one or two sentences that count what a turn asks the number of."""
    found = sentences_counting(context, own)
    if not found:
        return None
    draft = context.draft()
    for one in found:
        say_counted(draft, one)
    return Composed("answered", draft, SURE, complete=True)


def say_counted(draft: Draft, one: CountingSentence) -> None:
    """A sentence that counts; of an English one the number first, in a Japanese answer."""
    s, quantity = one.sentence, one.quantity
    number = draft.cite(s.document_id, s.start, s.end)
    counter = in_japanese(quantity.unit)
    if draft.language == "ja" and counter and s.text.isascii():
        bound = next((b for b, p in BOUNDS.items() if p.search(s.text[: quantity.start])), "{}")
        value = bound.format(f"{quantity.value:,}{counter}")
        draft.say_own("counted_foreign", number, value=value, quote=clean(s.text))
    else:
        draft.add(f"{clean(s.text)}{markers((number,))}")
    draft.show(Item("", None, None, draft.cited(number)))


def sentences_counting(context: Context, own: Question) -> list[CountingSentence]:
    """The sentences, one or two, that count what a turn asks the number of."""
    documents = _documents(context)
    counter = own.counter
    asks = counter is not None and kind_asked(context, own) is ClassKind.COUNT
    if not asks or len(documents) != 1 or not context.state.exchanges:
        return []
    stages = STAGES[0] | STAGES[1]
    careless = counter in counters("asked_of_any") and not own.signs.isdisjoint(stages)
    counted = list(_counted(context, documents[0], counter or "", careless=careless))
    if not counted and not any(m.surface for m in context.question.programs):
        # None of the programs shown was named: it may be told of another part of the document.
        every = replace(context, question=replace(context.question, programs=()))
        counted = list(_counted(every, documents[0], counter or "", careless=careless))
    found = _of_words([c for c in counted if _fits(c, context, own)], context)
    told = {c.sentence.start: c for c in reversed(found)}
    return list(told.values()) if len(told) <= TOLD else []


def _documents(context: Context) -> tuple[str, ...]:
    """The documents that a turn is about; of several those of the programs talked of."""
    documents = documents_in_view(context)
    programs = (context.catalog.programs.get(i) for i in context.question.program_ids)
    homes = {d for p in programs if p for d in p.document_ids}
    return tuple(d for d in documents if d in homes) if len(documents) > 1 else documents


def says_count(quotes: Sequence[Citation], own: Question) -> bool:
    """Whether quotes have a number of what a turn asks the number of; of another turn, whether."""
    counter = own.counter
    if counter is None:
        return True
    found = (p.quantity for q in quotes for p in stated_parts(q.quote))
    return any(same_counter(q.unit, counter) for q in found)


def _any_counted(unit: str) -> bool:
    return any(same_counter(unit, c) for c in counters("asked_of_any"))


def _counted(
    context: Context, document: str, counter: str, *, careless: bool
) -> Iterator[CountingSentence]:
    """The sentences of the programs that a turn is about that count in a unit.

    `careless`: of those who applied or succeeded, whatever these are.
    """
    seen: set[int] = set()
    for statement in _statements(context, document):
        whole = ReadSentence(
            document, statement.start, statement.end, statement.text, stated_parts(statement.text)
        )
        for one in whole.singles():
            for part in one.parts:
                quantity = part.quantity
                same = same_counter(quantity.unit, counter)
                same = same or (careless and _any_counted(quantity.unit))
                same = same and quantity.unit not in counters("time")
                at = one.start + quantity.start
                if same and part.now is None and at not in seen:
                    seen.add(at)
                    yield CountingSentence(one, quantity)


def _statements(context: Context, document: str) -> Sequence[Statement]:
    """What a document says of the programs talked of; of a small one all that it says."""
    scope = context.catalog.scope(programs_talked_of(context))
    every = context.statements_of(document)
    owned = [c.value.program_id for c in context.classes_of(document)]
    narrow = scope and any(p not in scope for p in owned)
    if not narrow and len(every) <= MOST:
        return every
    found = (f for f in context.evidence.statements if f.statement.document_id == document)
    return [f.statement for f in found if not scope or not scope.isdisjoint(f.program_ids)]


def _fits(one: CountingSentence, context: Context, own: Question) -> bool:
    """Whether a sentence is of the stage and the time that a turn asks of."""
    text = one.sentence.text
    for stage, other in (STAGES, STAGES[::-1]):
        asked = not own.signs.isdisjoint(stage)
        if asked and not any(shows(text, s) for s in stage) and any(shows(text, s) for s in other):
            return False
    years = {y.year for y in find_years(text)}
    fiscal = context.sources[one.sentence.document_id].fiscal_year
    if own.years:
        return bool(years & set(own.years))
    past = any(shows(text, s) for s in PAST) or bool(fiscal and years and max(years) < fiscal)
    planned = any(shows(text, s) for s in PLANNED)
    if not own.signs.isdisjoint(PAST):
        return past
    return not past and (planned or Sign.PLANNED not in own.signs)


def _of_words(found: Sequence[CountingSentence], context: Context) -> list[CountingSentence]:
    """The sentences that say the words of a turn; in another language none can."""
    words = [w for w in words_of(context) if not (is_of_kind(w, context) or w.verbal)]
    language = context.question.japanese
    return [c for c in found if _is_foreign(c, japanese=language) or _says_all(c, words)]


def _is_foreign(one: CountingSentence, *, japanese: bool) -> bool:
    return any(map(is_japanese, one.sentence.text)) != japanese


def _says_all(one: CountingSentence, words: Sequence[Term]) -> bool:
    key = fold_key(one.sentence.text)
    return all(says(key, w) for w in words)
