"""Answers from a line of figures: "Coal management  16,609  16,850", quoted whole with its heads.

In run-on text a table may have lost its cells: which figure is of which column cannot be told
surely. Then no figure is stated, the line is quoted as it stands, below the line that heads it and
its unit. Of a line that the table has rows of, the one of the measure and year asked for is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import answer_amounts
from assistant.evidence.cells import UNIT
from assistant.evidence.finding.finder import PassageReading
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import is_of_contents
from assistant.question.model import Question, ValueType
from corpus.facts import FigureRow
from corpus.text import fold_key
from corpus.text.years import find_years

SUPPORTED = 0.55  # of the question, by the passage; the label of the line says the rest itself
EACH = 0.5  # of every other word: by the line, its heading, what is near, or its document
SHORTEST = 2  # characters of a label
MOST_LINES = 2
ABOVE = 1800  # characters above a line in which the heads of its columns stand
FIRST = re.compile(r"[-△▲−($€£¥+]*\d|(?<=\s)[-–－](?=\s)")  # where the figures of a line begin
FIGURE = re.compile(r"[-△▲−($€£¥+]*\d[\d,.]*[)%]*|[-–－.…]+")
DIGITS = re.compile(r"\d[\d,]*\d\.?\d*|\d\.\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of figures, where it stands, and the statement that holds it."""

    found: Found
    start: int
    end: int
    label: str


def answer_figure_row(context: Context) -> Composed | None:
    """The lines whose label stands in the question; other words have to be said around them."""
    question = context.question
    counted = question.money or question.value_type in {ValueType.COUNT, ValueType.MONEY}
    if not counted or question.confirm:
        return None
    readings = [r for r in context.evidence.readings if r.support >= SUPPORTED]
    lines = [line for r in readings for line in _lines(r, question)]
    if not lines:
        return None
    best = max(lines, key=lambda x: (len(x.label), x.found.score))
    document = best.found.statement.document_id
    if known := context.table.rows_within(document, best.start, best.end):
        return _of_table(known, context)
    alike = [x for x in lines if x.label == best.label]
    alike = [x for x in alike if x.found.statement.document_id == document]
    unique = sorted({x.start: x for x in alike}.values(), key=lambda x: -x.found.score)
    draft = context.draft()
    for line in sorted(unique[:MOST_LINES], key=lambda x: x.start):
        text = context.sources[document].text
        for start, end in (*_heads(text, line), (line.start, line.end)):
            quoted = re.sub(r"\s+", " ", text[start:end]).strip()
            draft.say("quoted", draft.cite(document, start, end), quote=quoted)
    return Composed("answered", draft, min(readings[0].support, 1.0), complete=True)


def _of_table(known: Sequence[FigureRow], context: Context) -> Composed | None:
    """What the table has of a line for the measure and year asked for; None where it has none."""
    asked = replace(context.question, terms=())  # the label of the line says them
    looks = (context.lookup(i, asked) for i in dict.fromkeys(r.program_id for r in known))
    rows = (replace(x, rows=tuple(r for r in x.rows if r in known)) for x in looks)
    return answer_amounts(context, [look for look in rows if look.rows])


def _lines(reading: PassageReading, question: Question) -> Iterator[Line]:
    for found in reading.statements:
        statement = found.statement
        if statement.value is not None or not found.about:
            continue
        for start, end in _text_lines(statement.text):
            label = _label(statement.text[start:end])
            if len(label) < SHORTEST or not question.says(label):
                continue
            if all(_said(i, label, found, question) for i in range(len(question.terms))):
                yield Line(found, statement.start + start, statement.start + end, label)


def _text_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text without the white space around them."""
    for match in re.finditer(r"\S[^\n]*", text):
        yield match.start(), match.start() + len(match[0].rstrip())


def _label(line: str) -> str:
    """The folded label of a line of figures: "Coal management … 16,609 16,850"; else empty."""
    first = FIRST.search(line)
    if first is None or is_of_contents(line) or not DIGITS.search(line[first.start() :]):
        return ""
    figures = line[first.start() :].split()
    if not all(FIGURE.fullmatch(f) for f in figures):
        return ""
    return fold_key(line[: first.start()]).strip(".…:-–")


def _said(at: int, label: str, found: Found, question: Question) -> bool:
    """Whether a word of the question is that label, or said around it; verbs need not be."""
    term = question.terms[at]
    spelled = any(a in label for a in term.alternatives)
    return term.light or term.verbal or spelled or found.each[at] >= EACH


def _heads(text: str, line: Line) -> list[tuple[int, int]]:
    """The unit, and the last line above that names a year for each figure, in their order."""
    low = max(0, line.start - ABOVE)
    found = [unit.span() for unit in list(UNIT.finditer(text, low, line.start))[-1:]]
    figures = len(DIGITS.findall(text[line.start : line.end]))
    position = line.start
    while position > low:
        start = text.rfind("\n", low, position - 1) + 1 or low
        head = text[start:position].strip()
        if len(find_years(head)) > 1:
            at = text.index(head, start)
            fits = len(find_years(head)) == figures
            return sorted([*found, (at, at + len(head))]) if fits else found
        position = start
    return found
