"""The nearest that a document says, where no statement of it surely answers.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Inside the one document that is talked of, what comes nearest
is quoted, and said to be no more than that.
"""

from __future__ import annotations

from assistant.answer.acceptance import says_something
from assistant.answer.context import Composed, Context
from assistant.answer.text.passages import supported
from assistant.answer.text.quoting import overlaps, quote
from assistant.conversation.acts import Act
from assistant.evidence.finding.coverage import told
from assistant.evidence.finding.scoring import Found
from assistant.question.model import Intent, Question, ValueType
from corpus.facts import Measure

MOST = 3  # statements that are quoted
LEAST = 0.2  # of the question, by the best of them
LEAST_OF_FRESH = 0.45  # by a passage of a document that one word may have named by chance
LEAST_OF_MANY = 0.5  # and by its passage, where the document tells of many programs
EACH = 0.2  # of every word, by the statement of an amount
FEW = 3  # programs of a document that is about one thing
TELLS = 0.3  # a value of the kind that is asked for weighs as much as so much of the words
ASKING = frozenset(
    {
        Act.AMOUNT,
        Act.COUNT,
        Act.PERIOD,
        Act.ELIGIBILITY,
        Act.APPLY,
        Act.DEFINE,
        Act.PURPOSE,
        Act.RESULT,
        Act.METHOD,
        Act.FIT,
        Act.FACT,
        Act.LIST,
        Act.WHICH,
        Act.VERIFY,
        Act.SAME_FOR,
        Act.WHY,
        Act.CONTACT,
    }
)


def answer_nearest(context: Context, *, unclear: bool) -> Composed | None:
    """Up to three statements of one document, for a question that asks what a text may say.

    `unclear`: it would be asked back; where a document tells of many programs, it is.
    """
    question = context.question
    documents = context.documents or tuple(context.sources)
    if len(documents) != 1 or not _asks(question) or question.intent is Intent.SMALLTALK:
        return None
    one = _of_one_thing(documents[0], context)
    going_on = bool(context.state.exchanges)
    if not one and (question.money or not going_on):
        return None
    if not going_on and len(context.sources) > 1 and not supported(context, LEAST_OF_FRESH):
        return None
    scope = context.catalog.scope(question.program_ids)
    found = [f for f in context.evidence.statements if _may_tell(f, context)]
    if not one and scope:  # what is said of another program is not near
        found = [f for f in found if not scope.isdisjoint(f.program_ids)]
    if question.money:  # an amount of another course or case is not near
        asked = told(question.terms)
        found = [f for f in found if all(f.each[i] >= EACH for i in asked)]
    found.sort(key=lambda f: -_rank(f, context))
    least = LEAST_OF_MANY if unclear and not one else LEAST
    if not found or found[0].coverage < LEAST or found[0].passage < least:
        return None
    chosen: list[Found] = []
    for candidate in found:
        if len(chosen) < MOST and not overlaps(candidate, chosen):
            chosen.append(candidate)
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    draft.say("attribute_only")
    for statement in sorted(chosen, key=lambda f: f.statement.start):
        quote(draft, statement, context)
    return Composed("answered", draft, found[0].coverage / 2)


def _asks(question: Question) -> bool:
    """Whether a turn asks what a text may say, by its act or by an attribute that it names."""
    return question.act in ASKING or any(t.concept for t in question.terms)


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


def _may_tell(found: Found, context: Context) -> bool:
    typed = found.typed or context.question.value_type in {None, ValueType.TEXT}
    return typed and says_something(found, context)


def _rank(found: Found, context: Context) -> float:
    wanted = context.question.value_type not in {None, ValueType.TEXT}
    return found.score + found.passage / 2 + (TELLS if wanted and found.typed else 0.0)
