"""How near what is quoted is to a turn, and what is said of that first.

Of 「灯台の塗装は？」 to a paper without a lighthouse: that nothing of it is there, by its name. Of
a question whose words are all there and whose value is too: that it stands in these places.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from assistant.acts import Act
from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.lacking import (
    beside_what_lacks,
    gives_value,
    lacks_reason,
    lacks_value,
)
from assistant.answer.near.told_last import is_told_on
from assistant.answer.near.window import OWN_CASE, is_foreign
from assistant.answer.text.contact import gives_no_way_to_reach
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.windows import Window
from assistant.question.echo import subject
from assistant.question.grammars.grouping import read_grouping
from assistant.question.model import Question, Term
from assistant.question.programs.partial import names_something
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import said_in

HALF = 0.5  # of the words of the question, by the likeliest statement
LIKELY_SAID = 0.3  # odds of a statement from which on four of five windows around it answer
SHORTEST = 2  # characters of a word that may stand nowhere
WORDS = 20  # characters of a cell that tells more than a name
MOST_NAMED = 3  # things that are said to be nowhere
COMPUTED = (
    Sign.RATE_OF_CHANGE, Sign.RATIO, Sign.DIFFERENCE, Sign.SUM, Sign.AVERAGE, Sign.MOST, Sign.RANK,
)  # fmt: skip


class Nearness(Enum):
    """What is said first of what is near: it likely answers, it may, or nothing does."""

    LIKELY = "likely"
    NEAR = "near"
    MISSING = "missing"


def lead(draft: Draft, found: Sequence[Window], context: Context, *, own_case: bool) -> Nearness:
    """Say first how near it is, and tell whether it likely answers.

    That something is not there is said where none of the things that the turn names is, and of
    those by name: what is asked of a thing, 「締切」 or 「人件費」, may be told in other words. Or
    where a value is asked for, and what is told of it has none of its kind. What is written in
    another language cannot be looked through for words.
    """
    question = context.question
    documents = context.documents or tuple(context.sources)
    if gives_no_way_to_reach(context, documents):
        draft.lead("no_phone")
        return Nearness.MISSING
    own = _own_terms(question)
    said = [term for term in own if context.have(documents, (term,))]
    named = [t.surface for t in own if names_something(t) and question.says(t.surface)]
    nowhere = own and not said and _may_be_nowhere(found[:1], question, own_case=own_case)
    if nowhere and named and not any(is_foreign(w, draft) for w in found):
        joined = "・" if draft.language == "ja" else "”, “"
        draft.lead("nothing_of", words=joined.join(named[:MOST_NAMED]))
        draft.about = ""
        return Nearness.MISSING
    near = beside_what_lacks(found, context) if own else found
    told = [s.text for w in near for s in w.statements if not _tells_in_cells(s)]
    no_reason = bool(told) and lacks_reason(told, question) and not is_told_on(found, context)
    if lacks_value(found, context) or no_reason:
        draft.lead("not_said", subject=subject(question))
        return Nearness.MISSING
    draft.lead("nearest_places")
    likely = len(said) == len(own) and _may_answer(found[:1], context)
    return Nearness.LIKELY if likely else Nearness.NEAR


def is_meant(window: Window, context: Context) -> bool:
    """Whether what is nearest surely is of the thing that a turn names, whatever it asks of it.

    The next turn then is of that too: "and the year before?".
    """
    sure = window.coverage >= HALF and window.odds >= LIKELY_SAID
    return sure and bool(_own_terms(context.question))


def _own_terms(question: Question) -> list[Term]:
    """What a turn itself names, as far as it may stand nowhere: no attribute, no grouping.

    Nor what is computed: that 「伸び率」 stands nowhere tells nothing of what grew.
    """
    terms = (t for t in question.terms if not (t.light or t.concept or t.carried or t.verbal))
    terms = (t for t in terms if said_in(t.surface).without(COMPUTED).strip())
    terms = (t for t in terms if not shows(t.surface, Sign.ATTRIBUTE))
    return [t for t in terms if len(t.surface) >= SHORTEST and not read_grouping(t.surface).by]


def _may_be_nowhere(best: Sequence[Window], question: Question, *, own_case: bool) -> bool:
    """Whether a turn whose words stand nowhere may be said to be of what is not there.

    Not one that tells of the asker's own case or asks why, nor an English one to which a value is
    near: it says what is done in words that name things too, "when will we hear".
    """
    if any(w.coverage >= HALF for w in best):
        return False
    if own_case or question.act in OWN_CASE | {Act.WHY}:
        return False
    return not (question.language == "en" and gives_value(best, question))


def _tells_in_cells(statement: Statement) -> bool:
    """Whether a row of a table has a cell of words that may tell why."""
    return any(len(cell.text) >= WORDS and not is_numeric(cell.text) for cell in statement.cells)


def _may_answer(best: Sequence[Window], context: Context) -> bool:
    """Whether what is nearest likely answers: it has what is asked for, of nothing of another name.

    The odds compare what was found; that none of it answers they cannot tell.
    """
    of_another = any(r.of_another for r in context.evidence.readings)
    return not of_another and any(
        window.odds >= LIKELY_SAID
        and any(holds_value(s.text, context.question) for s in window.statements)
        for window in best
    )
