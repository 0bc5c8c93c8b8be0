"""Which statements may answer a question: those that cover enough of it and say something."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from assistant.answer.context import Context
from assistant.evidence.budget.meant import GENERAL
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import clean, is_of_contents
from assistant.evidence.finding.valuetypes import value_kinds
from assistant.question.claims import claimed_kinds
from assistant.question.grammars.counts import ordinals
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import says_measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years

# The share of what is asked that a statement has to cover, set where the development questions
# gain right answers faster than wrong ones.
ENOUGH = 0.5
ENOUGH_UNSCOPED = 0.6  # without a program every word of the question has to be accounted for
ENOUGH_FOR_MONEY = 0.65  # an amount that is not in the table has to be the one that is meant
PASSAGE = 0.5  # of the question, by the passage that a statement stands in
PASSAGE_UNSCOPED = 0.7
OWN = 0.5  # of what the document does not say of itself, by the statement
OWN_OF_DESCRIBED = 0.35  # where the rest of the words describes a program
SURE_PASSAGE = 0.3
OWN_OF_MONEY = 0.65  # an amount has to be the one that is meant
ENOUGH_TO_CORRECT = 0.4  # a false premise is corrected by what the document does say
CHANGE = re.compile(r"円(?:程度)?の?(?:増|減)")
NEARLY_ALL = 0.7  # covered, a value of the asked type outweighs a word that is said otherwise
AMOUNT_STATED = 0.2  # a heading says what is talked of, not what the amount is for
ALL_BUT_OWN = 0.85  # covered, the words need not all stand in the very sentence of the number
ATTRIBUTE_GIVEN = 0.5  # a value of the kind, if not under its label
TERM_OWN = 0.45  # about half of a compound, or its heading
FIGURES = re.compile(r"[0-9０-９,，.%]")
MOST_FIGURES = 0.3  # share of a text; with more it is a table without its lines: no sentence
WORDS = re.compile(r"[^\W\d_]")
LABEL = 4  # letters that say what a value is
SHORTEST = 9  # characters; a shorter line without a number or a name is a label in a figure
HEADING = 40  # characters; a shorter statement that its heading repeats is that heading
BESIDE = 150  # characters around a statement in which its year may stand
TELLING = {ValueType.COUNT, ValueType.DURATION, ValueType.DATE, ValueType.PERCENT}
BLANK = re.compile(r"[:：]?\s*(?:[\[(（]\s*[\])）]|_{3,})\s*$")  # "Deadline: [ ]", to be filled in
NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}|[ivx]{1,4})\s*[.．、]\s*(?![0-9])")
PLAIN_YEAR = re.compile(r"(?<![\d.,/$£€-])(?:19|20)\d\d(?![\d/%-]|[.,]\d| ?million)")
TINY = 3  # characters; no statement is that short


def enough(context: Context) -> float:
    """The coverage that a statement needs."""
    if context.question.confirm:
        return ENOUGH_TO_CORRECT
    if context.question.money:
        return ENOUGH_FOR_MONEY
    return ENOUGH if context.question.program_ids else ENOUGH_UNSCOPED


def acceptable(found: Found, context: Context) -> bool:
    """Whether a statement may be quoted as the answer."""
    return (
        found.typed
        and found.about
        and (found.counted or found.coverage >= enough(context))
        and _on_topic(found, context)
        and fits(found, context)
    )


def fits(found: Found, context: Context) -> bool:
    """Whether a statement is of the year, the call, the rank and the role that are asked for."""
    question = context.question
    return (
        _gives_attribute(found, question)
        and is_superlative(found, question)
        and _same_ordinal(found, question)
        and _counts_so_far(found, context)
        and _same_variant(found, question)
        and says_something(found, context)
        and in_year(found, context)
        and not (question.intent is Intent.FIGURE and _changes_only(found.statement.text))
    )


def _gives_attribute(found: Found, question: Question) -> bool:
    """Whether a statement that is to name somebody has a name under that role."""
    pairs = zip(found.each, question.terms, strict=True)
    asked = [each for each, term in pairs if term.kind == "person"]
    return not asked or question.confirm or max(asked) >= ATTRIBUTE_GIVEN


def is_superlative(found: Found, question: Question) -> bool:
    """Whether a statement says what is most, where the question asks for it."""
    asked = Sign.FOREMOST in question.signs
    return not asked or question.confirm or shows(found.statement.text, Sign.FOREMOST)


def _same_ordinal(found: Found, question: Question) -> bool:
    """Whether a statement is on the third call where that is asked for, not on the first alone."""
    value = found.statement.value
    said = f"{value.label} {value.qualifier or ''} " if value else ""
    stated = ordinals(said + found.statement.text)
    counted = {unit for unit, _ in question.ordinals if unit in {u for u, _ in stated}}
    same = {unit for unit, _ in question.ordinals & stated}
    return question.confirm or counted <= same


def _counts_so_far(found: Found, context: Context) -> bool:
    """Whether the document knows the third call that is asked for, where it counts calls at all."""
    asked = context.question.ordinals
    if not asked or context.question.confirm:
        return True
    stated = _ordinals_of(context.sources[found.statement.document_id].text)
    return all((unit, n) in stated for unit, n in asked if unit in {u for u, _ in stated})


@lru_cache(maxsize=64)
def _ordinals_of(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(ordinals(text))


def _same_variant(found: Found, question: Question) -> bool:
    """Whether a value is that of the variant asked for: 「小規模コース：100万円」 is no other."""
    value = found.statement.value
    if value is None or not value.qualifier or question.confirm or not question.money:
        return True
    variant = fold_key(value.qualifier)
    said = any(t.alternatives[0] in variant or variant in t.alternatives[0] for t in question.terms)
    return said or question.says(value.qualifier) or _own_words(found, question)


def _own_words(found: Found, question: Question) -> bool:
    """Whether the statement or its heading has each word of content itself."""
    pairs = zip(found.direct, question.terms, strict=True)
    return all(own >= TERM_OWN for own, t in pairs if not t.light and not t.concept)


def _states_amount(found: Found, question: Question) -> bool:
    """Whether a statement states the amount that is asked for, and not another."""
    if not found.labelled and not _labels_measure(found, question):
        return False
    return found.statement.value is not None or found.stated >= AMOUNT_STATED


def _labels_measure(found: Found, question: Question) -> bool:
    """Whether a value may be the amount that is asked for: 「成果目標：…」 is no 当初予算."""
    value = found.statement.value
    measures = set(question.measures) - GENERAL
    if value is None or not measures:
        return True
    return any(says_measure(value.label, m) for m in measures)


def _changes_only(text: str) -> bool:
    """Whether each amount of a text is one of more or of less: 「３億円の減とする」."""
    amounts = find_amounts(text)
    return bool(amounts) and len(CHANGE.findall(fold(text).text)) == len(amounts)


def in_year(found: Found, context: Context) -> bool:
    """Whether the years that the question names stand by the statement, or are its document's."""
    asked = context.question.said_years
    statement = found.statement
    document = context.sources[statement.document_id]
    own = {document.fiscal_year}
    if document.fiscal_year and context.question.relative_year == -1:
        own.add(document.fiscal_year - 1)  # 「前年度（令和7年度）」
    if context.question.confirm or not asked - own:
        return True
    own_years = _years_in(statement.text)
    if own_years and not own_years & asked and not min(own_years) < min(asked) < max(own_years):
        return False  # another year is said of it
    low = max(0, statement.start - BESIDE)
    label = statement.value.label if statement.value else ""
    around = f"{document.text[low : statement.end + BESIDE]} {label} {document.title}"
    return bool(asked & {y.year for y in find_years(around)})


def _years_in(text: str) -> set[int]:
    """The years that a text says, "BUILD 2019" too."""
    return {y.year for y in find_years(text)} | {int(y) for y in PLAIN_YEAR.findall(text)}


def _on_topic(found: Found, context: Context) -> bool:
    """Whether the passage as a whole is about what is asked, and the number about it itself."""
    question = context.question
    if question.confirm or found.counted:
        return True
    named = any(m.surface for m in question.programs)  # not only described
    gate = PASSAGE if named else PASSAGE_UNSCOPED
    least = OWN_OF_MONEY if question.money else OWN_OF_DESCRIBED if question.programs else OWN
    # The surer the passage, the less has to stand in the very sentence of the value.
    own = found.own + SURE_PASSAGE * max(0.0, found.passage - gate) / (1 - gate)
    if found.passage < gate or not (named or own >= least):
        return False
    return not question.money or _states_amount(found, question)


# A question of the document is no answer: 「問21．…できますか。」
ASKS = re.compile(r"(?:か|か。|[？?])\s*$|^\s*(?:問|Q)\s*[0-9０-９]+\s*[.．:：]")


def says_something(found: Found, context: Context) -> bool:
    """Whether a statement is more than the name of a program or a heading."""
    question, value = context.question, found.statement.value
    if value is not None:
        labels = {a for t in question.terms if t.concept for a in t.alternatives}
        return any(c.isalnum() for c in value.value) and fold_key(value.value) not in labels
    typed = question.value_type not in {None, ValueType.TEXT} and found.typed
    kinds = {t.kind for t in question.terms if t.kind}
    typed = typed or (bool(kinds) and not kinds.isdisjoint(value_kinds(found.statement.text)))
    return _is_sentence(found, typed=typed) and not _only_names(found, context)


def _is_sentence(found: Found, *, typed: bool) -> bool:
    """Whether a text has words, asks nothing and is no table without its lines.

    `typed`: it holds the value that is asked for, so that figures may be most of it.
    """
    text = clean(found.statement.text)
    if not re.search(r"[^\W\d_]", text) or ASKS.search(text) or BLANK.search(text):
        return False
    if is_of_contents(text):
        return False
    if typed and len(WORDS.findall(text)) >= LABEL:
        return True
    return "。" in text or len(FIGURES.findall(text)) <= MOST_FIGURES * len(text)


def _only_names(found: Found, context: Context) -> bool:
    """Whether a text is no more than a label, its heading, or the name of a program."""
    key = fold_key(found.statement.text)
    if len(key) <= SHORTEST and not re.search(r"[0-9a-z]", key):
        return True
    if context.question.value_type not in {None, ValueType.TEXT}:
        return False  # the value is there: 「Dr. X（2014年度 Y大学受入れ）」
    if NUMBERED.match(text_of := fold(found.statement.text).text) and "。" not in text_of:
        return len(key) < HEADING  # 「２．Xへの参加」
    if len(key) <= TINY or (len(key) < HEADING and key in found.heading_key):
        return True
    return any(
        key in fold_key(f"{p.name}{' '.join(p.aliases)}")
        for i in found.program_ids
        if (p := context.catalog.programs.get(i))
    )


def nearest(context: Context) -> Found | None:
    """The statement about the program that comes nearest to a question that is not answered."""
    scope = context.catalog.scope(context.question.program_ids)
    own = [f for f in context.evidence.statements if not scope.isdisjoint(f.program_ids)]
    kinds = claimed_kinds(context.question)
    telling = (f for f in own if any(kind(f.statement.text) for kind in kinds))
    described = (
        f for f in own if len(fold_key(f.statement.text)) >= PROSE and says_something(f, context)
    )
    return next(chain(telling, described), None)
