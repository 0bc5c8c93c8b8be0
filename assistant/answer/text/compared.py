"""Two or more programs side by side: what each is, and what it costs."""

from __future__ import annotations

from dataclasses import replace

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.figures.amounts import main_rows
from assistant.evidence.finding.statements import clean
from assistant.question.model import Intent

MOST = 4  # programs that are still compared
SAID = 2  # sentences of each


def compare_programs(context: Context) -> Composed | None:
    """What each of the programs named is, in its own words, with its amounts."""
    question = context.question
    ids = question.program_ids[:MOST]
    if len(ids) < 2 or question.money or any(t.concept for t in question.terms):
        return None
    draft = context.draft()
    for program_id in ids:
        mention = next(m for m in question.programs if program_id in m.program_ids)
        about = replace(
            question, programs=(mention,), terms=(), intent=Intent.DEFINITION, act=Act.DEFINE
        )
        exchange = context.ask(about, context.state)
        draft.add(f"【{draft.name(program_id)}】")
        quotes = (
            [i.citation for i in exchange.items if i.citation and not i.figure] if exchange else []
        )
        for place in quotes[:SAID]:
            number = draft.cite(place.document_id, place.start, place.end)
            draft.add(f"・{clean(place.quote)}{markers((number,))}")
        for row in main_rows(context, program_id)[:SAID]:
            value, number = draft.value(row), draft.cite_row(row)
            draft.say("figure_item", number, label=draft.label(row), value=value)
    return None if not draft.citations else Composed("answered", draft, 0.7)
