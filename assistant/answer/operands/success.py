"""How many of those who applied succeeded: 「120人から申込みがあり、48人を採用」 → 40 %."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.in_sentences import Sentence, sentences_in_view
from assistant.answer.operations.formula import say_share
from assistant.answer.operations.measured import Measured
from assistant.evidence.quantities.quantity import PERCENT
from assistant.question.signs import Sign, shows

SURE = 0.9


def success_rate(context: Context) -> Composed | None:
    """The share of those who succeeded, of the one sentence shown last that has both numbers."""
    if Sign.SUCCESS_RATE not in context.question.signs:
        return None
    pairs = [p for s in sentences_in_view(context, near=False) if (p := _pair(s, context))]
    if len({(granted.amount, applied.amount) for granted, applied in pairs}) != 1:
        return None
    draft = context.draft()
    say_share(draft, *pairs[0])
    return Composed("answered", draft, SURE)


def _pair(sentence: Sentence, context: Context) -> tuple[Measured, Measured] | None:
    """How many succeeded and how many applied; None where a sentence has either twice."""
    granted, applied = (_of(sentence, s) for s in (Sign.SUCCEEDED, Sign.APPLIED))
    if len(granted) != 1 or len(applied) != 1 or granted == applied:
        return None
    part, whole = (sentence.measured(at, context) for at in (granted[0], applied[0]))
    if part is None or whole is None or not 0 < part.amount <= whole.amount:
        return None
    return _called(part, "succeeded", context), _called(whole, "applied", context)


def _called(one: Measured, name: str, context: Context) -> Measured:
    """A count by what it is of: its sentence says that behind it."""
    said = context.draft().word(name)
    return replace(one, name=said, figure=replace(one.figure, program=said, label=""))


def _of(sentence: Sentence, sign: Sign) -> list[int]:
    """The counts behind which, before the next number, a sentence says a sign."""
    ends = [p.quantity.start for p in sentence.parts[1:]] + [len(sentence.text)]
    return [
        at
        for at, (part, end) in enumerate(zip(sentence.parts, ends, strict=True))
        if not (part.quantity.is_money or part.quantity.unit == PERCENT)
        and shows(sentence.text[part.quantity.start : end], sign)
    ]
