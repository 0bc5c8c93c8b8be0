"""More about what was shown: where it stands, whether it is right, more of it, less of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.figures.changes import only_changed
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.retelling import retold
from assistant.answer.operations.shown import latest, measured
from assistant.answer.operations.so_far import of_program, told_so_far
from assistant.answer.records.of_row import reason_of_row
from assistant.answer.text.glosses.gloss import is_japanese
from assistant.answer.text.glosses.told_in_english import in_english_phrases
from assistant.answer.text.prose import answer_prose, answer_why_changed
from assistant.conversation.item import Item
from assistant.conversation.state import Exchange
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import clean
from assistant.evidence.finding.together import ITEM
from assistant.model import Citation, Language
from assistant.question.model import Intent
from assistant.question.signs import Sign
from corpus.text.amounts import find_amounts

CHANGES = frozenset({Sign.MORE, Sign.LESS, Sign.CHANGE})
MOST = 4  # things said of what was shown


def source_of_shown(context: Context) -> Composed | None:
    """Where the last answer stands: document, page, lines, and the words themselves."""
    exchange = next((e for e in reversed(context.state.exchanges) if e.answer.citations), None)
    if exchange is None:
        return None
    draft = context.draft()
    for place in exchange.answer.citations[:MOST]:
        number = draft.cite(place.document_id, place.start, place.end)
        _say_source(draft, place, number)
        draft.show(_item(exchange, place, draft, number))
    return Composed("answered", draft, 1.0)


def _say_source(draft: Draft, place: Citation, number: int) -> None:
    """Where a quote stands and its words, in an English answer with what they roughly say."""
    at, words = _place(place, draft), clean(place.quote)
    said = draft.word("source", title=place.document_title, place=at, quote=words)
    if draft.language == "en" and is_japanese(words):
        said += f" {draft.word('told_roughly', told=in_english_phrases(words))}"
        draft.add(said + markers((number,)), quoted=False)
    else:
        draft.add(said + markers((number,)))


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
    if last is not None and (picked := _more_of_amount(context, last)) is not None:
        return picked
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
        if (
            place is None
            or _is_bare_cell(place, context)
            or any(place.document_id == d and place.start < b and a < place.end for d, a, b in seen)
        ):
            continue
        number = draft.cite(place.document_id, place.start, place.end)
        draft.add(f"・{clean(place.quote)}{markers((number,))}")
        draft.show(replace(item, citation=draft.cited(number)))
    ids = dict.fromkeys(m.program_ids[0] for m in last.programs)
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


def _more_of_amount(context: Context, last: Exchange) -> Composed | None:
    """What stands under the one thing told that has an amount: 「62億の方もっと詳しく」."""
    said = {*context.question.amounts, *context.question.slots.scaled}
    having = [c for c in last.told if said & {a.value for a in find_amounts(c.quote)}]
    page = context.page_of(having[0].document_id) if len(having) == 1 else None
    held = page.overlapping(having[0].start, having[0].end) if page else []
    if page is None or not held:
        return None
    told, at = [page.statements[held[0]]], held[-1] + 1
    while at < len(page.statements) and len(told) < MOST and _goes_on(page, held[-1], at):
        told.append(page.statements[at])
        at += 1
    draft = context.draft()
    number = draft.cite(told[0].document_id, told[0].start, max(s.end for s in told))
    draft.say("quoted", number, quote=draft.joined([clean(s.text) for s in told]))
    draft.show(_item(last, having[0], draft, number))
    return Composed("answered", draft, 0.6)


def _goes_on(page: StatementPage, told: int, at: int) -> bool:
    """Whether a statement still tells of the thing above it: under its heading, no next item."""
    one_section = page.views[at].heading_key == page.views[told].heading_key
    return one_section and not ITEM.match(page.statements[at].text)


def _is_bare_cell(place: Citation, context: Context) -> bool:
    """Whether a quote is of a row of a table, and no sentence: its amounts are told as such."""
    tables = context.tables_of(place.document_id)
    inside = any(t.start <= place.start < t.end for t in tables)
    return inside and "。" not in place.quote and ". " not in place.quote


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
    if (of_row := reason_of_row(context)) is not None:
        return of_row
    programs = context.question.programs or last.programs[:1]
    asked = replace(
        context, question=replace(context.question, programs=programs, intent=Intent.REASON)
    )
    told = answer_why_changed(asked) or answer_prose(asked)
    grew = not (says or CHANGES.isdisjoint(context.question.signs))
    return told or (only_changed(asked) if grew else None)  # 「なぜ増えたの」


def _why_two(context: Context, two: Sequence[Measured]) -> Composed:
    """Two amounts that were set side by side differ in what they are amounts of."""
    draft = context.draft()
    draft.say("why_two")
    for m in two:
        figure = m.state(draft)
        label = f"{figure.label}（{figure.scope}）" if figure.scope else figure.label
        draft.say("figure_item", figure.citation or 1, label=label, value=figure.display)
    return Composed("answered", draft, 0.6)


def restate_shown(context: Context) -> Composed | None:
    """「本当？」 after an answer: the words of the document again."""
    exchange, question = context.state.showing, context.question
    named = question.programs and "programs" not in question.inherited
    of_another = question.terms or named
    of_another = of_another or question.change is not None  # it claims more than what was told
    if exchange is None or not exchange.answer.citations or of_another:
        return None
    draft = context.draft()
    draft.say("yes_it_says")
    for place in exchange.answer.citations[:2]:
        number = draft.cite(place.document_id, place.start, place.end)
        draft.show(_item(exchange, place, draft, number))
        _say_source(draft, place, number)
    return Composed("answered", draft, 0.8)


def translate_shown(context: Context) -> Composed | None:
    """The last answer, or all that was told, in the other language; a quote stays what it is."""
    last = context.state.last
    if last is None or (context.question.programs and not context.question.inherited):
        return None
    other = context.question.slots.language or ("en" if last.answer.language == "ja" else "ja")
    in_other = replace(context, question=replace(context.question, language=other))
    if Sign.SO_FAR in context.question.signs and (summary := told_so_far(in_other)) is not None:
        return summary
    failed = last.answer.status != "answered" or last.near is not None
    if failed and context.question.slots.lines and (told := of_program(in_other)) is not None:
        return told  # 「３行で英語で」 after what was not found wants what is
    return _as_composed(context, retold(context, last, other), other)


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
