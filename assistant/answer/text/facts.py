"""Answers that are a fact: a value under its label, or the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answer.acceptance import acceptable, enough
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.text.quoting import cite, overlaps, quote, says_whole
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import clean
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign, shows
from corpus.text import fold_key

MOST_QUOTES = 3
MOST_LISTED = 8  # where a list is asked for
CLOSE = 0.12  # statements scoring this near to the best say the same thing or a part of it
LIST_REACH = 3  # times as far may the items of a list be apart
LOOKED_AT = 60  # statements after the best that may add to it
TERM_COVERED = 0.6  # below this a term is still open, and another statement may answer it
TERM_ANSWERED = 0.8  # what a statement must cover of an open term to be added for it
TERM_ABSENT = 0.35  # covered by little more than a part of the word
BARE_TITLE = 80  # characters; a shorter line without a full stop or value is a title
UNDER_TITLE = 400  # characters after a title that belong to it
BULLET = re.compile(r"\s*[\ue000-\uf8ff•●■◆◇○◯▪➢✓・：:]|\s*[①-⑳]|\s*[-*] ")
POINTS_ON = re.compile(r"以下|次の|下記")


def answer_fact(context: Context) -> Composed | None:
    """The statement that covers the question best, and others for what it leaves open."""
    if not _asks_something(context.question):
        return None
    found = [f for f in context.evidence.statements if acceptable(f, context)]
    if not found:
        return None
    if not context.question.programs:  # what stands in the passage on it, and in its very words
        found.sort(key=lambda f: -(f.score + f.passage + f.own))
    chosen = _complete(found, context)
    draft = context.draft()
    for item in chosen:
        quote(draft, item, context)
    if context.question.money:
        whole = [f for f in chosen if says_whole(f, context.question)]
        _state_rows(draft, whole, context)
    if context.question.confirm:
        _say_unmentioned(draft, chosen, context)
    return Composed("answered", draft, found[0].coverage)


def _state_rows(draft: Draft, chosen: Sequence[Found], context: Context) -> None:
    """The rows of the table that were read from what is quoted are figures of the answer too."""
    for statement in (f.statement for f in chosen):
        for row in context.table.rows_within(statement.document_id, statement.start, statement.end):
            draft.state(row, cite(draft, statement))


def _asks_something(question: Question) -> bool:
    """Whether there is a program or a word of content to look for."""
    return bool(question.programs) or any(not t.light for t in question.terms)


def _say_unmentioned(draft: Draft, chosen: Sequence[Found], context: Context) -> None:
    """Of what the question takes for granted, name what the document does not say."""
    terms = context.question.terms
    absent = [
        t.surface
        for i, t in enumerate(terms)
        if not (t.light or t.concept or shows(t.surface, Sign.MONEY))
        and max(f.each[i] for f in chosen) < TERM_ABSENT
    ]
    if absent:
        draft.say("not_mentioned", subject="」「".join(absent))


def add_joined(context: Context, composed: Composed) -> Composed:
    """Beside the amount, the attribute asked for in the same breath, or that there is none."""
    for at, term in enumerate(context.question.terms):
        if not term.joined:
            continue
        best = max(
            (f for f in context.evidence.statements if f.about and f.direct[at] >= TERM_COVERED),
            key=lambda f: (f.direct[at], f.score),
            default=None,
        )
        if best is None:
            composed.draft.say("missing", subject=term.surface)
        else:
            quote(composed.draft, best, context)
    return composed


def answer_facts_of_each(context: Context) -> Composed | None:
    """The same attribute of each program that the question names, one below the other."""
    together = next((f for f in context.evidence.statements if _names_all(f, context)), None)
    if together is not None:
        draft = context.draft()
        quote(draft, together, context)
        return Composed("answered", draft, together.coverage)
    draft, scores = context.draft(), []
    for mention in context.question.programs:
        scope = context.catalog.scope(mention.program_ids[:1])
        best = next(
            (
                f
                for f in context.evidence.statements
                if not scope.isdisjoint(f.program_ids) and acceptable(f, context)
            ),
            None,
        )
        if best is None:
            return None
        quote(draft, best, context)
        scores.append(best.coverage)
    return Composed("answered", draft, min(scores)) if len(scores) > 1 else None


def _names_all(found: Found, context: Context) -> bool:
    """Whether one sentence says what is asked of all the programs that the question names."""
    key = fold_key(found.statement.text)
    mentions, name = context.question.programs, context.catalog.name
    named = all(fold_key(m.surface or name(m.program_ids[0])) in key for m in mentions)
    return named and found.statement.value is None and found.coverage >= enough(context)


def _complete(found: Sequence[Found], context: Context) -> list[Found]:
    """The best statement, then those that cover terms still open, then equals of the best."""
    chosen = [found[0]]
    several = context.question.intent in {Intent.DEFINITION, Intent.REASON}
    listing = context.question.several
    most = MOST_LISTED if listing else MOST_QUOTES
    reach = LIST_REACH * CLOSE if listing else CLOSE
    open_terms = _open(found[0].direct)
    for candidate in found[1:LOOKED_AT]:
        if len(chosen) >= most or overlaps(candidate, chosen):
            continue
        closes = {i for i in open_terms if candidate.direct[i] >= TERM_ANSWERED}
        if closes or ((several or listing) and candidate.score >= found[0].score - reach):
            chosen.append(candidate)
            open_terms -= closes
    chosen += [f for f in _variants(chosen[0], context) if f not in chosen]
    follow = [f for f in _following(chosen[0], context) if not overlaps(f, chosen)]
    if follow or _are_variants(chosen):
        return sorted([*chosen, *follow], key=lambda f: f.statement.start)
    return chosen


def _variants(best: Found, context: Context) -> list[Found]:
    """The values of all classes under one label, where the turn names none: 「単価は」.

    研究代表者 3,000万円／年, 博士研究員 1,500万円／年.
    """
    value, question = best.statement.value, context.question
    if value is None or not value.qualifier or question.says(value.qualifier):
        return []
    alike = [
        f
        for f in context.evidence.statements
        if (other := f.statement.value) is not None
        and (other.document_id, other.program_id) == (value.document_id, value.program_id)
        and fold_key(other.label) == fold_key(value.label)
        and other.qualifier
        and abs(other.start - value.start) < UNDER_TITLE
    ]
    named = [
        f for f in alike if f.statement.value and question.says(f.statement.value.qualifier or "")
    ]
    return [] if named or len(alike) > MOST_LISTED else alike


def _are_variants(chosen: Sequence[Found]) -> bool:
    """Whether all are values under one label, which are told in the order of the document."""
    return len({f.statement.value.label if f.statement.value else None for f in chosen}) == 1


def _open(each: Sequence[float]) -> set[int]:
    return {i for i, covered in enumerate(each) if covered < TERM_COVERED}


def _following(best: Found, context: Context) -> list[Found]:
    """What stands under a title or after 「以下」: the line alone answers nothing."""
    text = clean(best.statement.text)
    bare = not re.search(r"[。0-9０-９]|[.!?]$", text)
    title = len(text) < BARE_TITLE and (bare or POINTS_ON.search(text))
    if (
        not title
        or best.statement.value is not None
        or context.question.value_type not in {None, ValueType.TEXT}
    ):
        return []
    after = sorted(
        (
            f
            for f in context.evidence.statements
            if f.statement.document_id == best.statement.document_id
            and best.statement.end <= f.statement.start < best.statement.end + UNDER_TITLE
            and f.statement.value is None
            and (len(clean(f.statement.text)) >= PROSE or BULLET.match(f.statement.text))
        ),
        key=lambda f: f.statement.start,
    )
    bullets = list(takewhile(lambda f: BULLET.match(f.statement.text), after))
    return bullets[:MOST_LISTED] or after[:MOST_QUOTES]
