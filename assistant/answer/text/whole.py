"""Lists and the rows under one label, told whole: what is quoted of them is half an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.window import quote_window
from assistant.answer.text.quoting import tell
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.finding.together import Together
from assistant.evidence.turns.windows import Window
from assistant.model import Citation
from assistant.question.echo import said_beside, subject
from assistant.question.model import Intent, Question, ValueType
from corpus.text import fold_key

TOLD = {Intent.FACT, Intent.FIT, Intent.DEFINITION, Intent.REASON, Intent.LIST}
SURE = 0.9
NUMBER = re.compile(r"^[（(]?[0-9０-９]{1,2}[.．)）]?[ 　]?(?=[^0-9０-９])")
FILLING = re.compile("となる|になる|の")
ASKING = re.compile(r"(?:って何|とは|って|は|を)(?:何|なに)?$")
NAMES = 3  # characters of a label that a question names
HALF = 0.5  # of the words of a question, by what stands above a list that answers it


def answer_headed_list(context: Context) -> Composed | None:
    """The one list under the very label that is asked for: 「必要書類は？」.

    It stands in a document that was read for the question: to read all takes half a minute for a
    thousand.
    """
    question = context.question
    valued = question.value_type not in {None, ValueType.TEXT} or question.money
    if question.intent not in TOLD or valued or any(m.surface for m in question.programs):
        return None
    found = dict.fromkeys(r.passage.document_id for r in context.evidence.readings)
    lists = [g for d in found for g in context.lists_of(d) if _is_asked(g, question)]
    if len(lists) != 1:
        return None
    draft, group = context.draft(), lists[0]
    program = next(iter(question.program_ids), None)
    quote_window(draft, Window(group.items[0], group.whole, program, SURE, 1.0), context)
    return Composed("answered", draft, SURE, complete=True)


def _is_asked(group: Together, question: Question) -> bool:
    """Whether the line right above a list is what a turn asks for, and all that it asks."""
    label = _plain(NUMBER.sub("", clean(group.above.split("\n")[-1])))
    content = [t for t in question.terms if not t.light]
    words = {a for t in content for a in t.alternatives} if len(content) == 1 else set()
    asked = _plain(ASKING.sub("", subject(question)))
    return len(label) >= NAMES and (label == asked or label in words)


def _plain(label: str) -> str:
    """A label folded, without what may be left out of it: 「対象となる経費：」 → 対象経費."""
    return FILLING.sub("", fold_key(label)).rstrip(":")


def with_whole_lists(context: Context, composed: Composed) -> Composed:
    """An answer in quotes with the rest of each list that it quotes a part of.

    A list is told where a sentence that announces it is quoted, or what stands above it is what
    is asked for; where a value is asked for, one item has it.
    """
    question, draft = composed.question or context.question, composed.draft
    told = composed.status == "answered" and question.intent in TOLD
    valued = question.value_type not in {None, ValueType.TEXT} or question.money
    if not told or valued or draft.figures or composed.complete or draft.in_another_language:
        return composed
    for citation in list(draft.citations):
        for group in _quoted_of(citation, context):
            if _is_meant(group, citation, question, context):
                _complete(draft, group, citation, context)
    return composed


def _quoted_of(citation: Citation, context: Context) -> Iterator[Together]:
    """The lists that a quote is a part of."""
    for group in context.lists_of(citation.document_id):
        if any(_shares(citation, s) for s in group.whole):
            yield group


def _shares(citation: Citation, statement: Statement) -> bool:
    return citation.start < statement.end and statement.start < citation.end


def _holds(citation: Citation, statement: Statement) -> bool:
    return citation.start <= statement.start and statement.end <= citation.end


def _is_meant(group: Together, citation: Citation, question: Question, context: Context) -> bool:
    """Whether the whole of a list is asked for: it is announced, or headed as is asked."""
    if group.announcing and _shares(citation, group.announcing):
        return True
    if _is_of_all(group, citation, context):
        return False
    asked, above = fold_key(said_beside(question, ())), fold_key(group.above)
    if any(len(k := fold_key(line)) >= NAMES and k in asked for line in group.above.split("\n")):
        return True
    told = [t for t in question.terms if not t.light]
    said = [t for t in told if any(a in above for a in t.alternatives)]
    return bool(told) and len(said) >= HALF * len(told)


def _is_of_all(group: Together, citation: Citation, context: Context) -> bool:
    """Whether a list is the parts of a whole paper, below its title: no more of it is asked for."""
    title = fold_key(context.sources[citation.document_id].title)
    return bool(title) and title in fold_key(group.above)


def _complete(draft: Draft, group: Together, citation: Citation, context: Context) -> None:
    """Say what is not quoted yet of a list below what is; no amount of it is what was asked for."""
    rest = [s for s in group.whole if not any(_holds(c, s) for c in draft.citations)]
    with draft.below(citation.number):
        for statement in rest:
            text, numbers = tell(draft, statement, context)
            draft.say("quoted", *numbers, quote=text)
            draft.beside |= frozenset(numbers)
