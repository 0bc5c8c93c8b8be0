"""Windows in an answer: saying one, and whether it is said, is foreign, or is of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.acts import Act
from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.text.glosses.gloss import is_english, is_japanese
from assistant.answer.text.quoting import tell
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.finding.together import ITEM
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.windows import Window
from assistant.question.model import Question, ValueType
from corpus.text import fold_key

HEADED = re.compile(r"\s*[0-9０-９]{1,2}[.．、]")  # 「３．応募資格」 may be a heading
# What somebody says of their own case need not stand anywhere: 「うち私立大なんだけど」.
OWN_CASE = frozenset({Act.FIT, Act.WHICH, Act.ELIGIBILITY})
LEAST = 0.03  # of the odds of the likeliest, for that
ROOM = 300  # characters of a window that is only near
SURE = 2  # windows that may be meant, however unsure
FAR = 0.1  # of the odds of the likeliest: what is less likely is in the way
CLOSE = 0.2  # and of what is told beside the first two


def shortened(window: Window, room: int) -> Window:
    """A window with no more beside the statement that likely answers than there is room for.

    What follows it first; the row of a table is told by its heads, not by its neighbours.
    """
    said, likeliest = window.statements, window.likeliest
    if likeliest not in said or likeliest.cells:
        return replace(window, statements=(likeliest,))
    at = said.index(likeliest)
    low, high, left = at, at + 1, room - len(likeliest.text)
    while high < len(said) and not said[high].cells and len(said[high].text) <= left:
        left -= len(said[high].text)
        high += 1
    while low > 0 and not said[low - 1].cells and len(said[low - 1].text) <= left:
        low -= 1
        left -= len(said[low].text)
    return replace(window, statements=said[low:high])


ROWS_BESIDE = 2  # rows of a table that are told beside the one that is meant


def quote_window(draft: Draft, window: Window, context: Context) -> frozenset[int]:
    """Say a window whole, and give its citations; what is prose is cited as one range.

    In an answer in another language only the statement that likely answers: a reader who is not at
    home in the document's has to find it at once.
    """
    said = window.statements
    if is_foreign(window, draft):
        said = tuple(s for s in said if s == window.likeliest)
    if window.likeliest.cells and window.likeliest in said:  # a row first, then those beside it
        rest = tuple(s for s in _beside(said, window.likeliest) if s != window.likeliest)
        first = _quote(draft, window, (window.likeliest,), context)
        return first | _quote(draft, window, rest, context)
    prose = tuple(s for s in said if not s.cells)  # sentences are told without the table below
    return _quote(draft, window, prose or said, context)


def _beside(said: Sequence[Statement], row: Statement) -> Sequence[Statement]:
    """The statements of a window without the rows of its table that stand far from one."""
    at = said.index(row)
    return [s for i, s in enumerate(said) if not s.cells or abs(i - at) <= ROWS_BESIDE]


def _quote(
    draft: Draft, window: Window, said: Sequence[Statement], context: Context
) -> frozenset[int]:
    """Say some statements of a window as one text, and give its citations."""
    parts: list[str] = []
    numbers: list[int] = []
    if not said:
        return frozenset()
    for in_rows, run in groupby(said, key=lambda s: bool(s.cells)):
        statements = list(run)
        if in_rows:
            for statement in statements:
                text, cited = tell(draft, statement, context, whole=True)
                parts.append(text)
                numbers += cited
        else:
            parts += [_as_item(s, draft) for s in statements]
            numbers.append(draft.cite(window.document_id, statements[0].start, statements[-1].end))
    quote = draft.joined(parts)
    if (title := _unsaid_name(window, quote, draft)) is not None:
        draft.say("titled", *dict.fromkeys(numbers), title=title, quote=quote)
    else:
        draft.say("quoted", *dict.fromkeys(numbers), quote=quote)
    return frozenset(numbers)


def _as_item(statement: Statement, draft: Draft) -> str:
    """What a statement says; of a list the mark stays, so that items do not run together."""
    item = ITEM.match(statement.text) and not HEADED.match(statement.text)
    mark = ("・" if draft.language == "ja" else "• ") if item else ""
    return f"{mark}{clean(statement.text)}"


def _unsaid_name(window: Window, quote: str, draft: Draft) -> str | None:
    """The name of the program that a window is about, where its words do not say it."""
    name = draft.name(window.program_id) if window.program_id else ""
    said = not name or fold_key(name) in fold_key(quote) or any(map(str.isdigit, name))
    return None if said or is_foreign(window, draft) else name


def is_foreign(window: Window, draft: Draft) -> bool:
    """Whether a window is in another language than the answer."""
    text = window.likeliest.text
    return is_english(text) if draft.language == "ja" else is_japanese(text)


def is_quoted(statements: Sequence[Statement], draft: Draft) -> bool:
    """Whether any of some statements is said already."""
    return any(
        c.document_id == s.document_id and c.start < s.end and s.start < c.end
        for c in draft.citations
        for s in statements
    )


def of_another(window: Window, question: Question) -> bool:
    """Whether a window is about a program that the turn does not ask of."""
    asked = question.program_ids
    return bool(asked) and window.program_id is not None and window.program_id not in asked


def is_elsewhere(window: Window, context: Context) -> bool:
    """Whether a window is of a document that does not know a program which the turn names."""
    text = context.sources[window.document_id].text
    named = [m for m in context.question.programs if m.surface and m.exact]
    programs = context.catalog.programs
    homes = {
        d for m in named for i in m.program_ids if i in programs for d in programs[i].document_ids
    }
    said = any(m.surface in text for m in named)
    return bool(named) and not said and window.document_id not in homes


def likely_too(found: Sequence[Window], question: Question) -> list[Window]:
    """The windows but those that are much less likely than the first, and only in the way."""
    case = question.act in OWN_CASE  # may be told of in any words
    odds = (FAR if at < SURE else CLOSE for at in range(len(found)))
    odds = (LEAST if case else least for least in odds)
    near = [w for w, least in zip(found, odds, strict=True) if w.odds >= least * found[0].odds]
    return with_kind(near, question)


def with_kind(found: Sequence[Window], question: Question) -> list[Window]:
    """The windows with the kind of value that is asked for, where the first has one."""
    asked = kind_asked(question)
    if asked is None or not holds_kind(found[:1], asked):
        return list(found)
    return [w for w in found if holds_kind((w,), asked)]


def kind_asked(question: Question) -> Question | None:
    """The question for no more than the kind of value that its attribute has: 「締切は」, a day."""
    kinds = {t.kind for t in question.terms if t.kind} if asks_attributes(question) else set()
    kind = next((k for k in ValueType if {k.value} == kinds), None)
    return replace(question, value_type=kind, counter=None, per=False) if kind else None


def holds_kind(found: Sequence[Window], asked: Question) -> bool:
    """Whether any of some windows has a value of the kind that is asked for."""
    return any(holds_value(s.text, asked) for w in found for s in w.statements)


def asks_attributes(question: Question) -> bool:
    """Whether nothing is asked for but attributes that have a kind of value: 「締切は」."""
    told = [t for t in question.terms if not t.light]
    return bool(told) and all(t.kind for t in told)
