"""More about what was shown: where it stands, whether it is right, more of it, less of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft, markers
from assistant.answer.figures.reverse import rows_of_amount
from assistant.answer.operations.claimed import is_said, judge_amount
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import latest, measured
from assistant.answer.text.prose import answer_prose, answer_why_changed
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.evidence.finding.statements import clean
from assistant.model import Citation, Language
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign
from assistant.question.words.naming import naming_terms
from corpus.facts import FigureRow
from corpus.text import fold_key

MOST = 4  # things said of what was shown
ROUNDS = (10**8, 10**7, 10**6)  # the last places to which documents round amounts


def source_of_shown(context: Context) -> Composed | None:
    """Where the last answer stands: document, page, lines, and the words themselves."""
    exchange = next((e for e in reversed(context.state.exchanges) if e.answer.citations), None)
    if exchange is None:
        return None
    draft = context.draft()
    for place in exchange.answer.citations[:MOST]:
        number = draft.cite(place.document_id, place.start, place.end)
        at = _place(place, draft)
        draft.say("source", number, title=place.document_title, place=at, quote=clean(place.quote))
        draft.show(_item(exchange, place, draft, number))
    return Composed("answered", draft, 1.0)


def _place(place: Citation, draft: Draft) -> str:
    page = draft.word("page", n=str(place.page)) if place.page else ""
    line = draft.word("line", n=str(place.line_start))
    return f"{page}{line}"


def _item(exchange: Exchange, place: Citation, draft: Draft, number: int) -> Item:
    item = next((i for i in exchange.items if i.citation == place), None)
    if item is None:
        return Item("", None, None, draft.cited(number))
    figure = replace(item.figure, citation=number) if item.figure else None
    if figure is not None and figure not in draft.figures:
        draft.figures.append(figure)
    return replace(item, figure=figure, citation=draft.cited(number))


def more_of_shown(context: Context) -> Composed | None:
    """What the documents say beyond what was shown, of what that was about."""
    last = context.state.last
    if last is None or not last.programs:
        return None
    seen = [(c.document_id, c.start, c.end) for c in last.answer.citations]
    wanted = replace(
        last.question,
        programs=last.programs[:2],
        intent=Intent.DEFINITION,
        language=context.question.language,
        money=False,
        act=Act.DEFINE,
    )
    wanted = replace(wanted, terms=(), measures=(), value_type=None, confirm=False)
    exchange = context.ask(wanted, context.state)
    draft = context.draft()
    for item in exchange.items if exchange else ():
        place = item.citation
        if place is None or any(
            place.document_id == d and place.start < b and a < place.end for d, a, b in seen
        ):
            continue
        number = draft.cite(place.document_id, place.start, place.end)
        draft.add(f"・{clean(place.quote)}{markers((number,))}")
        draft.show(replace(item, citation=draft.cited(number)))
    ids = {m.program_ids[0] for m in last.programs}
    shown = {m.figure.original for m in latest(context)}
    for program_id in ids:
        for row in context.table.rows_of(program_id, context.documents)[:MOST]:
            if row.original not in shown:
                value, number = draft.value(row), draft.cite_row(row)
                draft.say(
                    "figure_item",
                    number,
                    label=f"{draft.name(program_id)} {draft.label(row)}",
                    value=value,
                )
    return None if draft.empty else Composed("answered", draft, 0.6)


def shorten_shown(context: Context) -> Composed | None:
    """The first thing that was shown, alone."""
    exchange = context.state.showing
    if exchange is None:
        return None
    draft = context.draft()
    item = next((i for i in exchange.items if i.citation), None)
    if item is None or item.citation is None:
        return None
    number = draft.cite(item.citation.document_id, item.citation.start, item.citation.end)
    if item.figure is not None:
        figure = replace(item.figure, citation=number)
        draft.figures.append(figure)
        draft.say("figure_item", number, label=f"{item.name} {figure.label}", value=figure.display)
    else:
        text = clean(item.citation.quote)
        first = text.split("。")[0] + ("。" if "。" in text else "")
        named = f"{item.name}：" if item.name else ""
        draft.add(f"{named}{first}{markers((number,))}")
    draft.show(replace(item, citation=draft.cited(number)))
    return Composed("answered", draft, 0.6)


def why_shown(context: Context) -> Composed | None:
    """Why it is so: the sentences that give a reason for the change, else for the program."""
    last = context.state.last
    if last is None or not (last.programs or context.question.programs):
        return None
    two = [m for m in measured(last, context) if not m.vague]
    says = any(not (t.light or t.concept or t.carried) for t in context.question.terms)
    if last.act is Act.VERIFY and len(two) > 1 and not says:
        return _why_two(context, two)
    programs = context.question.programs or last.programs[:1]
    asked = replace(
        context, question=replace(context.question, programs=programs, intent=Intent.REASON)
    )
    return answer_why_changed(asked) or answer_prose(asked)


def _why_two(context: Context, two: Sequence[Measured]) -> Composed:
    """Two amounts that were set side by side differ in what they are amounts of."""
    draft = context.draft()
    draft.say("why_two")
    for m in two:
        figure = m.state(draft)
        label = f"{figure.label}（{figure.scope}）" if figure.scope else figure.label
        draft.say("figure_item", figure.citation or 1, label=label, value=figure.display)
    return Composed("answered", draft, 0.6)


def verify_shown(context: Context) -> Composed | None:
    """Yes or no to an amount that the turn claims, with the row that is meant; else what stands."""
    question = context.question
    claimed = [a for a in question.amounts or question.slots.scaled if a]
    if claimed and _asks_of_what(question):
        return rows_of_amount(_unnamed(context))
    rows = _candidates(context)
    own = claimed and rows and not _says_of_rows(context, rows)
    if own and (judged := judge_amount(context)) is not None:
        return judged  # of what one sentence tells of the program
    if claimed and rows and not _of_another(context, rows):
        return _judged(context, claimed, rows)
    return judge_amount(context) or (_restated(context) if not claimed else None)


def _asks_of_what(question: Question) -> bool:
    """Whether an amount is not claimed but asked about: 「4億円って何に使うやつ」."""
    named = question.programs and not question.inherited
    return Sign.ASKING in question.signs and not (named or question.confirm or question.closed)


def _of_another(context: Context, rows: Sequence[FigureRow]) -> bool:
    """Whether a turn that names no program says a thing of which none of the rows says anything."""
    said = _said_of(rows)
    own = naming_terms(context.question) if context.question.inherited else ()
    last = context.state.last
    said += fold_key(" ".join(c.quote for c in last.answer.citations)) if last else ""
    return bool(own) and not any(a in said for t in own for a in t.alternatives)


def _said_of(rows: Sequence[FigureRow]) -> str:
    return fold_key(" ".join(f"{r.program} {r.label} {r.scope or ''}" for r in rows))


def _says_of_rows(context: Context, rows: Sequence[FigureRow]) -> bool:
    """Whether a turn names nothing of its own, or what the rows are of: 「要求額は30億円？」."""
    own = naming_terms(context.question) if context.question.inherited else ()
    return not own or any(a in _said_of(rows) for t in own for a in t.alternatives)


def _unnamed(context: Context) -> Context:
    return replace(context, question=replace(context.question, programs=(), inherited=()))


def _candidates(context: Context) -> list[FigureRow]:
    """The rows of what is talked of, those of the figure shown last first."""
    last = context.state.last
    ids = context.question.program_ids or (
        tuple(m.program_ids[0] for m in last.programs) if last else ()
    )
    rows = [r for i in ids for r in context.table.rows_of(i, context.documents)]
    shown = latest(context)
    meant = {(m.figure.measure, m.figure.fiscal_year, m.figure.scope) for m in shown}
    measures = context.question.measures
    return sorted(
        rows,
        key=lambda r: (
            bool(measures) and r.measure not in measures,
            (r.measure.value, r.fiscal_year, r.scope) not in meant,
        ),
    )


def _judged(context: Context, claimed: list[int], rows: list[FigureRow]) -> Composed:
    draft = context.draft()
    equal = [r for a in claimed for r in rows if r.amount == a]
    if equal and (len(claimed) > 1 or _beside(equal[0], rows)):
        draft.say("both_stand")
        for row in dict.fromkeys([*equal, *_beside(equal[0], rows)]):
            _state(draft, row)
        _explain_rounding(draft, equal[0], _beside(equal[0], rows))
        return Composed("answered", draft, 0.8)
    if equal:
        meant = rows[0]
        same = equal[0].measure is meant.measure and equal[0].fiscal_year == meant.fiscal_year
        draft.say("yes" if same or not latest(context) else "that_is")
        _state(draft, equal[0])
        if not same and latest(context):
            _state(draft, meant)
        return Composed("answered", draft, 1.0)
    near = any(is_said(rows[0].amount, a) for a in claimed)  # 「48億円」 of 48億5,000万円
    draft.say("roughly" if near else "no")
    _state(draft, rows[0])
    return Composed("answered", draft, 0.9)


def _beside(row: FigureRow, rows: list[FigureRow]) -> list[FigureRow]:
    """Other rows of the same program, measure and year, as another page has them."""
    return [
        r
        for r in rows
        if (r.program_id, r.measure, r.fiscal_year)
        == (row.program_id, row.measure, row.fiscal_year)
        and r.amount != row.amount
        and r.scope == row.scope
    ]


def _explain_rounding(draft: Draft, row: FigureRow, others: list[FigureRow]) -> None:
    for other in others:
        exact, rounded = sorted((row, other), key=lambda r: _step(r.amount))
        if abs(exact.amount - rounded.amount) <= _step(rounded.amount) / 2:
            draft.say("rounded", rounded=rounded.original, exact=exact.original)


def _step(amount: int) -> int:
    """What the last place of an amount is worth, as a document would round it."""
    return next((s for s in ROUNDS if amount % s == 0), 1)


def _state(draft: Draft, row: FigureRow) -> None:
    value, number = draft.value(row), draft.cite_row(row)
    draft.say(
        "figure_item", number, label=f"{draft.name(row.program_id)} {draft.label(row)}", value=value
    )


def _restated(context: Context) -> Composed | None:
    """「本当？」 after an answer: the words of the document again."""
    exchange, question = context.state.showing, context.question
    of_another = question.terms or (question.programs and not question.inherited)
    if exchange is None or not exchange.answer.citations or of_another:
        return None
    draft = context.draft()
    draft.say("yes_it_says")
    for place in exchange.answer.citations[:2]:
        number = draft.cite(place.document_id, place.start, place.end)
        draft.show(_item(exchange, place, draft, number))
        draft.say(
            "source",
            number,
            title=place.document_title,
            place=_place(place, draft),
            quote=clean(place.quote),
        )
    return Composed("answered", draft, 0.8)


def translate_shown(context: Context) -> Composed | None:
    """The last answer in the other language; quotes stay in that of the document."""
    last = context.state.last
    if last is None or (context.question.programs and not context.question.inherited):
        return None
    other = context.question.slots.language or ("en" if last.answer.language == "ja" else "ja")
    exchange = context.ask(replace(last.question, language=other), context.state.before(last))
    return _as_composed(context, exchange, other)


def _as_composed(
    context: Context, exchange: Exchange | None, language: Language
) -> Composed | None:
    if exchange is None:
        return None
    draft = replace(context, question=replace(context.question, language=language)).draft()
    for place in exchange.answer.citations:
        draft.cite(place.document_id, place.start, place.end)
    draft.figures += exchange.answer.figures
    for item in exchange.items:
        draft.show(item)
    draft.add(exchange.answer.answer)
    return Composed(exchange.answer.status, draft, exchange.answer.confidence)
