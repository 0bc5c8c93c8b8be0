"""What is asked and not there: a value of which nothing near has the kind, a year that is nowhere.

What is quoted then is near, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.topicality import NEEDS
from assistant.evidence.finding.reasons import tells_why
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.windows import Window
from assistant.question.model import Intent, Question, ValueType
from assistant.question.said_year import asks_of_year
from assistant.question.signs import Sign, shows
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years, japanese_year

MOST_BESIDE = 2  # quotes that are told where something is not there
SENTENCE = re.compile(r"(?<=[。.!?])\s*")
OPPOSITE = {Sign.LESS: Sign.MORE, Sign.MORE: Sign.LESS}
HALF = 0.5  # of what the nearest of some windows covers
# Kinds of value that a text surely has or has not; a person or a place is told in many ways.
KINDS = frozenset(
    {ValueType.MONEY, ValueType.COUNT, ValueType.PERCENT, ValueType.DURATION, ValueType.DATE}
)
# Acts of a turn that wants one value and no more; what is computed need not be printed.
FOR_A_VALUE = frozenset({Act.AMOUNT, Act.COUNT, Act.PERIOD, Act.PER_UNIT, Act.APPLY})


def lacks_value(found: Sequence[Window], context: Context) -> bool:
    """Whether a value is asked for, and nothing that is told of it has one of the kind.

    「月々の滞在費はいくら」 of a fellowship whose 「滞在費」 is named without an amount.
    """
    question = context.question
    asks = question.value_type in KINDS and question.act in FOR_A_VALUE
    if not asks or question.closed:
        return False
    own = of_the_subject(found, context)
    if not any(not t.light for t in question.terms):
        return not gives_value(own, question)  # 「いつできるの」 says nothing of where
    if not any(not (t.light or t.concept) for t in question.terms) and _gives_price(own, context):
        return False  # 「いくらで乗れる」 of 「1回300円」
    covers = any(w.coverage for w in own) or question.language != "en"
    # English asks in words that need not stand there: "when will we hear".
    return not gives_value(_as_near(own) if covers else own[:1], question)


def _gives_price(found: Sequence[Window], context: Context) -> bool:
    """Whether money is asked for, and some windows state an amount that is in no budget."""
    if context.question.value_type is not ValueType.MONEY:
        return False
    ids = context.question.program_ids
    budgets = {r.amount for i in ids for r in context.table.rows_of(i, context.documents)}
    amounts = (a for w in found for s in w.statements for a in find_amounts(s.text))
    return any(a.value not in budgets for a in amounts)


def gives_value(found: Sequence[Window], question: Question) -> bool:
    """Whether a value is asked for, and one of some windows has one of its kind."""
    return question.value_type in KINDS and any(_holds(w, question) for w in found)


def beside_what_lacks(found: Sequence[Window], context: Context) -> list[Window]:
    """What is told where something is not there: of its subject, and as near as any."""
    own = of_the_subject(found, context)
    return _as_near(own) or own[:1]


def _as_near(found: Sequence[Window]) -> list[Window]:
    """The windows that cover about as much of a turn as any of them; none where none does any."""
    most = max((w.coverage for w in found), default=0.0)
    return [w for w in found if most and w.coverage >= HALF * most]


def _holds(window: Window, question: Question) -> bool:
    """Whether a window has the value; of two that are asked for at once one is enough."""
    plain = replace(question, counter=None, per=False)
    asked = (question, plain) if question.value_type is not ValueType.COUNT else (question,)
    return any(holds_value(s.text, q) for s in window.statements for q in asked)


def of_the_subject(found: Sequence[Window], context: Context) -> list[Window]:
    """The windows that are not about another program than the turn is asked of."""
    scope = context.catalog.scope(context.question.program_ids)

    def is_of_it(window: Window) -> bool:
        about = window.program_id
        overlap = (context.catalog.overlap(about, i) for i in scope) if about else ()
        return not scope or about is None or about in scope or any(overlap)

    return [w for w in found if is_of_it(w)]


def with_missing_year(context: Context, composed: Composed) -> Composed:
    """An answer in quotes that says first that no year is there which the turn names.

    「令和3年度は？」 of a paper on two later years.
    """
    draft = composed.draft
    quotes = composed.status == "answered" and draft.citations and not draft.figures
    if not quotes or (year := _year_nowhere(context, draft)) is None:
        return composed
    label = japanese_year(year) if draft.language == "ja" else str(year)
    draft.lead("no_year", year=label)
    draft.states_figures = False
    return replace(composed, status="not_found") if _is_of_the_year(context.question) else composed


def _is_of_the_year(question: Question) -> bool:
    """Whether something of a year is asked for, or nothing but what there is in it.

    "had insulation in 2023, does that matter" asks nothing of that year, 「2021年の目標値は」 does.
    """
    other = any(not (t.light or t.carried) for t in question.terms)
    of_value = question.money or question.value_type in KINDS
    return of_value or not other or asks_of_year(question)


def with_missing_reason(context: Context, composed: Composed) -> Composed:
    """An answer in quotes that says first that it is not told why something rose or fell.

    「減らした理由は」 of a table that has the amounts alone: what is quoted gives no cause, or that
    of another change.
    """
    question, draft = composed.question or context.question, composed.draft
    quotes = composed.status == "answered" and draft.citations and not draft.figures
    quotes = quotes and not composed.complete  # 「方向性と理由」 of its row is what was asked
    told = [c.quote for c in draft.citations]
    lacks = lacks_reason(told, question) or _gives_none(told, question)
    if not quotes or draft.leads or not lacks or draft.begins(draft.word("reason")):
        return composed
    draft.keep([c.number for c in draft.citations[:MOST_BESIDE]])
    draft.lead("no_reason_near")
    draft.states_figures = False
    return replace(composed, status="not_found")


def _gives_none(quotes: Sequence[str], question: Question) -> bool:
    """Whether nothing but a reason is asked for, and no quote gives a cause of anything."""
    why = question.intent is Intent.REASON and question.act is Act.WHY
    return why and Sign.WHY in question.signs and not any(map(tells_why, quotes))


def lacks_reason(quotes: Sequence[str], question: Question) -> bool:
    """Whether it is asked why something rose or fell, and no quote gives a cause for that."""
    way = next((w for w in OPPOSITE if w in question.signs), None)
    why = question.intent is Intent.REASON or question.act is Act.WHY
    return bool(way and why) and not any(_gives_cause(q, way) for q in quotes if way)


def _gives_cause(quote: str, way: Sign) -> bool:
    """Whether a sentence gives a cause, and not for what went the other way alone."""
    sentences = SENTENCE.split(quote)
    return any(tells_why(s) and (shows(s, way) or not shows(s, OPPOSITE[way])) for s in sentences)


def _year_nowhere(context: Context, draft: Draft) -> int | None:
    """A year that a turn names, and no document that is quoted."""
    asked = context.question.said_years
    if not asked or context.question.act in NEEDS:
        return None  # "I finished my PhD in 2017" asks nothing of that year
    documents = [context.sources[d] for d in {c.document_id for c in draft.citations}]
    said = {y.year for document in documents for y in find_years(document.text)}
    said |= {document.fiscal_year for document in documents if document.fiscal_year}
    nowhere = [y for y in sorted(asked) if not any(str(y) in d.text for d in documents)]
    return nowhere[0] if len(nowhere) == len(asked) and asked.isdisjoint(said) else None
