"""Follow-up questions that the corpus answers.

Those about a program are built from rows that it has and sentences that were found about it. The
choices of a clarifying answer are open questions, so each is answered before it is offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from assistant.answer.context import Context
from assistant.conversation.item import Item
from assistant.evidence.catalog import bracketed
from assistant.evidence.finding.scoring import PROSE
from assistant.question.echo import asked_of
from assistant.question.words.language import detect_language
from corpus.facts import Measure
from corpus.text import fold_key
from index.retrieval import Hit

Shown = frozenset[tuple[str, str]]  # programs with a measure of theirs

MOST = 4
SENTENCE = re.compile(r"[^。：:]+。|[^.：:]+\.(?=\s)")  # not what a label is followed by
MOST_TRIED = 10  # choices that are answered to find those that the corpus answers
# 「いつ始まりましたか」 is asked of a thing with は, 「要求額はいくら」 with の.
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
COMPARED = {
    "ja": "{program}と{other}の要求額の差は？",
    "en": "What is the difference between the requests for {program} and {other}?",
}
ABOUT = {"ja": "{program}とはどのような事業ですか？", "en": "What kind of program is {program}?"}


def suggest(
    context: Context,
    status: str,
    is_answered: Callable[[str], bool],
    hits: Sequence[Hit],
    items: Sequence[Item] = (),
) -> tuple[str, ...]:
    """Up to four whole questions; for a clarifying answer, its choices.

    They lead on from the `items` that the answer shows: 「それを表にして」 of a request offers the
    year before, the change or another program's request, never that request again.
    """
    question = context.question
    if status == "clarify":
        if question.money:  # the table tells what it has
            return tuple(islice(_choices(context), MOST))
        tried = islice(_choices(context), MOST_TRIED)
        return tuple(islice((q for q in tried if is_answered(q)), MOST))
    programs = question.program_ids[:2] or _evident(hits)
    made: list[str] = []
    for program_id in programs:
        made += _of_program(context, program_id, hits, _shown(context, items))
    # A Japanese name makes a short English question look Japanese: it would be read as such.
    read = (q for q in dict.fromkeys(made) if detect_language(q) == question.language)
    turns = (question, *(e.question for e in context.state.exchanges))
    return tuple(islice((q for q in read if not any(t.says(q) for t in turns)), MOST))


def _shown(context: Context, items: Sequence[Item]) -> Shown:
    """Which measures of which programs the answer and the one before it show."""
    last = context.state.last
    before = last.items if last else ()
    return frozenset(
        (i.program_id, i.figure.measure) for i in (*items, *before) if i.program_id and i.figure
    )


def _evident(hits: Sequence[Hit]) -> tuple[str, ...]:
    """The program that the retrieved passages are mostly about."""
    for hit in hits[:3]:
        if len(hit.passage.program_ids) == 1:
            return hit.passage.program_ids
    return ()


def _of_program(context: Context, program_id: str, hits: Sequence[Hit], shown: Shown) -> list[str]:
    language = context.question.language
    name = short_name(context, program_id)
    rows = context.table.rows_of(program_id, context.documents)
    measures = {r.measure for r in rows}
    made = [
        texts[language].format(program=name)
        for measure, texts in MEASURE_QUESTIONS.items()
        if measure in measures
        and measure not in context.question.measures
        and (program_id, measure) not in shown
    ]
    if {Measure.REQUEST, Measure.PREVIOUS} <= measures and (
        (program_id, Measure.DIFFERENCE) not in shown
    ):
        made.insert(1, CHANGE[language].format(program=name))
    if (program_id, Measure.REQUEST) in shown:
        made += _beside(context, program_id, shown)
    about = [ABOUT[language].format(program=name)] if _is_described(hits, program_id) else []
    return [*made, *about]


def _beside(context: Context, program_id: str, shown: Shown) -> list[str]:
    """The same of the next part of the same whole that has not been shown, and how they differ."""
    catalog, language = context.catalog, context.question.language
    parent = catalog.programs[program_id].parent
    parts = catalog.children(parent) if parent else ()
    behind = parts.index(program_id) + 1 if program_id in parts else 0
    for other in (*parts[behind:], *parts[: max(0, behind - 1)]):
        rows = context.table.rows_of(other, context.documents)
        if (other, Measure.REQUEST) in shown or all(r.measure != Measure.REQUEST for r in rows):
            continue
        names = {"program": short_name(context, program_id), "other": short_name(context, other)}
        return [
            MEASURE_QUESTIONS[Measure.REQUEST][language].format(program=names["other"]),
            COMPARED[language].format(**names),
        ]
    return []


def _is_described(hits: Sequence[Hit], program_id: str) -> bool:
    """Whether a sentence about the program was found, not just its name or a label."""
    return any(
        hit.passage.program_ids == (program_id,)
        and any(len(fold_key(s)) >= PROSE for s in SENTENCE.findall(hit.passage.text))
        for hit in hits
    )


def short_name(context: Context, program_id: str) -> str:
    """The acronym in brackets of a program's name where no other program shares it.

    Else the name in the answer's language.
    """
    programs = context.catalog.programs
    acronym = bracketed(programs[program_id].name)
    if acronym and context.catalog.called(acronym) == 1:
        return acronym
    name = unicodedata.normalize("NFKC", programs[program_id].name)
    return programs[program_id].name_en or name if context.question.language == "en" else name


def _choices(context: Context) -> Iterator[str]:
    """The question asked of each of the programs that have rows, the main ones first."""
    children = [c for r in context.roots() for c in context.catalog.children(r)]
    for program_id in children or context.catalog.of(context.documents):
        having = context.lookup(program_id).rows if context.question.money else ()
        if having or (
            not context.question.money and context.table.rows_of(program_id, context.documents)
        ):
            yield asked_of(context.question, short_name(context, program_id))


def example_questions(context: Context) -> Iterator[str]:
    """Whole questions that show what can be asked, about the main programs."""
    language = context.question.language
    children = [c for r in context.roots() for c in context.catalog.children(r)]
    for program_id in children or context.catalog.of(context.documents):
        rows = context.table.rows_of(program_id, context.documents)
        texts = next(
            (t for m, t in MEASURE_QUESTIONS.items() if any(r.measure is m for r in rows)), None
        )
        if texts:
            yield texts[language].format(program=short_name(context, program_id))


def offers(context: Context) -> tuple[str, ...]:
    """Whole questions about what the conversation was last about."""
    last = context.state.last
    programs = last.programs if last else ()
    shown = _shown(context, ())
    made = [
        q
        for m in programs[:2]
        for q in _of_program(context, m.program_ids[0], context.evidence.hits, shown)
    ]
    return tuple(dict.fromkeys(made))[:MOST]
