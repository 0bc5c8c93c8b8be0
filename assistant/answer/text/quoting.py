"""Quoting: a statement put into a draft, with its citation and that of its label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.money import in_english
from assistant.answer.figures.stated import state_amount
from assistant.answer.text.glosses.gloss import is_japanese
from assistant.conversation.item import Item, parts_in
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import HeadedCell, Statement, clean
from assistant.evidence.finding.valuetypes import holds_value
from assistant.question.model import Question, ValueType
from assistant.question.signs import Sign, shows
from corpus.text import fold_key
from corpus.text.amounts import find_amounts

BRACKETED = re.compile(r"^[【\[(]([^】\])]*)[】\])]$")  # 「【対象】」
CLOSE = re.compile(r"[0-9],[0-9\"]|[0-9]\",")  # numbers that only a comma parts
NUMBERED = re.compile(r"[0-9０-９①-⑳]")
MOST_CELLS = 8  # of a row that are said
NAMING = 3  # of a long row that name it, whatever is asked
MOST_GLOSSED = 4  # amounts of a quote that are said in English


def quote(draft: Draft, found: Found, context: Context) -> None:
    """Say a labelled value as label and value, any other statement in its own words."""
    statement, number = found.statement, cite(draft, found.statement)
    value = statement.value
    about = value.program_id if value and value.program_id else min(found.program_ids, default=None)
    parts = (value.qualifier,) if value and value.qualifier else parts_in(statement.text)
    name = draft.name(about) if about else ""
    draft.show(Item(name, about, None, draft.cited(number), parts))
    said = clean(value.value if value else statement.text)
    gloss = glossed(draft, said, number, about)
    if value is None:
        title = draft.cite_near(statement.document_id, found.title, statement.start)
        if title is not None:
            draft.say(
                "titled", title, number, title=found.title, quote=clean(statement.text) + gloss
            )
        else:
            text, numbers = tell(draft, statement, context)
            draft.say("quoted", *numbers, quote=text + gloss)
        return
    label = unicodedata.normalize("NFKC", value.label)
    label = BRACKETED.sub(r"\1", label)
    extra = [
        n for n in (_source(draft, statement, part) for part in (value.label, value.qualifier)) if n
    ]
    if value.qualifier and fold_key(value.qualifier) not in fold_key(label + value.value):
        label = f"{label}（{value.qualifier}）"
    program = value.program_id or next(iter(context.question.program_ids), None)
    text = clean(value.value) + gloss
    if program:
        draft.say("value", number, *extra, program=draft.name(program), label=label, value=text)
    else:
        draft.say("value_alone", number, *extra, label=label, value=text)


def says_whole(found: Found, question: Question) -> bool:
    """Whether a statement says that it is of the whole, where the question asks for that."""
    return not question.whole or shows(found.statement.text, Sign.OF_THE_WHOLE)


def tell(
    draft: Draft, statement: Statement, context: Context, *, whole: bool = False
) -> tuple[str, tuple[int, ...]]:
    """What a statement says, and its citations: of a row of a table its cells under their heads.

    `whole`: all of its cells, where they are few, not only those that say something to the
    question. A head that has a number in it, a year mostly, is cited as well; and a number by
    itself where nothing but a comma parts it from the next: 「120,15」 in a file of comma-separated
    values.
    """
    number = cite(draft, statement)
    short = len(statement.cells) <= MOST_CELLS
    cells = statement.cells if whole and short else _meant(statement, context.question)
    if not cells:
        return clean(statement.text), (number,)
    heads = [
        draft.cite(statement.document_id, cell.head.start, cell.head.end)
        for cell in cells
        if cell.head and NUMBERED.search(cell.head.text)
    ]
    if CLOSE.search(statement.text):
        heads += [
            draft.cite(statement.document_id, c.start, c.end)
            for c in cells
            if re.search(r"[0-9０-９]", c.text)
        ]
    said = (f"{clean(c.head.text)}：{clean(c.text)}" if c.head else clean(c.text) for c in cells)
    joined = "、".join(said) if draft.language == "ja" else "; ".join(said).replace("：", ": ")
    return joined, (number, *heads)


def _meant(statement: Statement, question: Question) -> Sequence[HeadedCell]:
    """The cells of a row that say something; of a long row those that name it and those asked for.

    Where no number is asked for, the bare ones say nothing to the question, but what one gets.
    """
    cells = [c for c in statement.cells if re.search(r"\w", c.text)]
    in_words = [c for c in cells if not is_numeric(c.text)][:MOST_CELLS]
    telling = [c for c in cells if c in in_words or (is_numeric(c.text) and _is_ceiling(c))]
    worded = question.value_type in {None, ValueType.TEXT} and not question.money
    if worded and len(telling) > 1 and len(cells) - len(telling) > 1:
        return telling
    if len(cells) <= MOST_CELLS:
        return cells
    words = [a for t in question.terms if not t.light for a in t.alternatives]

    def asked(cell: HeadedCell) -> bool:
        key = fold_key(f"{cell.head.text if cell.head else ''} {cell.text}")
        return any(word in key for word in words)

    chosen = [c for c in cells if asked(c)]
    if not chosen and not worded:  # no word of it stands there: what has a value of its kind
        chosen = [c for c in telling if holds_value(c.text, question)]
    kept = [*telling[:NAMING], *chosen][:MOST_CELLS]
    return [c for c in cells if c in kept]


def _is_ceiling(cell: HeadedCell) -> bool:
    """Whether a cell says the most that one gets: 「上限額（円）」, "Maximum award"."""
    return cell.head is not None and shows(cell.head.text, Sign.AT_MOST)


def _source(draft: Draft, statement: Statement, part: str | None) -> int | None:
    """A citation for a label or a qualifier that stands elsewhere: in the head of a table."""
    if not part or fold_key(part) in fold_key(statement.text):
        return None
    return draft.cite_before(statement.document_id, part, statement.start)


def glossed(draft: Draft, text: str, number: int, about: str | None) -> str:
    """In an English answer the amounts of a Japanese quote in English, in brackets behind it."""
    if draft.language != "en" or not is_japanese(text) or not draft.states_figures:
        return ""
    found = find_amounts(text)[:MOST_GLOSSED]
    for amount in found:
        state_amount(draft, amount, number, draft.name(about) if about else "")
    said = "; ".join(in_english(a) for a in found)
    return f" ({said})" if said else ""


def cite(draft: Draft, statement: Statement) -> int:
    """Number of the citation of a statement."""
    return draft.cite(statement.document_id, statement.start, statement.end)


def overlaps(candidate: Found, chosen: Sequence[Found]) -> bool:
    """Whether a statement shares characters with one that is already chosen."""
    a = candidate.statement
    return any(
        a.document_id == b.statement.document_id
        and a.start < b.statement.end
        and b.statement.start < a.end
        for b in chosen
    )
