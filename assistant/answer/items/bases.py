"""What one gets by of an item: a rate of what something costs, with the ceiling that it has.

The rate stands in one line of the item and the ceiling in another: 「【補助率】対象経費の2分の1」,
「【上限額】100万円」. Of two rates each has the ceiling of the same name: 「改装費」, 「家賃」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.classes.basis import AT_MOST, UP_TO, Basis, is_unit, of_sentence
from assistant.answer.context import Context
from assistant.answer.items.choosing import ChosenItem
from assistant.answer.items.lines import said_by
from assistant.answer.operands.rates import CEILING, FLOOR, NO_RATE
from assistant.evidence.items import label_of
from assistant.evidence.quantities import StatedPart, stated_parts
from assistant.question.signs import Sign, shows
from corpus.text import fold_key

BEFORE = re.compile(r".*[】］\]〕:：]\s*")  # a label before the name of what a number is of


def bases_of_item(chosen: ChosenItem, context: Context) -> list[Basis]:
    """The rates of an item, each with its ceiling; none that has several which may hold."""
    page = chosen.items.page
    places = [p for p in said_by(chosen.items, chosen.item) if not page.statements[p].cells]
    read = [(p, stated_parts(page.statements[p].text)) for p in places]
    rates = [(p, one) for p, parts in read for one in parts if one.quantity.is_rate]
    rates = [(p, r) for p, r in rates if not NO_RATE.search(page.statements[p].text)]
    limits = [
        (p, one) for p, parts in read for one in parts if _limits(page.statements[p].text, one)
    ]
    bounded = {p for p, _ in limits}
    if any(_bounds(page.statements[p].text, parts) and p not in bounded for p, parts in read):
        rates = []  # 「上限を10万円から15万円に引き上げ」: what the most is, is not sure
    found = [_basis(chosen, context, rate, rates, limits) for rate in rates]
    return [*(b for b in found if b is not None), *_units(chosen, context, places)]


def _units(chosen: ChosenItem, context: Context, places: Sequence[int]) -> list[Basis]:
    """The amounts of an item for one of something: 「1メートルあたり6,000円、上限10万円」."""
    found = []
    for statement in (chosen.items.page.statements[p] for p in places):
        units = [p for p in stated_parts(statement.text) if is_unit(p.quantity, statement.text)]
        adds = shows(statement.text, Sign.ON_TOP) or shows(statement.text, Sign.BESIDE)
        if len(units) == 1 and not adds:  # what is added for each is not all that one gets
            place = (statement.start, statement.end)
            found.append(of_sentence(context, statement.document_id, place, units[0]))
    return found


Placed = tuple[int, StatedPart]


def _basis(
    chosen: ChosenItem,
    context: Context,
    rate: Placed,
    rates: Sequence[Placed],
    limits: Sequence[Placed],
) -> Basis | None:
    """A rate with the ceiling of its name, or the only one; None where it is not sure which."""
    name = _name(rate[1])
    own = [x for x in limits if fold_key(_name(x[1])).startswith(fold_key(name))] if name else []
    if len(rates) > 1:
        if not name or len(own) > 1 or (limits and not own):
            return None
    else:
        own = own if len(own) == 1 else list(limits)
        if len(own) > 1:
            return None
    page = chosen.items.page
    ends = [page.statements[p] for p, _ in (rate, *own)]
    start, end = min(s.start for s in ends), max(s.end for s in ends)
    document = ends[0].document_id
    around = " ".join(page.statements[p].text for p in said_by(chosen.items, chosen.item))
    return Basis(
        name or chosen.item.title,
        rate[1].quantity,
        own[0][1].quantity if own else None,
        None,
        document,
        start,
        end,
        fold_key(name),
        fold_key(f"{chosen.item.title} {around} {context.sources[document].title}"),
    )


def _bounds(text: str, parts: Sequence[StatedPart]) -> bool:
    """Whether a line has an amount and a word for the most that is paid."""
    return bool(CEILING.search(text)) and any(p.quantity.is_money for p in parts)


def _limits(text: str, part: StatedPart) -> bool:
    """Whether an amount of a line is the most that is paid, by its label or the words around it."""
    quantity = part.quantity
    before, behind = text[: quantity.start], text[quantity.end :]
    said = (
        quantity.about == "最大"
        or UP_TO.match(behind)
        or AT_MOST.search(before.lower().rstrip(" ：:は】"))
    )
    labelled = CEILING.search(label_of(text)) and not FLOOR.search(before)
    return quantity.is_money and bool(said or labelled)


def _name(part: StatedPart) -> str:
    """What a number is of, without the label of its line: 「【補助率】改装費」 → 改装費."""
    return BEFORE.sub("", part.label).strip(" の月額年")
