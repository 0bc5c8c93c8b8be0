"""What the documents say nearest to a turn, in whole passages.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Where no statement surely answers, the passages that suit the
turn best in its conversation are quoted whole, and said to be no more than that; where one
statement may answer, they stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Guess
from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.text.quoting import tell
from assistant.answer.topicality import topicality
from assistant.evidence.conversational import RankedPassage
from assistant.question.model import Intent, Question, ValueType
from corpus.facts import Measure

MOST = 3  # passages that are quoted where nothing answers
BELOW = 2  # of the best, below a statement that may answer
SURE = 0.2  # what such an answer is worth at most, before calibration
LIKELY = 0.8  # that the documents tell of a turn, where nothing was said before
LIKELY_OF_ONE = 0.3  # that the only document does: who asks has it in mind
SURE_OF_VALUE = 0.65  # a value that a statement so surely gives needs no more beside it
SHORTEST = 2  # characters of a word that may stand nowhere
FEW = 3  # programs of a document that is about one thing
TOLD = {Intent.FACT, Intent.FIT, Intent.DEFINITION, Intent.REASON, Intent.LIST}


def answer_nearest(context: Context, guesses: Sequence[Guess], *, unclear: bool) -> Composed | None:
    """Up to three passages, those that come nearest to what is asked.

    Where a conversation begins, only where the documents likely tell of it. `unclear`: the turn
    would rather be asked back.
    """
    question = context.question
    if question.intent is Intent.SMALLTALK or _asks_the_table(context):
        return None
    if not context.state.exchanges:
        asks = not unclear and _says_anything(question) and _is_open(question)
        if not asks or topicality(context, guesses) < _least(context):
            return None
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    _lead(draft, context)
    ranked = context.passages(MOST)
    draft.about = next((p.program_id or "" for p in ranked), "")
    for passage in ranked:
        _quote(draft, passage, context)
    return Composed("answered", draft, SURE) if ranked else None


def with_nearest(context: Context, composed: Composed) -> Composed:
    """An answer in quotes that is not of a program that was named, with the passages nearest to it.

    One statement seldom says all that is meant; of a program that is named it mostly does.
    """
    question, draft = composed.question or context.question, composed.draft
    named = question.programs and not question.inherited
    told = composed.status == "answered" and question.intent in TOLD and draft.citations
    valued = question.value_type not in {None, ValueType.TEXT} and composed.score >= SURE_OF_VALUE
    if not told or draft.figures or named or valued:
        return composed
    ranked = context.passages(BELOW)
    for passage in ranked:
        if not _is_quoted(passage, draft):
            _quote(draft, passage, context)
    return composed


def _is_quoted(ranked: RankedPassage, draft: Draft) -> bool:
    passage = ranked.passage
    return any(
        c.document_id == passage.document_id and c.start < passage.end and passage.start < c.end
        for c in draft.citations
    )


def _quote(draft: Draft, ranked: RankedPassage, context: Context) -> None:
    """Say a passage whole."""
    parts: list[str] = []
    numbers: list[int] = []
    for statement in ranked.statements:
        text, cited = tell(draft, statement, context, whole=True)
        parts.append(text)
        numbers += cited
    if not parts:
        return
    draft.say("quoted", *dict.fromkeys(numbers), quote=draft.joined(parts))


def _says_anything(question: Question) -> bool:
    """Whether a turn has a word of its own: "a" and 「１」 have none."""
    return any(not t.light for t in question.terms)


def _lead(draft: Draft, context: Context) -> None:
    """Say first that it is not said; of what no amount is, where no word for it stands there."""
    question = context.question
    documents = context.documents or tuple(context.sources)
    terms = (t for t in question.terms if not (t.light or t.concept or t.carried or t.verbal))
    own = [t for t in terms if len(t.surface) >= SHORTEST]
    said = any(context.have(documents, (term,)) for term in own)
    if question.money and own and not said:
        draft.say("nothing_of", words="・".join(t.surface for t in own[:FEW]))
    else:
        draft.say("attribute_only")


def _asks_the_table(context: Context) -> bool:
    """Whether an amount is asked of a program that the table has amounts of: 「護岸のやつは」.

    What the table has of it is nearer then, but for a document that is about one thing.
    """
    question = context.question
    own = any(not (t.light or t.concept or t.carried) for t in question.terms)
    asks = question.money and not (question.inherited and own)
    rows = [r for i in question.program_ids for r in context.table.rows_of(i, context.documents)]
    return asks and any(not _of_one_thing(r.document_id, context) for r in rows)


def _least(context: Context) -> float:
    """How likely the documents have to tell of a turn that begins a conversation."""
    documents = context.documents or tuple(context.sources)
    if len(documents) > 1:
        return LIKELY
    return 0.0 if _of_one_thing(documents[0], context) else LIKELY_OF_ONE


def _is_open(question: Question) -> bool:
    """Whether a turn wants something told, of no program by name: a value is there or it is not."""
    told = question.value_type in {None, ValueType.TEXT}
    return told and not (question.programs or question.money)


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
