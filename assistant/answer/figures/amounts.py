"""Answers that are amounts of one program, read from the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.drafting.wording import MEASURES
from assistant.answer.figures.money import NAMES
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.operations.formula import say_change
from assistant.answer.operations.measured import of_row
from assistant.evidence.budget.lookup import Lookup, Missing
from assistant.evidence.budget.meant import default_order
from assistant.model import Language
from assistant.question.signs import Sign
from corpus.facts import FigureRow, Measure
from corpus.facts.sums import BUDGET
from corpus.text.amounts import parse_number
from corpus.text.years import japanese_year

DIGIT = re.compile(r"[0-9０-９]")
MOST_NEAR = 4
UNITS = {
    1: {"ja": "", "en": ""},
    1_000: {"ja": "千", "en": " thousand"},
    1_000_000: {"ja": "百万", "en": " million"},
    100_000_000: {"ja": "億", "en": " hundred million"},
    1_000_000_000: {"ja": "十億", "en": " billion"},
}
INSIDE = "内数"  # the amount is an envelope that holds the program's share


def answer_amounts(context: Context, lookups: Sequence[Lookup]) -> Composed | None:
    """State the rows of every program that has some; None where none has."""
    found = [look for look in lookups if look.rows]
    if not found:
        return None
    draft = context.draft()
    for look in found:
        _state(draft, look.program_id, look.rows)
    if len(lookups) == 1 and len(found[0].rows) == 1:
        _set_against(draft, context, found[0])
    for look in lookups:
        if not look.rows:
            explain_missing(draft, context, look)
    return Composed("answered", draft, min(look.coverage for look in found))


def _set_against(draft: Draft, context: Context, look: Lookup) -> None:
    """Of an amount of the year before, how this year's differs: 「前年度は？」 asks to compare."""
    pair, _ = year_on_year(context, look.program_id)
    if pair and pair.early in look.rows and pair.early.measure is Measure.PREVIOUS:
        say_change(draft, of_row(pair.late, draft), of_row(pair.early, draft), rate=False)


def answer_scopes(context: Context) -> Composed | None:
    """Rows of one program for each scope that the question names: 「国費と地方費では」."""
    question = context.question
    if len(question.programs) != 1 or question.whole:
        return None
    ids = (*question.programs[0].program_ids, *question.programs[0].homonyms)
    for look in (context.lookup(i, replace(question, terms=())) for i in ids):
        rows = {r.scope: r for r in look.rows if r.scope and question.says(r.scope)}
        if len(rows) > 1 and len({(r.measure, r.fiscal_year) for r in rows.values()}) == 1:
            return _compared(context, look.program_id, list(rows.values()))
    return None


def _compared(context: Context, program_id: str, rows: list[FigureRow]) -> Composed:
    draft = context.draft()
    rows.sort(key=lambda r: -r.amount)
    if Sign.COMPARE in context.question.signs:
        name = "variant_more" if rows[0].amount > rows[1].amount else "compare_equal"
        draft.say(name, label=draft.own_label(rows[0]), winner=rows[0].scope or "")
    _state(draft, program_id, rows)
    return Composed("answered", draft, 1.0)


def _state(draft: Draft, program_id: str, rows: Sequence[FigureRow]) -> None:
    program = draft.name(program_id)
    if len(rows) == 1:
        row = rows[0]
        value = draft.value(row)
        draft.say(
            "figure", _number(draft, row), program=program, label=draft.label(row), value=value
        )
    else:
        draft.say("figures_of", program=program)
        for row in rows:
            value = draft.value(row)
            draft.say("figure_item", _number(draft, row), label=draft.label(row), value=value)
    inside = next((r for r in rows if INSIDE in (r.scope or "")), None)
    if inside and inside.scope:
        marked = draft.cite_near(inside.document_id, inside.scope, inside.start)
        draft.say("part_of", marked or _number(draft, inside), scope=inside.scope)


def explain_missing(draft: Draft, context: Context, look: Lookup) -> None:
    """Say what the table lacks for a program, and what it has nearest to it."""
    program = draft.name(look.program_id)
    if look.missing is Missing.YEAR:
        year = "、".join(_year(y, draft) for y in context.question.years) or _next_year(draft)
        draft.say("missing_year", program=program, year=year)
    elif look.missing is Missing.NEW:
        numbers = tuple(draft.cite(r.document_id, r.start, r.end) for r in look.near[:1])
        draft.say("missing_new", *numbers, program=program)
        return
    elif look.missing is Missing.PROGRAM and (whole := _whole_with_rows(context, look.program_id)):
        draft.say("of_whole", part=program, whole=draft.name(whole))
        _name_nearest(draft, main_rows(context, whole))
        return
    else:
        there = {r.measure for r in look.near}  # of a measure that is given none is denied
        asked = context.question.measures
        wanted = [MEASURES[m][draft.language] for m in asked if there.isdisjoint(asked)]
        fallback = {"ja": "お尋ねの額", "en": "such amount"}[draft.language]
        label = ("・" if draft.language == "ja" else ", ").join(wanted) or fallback
        draft.say("missing_measure", program=program, label=label)
    _name_nearest(draft, look.near)


def _whole_with_rows(context: Context, program_id: str) -> str | None:
    """The program that this one is part of, where that has amounts."""
    program = context.catalog.programs.get(program_id)
    parent = program.parent if program else None
    return parent if parent and context.table.rows_of(parent, context.documents) else None


def main_rows(context: Context, program_id: str) -> list[FigureRow]:
    """The amounts that stand for a program: one for each measure and year, unscoped ones first."""
    kept: dict[tuple[Measure, int | None], FigureRow] = {}
    rows = context.table.rows_of(program_id, context.documents)
    for row in sorted(rows, key=lambda r: (r.scope is not None, r.start)):
        if row.measure in BUDGET:
            kept.setdefault((row.measure, row.fiscal_year), row)
    return list(kept.values())


def main_row(context: Context, program_id: str) -> FigureRow | None:
    """The amount that stands for a program: its latest budget, one without a scope first."""
    rows = context.table.rows_of(program_id, context.documents)
    for measure in default_order(rows):
        of = [r for r in rows if r.measure is measure]
        if of:
            return min(of, key=lambda r: (r.scope is not None, -(r.fiscal_year or 0), r.start))
    return None


def _name_nearest(draft: Draft, near: Sequence[FigureRow]) -> None:
    """What there is instead, each once, as its document writes it."""
    budgets = {
        (r.measure, r.fiscal_year): r for r in reversed(near) if r.measure is not Measure.UNIT
    }
    rows = list(reversed(budgets.values()))[:MOST_NEAR]
    if not rows:
        return
    said = [f"{draft.own_label(r)} {in_own_unit(r, draft.language)}" for r in rows]
    heads = (
        draft.cite_near(r.document_id, r.label, r.start) for r in rows if DIGIT.search(r.label)
    )
    numbers = (*(_number(draft, r) for r in rows), *(h for h in heads if h))
    joined = ("、" if draft.language == "ja" else ", ").join(said)
    draft.say("nearest", *numbers, near=joined)


def in_own_unit(row: FigureRow, language: Language) -> str:
    """An amount as its document writes it, with the unit that a head declares: 「410百万円」."""
    own = written(row)
    number = parse_number(own)
    if not number or not row.amount:
        return own
    size = row.amount / number
    name = NAMES.get(row.currency, row.currency) if language == "ja" else f" {row.currency}"
    unit = next((u[language] for s, u in UNITS.items() if s == size), None)
    return f"{own}{unit}{name}" if unit is not None else own


def written(row: FigureRow) -> str:
    """An amount in the characters of its document, on one line: "2,754百万円"."""
    return "".join(unicodedata.normalize("NFKC", row.original).split())


def _year(year: int, draft: Draft) -> str:
    return japanese_year(year) if draft.language == "ja" else f"FY{year}"


def _next_year(draft: Draft) -> str:
    return "来年度" if draft.language == "ja" else "the year after"


def _number(draft: Draft, row: FigureRow) -> int:
    return draft.cite_row(row)
