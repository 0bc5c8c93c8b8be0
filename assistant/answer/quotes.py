"""Answers in the document's own words: a value under its label, a sentence, a few of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.evidence.scoring import Found
from assistant.evidence.statements import Statement, clean
from assistant.question.model import Intent, Question, ValueType
from corpus.text import fold_key

MOST_QUOTES = 3
MOST_LISTED = 8  # where a list is asked for
# A statement answers if it covers this share of what is asked; calibrated on the development
# questions by `assistant evaluate --calibrate`.
ENOUGH = 0.5
ENOUGH_UNSCOPED = 0.6  # without a program every word of the question has to be accounted for
ENOUGH_FOR_MONEY = 0.65  # an amount that is not in the table has to be the one that is meant
ENOUGH_FOR_MONEY_UNSCOPED = 0.85  # and all the more where no program is named
ENOUGH_TO_CORRECT = 0.4  # a false premise is corrected by what the document does say
CLOSE = 0.12  # statements scoring this near to the best say the same thing or a part of it
TERM_COVERED = 0.6  # below this a term is still open, and another statement may answer it
TERM_OWN = 0.45  # about half of a compound, or its heading
FIGURES = re.compile(r"[0-9０-９,，.%]")
MOST_FIGURES = 0.3  # share of a text; with more it is a table without its lines: no sentence
SHORTEST = 9  # characters; a shorter line without a number or a name is a label in a figure
TERM_ABSENT = 0.35  # covered by little more than a part of the word
BARE_TITLE = 80  # characters; a shorter line without a full stop or value is a title
POINTS_ON = re.compile(r"以下|次の|下記")
HEADINGS = {
    Intent.REASON: re.compile(r"背景|現状|課題|趣旨|必要|経緯"),
    Intent.DEFINITION: re.compile(r"目的|概要|趣旨|事業内容|とは"),
}
WORDS = {
    Intent.REASON: re.compile(
        r"ため|踏まえ|急務|必要|重要|不安|懸念|おそれ|好機|競争|激化|急増|状況|求められ|蔓延"
    ),
    Intent.DEFINITION: re.compile(
        r"する(?:プログラム|事業|仕組み|枠組み|取組)|推進|目的|目指|図る|支援する|支援。|機会を提供"
        r"|実施する|促進|とは|を支援"
    ),
}
HEADING_WEIGHT = 0.3
WORDS_WEIGHT = 0.25
OWN_WEIGHT = 0.2  # said of this program alone, not of several
PROSE = 25  # characters; a reason or a purpose is a sentence


def answer_fact(context: Context) -> Composed | None:
    """The statement that covers the question best, and others for what it leaves open."""
    if not _asks_something(context.question):
        return None
    found = [f for f in context.evidence.statements if _acceptable(f, context)]
    if not found:
        return None
    chosen = _complete(found, context)
    draft = context.draft()
    for item in chosen:
        quote(draft, item, context)
    if context.question.confirm:
        _say_unmentioned(draft, chosen, context)
    return Composed("answered", draft, found[0].coverage)


def _asks_something(question: Question) -> bool:
    """Whether there is a program or a word of content to look for."""
    return bool(question.programs) or any(not t.light for t in question.terms)


def nearest(context: Context) -> Found | None:
    """The statement about the program that comes nearest to a question that is not answered."""
    scope = context.catalog.scope(context.question.program_ids)
    return next(
        (
            f
            for f in context.evidence.statements
            if not scope.isdisjoint(f.program_ids)
            and len(fold_key(f.statement.text)) >= PROSE
            and _says_something(f, context)
        ),
        None,
    )


def _say_unmentioned(draft: Draft, chosen: Sequence[Found], context: Context) -> None:
    """Of what the question takes for granted, name what the document does not say."""
    terms = context.question.terms
    absent = [
        t.surface
        for i, t in enumerate(terms)
        if not t.light and not t.concept and max(f.each[i] for f in chosen) < TERM_ABSENT
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
    draft, scores = context.draft(), []
    for mention in context.question.programs:
        scope = context.catalog.scope(mention.program_ids[:1])
        best = next(
            (
                f
                for f in context.evidence.statements
                if not scope.isdisjoint(f.program_ids) and _acceptable(f, context)
            ),
            None,
        )
        if best is None:
            return None
        quote(draft, best, context)
        scores.append(best.coverage)
    return Composed("answered", draft, min(scores)) if len(scores) > 1 else None


def enough(context: Context) -> float:
    """The coverage that a statement needs."""
    if context.question.confirm:
        return ENOUGH_TO_CORRECT
    if context.question.money:
        return ENOUGH_FOR_MONEY if context.question.program_ids else ENOUGH_FOR_MONEY_UNSCOPED
    return ENOUGH if context.question.program_ids else ENOUGH_UNSCOPED


def _acceptable(found: Found, context: Context) -> bool:
    return (
        found.typed
        and found.about
        and found.coverage >= enough(context)
        and _on_topic(found, context.question)
        and _says_something(found, context)
    )


def _on_topic(found: Found, question: Question) -> bool:
    """Without a program each word of content stands near; beside an amount it stands itself."""
    if question.money:
        pairs = zip(found.direct, question.terms, strict=True)
        return all(own >= TERM_OWN for own, t in pairs if not t.light and not t.concept)
    return bool(question.programs) or question.confirm or found.on_topic


def _says_something(found: Found, context: Context) -> bool:
    """Whether a statement is more than the name of a program or a heading."""
    if found.statement.value is not None:
        return True
    if len(FIGURES.findall(found.statement.text)) > MOST_FIGURES * len(found.statement.text):
        return False
    key = fold_key(found.statement.text)
    if len(key) <= SHORTEST and not re.search(r"[0-9a-z]", key):
        return False
    if context.question.value_type not in {None, ValueType.TEXT}:
        return True  # the value is there: 「Dr. X（2014年度 Y大学受入れ）」
    if len(key) <= 3 or (len(key) < 40 and key in found.heading_key):
        return False
    return not any(
        key in fold_key(f"{p.name}{' '.join(p.aliases)}")
        for i in found.program_ids
        if (p := context.catalog.programs.get(i))
    )


def _complete(found: Sequence[Found], context: Context) -> list[Found]:
    """The best statement, then those that cover terms still open, then equals of the best."""
    chosen = [found[0]]
    several = context.question.intent in {Intent.DEFINITION, Intent.REASON}
    listing = context.question.intent is Intent.LIST
    most = MOST_LISTED if listing else MOST_QUOTES
    reach = 3 * CLOSE if listing else CLOSE
    open_terms = _open(found[0].direct)
    for candidate in found[1:60]:
        if len(chosen) >= most or _overlaps(candidate, chosen):
            continue
        closes = {i for i in open_terms if candidate.direct[i] >= TERM_COVERED + 0.2}
        if closes or ((several or listing) and candidate.score >= found[0].score - reach):
            chosen.append(candidate)
            open_terms -= closes
    follow = [f for f in _following(chosen[0], context) if not _overlaps(f, chosen)]
    return sorted([*chosen, *follow], key=lambda f: f.statement.start) if follow else chosen


def _open(each: Sequence[float]) -> set[int]:
    return {i for i, covered in enumerate(each) if covered < TERM_COVERED}


def _overlaps(candidate: Found, chosen: Sequence[Found]) -> bool:
    a = candidate.statement
    return any(
        a.document_id == b.statement.document_id
        and a.start < b.statement.end
        and b.statement.start < a.end
        for b in chosen
    )


def _following(best: Found, context: Context) -> list[Found]:
    """What stands under a title or after 「以下」: the line alone answers nothing."""
    text = clean(best.statement.text)
    title = len(text) < BARE_TITLE and ("。" not in text or POINTS_ON.search(text))
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
            and best.statement.end <= f.statement.start < best.statement.end + 400
            and f.statement.value is None
            and len(clean(f.statement.text)) >= PROSE
        ),
        key=lambda f: f.statement.start,
    )
    return after[:MOST_QUOTES]


def answer_prose(context: Context) -> Composed | None:
    """What a program is or why there is one: a few sentences, those of fitting headings first."""
    intent = context.question.intent
    ranked = sorted(
        (f for f in context.evidence.statements if _prose(f, context)),
        key=lambda f: -_prose_score(f, context),
    )
    scoped = bool(context.question.programs)
    if not ranked or ranked[0].coverage < enough(context):
        return None
    if not scoped and (not ranked[0].on_topic or not context.question.terms):
        return None
    chosen: list[Found] = []
    for found in ranked:
        close = _prose_score(found, context) >= _prose_score(ranked[0], context) - 3 * CLOSE
        if len(chosen) < MOST_QUOTES and close and not _overlaps(found, chosen):
            chosen.append(found)
    chosen.sort(key=lambda f: (f.statement.document_id, f.statement.start))
    draft = context.draft()
    programs = context.question.program_ids
    if intent is Intent.REASON:
        draft.say("reason")
    elif programs:
        draft.say("about", program=draft.name(programs[0]))
    for found in chosen:
        number = _cite(draft, found.statement)
        draft.add(f"・{clean(found.statement.text)}[{number}]")
    return Composed("answered", draft, ranked[0].coverage)


def _prose(found: Found, context: Context) -> bool:
    scope = context.catalog.scope(context.question.program_ids)
    if scope and scope.isdisjoint(found.program_ids) and not _named(found, context.question):
        return False
    return found.statement.value is None and len(fold_key(found.statement.text)) >= PROSE


def _prose_score(found: Found, context: Context) -> float:
    intent = context.question.intent
    heading, words = HEADINGS[intent], WORDS[intent]
    score = found.score
    score += HEADING_WEIGHT if heading.search(found.heading_key) else 0.0
    score += WORDS_WEIGHT if words.search(found.statement.text) else 0.0
    own = set(context.question.program_ids)
    score += OWN_WEIGHT if own and found.program_ids == own else 0.0
    return score + (OWN_WEIGHT if _named(found, context.question) else 0.0)


def _named(found: Found, question: Question) -> bool:
    key = fold_key(found.statement.text)
    return any(fold_key(m.surface) in key for m in question.programs)


def answer_fit(context: Context) -> Composed | None:
    """Programs whose own sentences fit a need, best first."""
    best: dict[str, Found] = {}
    for found in context.evidence.statements:
        if len(found.program_ids) != 1 or len(fold_key(found.statement.text)) < PROSE:
            continue
        program_id = next(iter(found.program_ids))
        if program_id in context.roots():
            continue
        if program_id not in best or found.score > best[program_id].score:
            best[program_id] = found
    ranked = sorted(best.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].coverage < ENOUGH - 0.15:
        return None
    draft = context.draft()
    draft.say("fit")
    for program_id, found in ranked[:MOST_QUOTES]:
        if found.score >= ranked[0][1].score - 2 * CLOSE:
            number = _cite(draft, found.statement)
            quote = clean(found.statement.text)
            draft.say("fit_item", number, program=draft.name(program_id), quote=quote)
    return Composed("answered", draft, ranked[0][1].coverage)


def quote(draft: Draft, found: Found, context: Context) -> None:
    statement, number = found.statement, _cite(draft, found.statement)
    value = statement.value
    if value is None:
        draft.say("quoted", number, quote=clean(statement.text))
        return
    label = unicodedata.normalize("NFKC", value.label).strip("【】[]()")
    extra = [
        n for n in (_source(draft, statement, part) for part in (value.label, value.qualifier)) if n
    ]
    if value.qualifier and fold_key(value.qualifier) not in fold_key(label + value.value):
        label = f"{label}（{value.qualifier}）"
    program = value.program_id or next(iter(context.question.program_ids), None)
    text = clean(value.value)
    if program:
        draft.say("value", number, *extra, program=draft.name(program), label=label, value=text)
    else:
        draft.say("value_alone", number, *extra, label=label, value=text)


def _source(draft: Draft, statement: Statement, part: str | None) -> int | None:
    """A citation for a label or a qualifier that stands elsewhere: in the head of a table."""
    if not part or fold_key(part) in fold_key(statement.text):
        return None
    return draft.cite_before(statement.document_id, part, statement.start)


def _cite(draft: Draft, statement: Statement) -> int:
    return draft.cite(statement.document_id, statement.start, statement.end)


Writer = Callable[[Context], Composed | None]
