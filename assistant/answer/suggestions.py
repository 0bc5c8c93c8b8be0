"""Follow-up questions that the corpus answers: each is built from a row or a labelled value."""

from __future__ import annotations

import unicodedata

from assistant.answer.context import Context
from assistant.question.model import Question
from corpus.figures import Measure

MOST = 4
MEASURE_QUESTIONS = {
    Measure.REQUEST: {"ja": "{program}の要求額は？", "en": "How much is requested for {program}?"},
    Measure.PREVIOUS: {
        "ja": "{program}の前年度予算額は？",
        "en": "What was the previous-year budget of {program}?",
    },
    Measure.FUND: {"ja": "{program}の基金はいくら？", "en": "How large is the fund of {program}?"},
    Measure.SUPPLEMENTARY: {
        "ja": "{program}の補正予算額は？",
        "en": "What is the supplementary budget of {program}?",
    },
}
CHANGE = {
    "ja": "{program}は前年度からいくら増減しましたか？",
    "en": "By how much did {program} change from the previous year?",
}
ABOUT = {"ja": "{program}とはどのような事業ですか？", "en": "What is {program}?"}


def suggest(context: Context, status: str) -> tuple[str, ...]:
    """Up to four whole questions; for a clarifying answer, its choices."""
    question = context.question
    if status == "clarify":
        return _choices(context)
    programs = question.program_ids[:2] or _evident(context)
    made: list[str] = []
    for program_id in programs:
        made += _of_program(context, program_id)
    return tuple(q for q in dict.fromkeys(made) if q != question.text)[:MOST]


def _evident(context: Context) -> tuple[str, ...]:
    """The program that the retrieved passages are mostly about."""
    for hit in context.evidence.hits[:3]:
        if len(hit.passage.program_ids) == 1:
            return hit.passage.program_ids
    return ()


def _of_program(context: Context, program_id: str) -> list[str]:
    language = context.question.language
    name = short_name(context, program_id)
    rows = context.table.rows_of(program_id, context.documents)
    measures = {r.measure for r in rows}
    made = [
        texts[language].format(program=name)
        for measure, texts in MEASURE_QUESTIONS.items()
        if measure in measures and measure not in context.question.measures
    ]
    if {Measure.REQUEST, Measure.PREVIOUS} <= measures:
        made.insert(1, CHANGE[language].format(program=name))
    return [*made, ABOUT[language].format(program=name)]


def short_name(context: Context, program_id: str) -> str:
    """The acronym in brackets of a program's name, else the name."""
    name = unicodedata.normalize("NFKC", context.catalog.name(program_id))
    if name.endswith(")") and "(" in name:
        return name[name.rindex("(") + 1 : -1]
    return name


def _choices(context: Context) -> tuple[str, ...]:
    """The question asked of each of the programs with the most rows."""
    language = context.question.language
    children = [c for r in context.roots() for c in context.catalog.children(r)]
    ids = children or list(context.catalog.programs)
    ids = [i for i in ids if context.table.rows_of(i, context.documents)]
    return tuple(_asked_of(context.question, short_name(context, i), language) for i in ids[:MOST])


def _asked_of(question: Question, name: str, language: str) -> str:
    text = question.text.rstrip("?？。 ")
    return f"{name}の{text}？" if language == "ja" else f"{text} ({name})?"
