"""How many of those who applied succeeded: 「120人から申込みがあり、48人を採用」 → 40 %.

Of the sentence shown last, else of the row of a table that counts both, of the year or the thing
that the turn names, else of the one sentence that says both, of that thing where it names one:
「家賃補助 申込み 21件、交付 18件」. Where a rate is printed that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import (
    LocatedRow,
    documents_in_view,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.formula import say_share, say_times
from assistant.answer.operations.measured import Measured
from assistant.evidence.finding.covering.coverage import ABOUT_ALL, identity_of
from assistant.evidence.quantities import QuantityTable, StatedPart, stated_parts
from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.quantity import PERCENT
from assistant.question.grammars.counts import in_japanese
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, says_only, shows
from assistant.question.words.lexicon import said_in
from corpus.text import fold_key
from corpus.text.years import find_years

SURE = 0.9
SHORTEST = 2  # characters of a word that names a thing: 「率」 names none
MOST = 800  # statements of a document that is read as a whole
CLAUSE = re.compile(r"[;；]\s*")

Pair = tuple[Measured, Measured]


def success_rate(context: Context) -> Composed | None:
    """The share of those who succeeded, where one place alone tells of it surely."""
    last, question = context.state.last, context.question
    again = question.slots.elliptic and last and Sign.SUCCESS_RATE in last.question.signs
    again = again and Sign.MOST not in question.signs and not (question.counter or question.money)
    if Sign.SUCCESS_RATE not in question.signs and not again:
        return None
    words = tuple(w for w in words_of(context) if not _says_rate(w))
    words = words if _names_a_row(context, words) else ()
    said = [] if again else sentences_in_view(context, near=False)
    told = [p for s in said if _names(s.text, words) and (p := _pair(s, context))]
    told = told or _in_tables(context, words) or _in_sentences(context, words)
    if len({(granted.amount, applied.amount) for granted, applied in told}) != 1:
        return None
    draft = context.draft()
    if Sign.COMPETITION in question.signs:
        say_times(draft, told[0][1], told[0][0])
    say_share(draft, *told[0])
    return Composed("answered", draft, SURE)


def _names_a_row(context: Context, words: Sequence[Term]) -> bool:
    """Whether words name a row or a class, or any other thing than the one document.

    "The bridging grants" is what it is called by, 「食事代」 is a thing inside it.
    """
    documents = _documents(context, words)
    if len(documents) != 1:
        return bool(words)
    rows = [r.key for t in context.tables_of(documents[0]) for r in t.rows]
    classes = [fold_key(c.name) for c in context.classes_of(documents[0])]
    foreign = (context.language_of(documents[0]) == "ja") != context.question.japanese
    title = fold_key(context.sources[documents[0]].title)
    page = context.page_of(documents[0])
    about = identity_of(words, page.index, page.weights) if page else (0.0,) * len(words)
    return any(
        not (foreign or says(title, w) or share >= ABOUT_ALL)
        or any(says(key, w) for key in (*rows, *classes))
        for w, share in zip(words, about, strict=True)
    )


def _says_rate(word: Term) -> bool:
    """Whether a word asks for the rate itself, or for a year: both are no name of a row."""
    asks = shows(word.surface, Sign.SUCCESS_RATE) or says_only(word.surface, Sign.RATIO)
    return asks or word.surface.isdigit() or len(word.surface) < SHORTEST


def _in_tables(context: Context, words: Sequence[Term]) -> list[Pair]:
    """The counts of the row that is meant, of the one table that has both."""
    found: list[Pair] = []
    for table in tables_in_view(context):
        applied, granted = (_column(table, s) for s in (Sign.APPLIED, Sign.GIVEN_TO))
        printed = any(shows(c.label, Sign.SUCCESS_RATE) for c in table.columns)
        if applied is None or granted is None or applied == granted or printed:
            continue
        for row in _rows(table, words, context):
            part, whole = (row.measured(at, context) for at in (granted, applied))
            if part and whole and 0 < part.amount <= whole.amount:
                found.append((part, whole))
    return found


def _column(table: QuantityTable, sign: Sign) -> int | None:
    """The one column whose head says a sign."""
    found = [c.index for c in table.columns if shows(c.label, sign)]
    return found[0] if len(found) == 1 else None


def _rows(table: QuantityTable, words: Sequence[Term], context: Context) -> list[LocatedRow]:
    """The row of the year and of the words that a turn says, else the latest, else the total."""
    rows = [r for r in table.rows if all(says(r.key, w) for w in words)]
    years = {id(r): max((y.year for y in find_years(r.name)), default=None) for r in rows}
    asked = _asked_year(context.question, context)
    dated = [y for y in years.values() if y]
    if dated:
        wanted = asked or max(dated)
        rows = [r for r in rows if years[id(r)] == wanted]
    elif asked or (not words and len(rows) > 1):
        rows = [] if asked else [r for r in rows if r.kind is RowKind.TOTAL]
    return [LocatedRow(table, r) for r in rows]


def _asked_year(question: Question, context: Context) -> int | None:
    """The year that a turn says: "last year" is the one before the document's own."""
    if question.years:
        return question.years[0]
    own = context.fiscal_year
    return own + question.relative_year if own and question.relative_year else None


def _in_sentences(context: Context, words: Sequence[Term]) -> list[Pair]:
    """The counts of the clauses near, where no rate is printed; of a thing those that name it."""
    if context.question.years:
        return []
    told = [*sentences_in_view(context, near=True), *_all_sentences(context, words)]
    told = [one for s in told for one in s.singles() if _names(one.text, words)]
    clauses = [c for s in told for c in _clauses(s)]
    if any(shows(c.text, Sign.SUCCESS_RATE) and _has_rate(c) for c in clauses):
        return []
    return [p for c in clauses if (p := _pair(c, context))]


def _names(text: str, words: Sequence[Term]) -> bool:
    """Whether a sentence names all that a turn does: 「家賃補助 申込み 21件、交付 18件」."""
    key = fold_key(text)
    return all(says(key, w) for w in words)


def _documents(context: Context, words: Sequence[Term]) -> tuple[str, ...]:
    """The documents that a turn is about, else those that have all its words."""
    known = documents_in_view(context)
    return known or tuple(d for d in context.sources if words and context.have((d,), words))


def _all_sentences(context: Context, words: Sequence[Term]) -> Iterator[ReadSentence]:
    """All that the one small document says that a turn is about, or that has its words."""
    documents = _documents(context, words)
    statements = context.statements_of(documents[0]) if len(documents) == 1 else ()
    for s in statements if len(statements) <= MOST else ():
        if shows(s.text, Sign.APPLIED) and (parts := stated_parts(s.text)):
            yield ReadSentence(s.document_id, s.start, s.end, s.text, parts)


def _has_rate(sentence: ReadSentence) -> bool:
    return any(p.quantity.unit == PERCENT for p in sentence.parts)


def _clauses(sentence: ReadSentence) -> Iterator[ReadSentence]:
    """The clauses of a quote: "112 applied, 43 were funded; of 29 large ones 7" are two."""
    for one in sentence.singles():
        start = 0
        for end in (*(m.end() for m in CLAUSE.finditer(one.text)), len(one.text)):
            text, at = one.text[start:end], one.start + start
            if parts := stated_parts(text):
                yield ReadSentence(one.document_id, at, at + len(text), text, parts)
            start = end


def _pair(sentence: ReadSentence, context: Context) -> Pair | None:
    """How many succeeded and how many applied; None where a sentence has either twice."""
    granted, applied = (_of(sentence, s) for s in (Sign.GIVEN_TO, Sign.APPLIED))
    if len(granted) != 1 or len(applied) != 1 or granted == applied:
        return None
    part, whole = (sentence.measured(at, context) for at in (granted[0], applied[0]))
    if part is None or whole is None or not 0 < part.amount <= whole.amount:
        return None
    return _called(part, "succeeded", context), _called(whole, "applied", context)


def _called(one: Measured, name: str, context: Context) -> Measured:
    """A count by what it is of: its sentence says that behind it."""
    draft = context.draft()
    said = draft.word(name)
    figure = replace(one.figure, program=said, label="")
    counter = in_japanese(one.unit) if draft.language == "ja" else None
    if counter:
        figure = replace(figure, display=f"{one.amount:,}{counter}")
    return replace(one, name=said, figure=figure)


def _of(sentence: ReadSentence, sign: Sign) -> list[int]:
    """The counts that a sentence calls by a sign: right before them, else behind them."""
    ends = [p.quantity.start for p in sentence.parts[1:]] + [len(sentence.text)]
    return [
        at
        for at, (part, end) in enumerate(zip(sentence.parts, ends, strict=True))
        if not (part.quantity.is_money or part.quantity.unit == PERCENT)
        and shows(_called_by(sentence.text, part, end), sign)
    ]


def _called_by(text: str, part: StatedPart, end: int) -> str:
    """The words of a count: 「応募 264件」 has them before it, "112 applied" behind."""
    said = said_in(part.label)
    ends = [end for s in (Sign.APPLIED, Sign.GIVEN_TO) for _, end in said.of(s)]
    before = len(part.label) in ends  # and not 「申請があり、66件」
    return part.label if before and part.now is None else text[part.quantity.start : end]
