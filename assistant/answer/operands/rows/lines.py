"""Lines of tables that a turn calls by their names alone: 「民生費は？」, "and Libraries?"."""

from __future__ import annotations

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import documents_in_view, says
from corpus.text import fold_key


def names_lines(context: Context) -> bool:
    """Whether a turn says nothing but lines of a table: of 「民生費は」 the amount is all there is.

    A program that a heading describes is told by what it is.
    """
    question = context.question
    titles = fold_key(" ".join(context.sources[d].title for d in documents_in_view(context)))
    said = (t for t in question.terms if not (t.light or says(titles, t)))
    open_ = question.value_type is None and not (question.confirm or question.several)
    if "programs" in question.inherited or not open_ or any(said):
        return False
    return bool(question.programs) and all(_is_line(context, i) for i in question.program_ids)


def _is_line(context: Context, program_id: str) -> bool:
    name = fold_key(context.catalog.name(program_id))
    told = (f for f in context.evidence.statements if not f.statement.cells)
    headed = any(name in f.heading_key for f in told)
    rows = context.table.rows_of(program_id, context.documents)
    tables = context.tables_of
    within = (any(t.start <= r.start < t.end for t in tables(r.document_id)) for r in rows)
    return bool(rows) and not headed and all(within)
