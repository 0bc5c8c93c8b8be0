"""Amounts that stand in what an answer quotes, stated as its figures: exact, each cited.

What is asked for an amount is answered by a number, be it read from the table, from a cell or from
a sentence. Only where the text tells what the number counts is it a figure: a bare 65,000 is one
below 「（円）」, and none where no unit is stated. 「うちは対象ですか」 asks for no amount and is
told in the words of the document: 「65歳以上の方は85万円まで」, whose amounts are figures as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.acts import Act, Guess
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.asked import asked_amounts
from assistant.answer.figures.money import exactly, has_cents, in_english, show
from assistant.conversation.item import Item
from assistant.evidence.amounts import FoundAmount
from assistant.evidence.finding.statements import clean
from assistant.model import Citation, Figure
from corpus.facts import Measure
from corpus.text.amounts import Amount, find_amounts, parse_number
from corpus.text.units import Scale, whole_scale
from corpus.text.years import japanese_year

# Acts that are told in words, whatever amounts these have: none of them asks for one.
TOLD = frozenset({Act.ELIGIBILITY, Act.FIT, Act.NEW, Act.DEFINE})
EACH_BEHIND = re.compile(r"\s?(?:[/／]|(?:per|an?|each|every)\b)")
BESIDE = 0.6  # how sure an amount is that the table has not
MOST = 12  # amounts; of more none is what the answer says


def state_amount(draft: Draft, amount: Amount, number: int, name: str) -> None:
    """State an amount that stands in a quote, so that it can be said in other words."""
    draft.figures.append(
        _figure(
            amount.value,
            amount.currency,
            original=amount.original,
            name=name,
            label="",
            number=number,
            display=in_english(amount),
        )
    )


def state_cell(
    draft: Draft, text: str, around: Iterable[str], number: int, *, name: str, label: str
) -> None:
    """State the amount of a cell; `around` are what may declare its unit, the nearest first."""
    amounts = find_amounts(text)
    value: Decimal | None
    scale: Scale | None
    if len(amounts) == 1:
        value, scale = Decimal(amounts[0].value), Scale(1, amounts[0].currency)
    else:
        value = parse_number(text)
        scale = next((s for words in around if (s := _scale(words))), None)
    amount = value * scale.factor if value is not None and scale else None
    whole = amount is not None and amount == int(amount)
    if scale is None or amount is None or not (whole or has_cents(amount, scale.currency)):
        return
    figure = _figure(
        exactly(amount),
        scale.currency,
        original=text,
        name=name,
        label=label,
        number=number,
        display=text,
    )
    if figure not in draft.figures:
        draft.figures.append(figure)
        draft.show(Item(name, None, figure, draft.cited(number)))


def with_quoted_amounts(context: Context, composed: Composed, guess: Guess) -> Composed:
    """State what was asked for of the amounts that an answer without figures quotes.

    Of a turn that is told in words all of them are stated.
    """
    draft = composed.draft
    asked = replace(context, question=composed.question) if composed.question else context
    if composed.status == "not_found":
        return _stated_beside(asked, draft.citations, guess) or composed
    if composed.status != "answered" or draft.figures:
        return composed
    ranges = [(c.document_id, c.start, c.end) for c in draft.citations]
    if meant := asked_amounts(asked, ranges, guess):
        _say_first(draft, meant)
        return composed
    if guess.act not in TOLD or asked.question.money or not _is_of_something(context):
        return composed
    own = (c for c in draft.citations if c.number not in draft.beside)
    quotes = [c for c in own if not _is_of_another(context, c)]
    # A range is no one amount, nor is a rate.
    found = {
        (amount.value, amount.currency): (amount, quote.number)
        for quote in reversed(quotes)
        for amount in reversed(find_amounts(quote.quote))
        if amount.low in {None, amount.value} and not _is_rate(amount, quote.quote)
    }
    if len(found) <= MOST:
        for amount, number in reversed(found.values()):
            state_amount(draft, amount, number, _about(draft))
    return composed


def _is_rate(amount: Amount, text: str) -> bool:
    """Whether it says behind it for whom: 「3万円／人」, but not 「1年につき120万円」."""
    return bool(amount.per) and bool(EACH_BEHIND.match(text, amount.end))


def _stated_beside(context: Context, near: Sequence[Citation], guess: Guess) -> Composed | None:
    """The amount of the year asked for in the lines of what a denial names: it is there.

    「残高は、令和7年度末に4億円、令和8年度末に3億円」, of which the table may have one.
    """
    years = set(context.question.years) | context.question.said_years
    lines = dict.fromkeys(_line_of(c, context) for c in near)
    meant = asked_amounts(context, list(lines), guess) if years and lines else ()
    if not meant or not all(one.said.years & years for one in meant):
        return None
    draft = context.draft()
    for document_id, start, end in lines:
        draft.cite(document_id, start, end)
    _say_first(draft, meant)
    return Composed("answered", draft, BESIDE)


def _line_of(citation: Citation, context: Context) -> tuple[str, int, int]:
    """The whole line or lines that a citation has a part of."""
    text = context.sources[citation.document_id].text
    end = text.find("\n", citation.end)
    start = text.rfind("\n", 0, citation.start) + 1
    return citation.document_id, start, end if end >= 0 else len(text)


def _say_first(draft: Draft, meant: Sequence[FoundAmount]) -> None:
    """State amounts that are quoted, and say them with what they are of before the quotes.

    A sentence with no other amount says it itself; nothing more is said where it is quoted first.
    """
    figures = [_state(draft, one) for one in meant]
    said = meant[0].said
    number = _place(draft, meant[0]).number
    if said.column:
        for one, figure in reversed(list(zip(meant, figures, strict=True))):
            at = _place(draft, one).number
            head = f"（{one.said.label}）" if one.said.label else ""
            draft.answer_first(
                "value_alone", at, label=f"{one.said.name}{head}", value=figure.display
            )
        return
    quote, title = clean(said.sentence), clean(said.name)
    if len(find_amounts(quote)) > len(meant):
        values = ("、" if draft.language == "ja" else ", ").join(f.display for f in figures)
        if draft.begins(quote):
            draft.answer_first("quoted", number, quote=values)
        else:
            draft.answer_first("value_alone", number, label=values, value=quote)
    elif not draft.begins(quote):
        draft.answer_first("titled" if title else "quoted", number, title=title, quote=quote)


def _state(draft: Draft, found: FoundAmount) -> Figure:
    """An amount of a quote as a figure that a later turn may work on."""
    said, quantity = found.said, found.said.quantity
    place = _place(draft, found)
    program = next(iter(said.programs)) if len(said.programs) == 1 else None
    year = next(iter(said.years)) if len(said.years) == 1 else None
    amount = exactly(quantity.value)
    figure = replace(
        _figure(
            amount,
            quantity.unit,
            original=quantity.original,
            name=said.name or (draft.name(program) if program else ""),
            label=said.label,
            number=place.number,
            display=show(quantity.value, quantity.unit, quantity.original, draft.language),
        ),
        measure=said.measure or Measure.UNIT.value,
        fiscal_year=year,
        fiscal_year_label=japanese_year(year) if year else None,
    )
    draft.figures.append(figure)
    draft.show(Item(figure.program, program, figure, place))
    return figure


def _place(draft: Draft, found: FoundAmount) -> Citation:
    """The quote that holds an amount; of a row that is only begun in one, the row as a whole.

    A cell that counts for several rows stands in the line of the first: 「5人以下 750万円 1/2」.
    """
    place, said = draft.citations[found.rank], found.said
    if place.start <= said.start and said.end <= place.end:
        return place
    return draft.cited(draft.cite(said.document_id, *said.place))


def _is_of_another(context: Context, citation: Citation) -> bool:
    """Whether what is quoted is a row of the table, and not of what is asked of."""
    rows = context.table.rows_within(citation.document_id, citation.start, citation.end)
    return bool(rows) and not any(r.program_id in context.question.program_ids for r in rows)


def _is_of_something(context: Context) -> bool:
    """Whether it is known what a turn is about: of all documents an amount may be anything's."""
    question, state = context.question, context.state
    one = bool(context.documents) or len(context.sources) == 1
    return one or bool(question.programs or state.exchanges)


def _about(draft: Draft) -> str:
    """The program that the answer is about, if it is about one."""
    names = {draft.name(i.program_id) for i in draft.items if i.program_id}
    if draft.about:
        names.add(draft.name(draft.about))
    return names.pop() if len(names) == 1 else ""


def _scale(words: str) -> Scale | None:
    """The unit that a head or a caption declares: 「単位：千円」, 「円」, "in thousands"."""
    return whole_scale(words) or whole_scale(f"({words})")


def _figure(
    amount: float, currency: str, *, original: str, name: str, label: str, number: int, display: str
) -> Figure:
    return Figure(
        program=name,
        label=label,
        measure=Measure.UNIT.value,
        fiscal_year=None,
        fiscal_year_label=None,
        amount=amount,
        currency=currency,
        original=original,
        display=display,
        scope=None,
        derived=False,
        formula=None,
        reviewed=False,
        citation=number,
    )
