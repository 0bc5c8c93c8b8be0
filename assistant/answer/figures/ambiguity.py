"""Questions that several documents answer equally well: asked back, never guessed.

"How large is the grant in all?" names neither a program nor a document. Where two offices publish
a grant, each with an amount of its own, either amount is wrong for half of those who ask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer.acceptance import acceptable
from assistant.answer.context import Composed, Context
from assistant.answer.figures.rows import wholes_of
from assistant.answer.finishing.suggestions import MOST, short_name
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.valuetypes import values_in
from assistant.question.echo import asked_of
from assistant.question.model import Question, ValueType

AS_GOOD = 0.1  # statements that come so near to the best answer a question just as well


def settle(context: Context, composed: Composed) -> Composed:
    """The answer, or the question back where another document gives another value as surely."""
    if composed.status != "answered" or not _wants_value(context.question):
        return composed
    cited = {c.document_id for c in composed.draft.citations}
    rivals = _rivals(context, cited)
    if not _differ(rivals, cited, context):
        return composed
    names = [_name(f, context) for f in rivals]
    return ask_which(context, [n for n in names if n])


def ask_which(context: Context, names: Sequence[str]) -> Composed:
    """Ask which is meant, with the question asked of each of `names` as the choices."""
    draft = context.draft()
    draft.say("clarify_documents")
    choices = tuple(asked_of(context.question, n) for n in dict.fromkeys(names))
    return Composed("clarify", draft, 0.3, suggestions=choices[:MOST])


def ask_which_of(context: Context, choices: Mapping[str, str]) -> Composed:
    """Ask which of some programs is meant; `choices` has the question asked of each."""
    draft = context.draft()
    draft.say("clarify_program" if len(choices) > 1 else "clarify_likely")
    for program_id in choices:
        draft.say_own("list_item", program=draft.name(program_id))
    return Composed("clarify", draft, 0.3, suggestions=tuple(choices.values())[:MOST])


def ask_whose_whole(context: Context) -> Composed | None:
    """Where the total of "the document" is asked for and several have one: ask of which."""
    if not context.question.whole:
        return None
    rows = [context.lookup(i).rows[0] for i in wholes_of(context)]
    documents = dict.fromkeys(r.document_id for r in rows)
    if len(documents) < 2:
        return None
    return ask_which(context, [f"「{context.sources[d].title}」" for d in documents])


def _wants_value(question: Question) -> bool:
    """Whether one value is asked for, of something that the question does not name."""
    if question.programs or question.confirm or question.several:
        return False
    typed = question.value_type not in {None, ValueType.TEXT}
    return question.money or question.counter is not None or typed


def _rivals(context: Context, cited: set[str]) -> list[Found]:
    """The best statement of each document that may answer as well as the one that is quoted."""
    best: dict[str, Found] = {}
    for found in context.evidence.statements:
        if acceptable(found, context):
            document = found.statement.document_id
            if document not in best or _rank(found) > _rank(best[document]):
                best[document] = found
    support = _support(context)
    ranked = {i: _rank(found) + support.get(i, 0.0) for i, found in best.items()}
    quoted = [rank for i, rank in ranked.items() if i in cited]
    return [best[i] for i, rank in ranked.items() if quoted and rank >= max(quoted) - AS_GOOD]


def _rank(found: Found) -> float:
    return found.coverage + found.passage + found.own


def _support(context: Context) -> dict[str, float]:
    """How far each document as a whole bears the question: 「第2号」 may stand in one alone."""
    support: dict[str, float] = {}
    for reading in context.evidence.readings:
        document = reading.passage.document_id
        support[document] = max(support.get(document, 0.0), reading.support)
    return support


def _differ(rivals: Sequence[Found], cited: set[str], context: Context) -> bool:
    """Whether another document gives other values than the one quoted: what agrees is no matter."""
    values = [(f.statement.document_id, _values(f, context)) for f in rivals]
    quoted = {v for document, said in values if document in cited for v in said}
    return any(
        said and quoted.isdisjoint(said) for document, said in values if document not in cited
    )


def _values(found: Found, context: Context) -> frozenset[str]:
    value = found.statement.value
    return values_in(value.value if value else found.statement.text, context.question)


def _name(found: Found, context: Context) -> str:
    """The program that a statement is about, else its document."""
    ids = sorted(found.program_ids)
    if len(ids) == 1:
        return short_name(context, ids[0])
    return f"「{context.sources[found.statement.document_id].title}」"
