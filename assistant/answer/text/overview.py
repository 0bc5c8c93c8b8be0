"""Answers about the whole: all programs with their amounts, a summary, the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.figures.amounts import main_row
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.operands.rows.listing import table_in_documents
from assistant.answer.operands.rows.located import documents_in_view, words_of
from assistant.answer.operations.shown import latest
from assistant.answer.operations.tables import cell_text, tabulate_shown, write_table
from assistant.answer.text.carrying import carrying
from assistant.conversation.item import Item
from assistant.evidence.budget.meant import is_new
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.statements import Statement, clean
from assistant.question.signs import Sign
from corpus.document import Document
from corpus.facts import FigureRow, Measure
from corpus.text import fold

MOST = 30  # rows of a table that a person still reads
HEADS = {
    "ja": ("事業", "額", "前年度", "備考"),
    "en": ("Program", "Amount", "Previous year", "Note"),
}
MANY = 3  # things shown, of which all may be meant; of fewer all programs are
ALL = re.compile(r"^全[^国]|(?:^|合|総)計$|^(?:grand )?total|^all ")  # names a row of all
COUNTED = re.compile(
    r"#|no\.?$|number$|番号|連番|ＩＤ|id$", re.IGNORECASE
)  # heads the places of rows
MOST_CELLS = 8  # numbers of a row that are told
NAMED_BY = 5  # cells of a row that name it
SUMMARY = 4  # lines of a summary where no number is asked for


def tabulate(context: Context) -> Composed | None:
    """A table of all programs where all are meant and few were shown, else of what was shown."""
    few = len({m.name for m in latest(context)}) < MANY
    every = overview(context) if few and Sign.ALL in context.question.signs else None
    named = table_in_documents(context) if words_of(context) else None
    return every or named or tabulate_shown(context) or table_in_documents(context)


def overview(context: Context) -> Composed | None:
    """All programs with their amounts, as a table, below the amount of the whole."""
    draft = context.draft()
    rows = whole_and_parts(context)
    if len(rows) < 2:
        return None
    heads = HEADS[draft.language]
    lines = []
    for row in rows[:MOST]:
        figure = draft.state(row)
        pair, _ = year_on_year(context, row.program_id)
        early = draft.state(pair.early) if pair and pair.late.amount == row.amount else None
        new = draft.word("new_mark") if is_new(row) else ""
        note = "、".join(
            filter(
                None,
                (
                    new,
                    row.scope or "",
                    draft.label(row)
                    if row.measure not in {Measure.REQUEST, Measure.INITIAL}
                    else "",
                ),
            )
        )
        lines.append(
            [
                cell_text(draft.name(row.program_id)),
                f"{figure.display}{markers((figure.citation or 1,))}",
                f"{early.display}{markers((early.citation or 1,))}" if early else "–",
                cell_text(note),
            ]
        )
    draft.say("overview", label=draft.label(rows[0]))
    write_table(draft, heads, lines)
    return Composed("answered", draft, 0.9)


def overview_or_summary(context: Context) -> Composed | None:
    """The programs as a table; of a document without them what it says in few lines."""
    return overview(context) or summary(context)


def whole_and_parts(context: Context) -> list[FigureRow]:
    """The row of the document as a whole, then one row for each of its main programs."""
    roots = _roots(context)
    found: list[FigureRow] = []
    children = [c for r in roots for c in context.catalog.children(r)]
    ids = [*roots[:1], *children] if children else _all(context)
    main = [r for i in ids if (r := main_row(context, i))]
    if not main:
        return []
    currency = max({r.currency for r in main}, key=lambda c: sum(r.currency == c for r in main))
    documents = {r.document_id for r in main}
    for row in main:
        if row.currency == currency and (len(documents) == 1 or row.document_id in documents):
            found.append(row)
    return found


def _roots(context: Context) -> list[str]:
    """The programs that stand for a document as a whole; none is that of less than its sum."""
    sums = [r for i in context.table.sums.wholes(context.documents) if (r := main_row(context, i))]
    rows = ((i, main_row(context, i)) for i in context.roots())
    return [i for i, r in rows if r is None or all(r.amount >= s.amount for s in sums)]


def _all(context: Context) -> list[str]:
    """The first of the sums, then the programs that are none."""
    sums = dict.fromkeys(context.table.sums.totals(context.documents))
    programs = (i for i in context.catalog.of(context.documents) if i not in sums)
    return [*islice(sums, 1), *programs]


def summary(context: Context) -> Composed | None:
    """A document in so many lines: what it is, the whole, the programs, what is new or grew."""
    wanted = context.question.slots.lines or SUMMARY
    draft = context.draft()
    rows = whole_and_parts(context)
    if not rows:
        return _first_sentences(context, wanted)
    source = context.sources[rows[0].document_id]
    if rows[0].program_id not in {*_roots(context), *context.wholes()}:
        say_title(draft, source)
    lines = list(_summary_lines(context, draft, rows, source))
    for line in lines[:wanted]:
        draft.add(f"・{line}", quoted=False)
    told = [(c.document_id, c.start, c.end) for c in draft.citations]
    rest = (s for s in _telling(context, wanted) if not _is_told(s, told))
    _say_sentences(draft, islice(rest, max(0, wanted - len(lines))))
    return Composed("answered", draft, 0.8)


def _is_told(statement: Statement, told: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a sentence has what is cited already."""
    at = statement.document_id
    return any(at == d and statement.start < e and s < statement.end for d, s, e in told)


def _summary_lines(
    context: Context, draft: Draft, rows: Sequence[FigureRow], source: Document
) -> Sequence[str]:
    separator = "、" if draft.language == "ja" else ", "
    wholes = {*_roots(context), *context.wholes()}
    whole = rows[0] if rows[0].program_id in wholes else None
    parts = sorted(rows[1:] if whole else rows, key=lambda r: -r.amount)
    lines = [_summary_of_whole(context, draft, whole, source)] if whole else []
    named = [(draft.name(r.program_id), draft.state(r)) for r in parts]
    said = separator.join(f"{name} {f.display}{markers((f.citation or 1,))}" for name, f in named)
    if named:
        lines.append(draft.word("summary_parts", parts=said))
    new = [r for r in parts if is_new(r)]
    if new:
        names = separator.join(draft.name(r.program_id) for r in new)
        lines.append(
            draft.word("summary_new", names=names)
            + markers(tuple(draft.cite(r.document_id, r.start, r.end) for r in new))
        )
    raised = [
        (r, p)
        for r in parts
        if (p := year_on_year(context, r.program_id)[0]) and p.late.amount > p.early.amount
    ]
    if raised:
        best = max(raised, key=lambda rp: rp[1].late.amount - rp[1].early.amount)
        late, early = draft.state(best[1].late), draft.state(best[1].early)
        lines.append(
            draft.word(
                "summary_grew",
                program=draft.name(best[0].program_id),
                early=early.display,
                late=late.display,
            )
            + markers((early.citation or 1, late.citation or 1))
        )
    return lines


def _summary_of_whole(context: Context, draft: Draft, whole: FigureRow, source: Document) -> str:
    """What a document amounts to, and did the year before."""
    pair, _ = year_on_year(context, whole.program_id)
    figure = draft.state(whole)
    before = draft.state(pair.early) if pair else None
    numbers = tuple(n.citation or 1 for n in (figure, before) if n)
    title, label = source.title, draft.label(whole)
    one = draft.word("summary_whole", title=title, label=label, value=figure.display)
    one += draft.word("summary_before", value=before.display) if before else ""
    return one + markers(numbers)


def _first_sentences(context: Context, wanted: int) -> Composed | None:
    """What a document without figures tells first, what it pays, and by when, in its order.

    Of one without sentences the rows of its table that are of all, else the first.
    """
    chosen = _telling(context, wanted) or _rows(context, wanted)
    draft = context.draft()
    for document in dict.fromkeys(s.document_id for s in chosen):
        say_title(draft, context.sources[document])
    _say_sentences(draft, chosen)
    return None if draft.empty else Composed("answered", draft, 0.5)


def _say_sentences(draft: Draft, chosen: Iterable[Statement]) -> None:
    for one in sorted(chosen, key=lambda s: (s.document_id, s.start)):
        number = draft.cite(one.document_id, one.start, one.end)
        told, numbers = _told_row(draft, one) if one.cells else (clean(one.text), ())
        draft.add(f"・{told}{markers((number, *numbers))}", quoted=not one.cells)
        draft.show(Item("", None, None, draft.cited(number)))


def _told_row(draft: Draft, row: Statement) -> tuple[str, tuple[int, ...]]:
    """A row by the words that name it and its numbers under their heads, in the table's order."""
    said = [c for c in row.cells if any(map(str.isalnum, c.text))]
    names = [c.text for c in said if not is_numeric(c.text)]
    numbers = [c for c in said if is_numeric(c.text) and c.head and not COUNTED.match(c.head.text)]
    numbers = numbers[:MOST_CELLS]
    heads = tuple(draft.cite(row.document_id, c.head.start, c.head.end) for c in numbers if c.head)
    values = (f"{clean(c.head.text)} {c.text}" for c in numbers if c.head)
    separator = "、" if draft.language == "ja" else ", "
    return f"{'・'.join(map(clean, names))}: {separator.join(values)}", heads


def _telling(context: Context, wanted: int) -> list[Statement]:
    """The sentences of the documents meant that tell most of them."""
    pages = (context.page_of(document) for document in documents_in_view(context))
    return [s for page in pages if page for s in carrying(page, wanted)][:wanted]


def _rows(context: Context, wanted: int) -> list[Statement]:
    """The rows of tables that are of all, the last first: a total; else the first rows."""
    pages = (context.page_of(document) for document in documents_in_view(context))
    rows = [s for page in pages if page for s in page.statements if s.cells]
    totals = [
        s for s in rows if any(ALL.search(fold(c.text).text.lower()) for c in s.cells[:NAMED_BY])
    ]
    return totals[: -wanted - 1 : -1] or rows[:wanted]


def say_title(draft: Draft, source: Document) -> None:
    end = len(source.text.lstrip()) and source.text.find(
        "\n", len(source.text) - len(source.text.lstrip())
    )
    start = len(source.text) - len(source.text.lstrip())
    end = end if end > start else min(len(source.text), start + 80)
    number = draft.cite(source.id, start, end)
    draft.say_own("document_title", number, title=source.title)
