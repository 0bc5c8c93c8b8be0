"""What the documents say nearest to a turn, a few sentences around each that likely answers.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Where no statement surely answers, what stands around those that
most likely do is quoted, and said to be no more than that; where one statement may answer, it stands
below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.acts import Act, Guess
from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.text.passages import supported
from assistant.answer.text.quoting import tell
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.windows import Window
from assistant.question.model import Intent, Question, ValueType
from corpus.facts import Measure

MOST = 3  # windows that are quoted where nothing surely answers
BELOW = 2  # of the likeliest, below a statement that may answer
LEAST_OF_FRESH = 0.45  # by a passage of a document that one word may have named by chance
LEAST_OF_ANY = 0.55  # by one of any document
LEAST = 0.5  # of the question's words by one passage, where nothing was said before
SURE_OF_VALUE = 0.65  # a value that a statement so surely gives needs no more beside it
LIKELY_SAID = 0.3  # odds of a statement from which on four of five windows around it answer
SHORTEST = 2  # characters of a word that may stand nowhere
LIKELY = 0.2  # that a turn tells of a need
NEEDS = frozenset({Act.FIT, Act.WHICH, Act.ELIGIBILITY, Act.APPLY})
FEW = 3  # programs of a document that is about one thing
TOLD = {Intent.FACT, Intent.FIT, Intent.DEFINITION, Intent.REASON, Intent.LIST}


def answer_nearest(context: Context, guesses: Sequence[Guess], *, unclear: bool) -> Composed | None:
    """What stands around up to three statements of one document that most likely answer.

    Of a document that tells of many programs only where a conversation is about it, or where the
    asker tells of a need and names nothing. `unclear`: it would rather be asked back.
    """
    need = _tells_a_need(context.question, guesses)
    document = _document(context, need=need)
    if document is None or context.question.intent is Intent.SMALLTALK:
        return None
    context = replace(context, documents=(document,))
    one = _of_one_thing(document, context)
    if not one and _asks_the_table(context.question):
        return None  # what the table has of the program is nearer
    of_it = need or (one and _is_open(context.question))
    if not (context.state.exchanges or _is_of_it(context, of_it=of_it, unclear=unclear)):
        return None
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    found = context.windows(MOST)
    _lead(draft, found, document, context)
    draft.about = next((w.program_id or "" for w in found), "")
    for window in found:
        _quote(draft, window, context)
    return Composed("answered", draft, found[0].odds) if found else None


def _document(context: Context, *, need: bool) -> str | None:
    """The one document that is asked of; a need may be met by the one that supports it best."""
    documents = context.documents or tuple(context.sources)
    if len(documents) == 1:
        return documents[0]
    best = next(iter(context.evidence.readings), None) if need else None
    return best.passage.document_id if best and supported(context, LEAST_OF_ANY) else None


def _is_of_it(context: Context, *, of_it: bool, unclear: bool) -> bool:
    """Whether a turn that begins a conversation asks of the document; `of_it`: it surely may."""
    if unclear or not _says_anything(context.question):
        return False
    if len(context.sources) > 1:  # a word of the question may have named the document by chance
        return of_it and supported(context, LEAST_OF_FRESH)
    return of_it or (_is_open(context.question) and supported(context, LEAST))


def with_nearest(context: Context, composed: Composed) -> Composed:
    """An answer in quotes that is not of a program that was named, with what likely answers.

    One statement seldom says all that is meant; of a program that is named it mostly does.
    """
    question, draft = composed.question or context.question, composed.draft
    named = question.programs and not question.inherited
    told = composed.status == "answered" and question.intent in TOLD and draft.citations
    valued = question.value_type not in {None, ValueType.TEXT} and composed.score >= SURE_OF_VALUE
    if not told or draft.figures or named or valued:
        return composed
    asks_value = question.value_type not in {None, ValueType.TEXT}
    for window in context.windows(BELOW):
        if not _is_quoted(window.likeliest, draft):
            _quote(draft, window, context)
        elif asks_value:
            break  # the likeliest statement gives the value
    return composed


def _is_quoted(statement: Statement, draft: Draft) -> bool:
    return any(
        c.document_id == statement.document_id
        and c.start < statement.end
        and statement.start < c.end
        for c in draft.citations
    )


def _quote(draft: Draft, window: Window, context: Context) -> None:
    """Say what is not yet said of a window; what is prose is cited as one range."""
    parts: list[str] = []
    numbers: list[int] = []
    unsaid = [s for s in window.statements if not _is_quoted(s, draft)]
    for in_rows, run in groupby(unsaid, key=lambda s: bool(s.cells)):
        statements = list(run)
        if in_rows:
            for statement in statements:
                text, cited = tell(draft, statement, context, whole=True)
                parts.append(text)
                numbers += cited
        else:
            parts += [clean(s.text) for s in statements]
            numbers.append(draft.cite(window.document_id, statements[0].start, statements[-1].end))
    draft.say("quoted", *dict.fromkeys(numbers), quote=draft.joined(parts))


def _says_anything(question: Question) -> bool:
    """Whether a turn has a word of its own: "a" and 「１」 have none."""
    return any(not t.light for t in question.terms)


def _lead(draft: Draft, found: Sequence[Window], document: str, context: Context) -> None:
    """Say first how near it is; of what no amount is, where no word for it stands there."""
    question = context.question
    terms = (t for t in question.terms if not (t.light or t.concept or t.carried or t.verbal))
    own = [t for t in terms if len(t.surface) >= SHORTEST]
    said = any(context.have((document,), (term,)) for term in own)
    if question.money and own and not said:
        draft.say("nothing_of", words="・".join(t.surface for t in own[:FEW]))
    else:
        draft.say("nearest_places" if _may_answer(found[:1], context) else "attribute_only")


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


def _asks_the_table(question: Question) -> bool:
    """Whether an amount of a program is asked for, no other thing: 「護岸のやつは」."""
    own = any(not (t.light or t.concept or t.carried) for t in question.terms)
    return question.money and bool(question.programs) and not (question.inherited and own)


def _tells_a_need(question: Question, guesses: Sequence[Guess]) -> bool:
    """Whether a turn may tell of the asker's own case, and names no program and no value."""
    likely = any(g.act in NEEDS and g.probability >= LIKELY for g in guesses)
    typed = question.value_type not in {None, ValueType.TEXT, ValueType.MONEY}
    return likely and not (question.programs or typed or question.how_much)


def _is_open(question: Question) -> bool:
    """Whether a turn asks for something to be told, of no program by name, and for no value."""
    open_ = question.value_type in {None, ValueType.TEXT} and not question.confirm
    return open_ and not (question.programs or question.money)


def _of_one_thing(document: str, context: Context) -> bool:
    """Whether a document is about one program, or none: what it says is said of that.

    What it has prices or ceilings of alone are courses of that program, and no programs.
    """
    own = (p for p in context.catalog.programs.values() if document in p.document_ids)
    priced = {Measure.UNIT}
    programs = [
        p
        for p in own
        if {row.measure for row in context.table.rows_of(p.id, (document,))} != priced
    ]
    return len(programs) <= FEW
