"""What is new: which programs are, or whether one is, with the amounts that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.figures.rankings import answer_filter
from assistant.answer.operands.rows.located import documents_in_view
from assistant.conversation.item import Item
from assistant.evidence.budget.meant import is_new
from assistant.evidence.finding.statements import Statement, clean
from assistant.question.before.newness import wants_the_new
from assistant.question.model import Term, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import words_of

MOST = 4  # sentences that say what is new, where no table marks it
LONGEST = 200  # characters of such a sentence
# 「新たな発想」 of a Japanese text is no new program, and those chosen anew are none.
MARK = re.compile("新規(?![採応申募雇])")


def answer_new(context: Context) -> Composed | None:
    """The programs that are new, where those are asked for; else whether the one asked of is."""
    return what_is_new(context) if wants_the_new(context.question) else is_it_new(context)


def is_it_new(context: Context) -> Composed | None:
    """Yes where the source marks a program as new, no where it had a budget in the year before."""
    question = context.question
    dated = question.value_type not in {None, ValueType.TEXT}
    other = any(not (t.light or _says_new(t)) for t in question.terms)
    if len(question.program_ids) != 1 or dated or other:
        return None
    program_id = question.program_ids[0]
    rows = context.table.rows_of(program_id, context.documents)
    marked = [row for row in rows if is_new(row)]
    pair, _ = year_on_year(context, program_id)
    stated = marked[:1] or ([pair.late, pair.early] if pair else [])
    if not stated:
        return None
    draft = context.draft()
    draft.say("is_new" if marked else "is_not_new")
    for row in stated:
        value, number = draft.value(row), draft.cite_row(row)
        label = f"{draft.name(program_id)} {draft.label(row)}"
        draft.say("figure_item", number, label=label, value=value)
    return Composed("answered", draft, 0.9)


def what_is_new(context: Context) -> Composed | None:
    """What of a document is new: the programs that its table marks so, else what its text says."""
    marked, documents = answer_filter(context), documents_in_view(context)
    if marked is not None or len(documents) != 1:
        return marked
    draft = context.draft()
    draft.say("filter_new")
    for one in islice(_said_new(documents[0], context), MOST):
        number = draft.cite(one.document_id, one.start, one.end)
        draft.add(f"・{clean(one.text)}{markers((number,))}")
        draft.show(Item("", None, None, draft.cited(number)))
    return Composed("answered", draft, 0.7) if draft.citations else None


def _said_new(document: str, context: Context) -> Iterator[Statement]:
    """What a document tells under a heading for what is new, else what it calls new."""
    headed = [
        g
        for g in context.lists_of(document)
        if _calls_new(g.above.split("\n")[-1], document, context)
    ]
    if headed:
        yield from (s for group in headed for s in group.items)
        return
    for statement in context.statements_of(document):
        plain = not (statement.cells or statement.value) and len(statement.text) <= LONGEST
        if plain and _calls_new(statement.text, document, context):
            yield statement


def _calls_new(text: str, document: str, context: Context) -> bool:
    japanese = context.language_of(document) == "ja"
    return bool(MARK.search(text)) if japanese else shows(text, Sign.NEW)


def _says_new(term: Term) -> bool:
    """Whether a word is one of those for what is new."""
    return any(w.startswith(term.alternatives[0]) for w in words_of(Sign.ONLY_NEW, "ja"))
