"""Answers over many programs: the largest, the new ones, the list, one program through time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.arithmetic import answer_difference
from assistant.answer.figures.pairs import Pair, years_on_years
from assistant.evidence.budget.meant import DEFAULT_ORDER, default_order, is_new
from assistant.question.grammars.slots import place_of
from assistant.question.model import Question
from assistant.question.signs import Sign
from assistant.question.words.lexicon import lexicon
from corpus.facts import FigureRow, Measure, Trust
from corpus.programs.accounts import is_account

RANKED = frozenset({Sign.MOST, Sign.LEAST, Sign.FOREMOST})
MOST = 10  # programs in a list that a person still reads
FEW = 5  # programs named where an order is asked for and no number


def answer_rank(context: Context, *, place: int | None = None) -> Composed | None:
    """The program with the largest (or smallest) amount; several where a number is asked.

    `place` is that of the one which is asked for: 2 for "and the second?", -1 for the last.
    """
    question = context.question
    if _of_what_was_told(context):
        return None  # 「内訳で一番大きいのは」: what it is made of, and no program at all
    if question.change is not None:
        return _rank_by_change(context, question.change)
    rows = ranked(context, question, parts=question.new_only)
    if question.new_only:
        rows = [row for row in rows if is_new(row)]
    return _say_ranked(context, rows, place) if rows else None


def rank_of_kind(context: Context, own: Question) -> Composed | None:
    """Which of the bodies of one kind has most: 「一番多い省は」 of a table by ministry.

    Of the year and the measure that were talked of, in one document.
    """
    bodies = set(lexicon().parts["ja"]["bodies"])
    kinds = [t for t in own.terms if set(t.surface) <= bodies or not (t.light or t.carried)]
    asks = not RANKED.isdisjoint(own.signs) and not own.confirm and own.change is None
    if not asks or len(kinds) != 1 or len(context.documents or context.sources) != 1:
        return None
    if not set(kinds[0].surface) <= bodies:
        return None
    question = replace(context.question, terms=(), programs=(), descending=own.descending)
    context = replace(context, question=question)
    ending = tuple(kinds[0].surface)
    rows = [
        r
        for r in ranked(context, question, parts=True)
        if any(word.endswith(ending) for word in r.program.split())
    ]
    return _say_ranked(context, rows, None) if len(rows) > 1 else None


def _say_ranked(context: Context, rows: list[FigureRow], place: int | None) -> Composed | None:
    """Of some rows the first, as many as are asked for, or that in a place."""
    question = context.question
    rows = sorted(rows, key=lambda r: -r.amount if question.descending else r.amount)
    count = _asked_for(question)
    draft = context.draft()
    if count > 1:
        draft.say("rank_many", label=draft.label(rows[0]))
        list_rows(draft, rows[:count])
        return Composed("answered", draft, 1.0)
    if place is not None:
        at = place_of(place, len(rows))
        list_rows(draft, [] if at is None else [rows[at]])
        return None if draft.empty else Composed("answered", draft, 1.0)
    for row in (r for r in rows if r.amount == rows[0].amount):
        name = "rank_top" if question.descending else "rank_bottom"
        value, number = draft.value(row), draft.cite_row(row)
        draft.say(
            name, number, label=draft.label(row), program=draft.name(row.program_id), value=value
        )
    return Composed("answered", draft, 1.0)


def _of_what_was_told(context: Context) -> bool:
    """Whether the parts of a thing are asked for that the turn does not name."""
    question = context.question
    parts = Sign.PIECE in question.signs and not (question.program_ids or question.terms)
    return parts and bool(context.state.exchanges)


def _rank_by_change(context: Context, change: int) -> Composed | None:
    """The program whose amount changed most over the year before, the way that is asked for."""
    pairs = [
        (program_id, pair)
        for program_id, pair in years_on_years(context, _candidates(context))
        if pair and (pair.late.amount - pair.early.amount) * change > 0
    ]
    if not pairs:
        return None
    pairs.sort(key=lambda item: -abs(item[1].late.amount - item[1].early.amount))
    return answer_difference(context, [i for i, _ in pairs[: _asked_for(context.question)]])


def _asked_for(question: Question) -> int:
    """How many of a ranking are asked for: 「上位3つ」, of 「大きい順に」 a few, else the first."""
    return min(question.top or (FEW if Sign.IN_ORDER in question.signs else 1), MOST)


def answer_filter(context: Context) -> Composed | None:
    """Programs that are new, raised, cut or unchanged, or above or below an amount."""
    question = context.question
    if question.threshold:
        rows, name = _within(ranked(context, question, parts=True), question), "filter_limit"
    elif question.new_only:
        rows = [r for r in ranked(context, question, parts=True) if is_new(r)]
        name = "filter_new"
    else:
        return _changed(context)
    if not rows:
        return None
    draft = context.draft()
    draft.say(name)
    list_rows(draft, sorted(rows, key=lambda r: -r.amount)[:MOST])
    return Composed("answered", draft, 1.0)


def answer_timeline(context: Context, program_id: str) -> Composed | None:
    """All amounts of a program in the order of their years, each with its document.

    Of the measure that is asked for alone where it has several years of it: 「決算の推移」.
    """
    rows = [
        r
        for r in context.table.rows_of(program_id, context.documents)
        if r.fiscal_year and r.measure is not Measure.UNIT
    ]
    if not rows:
        return None
    asked = {*context.question.measures, *([Measure.EXECUTED] if context.question.executed else [])}
    kept = [r for r in rows if r.measure in asked]
    rows = kept if len({r.fiscal_year for r in kept}) > 1 else rows
    rows.sort(
        key=lambda r: (
            r.fiscal_year or 0,
            DEFAULT_ORDER.index(r.measure) if r.measure in DEFAULT_ORDER else 9,
        )
    )
    draft = context.draft()
    draft.say("timeline", program=draft.name(program_id))
    several = len({r.document_id for r in rows}) > 1
    for row in rows:
        value, number = draft.value(row), draft.cite_row(row)
        title = f"（{context.sources[row.document_id].title}）" if several else ""
        draft.say("figure_item", number, label=draft.label(row) + title, value=value)
    return Composed("answered", draft, 1.0)


def ranked(context: Context, question: Question, *, parts: bool = False) -> list[FigureRow]:
    """One row for each program: of the asked measure, or of the first that most have.

    The whole is not ranked against its parts; nor, without `parts`, a part of a program that is
    ranked itself.
    """
    programs = list(_candidates(context))
    measures = [question.measures] if question.measures else _by_default(programs, context)
    for asked in measures:
        ask = replace(question, terms=(), measures=tuple(asked))
        rows = [r for i in programs for r in _first(context.lookup(i, ask).rows)]
        rows = _alike(rows if parts else _outermost(rows, context), question)
        if len(rows) > 1:
            return _of_one_year(rows)
    return []


def _by_default(programs: Iterable[str], context: Context) -> list[tuple[Measure, ...]]:
    """The measures of a ranking that names none, likeliest first."""
    rows = (r for i in programs for r in context.table.rows_of(i, context.documents))
    return [(measure,) for measure in default_order(rows)]


def _alike(rows: Sequence[FigureRow], question: Question) -> list[FigureRow]:
    """The rows of programs, or of accounts where those are asked for or there are no others."""
    accounts = [row for row in rows if is_account(row.program)]
    if accounts and _of_accounts(question):
        return accounts
    return [row for row in rows if not is_account(row.program)] or accounts


def _of_accounts(question: Question) -> bool:
    return question.says("会計") or question.says("account")


def _first(rows: Sequence[FigureRow]) -> list[FigureRow]:
    return sorted(rows, key=lambda r: r.scope is not None)[:1]


def _candidates(context: Context) -> Iterable[str]:
    """The programs that are set against each other, found as they are asked for."""
    if context.question.program_ids:
        named = context.question.program_ids
        parts = context.catalog.scope(named) - set(named)
        described = not any(m.exact for m in context.question.programs)
        return list(parts or (named if described else ()))
    return chain(_programs(context), (i for i in context.roots() if not _counted(context, i)))


def _programs(context: Context) -> Iterator[str]:
    """The programs that are no sum, nor what a document as a whole is about."""
    accounts, name = _of_accounts(context.question), context.catalog.name
    for i in context.catalog.of(context.documents):
        is_sum = context.table.is_sum(i, context.documents)
        if not context.catalog.is_root(i) and (not is_sum or (accounts and is_account(name(i)))):
            yield i


def _counted(context: Context, root: str) -> bool:
    """Whether a root is only the frame of its parts: most of them have rows of their own."""
    children = context.catalog.children(root)
    return sum(bool(context.table.rows_of(c, context.documents)) for c in children) > 4


def _outermost(rows: Iterable[FigureRow], context: Context) -> list[FigureRow]:
    kept = list(rows)
    inner = {i for r in kept for i in context.catalog.descendants(r.program_id)}
    return [r for r in kept if r.program_id not in inner]


def _of_one_year(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Rows of the latest year and of one currency, so that they may be compared."""
    year = max((r.fiscal_year or 0) for r in rows)
    currency = max({r.currency for r in rows}, key=lambda c: sum(r.currency == c for r in rows))
    return [r for r in rows if (r.fiscal_year or 0) == year and r.currency == currency]


def _within(rows: Iterable[FigureRow], question: Question) -> list[FigureRow]:
    limit = question.threshold
    if limit is None:
        return []
    return [r for r in rows if limit.allows(r.amount)]


def _changed(context: Context) -> Composed | None:
    """Programs whose amount went the way that is asked for, with both amounts."""
    wanted = context.question.change
    draft = context.draft()
    names = {1: "filter_raised", -1: "filter_cut", 0: "filter_unchanged"}
    draft.say(names[wanted if wanted is not None else 1])
    others: list[Pair] = []
    told = 0
    for program_id, pair in years_on_years(context, _candidates(context)):
        if pair and _way(pair) != wanted:
            others.append(pair)
        elif pair:
            _pair(draft, program_id, pair.late, pair.early)
            told += 1
        if told == MOST + MOST:
            break  # no more are looked for
    if draft.citations:
        return Composed("answered", draft, 1.0)
    # What was only extracted need not be all that there is.
    known = bool(others) and all(p.late.trust is Trust.REVIEWED for p in others)
    return _none_changed(context, names[wanted], others) if wanted and known else None


def _none_changed(context: Context, name: str, compared: Sequence[Pair]) -> Composed:
    """That of all that have an amount of both years none went the way that is asked for."""
    draft = context.draft()
    numbers = tuple(draft.cite_row(pair.late) for pair in compared[:MOST])
    draft.say_own(f"no_{name}", *dict.fromkeys(numbers), count=str(len(compared)))
    return Composed("answered", draft, 1.0)


def _way(pair: Pair) -> int:
    return (pair.late.amount > pair.early.amount) - (pair.late.amount < pair.early.amount)


def _pair(draft: Draft, program_id: str, late: FigureRow, early: FigureRow) -> None:
    now, before = draft.state(late), draft.state(early)
    value = f"{before.display} → {now.display}"
    numbers = tuple(n for n in (before.citation, now.citation) if n is not None)
    draft.say("compare_item", *numbers, program=draft.name(program_id), value=value)


def list_rows(draft: Draft, rows: Sequence[FigureRow]) -> None:
    """Put rows of several programs one below the other, each with its program's name."""
    for row in rows:
        value, number = draft.value(row), draft.cite_row(row)
        between = "　" if draft.language == "ja" else ", "
        label = f"{draft.name(row.program_id)}{between}{draft.label(row)}"
        draft.say("figure_item", number, label=label, value=value)
