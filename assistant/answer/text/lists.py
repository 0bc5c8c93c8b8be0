"""Answers that list: the programs of the corpus, the parts of one with their amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.derived import derived
from assistant.answer.figures.money import show_derived
from assistant.answer.figures.rankings import MOST, list_rows
from assistant.evidence.finding.page import SAYS
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import clean
from assistant.question.model import Term
from assistant.question.words.lexicon import selects
from assistant.question.words.naming import ordering_words
from corpus.facts import FigureRow, Measure
from corpus.text import fold_key

# What the parts of a program may be called: they need not call themselves so.
THINGS = {
    "会議",
    "行事",
    "イベント",
    "取組",
    "取り組み",
    "事業",
    "メニュー",
    "コース",
    "枠組み",
    "項目",
}


def answer_list(context: Context) -> Composed | None:
    """The programs of the corpus, or the parts of the one that is named."""
    question = context.question
    named = [c for i in question.program_ids for c in context.catalog.children(i)]
    if question.program_ids and not all(_names(t, named, context) for t in question.terms):
        return None  # something else of the program is listed, in its own words
    if (question.program_ids and not named) or has_own_subject(context):
        return None
    ids = named or [c for r in context.roots() for c in context.catalog.children(r)]
    draft = context.draft()
    draft.say("list")
    listed = 0
    for program_id in ids or _with_rows(context):
        listed += _listed(draft, context, program_id)
        if listed == MOST + MOST:
            break
    return Composed("answered", draft, 0.9) if listed else None


def _with_rows(context: Context) -> Iterator[str]:
    ids = context.catalog.of(context.documents)
    return (i for i in ids if context.table.rows_of(i, context.documents))


def has_own_subject(context: Context) -> bool:
    """Whether a question names no program and asks of something else than of programs at large.

    「返礼品の基準を挙げて」 wants no list of the programs of the corpus.
    """
    question = context.question
    if question.programs:
        return False
    ordering = ordering_words(question)  # "and the smallest?"
    own = [
        t
        for t in question.terms
        if not (t.light or t.concept or t.verbal or t.surface.lower() in ordering)
        and not selects(t.surface)
    ]
    return any(not _names(t, (), context) and not _common(t, context) for t in own)


def _common(term: Term, context: Context) -> bool:
    """Whether a word stands in what the corpus as a whole is called."""
    whole = fold_key(" ".join(map(context.catalog.name, context.roots())))
    return all(any(w in whole for w in part) for part in (term.parts or (term.alternatives,)))


def _names(term: Term, program_ids: Sequence[str], context: Context) -> bool:
    """Whether a word says no more than what kind of thing the programs are: 「三本柱」, 「柱1」."""
    if term.light or term.leading or term.alternatives[0].isdigit():
        return True
    if not THINGS.isdisjoint(term.alternatives):
        return True
    words = [w for part in (term.parts or (term.alternatives,)) for w in part]
    whole = fold_key(" ".join(map(context.catalog.name, context.question.program_ids)))
    if any(w in whole for w in words):
        return True
    keys = [fold_key(context.catalog.name(i)) for i in program_ids]
    return bool(keys) and all(any(w in key for w in words) for key in keys)


def _listed(draft: Draft, context: Context, program_id: str) -> bool:
    """List a program with its amount, or with the place that names it."""
    look = context.lookup(program_id, replace(context.question, terms=(), measures=()))
    if look.rows:
        list_rows(draft, look.rows[:1])
        return True
    in_order = sorted(context.evidence.statements, key=lambda f: f.statement.start)
    described = next((f.statement for f in in_order if _describes(f, program_id)), None)
    if described is not None:
        number = draft.cite(described.document_id, described.start, described.end)
        text = clean(described.text)
        draft.say("fit_item", number, program=draft.name(program_id), quote=text)
        return True
    return _named(draft, context, program_id, in_order)


def _describes(found: Found, program_id: str) -> bool:
    """Whether a sentence is about this one program."""
    prose = found.statement.value is None and len(fold_key(found.statement.text)) >= PROSE
    return prose and found.program_ids == {program_id} and bool(SAYS.search(found.statement.text))


def _named(draft: Draft, context: Context, program_id: str, in_order: Sequence[Found]) -> bool:
    program = context.catalog.programs[program_id]
    keys = [fold_key(n) for n in (program.name, *program.aliases)]
    places = (f.statement for f in in_order)
    place = next((s for s in places if any(k in fold_key(s.text) for k in keys)), None)
    if place is None:
        return False
    number = draft.cite(place.document_id, place.start, place.end)
    draft.say("list_item", number, program=draft.name(program_id))
    return True


def answer_parts(context: Context, program_id: str) -> Composed | None:
    """The parts of a program with their amounts, or its amounts by scope."""
    ask = replace(context.question, terms=())
    whole = context.lookup(program_id, ask)
    measures = tuple(dict.fromkeys(r.measure for r in whole.rows))
    parts = [
        row
        for child in context.catalog.children(program_id)
        for row in context.lookup(child, replace(ask, measures=measures)).rows[:1]
    ]
    if not whole.rows or (not parts and len(whole.rows) < 2):
        return None
    draft = context.draft()
    list_rows(draft, whole.rows)
    if parts:
        draft.say("parts")
        list_rows(draft, parts)
        _check_sum(draft, parts)
    return Composed("answered", draft, 0.9)


def _check_sum(draft: Draft, parts: Sequence[FigureRow]) -> None:
    """The sum of the parts, where they may be added; the source's own total may differ."""
    if len({(r.currency, r.measure, r.fiscal_year) for r in parts}) > 1 or len(parts) < 2:
        return
    stated = [draft.state(r) for r in parts]
    total = sum(r.amount for r in parts)
    originals = [r.original for r in parts]
    display = show_derived(total, parts[0].currency, originals, draft.language)
    formula = " + ".join(f.display for f in stated) + f" = {display}"
    draft.say("parts_sum", value=display, formula=formula)
    whole = derived(
        stated[0], Measure.SUM, total, display=display, formula=formula, language=draft.language
    )
    draft.derive(replace(whole, program=" + ".join(f.program for f in stated)))
