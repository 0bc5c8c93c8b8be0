"""The lines of an item that tell an attribute: under its label, else those that hold its value.

What an item does not say itself, a part of the paper may say of all of them: 「問い合わせ」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.answer.items.choosing import HELD
from assistant.evidence.finding.covering.strengths import strengths
from assistant.evidence.finding.statements import Statement, says_nothing
from assistant.evidence.finding.valuetypes import CONTACT_FORMS, has_amount
from assistant.evidence.giving import DAY
from assistant.evidence.items import SHORTEST, PaperItem, PaperItems, attributes_of, label_of
from assistant.question.model import Term
from assistant.question.signs import Sign, shows
from assistant.question.supposing import Supposed
from assistant.question.words.lexicon import said_in
from corpus.text import fold, fold_key

RATE = re.compile(
    r"[0-9]+\s*(?:%|割|per ?cent|パーセント|分の\s*[0-9])"
    r"|[0-9]/[0-9]|[£$€]\s?[0-9]|\bhalf\b|半額|全額|無料|\bfree\b"
)
CLOCK = re.compile(
    r"[0-9]{1,2}時|[0-9]{1,2}(?::[0-9]{2}| ?[ap]\.?m)|[月火水木金土日]曜"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
CLOSES = re.compile(
    r"まで|以内|前に申|前に提|随時|締切|期限|\b(?:by|closes?|closing|until|before|within|deadline)\b"
)
# The range of sizes that the label of a row is: 「10～24人」, "25 or more".
SIZE = re.compile(
    r"\s*(?P<low>[0-9]{1,6})\s?[^\s0-9a-z]{0,2}\s?(?:(?:~|〜|-|–|から|to)\s?(?P<high>[0-9]{1,6})"
    r"|(?P<above>以上|or more|\+|and over))"
)
COUNTED = re.compile(r"[0-9]\s*(?:人|名|世帯|件|組|社|places|awards|people)")
LASTS = re.compile(r"[0-9]\s*(?:年間|年以内|か月|ヶ月|カ月|週間|(?:year|month|week)s?\b)")
# Where an item has no line for what is asked, what else tells it.
TOLD_IN_HOW = frozenset({"deadline", "where", "needed"})
INSTEAD = {
    "where": ("how", "contact"),
    "how": ("where", "needed", "contact"),
    "contact": ("where",),
    "deadline": ("when",),
    "when": ("deadline",),
}


def labelled_lines(
    items: PaperItems, item: PaperItem, attribute: str, *, instead: bool = False
) -> list[int]:
    """The places of the lines of an item under a label for an attribute, or for one like it."""
    said = list(said_by(items, item))
    own = [p for p in said if attribute in _labels(items.page.statements[p])]
    if not own and attribute in TOLD_IN_HOW:  # 「申請：着工の2週間前まで」
        own = [p for p in said if "how" in _labels(items.page.statements[p])]
        own = [p for p in own if holds(items.page.statements[p].text, attribute)]
    others = INSTEAD.get(attribute, ()) if instead and not own else ()
    return own or next((o for a in others if (o := labelled_lines(items, item, a))), [])


def holding_lines(items: PaperItems, item: PaperItem, attribute: str) -> list[int]:
    """The places of the statements of an item that hold a value of an attribute."""
    own = [p for p in said_by(items, item) if not items.is_heading(p)]
    if attribute == "amount":  # what one gets is no budget
        own = [p for p in own if not shows(items.page.statements[p].text, Sign.BUDGET)]
    if attribute in {"when", "deadline"}:  # a clock or a day beside an office is when it is open
        own = [p for p in own if "contact" not in _labels(items.page.statements[p])]
    return [p for p in own if holds(items.page.statements[p].text, attribute)]


def lines_of_all(items: PaperItems, item: PaperItem, attribute: str) -> list[int]:
    """What a part of the paper says of all its items: under 「問い合わせ」, or above the first."""
    path = list(item.around())
    for around in path[1:]:
        parts = [i for i in around.inner if attribute in i.attributes and i not in path]
        if parts:
            told = [p for i in parts for p in said_by(items, i) if not items.is_heading(p)]
            return _of_item(items, item, told)
        own = [p for p in around.places if attribute in _labels(items.page.statements[p])]
        if own:
            return own
    return []


def _of_item(items: PaperItems, item: PaperItem, places: Sequence[int]) -> list[int]:
    """Of what a part says those lines that are of one item, by its name; else all of no other.

    「農機具補助金に関すること：農政課」, with its number on the next line.
    """
    keys = [(p, items.page.views[p].key) for p in places]
    own = fold_key(item.title)
    others = {fold_key(i.title) for i in items.whole.every() if i.path and i is not item}
    others = {t for t in others if len(t) >= SHORTEST and t not in own}
    found: list[int] = []
    for place, key in keys:
        if own in key or (found and not any(t in key for t in others)):
            found.append(place)
        elif found:
            break
    return found or [p for p, key in keys if not any(t in key for t in others)]


def lines_saying(items: PaperItems, item: PaperItem, words: Sequence[Term]) -> list[int]:
    """The places of the statements of an item that say most of the words of a turn."""
    page = items.page
    places = [p for p in said_by(items, item) if not items.is_heading(p)]
    if not (words and places):
        return []
    said = np.array(
        [
            page.weights.of(w) * (strengths(w, page.index.texts, page.weights)[places] >= HELD)
            for w in words
        ]
    ).sum(axis=0)
    return [p for p, s in zip(places, said.tolist(), strict=True) if s and s == said.max()]


def said_at(items: PaperItems, place: int, words: Sequence[Term]) -> int:
    """How many of some words a statement says."""
    page = items.page
    told = (strengths(w, page.index.texts, page.weights)[place] for w in words)
    return sum(bool(t >= HELD) for t in told)


def said_by(items: PaperItems, item: PaperItem) -> Iterator[int]:
    """The places of what an item and all inside it say; each range once, no row of a table."""
    end = -1
    for place in sorted(p for one in item.every() for p in one.places):
        statement = items.page.statements[place]
        tabled = statement.cells or "\t" in statement.text
        if statement.start >= end and not (says_nothing(statement.text) or tabled):
            end = statement.end
            yield place


def _labels(statement: Statement) -> frozenset[str]:
    return attributes_of(label_of(statement.text))


def holds(text: str, attribute: str) -> bool:
    """Whether a statement without a label tells an attribute."""
    folded = fold(text).text
    if attribute == "amount":
        return has_amount(text) or bool(RATE.search(folded))
    if attribute == "deadline":
        return bool(CLOSES.search(folded) and (DAY.search(folded) or "申請" in folded))
    if attribute == "when":
        return bool(DAY.search(folded) or CLOCK.search(folded))
    if attribute == "contact":
        return any(form.search(folded) for form in CONTACT_FORMS.values())
    if attribute == "numbers":
        return bool(COUNTED.search(folded))
    if attribute == "rate":
        return bool(RATE.search(folded))
    if attribute == "lasts":
        return bool(LASTS.search(folded))
    said = said_in(text)
    return f"wants.{attribute}" in said or f"labelled.{attribute}" in said


def sized_lines(items: PaperItems, item: PaperItem, given: Sequence[Supposed]) -> list[int]:
    """The rows of an item whose range of sizes holds the one number that a turn supposes.

    "10 to 24 | £18,000" of 15 staff; what is counted stands in the head of the table, if anywhere.
    """
    counts = [g for g in given if not g.is_money]
    if len(counts) != 1 or len(given) != 1 or counts[0].value <= 1:
        return []
    number = int(counts[0].value)
    found = []
    for place in sorted(p for one in item.every() for p in one.places):
        statement = items.page.statements[place]
        label = statement.value.label if statement.value else statement.text
        size = SIZE.match(fold(label).text)
        if size and has_amount(statement.text) and _within(size, number):
            found.append(place)
    return found[:1]


def _within(size: re.Match[str], number: int) -> bool:
    low = int(size["low"])
    if size["high"]:
        return low <= number <= int(size["high"])
    above = size["above"]
    return number >= low if above else number == low
