"""What was shown, as a Markdown table: one row a thing, one column for what was asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.drafting.wording import MEASURES, english_label
from assistant.answer.figures.parts import parts_of
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import latest, measured, measured_items
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.evidence.finding.statements import clean
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.words.names import name_key
from corpus.facts import Measure
from corpus.text import fold_key

HEADS = {"ja": ("事業", "区分", "額"), "en": ("Program", "Item", "Amount")}
COUNTED = {"ja": ("区分", "年度", "数"), "en": ("Item", "Year", "Number")}
QUOTED = {"ja": ("番号", "内容"), "en": ("No.", "Text")}
CALLED = {"ja": "額", "en": "Amount"}
LONGEST_CELL = 120  # characters
TOPIC = 4  # exchanges that one table may take up


def tabulate_shown(context: Context) -> Composed | None:
    """A table of the attributes asked lately for each program, else of the figures shown."""
    if (parts := _of_parts(context)) is not None:
        return parts
    questions = _same_topic(context)
    programs = _programs(context, questions)
    asked = _attributes(context, questions)
    if len(programs) * len(asked) > 1 and (len(asked) > 1 or not latest(context)):
        return _matrix(context, programs, asked) or _of_figures(context)
    return _of_figures(context) or (
        _matrix(context, programs, asked) if programs and asked else None
    )


def as_table(context: Context, composed: Composed) -> Composed:
    """An answer with two amounts or more as a table of them; any other as it is."""
    items = [i for i in composed.draft.items if i.figure and i.citation and not i.figure.derived]
    if composed.status != "answered" or len(items) < 2 or "\n| ---" in composed.draft.text:
        return composed
    draft = context.draft()
    write_figures(draft, measured_items(items, context))
    return replace(composed, draft=draft)


def _of_parts(context: Context) -> Composed | None:
    """The parts of the one program talked of with their amounts, where parts are asked for."""
    question, last = context.question, context.state.last
    ids = question.program_ids or (tuple(m.program_ids[0] for m in last.programs) if last else ())
    children = [c for i in ids[:1] for c in context.catalog.children(i)]
    named = [t for t in question.terms if not t.light and not t.alternatives[0][:1].isdigit()]
    of_parts = question.breakdown or (named and all(_is_of(t, children, context) for t in named))
    parts = next((found for i in ids if (found := parts_of(context, i))), [])
    if not of_parts or len(parts) < 2:
        return None
    draft = context.draft()
    write_figures(draft, parts)
    return Composed("answered", draft, 0.9)


def _is_of(term: Term, program_ids: Sequence[str], context: Context) -> bool:
    """Whether a word is in what every one of the programs is called: 柱1, 柱2."""
    names = [
        fold_key(f"{p.name} {' '.join(p.aliases)}")
        for i in program_ids
        if (p := context.catalog.programs.get(i))
    ]
    return bool(names) and all(any(a in name for a in term.alternatives) for name in names)


def _same_topic(context: Context) -> list[Exchange]:
    """The latest exchanges about programs, back to where the topic changed."""
    kept: list[Exchange] = []
    known: set[str] = set()
    for exchange in reversed(context.state.exchanges):
        ids = {i for m in exchange.programs for i in m.program_ids[:1]}
        if kept and ids and known.isdisjoint(ids):
            compared = len(ids) > 1 or exchange.question.act == kept[-1].question.act
            if not compared:
                break
        known |= ids
        kept.append(exchange)
        if len(kept) == TOPIC:
            break
    return kept[::-1]


def _programs(context: Context, exchanges: Sequence[Exchange]) -> list[str]:
    named = list(context.question.program_ids) if not context.question.inherited else []
    if named:
        return named
    return list(dict.fromkeys(m.program_ids[0] for e in exchanges for m in e.programs))[:8]


def _attributes(context: Context, exchanges: Sequence[Exchange]) -> list[Question]:
    """The questions of an attribute each: those asked, and those that this turn adds."""
    asked: dict[str, Question] = {}
    for exchange in exchanges:
        question = exchange.question
        if question.intent in {Intent.FIGURE, Intent.FACT} and (key := _attribute(question)):
            asked.setdefault(key, question)
    own = context.question
    for term in own.terms:
        if term.concept:
            value = ValueType.DURATION if term.kind == "duration" else None
            asked.setdefault(
                term.concept,
                replace(
                    own,
                    terms=(term,),
                    intent=Intent.FACT,
                    value_type=value,
                    money=False,
                    measures=(),
                ),
            )
    return list(asked.values())


def _attribute(question: Question) -> str | None:
    concept = next((t.concept for t in question.terms if t.concept), None)
    if concept:
        return concept
    return "money" if question.money else None


def _matrix(
    context: Context, programs: Sequence[str], asked: Sequence[Question]
) -> Composed | None:
    """One row a program, one column an attribute; each cell as the answer to it would say."""
    draft = context.draft()
    language = draft.language
    heads = [HEADS[language][0], *(_head(q, draft) for q in asked)]
    rows, filled = [], 0
    for program_id in programs:
        cells = [draft.name(program_id)]
        for question in asked:
            mention = next((m for m in question.programs if program_id in m.program_ids), None)
            about = replace(
                question,
                programs=(replace(question.programs[0], program_ids=(program_id,), homonyms=()),)
                if question.programs and mention is None
                else (mention,)
                if mention
                else context.question.programs[:1],
                inherited=("programs",),
                language=language,
                act=Act.FACT,
            )
            cell = _cell(draft, context.ask(about, context.state))
            filled += cell != "–"
            cells.append(cell)
        rows.append(cells)
    if not filled:
        return None
    write_table(draft, heads, rows)
    return Composed("answered", draft, 0.8)


def _head(question: Question, draft: Draft) -> str:
    concept = next((t for t in question.terms if t.concept), None)
    if concept is None:
        return CALLED[draft.language]
    if draft.language == "ja":
        return concept.alternatives[1] if len(concept.alternatives) > 1 else concept.surface
    return (concept.concept or "").replace("_", " ").capitalize()


def _cell(draft: Draft, exchange: Exchange | None) -> str:
    """The first thing that an answer showed, cited anew."""
    if exchange is None or exchange.answer.status != "answered":
        return "–"
    said: list[str] = []
    for item in exchange.items[:3]:
        place = item.citation
        if place is None:
            continue
        number = draft.cite(place.document_id, place.start, place.end)
        if item.figure is not None:
            figure = replace(item.figure, citation=number)
            if figure not in draft.figures:
                draft.figures.append(figure)
            text = figure.display
        else:
            text = place.quote
        said.append(f"{cell_text(text)}{markers((number,))}")
        if item.figure is None:
            break
    return " / ".join(said) or "–"


def cell_text(text: str) -> str:
    """A text as a cell of a table: on one line, without the mark that parts cells."""
    plain = re.sub(r"\s+", " ", text).replace("|", "／").strip()
    return plain if len(plain) <= LONGEST_CELL else plain[:LONGEST_CELL] + "…"


def _of_quotes(context: Context) -> Composed | None:
    """The things that the last answer quoted, one a row, where it showed no amounts."""
    last = context.state.showing
    quotes = [i.citation for i in last.items if i.citation] if last else []
    if len(quotes) < 2 or measured(last, context):
        return None
    draft = context.draft()
    rows = []
    for place, quote in enumerate(quotes, 1):
        number = draft.cite(quote.document_id, quote.start, quote.end)
        draft.show(Item("", None, None, draft.cited(number)))
        rows.append([str(place), f"{cell_text(clean(quote.quote))}{markers((number,))}"])
    write_table(draft, QUOTED[draft.language], rows)
    return Composed("answered", draft, 0.8)


def _of_figures(context: Context) -> Composed | None:
    if (quoted := _of_quotes(context)) is not None:
        return quoted
    shown = latest(context)
    if not shown:
        return None
    draft = context.draft()
    write_figures(draft, shown)
    return Composed("answered", draft, 0.9)


def write_figures(draft: Draft, shown: Sequence[Measured]) -> None:
    """A table of figures: the program, what each is where that differs, the amount."""
    names = {m.name for m in shown}
    labels = {_label(m, draft) for m in shown}
    head = HEADS[draft.language]
    if all(m.figure.currency is None for m in shown):
        head = COUNTED[draft.language]
    columns = [0, *([1] if len(labels) > 1 or len(names) == 1 else []), 2]
    rows = []
    for m in shown:
        figure = m.state(draft)
        value = f"{figure.display}{markers((figure.citation or 1,))}"
        cells = (m.name, _label(m, draft), value)
        rows.append([cell_text(cells[c]) for c in columns])
    write_table(draft, [head[c] for c in columns], rows)


def _label(m: Measured, draft: Draft) -> str:
    """What a figure is, with year and scope: "budget request for FY2026 (“令和8年度要求額”)"."""
    figure = m.figure
    if draft.language == "en" and figure.currency and figure.measure in MEASURES:
        measure = Measure(figure.measure)
        return english_label(measure, figure.fiscal_year, figure.label, figure.scope)
    own, year = figure.label, figure.fiscal_year_label or ""
    scope = f"（{figure.scope}）" if figure.scope else ""
    dated = own if not year or name_key(year) in name_key(own) else f"{year} {own}"
    return f"{dated}{scope}"


def write_table(draft: Draft, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put a Markdown table into a draft; the cells are plain text."""
    lines = [heads, ["---"] * len(heads), *rows]
    draft.add("\n".join("| " + " | ".join(line) + " |" for line in lines))
