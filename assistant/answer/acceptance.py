"""Which statements may answer a question: those that cover enough of it and say something."""

from __future__ import annotations

import re

from assistant.answer.context import Context
from assistant.evidence.scoring import PROSE, Found
from assistant.question.model import Question, ValueType
from corpus.text import fold_key
from corpus.text.years import find_years

# The share of what is asked that a statement has to cover, set where the development questions
# gain right answers faster than wrong ones.
ENOUGH = 0.5
ENOUGH_UNSCOPED = 0.6  # without a program every word of the question has to be accounted for
ENOUGH_FOR_MONEY = 0.65  # an amount that is not in the table has to be the one that is meant
ENOUGH_FOR_MONEY_UNSCOPED = 0.85  # and all the more where no program is named
ENOUGH_TO_CORRECT = 0.4  # a false premise is corrected by what the document does say
TERM_OWN = 0.45  # about half of a compound, or its heading
FIGURES = re.compile(r"[0-9０-９,，.%]")
MOST_FIGURES = 0.3  # share of a text; with more it is a table without its lines: no sentence
SHORTEST = 9  # characters; a shorter line without a number or a name is a label in a figure
HEADING = 40  # characters; a shorter statement that its heading repeats is that heading
BESIDE = 150  # characters around a statement in which its year may stand
TINY = 3  # characters; no statement is that short


def enough(context: Context) -> float:
    """The coverage that a statement needs."""
    if context.question.confirm:
        return ENOUGH_TO_CORRECT
    if context.question.money:
        return ENOUGH_FOR_MONEY if context.question.program_ids else ENOUGH_FOR_MONEY_UNSCOPED
    return ENOUGH if context.question.program_ids else ENOUGH_UNSCOPED


def acceptable(found: Found, context: Context) -> bool:
    """Whether a statement may be quoted as the answer."""
    return (
        found.typed
        and found.about
        and found.coverage >= enough(context)
        and _on_topic(found, context.question)
        and says_something(found, context)
        and _in_year(found, context)
    )


def _own_words(found: Found, question: Question) -> bool:
    """Whether the statement or its heading has each word of content itself."""
    pairs = zip(found.direct, question.terms, strict=True)
    return all(own >= TERM_OWN for own, t in pairs if not t.light and not t.concept)


def _in_year(found: Found, context: Context) -> bool:
    """Whether the years that the question names stand by the statement, or are its document's."""
    asked = {y.year for y in find_years(context.question.text)}
    statement = found.statement
    document = context.sources[statement.document_id]
    own = {document.fiscal_year}
    if document.fiscal_year and context.question.relative_year == -1:
        own.add(document.fiscal_year - 1)  # 「前年度（令和7年度）」
    if context.question.confirm or not asked - own:
        return True
    low = max(0, statement.start - BESIDE)
    label = statement.value.label if statement.value else ""
    around = f"{document.text[low : statement.end + BESIDE]} {label} {document.title}"
    return bool(asked & {y.year for y in find_years(around)})


def _on_topic(found: Found, question: Question) -> bool:
    """Without a program each word of content stands near; by a number it stands itself."""
    if question.money:
        return _own_words(found, question)
    if question.programs or question.confirm:
        return True
    if question.value_type is ValueType.COUNT and not _own_words(found, question):
        return False
    return found.on_topic


def says_something(found: Found, context: Context) -> bool:
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
    if len(key) <= TINY or (len(key) < HEADING and key in found.heading_key):
        return False
    return not any(
        key in fold_key(f"{p.name}{' '.join(p.aliases)}")
        for i in found.program_ids
        if (p := context.catalog.programs.get(i))
    )


def nearest(context: Context) -> Found | None:
    """The statement about the program that comes nearest to a question that is not answered."""
    scope = context.catalog.scope(context.question.program_ids)
    return next(
        (
            f
            for f in context.evidence.statements
            if not scope.isdisjoint(f.program_ids)
            and len(fold_key(f.statement.text)) >= PROSE
            and says_something(f, context)
        ),
        None,
    )
