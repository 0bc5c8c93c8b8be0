"""What is new: which programs are, or whether one is, with the amounts that show it."""

from __future__ import annotations

from assistant.answer.context import Composed, Context
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.figures.rankings import answer_filter
from assistant.evidence.meant import is_new
from assistant.question.model import Intent, Term, ValueType
from assistant.question.signs import Sign
from assistant.question.words.lexicon import words_of


def answer_new(context: Context) -> Composed | None:
    """The programs that are new, where those are asked for; else whether the one asked of is."""
    question = context.question
    wanted = question.intent is Intent.FILTER and question.new_only and not question.programs
    return answer_filter(context) if wanted else is_it_new(context)


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


def _says_new(term: Term) -> bool:
    """Whether a word is one of those for what is new."""
    return any(w.startswith(term.alternatives[0]) for w in words_of(Sign.ONLY_NEW, "ja"))
