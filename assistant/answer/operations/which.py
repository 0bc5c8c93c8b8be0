"""Which of several programs that were talked of has more of what a turn asks: 「どっちが長い？」.

By rows of the table where money is meant, else by the one number that the documents have of each;
where one has none, or two, what they say of each is told without a verdict.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.figures.arithmetic import answer_compare
from assistant.answer.operands.in_sentences import ReadSentence
from assistant.answer.operations.formula import say_comparison
from assistant.answer.operations.measured import Measured
from assistant.evidence.finding.statements import clean
from assistant.evidence.quantities import stated_parts
from assistant.model import Citation
from assistant.question.grammars.counts import counters
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign

COMPARES = frozenset({Sign.COMPARE, Sign.WHICH_IS_MORE, Sign.LONGER, Sign.EACH})
PAIR = 2
SURE = 0.8


def which_of_told(context: Context, own: Question) -> Composed | None:
    """Which of the programs set side by side before has more; None where a turn asks no such."""
    question = context.question
    told = "programs" in question.inherited and question.intent is Intent.COMPARE
    if not told or own.programs or COMPARES.isdisjoint(own.signs):
        return None
    if question.money:
        return answer_compare(context, question.program_ids)
    return _by_what_is_said(context)


def _by_what_is_said(context: Context) -> Composed | None:
    """The programs by the number that a statement on each has of what is asked."""
    places = _told_of_each(context)
    if len(places) < PAIR:
        return None
    lasts = context.question.value_type is ValueType.DURATION
    numbers = [_number(program, place, context, lasting=lasts) for program, place in places]
    known = [m for m in numbers if m]
    draft = context.draft()
    if len(known) == len(places) and len({m.unit for m in known}) == 1:
        say_comparison(draft, known, alone="compare_longer" if lasts else "compare_counts")
        return Composed("answered", draft, SURE)
    for program, place in places:
        number = draft.cite(place.document_id, place.start, place.end)
        draft.add(f"【{draft.name(program)}】 {clean(place.quote)}{markers((number,))}")
    return Composed("answered", draft, SURE)


def _told_of_each(context: Context) -> list[tuple[str, Citation]]:
    """What is quoted first of each program, asked of it alone; none where one has nothing."""
    question = context.question
    found: list[tuple[str, Citation]] = []
    for mention in question.programs:
        signs = question.signs - COMPARES
        asked = replace(
            question, programs=(mention,), intent=Intent.FACT, act=Act.FACT, signs=signs
        )
        exchange = context.ask(asked, context.state)
        cited = [i.citation for i in exchange.items if i.citation] if exchange else []
        if not cited:
            return []
        found.append((mention.program_ids[0], cited[0]))
    return found


def _number(program: str, place: Citation, context: Context, *, lasting: bool) -> Measured | None:
    """The one number of things, or length of time, that a quote has."""
    parts = stated_parts(place.quote)
    sentence = ReadSentence(place.document_id, place.start, place.end, place.quote, parts)
    ats = [
        at
        for at, p in enumerate(parts)
        if not (p.quantity.is_money or p.quantity.is_rate) and p.now is None
        if (p.quantity.unit in counters("time")) == lasting
    ]
    one = sentence.measured(ats[0], context) if len(ats) == 1 else None
    name = context.draft().name(program)
    return replace(one, name=name, program_id=program, label="") if one else None
