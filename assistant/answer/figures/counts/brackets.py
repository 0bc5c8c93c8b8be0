"""A number and that of the year before in brackets behind it: 「509名（263名）」.

Brackets alone say nothing: a note near, 「（ ）内は前年度の採用人数」, says what stands in them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.counts.quantity import StatedQuantity, now_and_before
from assistant.answer.operations.measured import Measured, figure_stated
from assistant.conversation.item import Item
from assistant.model import Citation
from corpus.text import fold_key
from corpus.values import LabelledValue

NOTE = r"\(\s*\)\s*内は[^。\n]{0,12}(?:前年度?|昨年度?|[0-9]年度?)(?:\([^()\n]*\))?"
VALUE_BEFORE = r"(?:の?(?:値|数|実績|数値|人数|件数))?(?:です|である|を示す)?(?=[\s。)]|$)"
VARIANT = re.compile(r"[（(](?P<name>[^（）()]+)[）)]\s*$")  # 「採用人数（長期派遣）」
SHORTEST_END = 3  # characters of a label by whose end a note may call it: 採用人数 for 新規採用人数


def before_in_brackets(
    context: Context, value: LabelledValue
) -> tuple[Measured, Measured, Citation] | None:
    """The number of a value, that of the year before, and the note that says that it is that."""
    pair, draft = now_and_before(value.value), context.draft()
    note = note_of(draft, value)
    if pair is None or note is None:
        return None
    now, before = (stated_in(draft, value, quantity) for quantity in pair)
    earlier = replace(before, label="", figure=replace(before.figure, label=""))
    return now, earlier, draft.cited(note)


def note_of(draft: Draft, value: LabelledValue) -> int | None:
    """Number of a citation of the note that says what stands in brackets behind the label."""
    label = fold_key(VARIANT.sub("", value.label))
    ends = [label, *(label[at:] for at in range(1, len(label) - SHORTEST_END + 1))]
    same = re.compile(
        rf"{NOTE}(?:{VALUE_BEFORE}|[^。\n]{{0,12}}(?:{'|'.join(map(re.escape, ends))}))"
    )
    return draft.cite_match(value.document_id, same, value.start)


def stated_in(draft: Draft, value: LabelledValue, quantity: StatedQuantity) -> Measured:
    """The quantity of a labelled value, cited, called by its variant."""
    number = draft.cite(value.document_id, value.start, value.end)
    owner = draft.name(value.program_id) if value.program_id else value.label
    item, place = Item(owner, value.program_id), draft.cited(number)
    single = quantity.currency is not None
    figure = figure_stated(
        item, place, quantity.number, quantity.currency, quantity.original, single=single
    )
    figure = replace(figure, label=value.label, scope=value.qualifier)
    unit = quantity.currency or quantity.unit
    variant = VARIANT.search(value.label)
    name = value.qualifier or (variant["name"] if variant else owner)
    return Measured(name, value.program_id, figure, place, unit, label=value.label)
