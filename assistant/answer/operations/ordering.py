"""What was shown in another order, only some of it, or what was left out of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operations.formula import called
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import gathered, latest, of_each
from assistant.evidence.budget.meant import is_new

LEAST_RANKED = 2


def sort_shown(context: Context) -> Composed | None:
    """The figures shown, by their amounts."""
    shown = _comparable(gathered(context))
    if len(shown) < 2:
        return None
    descending = context.question.descending
    return _listed(
        context.draft(), sorted(shown, key=lambda m: -m.amount if descending else m.amount)
    )


def most_of_shown(context: Context) -> Composed | None:
    """Which of the things shown has most, or least, where they are alike."""
    question = context.question
    shown = of_each(gathered(context, things=True))
    if question.change is not None or question.top or len(shown) < LEAST_RANKED:
        return None
    if len({m.alike for m in shown}) > 1 or len({m.amount for m in shown}) < len(shown):
        return None
    ordered = sorted(shown, key=lambda m: -m.amount if question.descending else m.amount)
    draft = context.draft()
    first = ordered[0]
    draft.say("first_of_shown", *first.numbers(draft), first=called(first, draft.language))
    return _listed(draft, ordered)


def filter_shown(context: Context) -> Composed | None:
    """Of the figures shown only those above or below an amount, or only the new ones."""
    question = context.question
    shown = latest(context)
    if len(shown) < 2:
        return None
    limit = question.threshold
    if limit is not None:
        kept = [m for m in shown if limit.allows(int(m.amount)) and m.figure.currency]
    elif question.new_only:
        new = {
            r.program_id
            for m in shown
            if m.program_id
            for r in context.table.rows_of(m.program_id, context.documents)
            if is_new(r)
        }
        kept = [m for m in shown if m.program_id in new]
    else:
        return None
    if kept:
        return _listed(context.draft(), kept)
    draft = context.draft()
    draft.say("none_of_shown")
    return Composed("answered", draft, 0.6)


def _comparable(shown: Sequence[Measured]) -> list[Measured]:
    groups: dict[tuple[object, ...], list[Measured]] = {}
    for m in shown:
        groups.setdefault((m.unit, m.figure.measure), []).append(m)
    return max(groups.values(), key=len, default=[])


def _listed(draft: Draft, shown: Sequence[Measured]) -> Composed:
    for place, m in enumerate(shown, 1):
        figure = m.state(draft)
        label = f"{m.name} {figure.label}".strip()
        separator = "：" if draft.language == "ja" else ": "
        draft.add(f"{place}. {label}{separator}{figure.display}{markers((figure.citation or 1,))}")
    return Composed("answered", draft, 0.9)
