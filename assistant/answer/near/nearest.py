"""What the documents say nearest to a turn, a few sentences around each that likely answers.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Where no statement surely answers, what stands around those
that most likely do is quoted, and said to be no more than that; where one statement may answer, it
stands below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from assistant.acts import Act, Guess
from assistant.answer.abstain import answer_missing, is_about_one_thing
from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.near.lacking import (
    MOST_BESIDE,
    beside_what_lacks,
    gives_value,
    lacks_reason,
    lacks_value,
    of_the_subject,
)
from assistant.answer.near.topicality import NEEDS, topicality
from assistant.answer.near.window import (
    OWN_CASE,
    ROOM,
    asks_attributes,
    is_foreign,
    likely_too,
    of_another,
    quote_window,
    shortened,
)
from assistant.answer.text.contact import gives_no_way_to_reach
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.windows import Window
from assistant.question.echo import subject
from assistant.question.grouping import read_grouping
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.partial import names_something
from assistant.question.signs import Sign, shows
from corpus.facts import Measure
from corpus.text import fold_key

MOST = 4  # windows that are quoted where nothing surely answers
LIKELY = 0.8  # that the documents tell of a turn, where nothing was said before
LIKELY_OF_ONE = 0.6  # that the only document does: who asks has it in mind
LIKELY_OF_NAMED = 0.35  # that the document does which a turn names: it is looked into
NEED = 0.4  # that a turn tells of the asker's own case
IN_ANOTHER_LANGUAGE = 2  # windows of a document that is in one
SURE_NEED = 0.5  # from which on it is told of by a text, whatever kind of value it asks for
HELD = 0.25  # odds of a statement that holds a value at the start of a conversation
HALF = 0.5  # of the words of the question, by that statement
LIKELY_SAID = 0.3  # odds of a statement from which on four of five windows around it answer
SOME = 2  # things that a turn names, by which a document tells of it
SHORTEST = 2  # characters of a word that may stand nowhere
GETS = frozenset({Sign.GETS, Sign.AT_MOST})  # what one gets, which texts tell, not what all costs
WORDS = 20  # characters of a cell that tells more than a name
FEE = "fee"  # what one pays, as the lexicon calls it
FEW = 3  # programs of a document that is about one thing


def answer_nearest(
    context: Context, guesses: Sequence[Guess], *, unclear: bool, alone: bool, named: bool
) -> Composed | None:
    """What stands around the few statements that most likely answer.

    Where a conversation begins, only where the documents likely tell of it. `unclear`: the turn
    would rather be asked back; `alone`: there is no other document that it may be asked of;
    `named`: it surely names its document.
    """
    question = context.question
    if question.intent is Intent.SMALLTALK or _asks_the_table(context):
        return None
    found = _windows(context)
    one = alone and _is_of_one(context)
    says = _says_anything(question) or (one and question.money)  # 「予算額は？」
    if not context.state.exchanges and ((unclear and not one) or not says):
        return None
    holds = _holds_it(found[:1], question, sure=alone and _is_told_of(context))
    gets = alone and not GETS.isdisjoint(question.signs) and _tells_all(context)
    told = bool(context.state.exchanges) or _is_open(question) or (one and unclear)
    told = told or holds or gets
    if not context.state.exchanges and not (holds or gets):
        least = _least(context, guesses, alone=alone, named=named)
        answers = question.closed or _any_holds(found, question)
        needed = _is_need(question, guesses) or (named and answers)
        if _is_of_what_is_nowhere(context) or _lacks_date(found, question):
            return None
        if not (told or needed) or topicality(context, guesses) < least:
            return None
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    if found and is_foreign(found[0], draft):
        found = found[:IN_ANOTHER_LANGUAGE]
    covered = told or any(w.coverage >= HALF for w in found[:1])
    draft.about = next((w.program_id or "" for w in found if covered), "")
    own_case = _need(guesses) >= NEED or Sign.SUPPOSES in question.signs
    own_case = own_case or Sign.ASKS not in question.signs  # 「クビになって」
    lead = _lead(draft, found, context, own_case=own_case)
    lacking = lead is Nearness.MISSING
    if lacking and not of_the_subject(found, context):
        return answer_missing(context)
    found = beside_what_lacks(found, context)[:MOST_BESIDE] if lacking else found
    for window in found:
        numbers = quote_window(draft, shortened(window, ROOM), context)
        another = window.program_id and window.program_id != found[0].program_id
        if another or not told:  # nor is any amount of them the one that was asked for
            draft.beside |= numbers
    if lacking:
        return Composed("not_found", draft, 1.0 - max((w.coverage for w in found), default=0.0))
    if not found:
        return None
    odds = found[0].odds if lead is Nearness.LIKELY else min(found[0].odds, LIKELY_SAID)
    return Composed("answered", draft, odds)


def _is_of_what_is_nowhere(context: Context) -> bool:
    """Whether a thing is asked of that is named by letters that stand nowhere: 「H3ロケット」."""
    documents, names = tuple(context.sources), context.question.lettered_names
    return any(not context.have(documents, (Term(n, (fold_key(n),)),)) for n in names)


def _lacks_date(found: Sequence[Window], question: Question) -> bool:
    """Whether a day is asked for, and what is nearest has none."""
    dated = replace(question, value_type=ValueType.DATE, counter=None)
    asked = any(t.kind == ValueType.DATE.value for t in question.terms)
    return asked and not _any_holds(found, dated)


def _windows(context: Context) -> Sequence[Window]:
    """The windows that are quoted: of a turn that names but attributes, those not of others."""
    question, found = context.question, _of_one_document(context)
    if not asks_attributes(question):
        return likely_too(found[:MOST], question)
    own = [w for w in found if not of_another(w, question)]
    return likely_too(own[:MOST] or found[:MOST], question)


def _of_one_document(context: Context) -> Sequence[Window]:
    """The likeliest windows, all of one document: nothing tells that another is meant too.

    Who asks in Japanese means a Japanese document, where there is one.
    """
    found = context.windows(MOST * MOST)
    if len(context.documents or context.sources) == 1 or not found:
        return found
    japanese = [w for w in found if context.language_of(w.document_id) == "ja"]
    first = (japanese or found)[0] if context.question.japanese else found[0]
    return [w for w in found if w.document_id == first.document_id]


def _says_anything(question: Question) -> bool:
    """Whether a turn has a word of its own: "a" and 「１」 have none."""
    return any(not t.light for t in question.terms)


class Nearness(Enum):
    """What is said first of what is near: it likely answers, it may, or nothing does."""

    LIKELY = "likely"
    NEAR = "near"
    MISSING = "missing"


def _lead(draft: Draft, found: Sequence[Window], context: Context, *, own_case: bool) -> Nearness:
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
        return Nearness.NEAR
    terms = (t for t in question.terms if not (t.light or t.concept or t.carried or t.verbal))
    own = [t for t in terms if len(t.surface) >= SHORTEST and not read_grouping(t.surface).by]
    said = [term for term in own if context.have(documents, (term,))]
    nowhere = own and not said and all(w.coverage < HALF for w in found[:1])
    nowhere = (
        nowhere and not own_case and question.act not in OWN_CASE | {Act.WHY}
    )  # nor why it is so
    # English says what is done in words that name things too: "when will we hear".
    nowhere = nowhere and not (question.language == "en" and gives_value(found[:1], question))
    named = [t.surface for t in own if names_something(t) and question.says(t.surface)]
    if nowhere and named and not any(is_foreign(w, draft) for w in found):
        joined = "・" if draft.language == "ja" else "”, “"
        draft.lead("nothing_of", words=joined.join(named[:FEW]))
        draft.about = ""
        return Nearness.MISSING
    told = [s.text for w in found for s in w.statements if not _tells_in_cells(s)]
    if lacks_value(found, context) or (told and lacks_reason(told, question)):
        draft.lead("not_said", subject=subject(question))
        return Nearness.MISSING
    draft.lead("nearest_places")
    likely = len(said) == len(own) and _may_answer(found[:1], context)
    return Nearness.LIKELY if likely else Nearness.NEAR


def _tells_in_cells(statement: Statement) -> bool:
    """Whether a row of a table has a cell of words that may tell why."""
    return any(len(cell.text) >= WORDS and not is_numeric(cell.text) for cell in statement.cells)


def _any_holds(found: Sequence[Window], question: Question) -> bool:
    """Whether any of what is nearest has a value of the kind that is asked for."""
    return any(holds_value(s.text, question) for w in found for s in w.statements)


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


def _asks_the_table(context: Context) -> bool:
    """Whether an amount is asked of a program that the table has amounts of: 「護岸のやつは」.

    What the table has of it is nearer then, but for a document that is about one thing.
    """
    question = context.question
    own = any(not (t.light or t.concept or t.carried) for t in question.terms)
    asks = question.money and not asks_a_fee(question)
    return asks and not (question.inherited and own) and has_amounts(context)


def asks_a_fee(question: Question) -> bool:
    """Whether it is asked what one pays, which texts tell and no budget: 「いくらで乗れる」."""
    return any(t.concept == FEE for t in question.terms)


def has_amounts(context: Context) -> bool:
    """Whether the table has amounts of a program of the turn, in a document about several."""
    ids = context.question.program_ids
    rows = [r for i in ids for r in context.table.rows_of(i, context.documents)]
    return any(not _of_one_thing(r.document_id, context) for r in rows)


def _need(guesses: Sequence[Guess]) -> float:
    """How likely a turn tells of the asker's own case."""
    return sum(g.probability for g in guesses if g.act in NEEDS)


def _is_need(question: Question, guesses: Sequence[Guess]) -> bool:
    """Whether a turn surely tells of the asker's own case, whatever kind of value it asks for."""
    return _need(guesses) >= SURE_NEED and not asks_attributes(question)


def _least(context: Context, guesses: Sequence[Guess], *, alone: bool, named: bool) -> float:
    """How likely the documents have to tell of a turn that begins a conversation.

    Of the only one a need is asked whatever it tells, and whatever is asked where it tells of one
    thing; of several a word of the turn may have named one by chance.
    """
    if not alone:
        return LIKELY_OF_NAMED if named else LIKELY
    (document,) = context.documents or tuple(context.sources)
    sure = named or _need(guesses) >= NEED or _of_one_thing(document, context)
    return 0.0 if sure else LIKELY_OF_ONE


def _is_open(question: Question) -> bool:
    """Whether a turn wants something told, of no program by name: a value is there or it is not."""
    told = question.value_type in {None, ValueType.TEXT}
    return told and not (question.money or any(m.surface for m in question.programs))


def _is_told_of(context: Context) -> bool:
    """Whether the documents have some of the things that a turn names, or it names none."""
    question = context.question
    documents = context.documents or tuple(context.sources)
    named = [t for t in question.terms if not (t.light or t.concept) and names_something(t)]
    had = sum(context.have(documents, (t,)) for t in named)
    return (had >= SOME or not named) and not question.acronyms


def _tells_all(context: Context) -> bool:
    """Whether the documents have each of the things that a turn names, and it names some."""
    question = context.question
    documents = context.documents or tuple(context.sources)
    named = [t for t in question.terms if not (t.light or t.concept) and names_something(t)]
    had = all(context.have(documents, (t,)) for t in named)
    return bool(named) and had and not question.acronyms


def _holds_it(best: Sequence[Window], question: Question, *, sure: bool) -> bool:
    """Whether the likeliest statement holds the value asked for, and much of what is said of it.

    `sure`: it surely is asked of what the documents tell of, if in other words; the odds tell.

    Asked of no program by name: what those have the table tells. Nor is the price of a thing
    what a sentence says that it rose by. Of 254 turns that ask for a value of other documents than
    theirs, two are held so.
    """
    typed = question.value_type not in {None, ValueType.TEXT}
    if not (typed or question.money) or question.programs:
        return False
    return any(
        ((window.odds >= HELD and window.coverage >= HALF) or (sure and window.odds >= LIKELY_SAID))
        and holds_value(text := window.likeliest.text, question)
        and (Sign.DIFFERENCE in question.signs or not shows(text, Sign.DIFFERENCE))
        for window in best
    )


def _is_of_one(context: Context) -> bool:
    """Whether the only document is about one thing: what is asked can only be asked of that."""
    documents = context.documents or tuple(context.sources)
    return is_about_one_thing(context) or any(_of_one_thing(d, context) for d in documents[:1])


def _of_one_thing(document: str, context: Context) -> bool:
    """Whether a document is about one program, or none: what it says is said of that.

    What it has prices or ceilings of alone are courses of that program, and no programs.
    """
    rows = (context.table.rows_of(i, (document,)) for i in context.catalog.of((document,)))
    return sum({row.measure for row in found} != {Measure.UNIT} for found in rows) <= FEW
