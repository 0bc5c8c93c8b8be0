"""A summary of the conversation: what was told so far, in the language that is asked for.

「ここまでを英語で2文にまとめて」 → the first line of what was told of each turn, the amounts before
the quotes where there is room for few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import MARKS, Draft, renumbered
from assistant.answer.figures.amounts import main_rows
from assistant.answer.operations.retelling import retold
from assistant.answer.text import overview
from assistant.conversation.state import Exchange
from assistant.question.model import Intent, ProgramMention
from assistant.question.signs import Sign
from corpus.text import fold_key

SUMMARY = 3  # lines of a program
MOST = 5  # things told that are said again
RECENT = 3  # turns that tell what a conversation is about
TELLING = 24  # characters of a line that is no heading
AGAIN = frozenset({Act.SUMMARY, Act.TRANSLATE})  # what they say was told before
OF_WHOLE = frozenset({Act.SUMMARY, Act.OVERVIEW, Act.ABOUT_DOCUMENT})
BULLET = re.compile(r"^[・\-] ?")


def summarise(context: Context) -> Composed | None:
    """What was told so far, where that is asked for or was of one program; else that, or all."""
    so_far = Sign.SO_FAR in context.question.signs or _is_of_one(context) or _is_long(context)
    told = (told_so_far(context) if so_far else None) or of_program(context)
    return told or overview.summary(context)


def of_program(context: Context) -> Composed | None:
    """The one program talked of in so many lines: what it is, and last what it costs."""
    last = context.state.last
    ids = context.question.program_ids or (last.question.program_ids if last else ())
    whole = not {Sign.PAPER_ITSELF, Sign.ALL_OF_IT}.isdisjoint(context.question.signs)
    if len(ids) != 1 or whole or context.catalog.is_root(ids[0]):
        return None
    mention = ProgramMention(ids, "", 0, 0, exact=False)
    asked = replace(context.question, intent=Intent.DEFINITION, act=Act.DEFINE, terms=(), text="")
    asked = replace(asked, money=False, measures=(), value_type=None, signs=frozenset())
    exchange = context.ask(replace(asked, programs=(mention,)), context.state)
    if exchange is None or exchange.answer.status != "answered":
        return None
    draft, wanted = context.draft(), context.question.slots.lines or SUMMARY
    rows = main_rows(context, ids[0])[:1]
    name = fold_key(context.catalog.name(ids[0]))
    told = [line for line in _lines(exchange) if _tells(line, exchange, name)]
    for line in told[: max(1, wanted - len(rows))]:
        _say(draft, exchange, line)
    for row in rows[: wanted - 1]:
        label, value = f"{draft.name(ids[0])} {draft.label(row)}", draft.value(row)
        draft.say("figure_item", draft.cite_row(row), label=label, value=value)
    return None if draft.empty else Composed("answered", draft, 0.7)


def _tells(line: str, exchange: Exchange, name: str) -> bool:
    """Whether a line of an answer says more than a name, and no amount of a budget."""
    numbers = {int(n) for n in MARKS.findall(line)}
    figures = {f.citation for f in exchange.answer.figures}
    quotes = [fold_key(c.quote) for c in exchange.answer.citations if c.number in numbers]
    said = max((len(q.replace(name, "")) for q in quotes), default=0)
    return said >= TELLING and numbers.isdisjoint(figures)


def _is_of_one(context: Context) -> bool:
    """Whether the last turns were all about one program: 「一言にまとめて」 is of that."""
    last = context.state.exchanges[-RECENT:]
    about = {m.program_ids for e in last for m in e.question.programs}
    return len(about) == 1 and all(e.question.programs for e in last) and len(last) == RECENT


def _is_long(context: Context) -> bool:
    """Whether much was asked of one document in detail: who then wants it summed up means that."""
    told = [e for e in context.state.exchanges if e.answer.status == "answered" and e.told]
    documents = {c.document_id for e in told for c in e.told}
    whole = any(e.act in OF_WHOLE for e in told) or context.question.terms
    return len(told) > RECENT and len(documents) == 1 and not whole


def told_so_far(context: Context) -> Composed | None:
    """What was told of each turn that was answered, in its order."""
    again = [e for e in _asked_again(context) if _line(e)]
    wanted = context.question.slots.lines or MOST
    first = sorted(again, key=lambda e: (e.near is not None, not e.answer.figures))[:wanted]
    draft = context.draft()
    for exchange in (e for e in again if e in first):
        _say(draft, exchange, _line(exchange))
    return None if draft.empty else Composed("answered", draft, 0.7)


def _asked_again(context: Context) -> Iterator[Exchange]:
    """What was asked and answered, in the language of the summary; talk and denials are not."""
    language, state = context.question.language, context.state
    for exchange in state.exchanges:
        told = exchange.answer.status == "answered" and exchange.act not in AGAIN
        if not (told and exchange.answer.citations):
            continue
        if exchange.answer.language == language:
            yield exchange
            continue
        yield retold(context, exchange, language) or exchange


def _lines(exchange: Exchange) -> list[str]:
    """The lines of an answer that cite something; what leads to them says nothing."""
    lines = exchange.answer.answer.splitlines()
    return [line for line in lines if MARKS.search(line) and not line.startswith("|")]


def _line(exchange: Exchange) -> str:
    """The first line of an answer that tells something."""
    lines = _lines(exchange)
    return next((line for line in lines if len(line) >= TELLING), lines[0] if lines else "")


def _say(draft: Draft, exchange: Exchange, line: str) -> None:
    cited = {c.number: c for c in exchange.answer.citations}
    said = dict.fromkeys(int(n) for n in MARKS.findall(line) if int(n) in cited)
    new = {n: draft.cite(cited[n].document_id, cited[n].start, cited[n].end) for n in said}
    draft.add(f"・{BULLET.sub('', renumbered(line, new))}", quoted=False)
    figures = (f for f in exchange.answer.figures if f.citation in new)
    draft.figures += [replace(f, citation=new[f.citation or 0]) for f in figures]
    for item in exchange.items:
        at = next((n for n in said if cited[n] == item.citation), None)
        if at is not None:
            draft.show(replace(item, citation=draft.cited(new[at])))
