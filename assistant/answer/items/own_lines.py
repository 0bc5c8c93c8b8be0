"""The labelled lines of a program, where what was asked of it would be denied or is only near.

「何人採る？」 of a program is the line 「採択予定人数：70人」 of its part of the paper, in whatever
words it is asked: the turn and the label want the same thing (`wants.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.figures.stated import state_amount
from assistant.answer.items.asked import ELSEWHERE
from assistant.answer.items.choosing import HELD, is_thing
from assistant.answer.items.lines import holds
from assistant.answer.operands.rows.located import documents_in_view
from assistant.answer.text.quoting import tell
from assistant.conversation.item import Item
from assistant.evidence.finding.covering.strengths import strengths
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.giving import FORMS
from assistant.evidence.items import MOSTLY, attributes_of, label_of
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.sought import REACH
from assistant.question.wanted import attributes_wanted, words_of_turn
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts

SURE = 0.7
# What a label surely tells; amounts are in tables too, and what something is has no label.
TELLING = frozenset(
    {"rate", "numbers", "covers", "contact", "office", "since", "lasts", "countries", "how"}
    | {"deadline", "needed", "made_of", "who", "cause", "own_share", "done"}
)
GETS = frozenset({Sign.GETS, Sign.AT_MOST})  # what one gets is under a label, no budget
IN_PROSE = frozenset({"since", "done", "numbers", "lasts", "rate", "deadline"})  # told by a value
VALUED = frozenset({"amount", "deadline", "lasts", "rate"})  # of a kind that shows
YEAR = re.compile(r"(?:19|20)[0-9]{2}|(?:昭和|平成|令和|[shr])\s?(?:[0-9]+|元)", re.IGNORECASE)
COUNTED = re.compile(r"(?<![0-9])[0-9][0-9,]*\s*(?!年|月|日|[0-9/:.])")
MOST = 3  # lines that are quoted
NEAR = 1200  # characters of one part of a paper
AROUND = 3  # times a line: a quote that is longer buries it
FEW = 2  # programs of a paper on one thing
# A label without a value: 「【支援内容】」, 「経費：」.
BARE = re.compile(r"\s*[【［\[〔<＜（(][^】］\]〕>＞）)\n]*[】］\]〕>＞）)]\s*|[^:：]*[:：]\s*")
HEADING = 30  # characters of a heading that labels what is under it


def with_own_lines(context: Context, composed: Composed, own: Question) -> Composed:
    """The lines under the label of what is asked, where an answer has none of them.

    What is denied or only near gives way to lines under any label like it; another answer only
    to those under one that surely tells what is asked.
    """
    near = composed.status == "answered" and composed.draft.is_near
    denied = composed.status == "not_found"
    claims = own.confirm or (own.closed and own.amounts)
    apart = own.said_years or own.measures or own.ordinals or own.slots.table
    apart = apart or own.relative_year is not None
    asked = _asked(own)
    if composed.status == "clarify" or claims or apart or not asked:
        return composed
    if not (near or denied or (composed.status == "answered" and _is_told(own, asked))):
        return composed
    labels = (attributes_of(label_of(c.quote)) for c in composed.draft.citations)
    if not (near or denied or all(label.isdisjoint(asked) for label in labels)):
        return composed
    found = _own_lines(context, own, asked)
    if not (near or denied) and any(_is_cited(s, composed) for s in found):
        return composed
    found = found or (_own_lines(context, own, asked, in_prose=True) if near or denied else [])
    return (_quoted(context, found[:MOST], asked) if found else None) or composed


def _asked(own: Question) -> tuple[str, ...]:
    """What a turn wants: of what changed the cause, of a share no amount."""
    if Sign.WHY in own.signs:
        return ("cause",)
    asked = attributes_wanted(own)
    return tuple(name for name in asked if name != "amount" or "rate" not in asked)


def _is_told(own: Question, asked: Sequence[str]) -> bool:
    """Whether a label surely tells what is asked: amounts are in tables too."""
    if asked not in {("rate",), ("cause",)} and not ELSEWHERE.isdisjoint(own.signs):
        return False
    gets = not GETS.isdisjoint(own.signs)
    return (TELLING | {"amount"} if gets else TELLING).issuperset(asked)


def _stand_together(told: Sequence[Statement]) -> bool:
    """Whether statements are of one part of a paper, and so of one thing."""
    ends = [s.start for s in told], [s.end for s in told]
    return max(ends[1]) - min(ends[0]) <= NEAR


def _is_cited(statement: Statement, composed: Composed) -> bool:
    """Whether an answer quotes a statement, and not just a part of the paper that it stands in."""
    most = AROUND * (statement.end - statement.start)
    own = (c for c in composed.draft.citations if c.document_id == statement.document_id)
    own = (c for c in own if c.end - c.start <= most)
    return any(c.start < statement.end and statement.start < c.end for c in own)


def _own_lines(
    context: Context, own: Question, asked: Sequence[str], *, in_prose: bool = False
) -> list[Statement]:
    """All lines of the program asked of, in the first document that has any.

    Where no program is known they are those of the one paper that is talked of; `in_prose` takes
    sentences without a label: 「令和5年度に始まりました」.
    """
    if len(context.question.program_ids) > 1:
        return []
    scope = context.catalog.scope(context.question.program_ids)
    words = [w for w in words_of_turn(own) if is_thing(w) and not _is_name(w, context)]
    for document in _documents(context, scope):
        page = context.page_of(document)
        for about in _about(context, document, page, scope) if page else ():
            told = _telling(page, about, asked, words, own, in_prose=in_prose) if page else []
            if told and (scope or _stand_together(told)):
                return told
    return []


def _about(
    context: Context, document: str, page: StatementPage, scope: frozenset[str]
) -> Iterator[list[int]]:
    """The places of what is about some programs; of a paper on one thing all of it is, and where
    no program is known of the paper that is talked of."""
    yield [at for at, ids in enumerate(page.program_ids) if scope & ids]
    items = context.items_of(document)
    programs = len(context.catalog.of((document,)))
    of_one = items is not None and items.of_one and programs <= FEW
    if of_one or programs == 1 or not scope:
        yield list(range(len(page.statements)))


def _documents(context: Context, scope: frozenset[str]) -> Sequence[str]:
    """The documents of the programs: those asked, else those with rows or passages about them."""
    if context.documents:
        return context.documents
    rows = [r.document_id for i in sorted(scope) for r in context.table.rows_of(i)]
    told = (s for s in context.evidence.statements if not scope.isdisjoint(s.program_ids))
    found = dict.fromkeys([*rows, *(s.statement.document_id for s in told)])
    viewed = documents_in_view(context)
    return tuple(found) or (tuple(viewed) if len(viewed) == 1 else ())


def _is_name(word: Term, context: Context) -> bool:
    """Whether a word is a part of the name of what is asked of."""
    names = (n for i in context.question.program_ids for n in context.catalog.names(i))
    return any(fold_key(word.surface) in fold_key(name) for name in names)


def _telling(
    page: StatementPage,
    about: Sequence[int],
    asked: Sequence[str],
    words: Sequence[Term],
    own: Question,
    *,
    in_prose: bool,
) -> list[Statement]:
    """The statements that tell what is asked; none where one attribute has none.

    What a turn asks it of, beside the program, has to stand there too: a type, a course.
    """
    found: dict[str, list[Statement]] = {name: [] for name in asked}
    said = [strengths(w, page.index.texts, page.weights) for w in words]
    for at in about:
        statement = page.statements[at]
        tabled = "\t" in statement.text or statement.cells
        wanted = (_said if in_prose else _labelled)(page, at).intersection(asked)
        if not wanted or tabled or page.is_title[at] or BARE.fullmatch(statement.text):
            continue
        lead = page.leads[at]
        around = [at] if lead is None else [at, lead]
        if all(s[around].max(initial=0.0) >= HELD for s in said):
            for name in wanted:
                if _gives(statement.text, name, own, labelled=not in_prose):
                    found[name].append(statement)
    return [s for name in asked for s in found[name]] if all(found.values()) else []


def _labelled(page: StatementPage, at: int) -> frozenset[str]:
    return attributes_of(label_of(page.statements[at].text)) or _headed(page, at)


def _said(page: StatementPage, at: int) -> frozenset[str]:
    """What the words of a sentence tell, beside a value: 「25件程度を見込んで」."""
    return attributes_of(page.statements[at].text).intersection(IN_PROSE)


def _gives(text: str, attribute: str, own: Question, *, labelled: bool) -> bool:
    """Whether a line has a value of the kind: 「採択決定：9月頃」 is no number of projects.

    Under the label of a period any day is one: 「応募期間 4月1日～5月29日」.
    """
    if attribute == "deadline" and labelled and holds(text, "when"):
        return True
    if attribute == "numbers":
        applied = Sign.APPLIED in own.signs
        return COUNTED.search(fold(text).text) is not None and applied == shows(text, Sign.APPLIED)
    if attribute in {"since", "done"}:
        return YEAR.search(fold(text).text) is not None
    if attribute in {"office", "contact"}:
        forms = [
            f for f, (counter, sign) in REACH.items() if own.counter == counter or sign in own.signs
        ]
        return not forms or any(FORMS[form].search(fold(text).text) for form in forms)
    return attribute not in VALUED or holds(text, attribute)


def _headed(page: StatementPage, at: int) -> frozenset[str]:
    """What the short heading above a statement, or the line that leads it, says that it tells."""
    lead = page.leads[at]
    above = (page.views[at].title, "" if lead is None else page.statements[lead].text)
    short = (text for text in map(clean, above) if 0 < len(text) <= HEADING)
    return frozenset(name for text in short for name in attributes_of(text, MOSTLY))


def _quoted(context: Context, found: Sequence[Statement], asked: Sequence[str]) -> Composed | None:
    draft, end = context.draft(), -1
    about = min(context.question.program_ids, default=None)
    for statement in found:
        if statement.start < end:
            continue
        end = statement.end
        text, numbers = tell(draft, statement, context)
        draft.say("quoted", *numbers, quote=text)
        amounts = find_amounts(statement.text)
        if "amount" in asked and len(amounts) == 1:
            state_amount(draft, amounts[0], numbers[0], draft.name(about) if about else "")
        draft.show(Item(draft.name(about) if about else "", about, None, draft.cited(numbers[0])))
    return None if draft.empty else Composed("answered", draft, SURE, complete=True)
