"""Answers in a few sentences: what a program is, and why there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain

from assistant.acts import Act
from assistant.answer.acceptance import enough, in_year, is_superlative
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.text.facts import CLOSE, MOST_QUOTES
from assistant.answer.text.quoting import cite, overlaps, tell
from assistant.evidence.finding.reasons import gives_cause, tells_why
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import Statement, clean
from assistant.question.model import Intent
from assistant.question.signs import Sign, shows
from corpus.text import fold, fold_key

HEADINGS = {
    Intent.REASON: re.compile(
        r"背景|現状|課題|趣旨|必要性|経緯|background|rationale|why|needfor|theneed"
    ),
    Intent.DEFINITION: re.compile(
        r"目的|概要|趣旨|事業内容|とは|purpose|overview|about|whatis|aim"
    ),
}
WORDS = {
    Intent.REASON: re.compile(
        r"ため|踏まえ|急務|必要(?!な|です|とな|書類)|重要|不安|懸念|おそれ|好機|競争|激化|急増|状況|求められ|蔓延"
        r"|\b(?:because|due to|since|need(?:s|ed)?|driven by|in response|challenges?)\b"
    ),
    Intent.DEFINITION: re.compile(
        r"する(?:プログラム|事業|仕組み|枠組み|取組)|推進|目的|目指|図る|支援する|支援。|機会を提供"
        r"|実施する|促進|とは|を支援"
        r"|\b(?:aims? (?:to|at)|supports?|provides?|promotes?|helps?|pairs|means|is an?|are) "
    ),
}
CHANGED = (Sign.MORE, Sign.LESS, Sign.CHANGE)
CAUSED = 0.9  # how sure the sentence is that gives the cause of a change
HEADING_WEIGHT = 0.3
WORDS_WEIGHT = 0.25
OWN_WEIGHT = 0.2  # said of this program alone, not of several
PROSE_REACH = 3  # times as far as equals may the sentences of one description be apart


def answer_prose(context: Context, *, described: bool = False) -> Composed | None:
    """What a program is or why there is one: a few sentences, those of fitting headings first.

    `described` says that nothing but the program and what it is for is asked, so that any
    sentence of it may answer.
    """
    intent = context.question.intent
    ranked = sorted(
        _prose(context),
        key=lambda f: -_prose_score(f, context),
    )
    scoped = bool(context.question.programs)
    told = scoped and intent is Intent.REASON and _surely_gives_reason(ranked[:1])
    if not ranked or (ranked[0].coverage < enough(context) and not described and not told):
        return None
    if not scoped and (not ranked[0].on_topic or not context.question.terms):
        return None
    chosen: list[Found] = []
    for found in ranked:
        close = (
            _prose_score(found, context) >= _prose_score(ranked[0], context) - PROSE_REACH * CLOSE
        )
        if len(chosen) < MOST_QUOTES and close and not overlaps(found, chosen):
            chosen.append(found)
    chosen.sort(key=lambda f: (f.statement.document_id, f.statement.start))
    draft = context.draft()
    programs = context.question.program_ids
    if intent is Intent.REASON:
        draft.say("reason")
    elif programs:
        draft.say("about", program=draft.name(programs[0]))
    for found in chosen:
        text, numbers = tell(draft, found.statement, context)
        draft.add(f"・{text}{markers(numbers)}")
    return Composed("answered", draft, ranked[0].coverage)


def _prose(context: Context) -> Iterator[Found]:
    """The sentences that may say what a program is; of the whole all is told."""
    table, asked = context.table, context.question.program_ids
    scope = context.catalog.scope([i for i in asked if not table.is_sum(i, context.documents)])
    for found in context.evidence.statements:
        own = not scope or not scope.isdisjoint(found.program_ids) or _named(found, context)
        if own and _is_prose(found, context):
            yield found


def _is_prose(found: Found, context: Context) -> bool:
    whole = found.statement.value is None and len(fold_key(found.statement.text)) >= PROSE
    gives = context.question.intent is not Intent.REASON or (
        _gives_reason(found) and _says_values(found, context)
    )
    return whole and gives and is_superlative(found, context.question) and in_year(found, context)


def _says_values(found: Found, context: Context) -> bool:
    """Whether a sentence says each value that a turn names: why 「40歳未満」, not why at all."""
    key = fold_key(found.statement.text)
    values = (t for t in context.question.terms if any(map(str.isdigit, t.surface)))
    return all(t.carried or any(word in key for word in t.alternatives) for t in values)


def _gives_reason(found: Found) -> bool:
    """Whether a sentence gives a cause or a need, or stands where those are told."""
    said = WORDS[Intent.REASON].search(fold(found.statement.text).text)
    return bool(said) or _surely_gives_reason((found,))


def _surely_gives_reason(best: Sequence[Found]) -> bool:
    """Whether the best sentence gives a cause, or stands under a heading of just that."""
    return any(
        gives_cause(f.statement.text) or HEADINGS[Intent.REASON].search(f.heading_key) for f in best
    )


def _prose_score(found: Found, context: Context) -> float:
    intent = context.question.intent
    heading, words = HEADINGS[intent], WORDS[intent]
    score = found.score
    score += HEADING_WEIGHT if heading.search(found.heading_key) else 0.0
    score += WORDS_WEIGHT if words.search(found.statement.text) else 0.0
    own = set(context.question.program_ids)
    score += OWN_WEIGHT if own and found.program_ids == own else 0.0
    return score + (OWN_WEIGHT if _named(found, context) else 0.0)


def _named(found: Found, context: Context) -> bool:
    """Whether a sentence says the name of a program asked of, as the turn or its document says."""
    key, name = fold_key(found.statement.text), context.catalog.name
    mentions = context.question.programs
    return any(fold_key(m.surface or name(m.program_ids[0])) in key for m in mentions)


def answer_why_changed(context: Context) -> Composed | None:
    """Why a program, or the whole, gets more or less: the sentence that gives a cause for that."""
    question, signs = context.question, context.question.signs
    ways = tuple(way for way in CHANGED if way in signs)[:1] or CHANGED
    scope = context.catalog.scope(question.program_ids)
    whole = not [i for i in question.program_ids if not context.table.is_sum(i, context.documents)]
    own = () if whole else _of_programs(context, scope)
    said_so = not signs.isdisjoint({Sign.WHY, Sign.REASON, *CHANGED})
    asks = whole or said_so or question.act is Act.WHY  # 「水門の方は何があったの」
    named = () if whole else question.program_ids
    said = chain(own, _of_named(context, named) if asks else ())
    best = next((s for s, before in said if _gives_cause(s.text, f"{before} {s.text}", ways)), None)
    if best is None:
        return None
    draft = context.draft()
    draft.say("reason")
    draft.add(f"・{clean(best.text)}[{cite(draft, best)}]")
    return Composed("answered", draft, CAUSED, complete=True)


def _of_programs(context: Context, scope: Set[str]) -> Iterator[tuple[Statement, str]]:
    found = context.evidence.statements
    return ((f.statement, "") for f in found if not scope.isdisjoint(f.program_ids))


def _of_named(context: Context, ids: Sequence[str]) -> Iterator[tuple[Statement, str]]:
    """What one document says of no row, and of what the turn names, if it names anything.

    `ids` are programs that it is of without naming them.
    """
    question = context.question
    terms = (t for t in question.terms if not (t.light or t.concept or t.carried))
    named = {word for t in terms for word in t.alternatives}
    named |= {fold_key(m.surface) for m in question.programs if m.surface}
    named |= {fold_key(context.catalog.name(i)) for i in ids}
    for statement, before in _of_whole(context):
        said = fold_key(f"{before} {statement.text}")
        if not named or any(word in said for word in named):
            yield statement, before


def _of_whole(context: Context) -> Iterator[tuple[Statement, str]]:
    """What one document says of no row and label, in its order, with what it says before."""
    documents = context.documents or tuple(context.sources)
    if len(documents) == 1:
        said = [s for s in context.statements_of(documents[0]) if not (s.cells or s.value)]
        yield from zip(said, ["", *(s.text for s in said)], strict=False)


def _gives_cause(text: str, told: str, ways: Sequence[Sign]) -> bool:
    """Whether a sentence tells why, of a change that it or the one before tells of."""
    return tells_why(text) and any(shows(told, way) for way in ways)
