"""Numbers of one kind that a sentence lists: 「JST50件、AMED18件」, "212 for A and 164 for B".

Each is a thing by itself: none is a part of another, nor its value of another year, so that they
may be added up and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import says
from assistant.answer.operations.measured import Measured
from assistant.question.grammars.counts import counters, same_counter
from assistant.question.model import Term
from assistant.question.signs import Sign, signs_in
from corpus.text import fold_key
from corpus.text.years import find_years

LEAST = 2
BETWEEN = re.compile(r"[、,，・/／;]|と|\band\b")
LONGEST = 60  # characters between two numbers of a list
TOPIC = re.compile(r"^.{1,12}?(?:は|が|も)(?=.)")
SUBJECT = re.compile(r"(?:は|が|も|を|に)$")
# What an English number is of stands behind it: "164 for Community Boat Grants".
BEHIND = re.compile(
    r"^(?: [a-z]+)?,? (?:for|in|at|from|to) (?:the )?(?P<name>[^,.;()]+?)(?= and\b|[,.;()]|$)"
)
# What holds an English name to its number: "and the River Walk takes 12 months".
HELD = re.compile(
    r"^(?:and )?(?:the )?| (?:takes?|lasts?|runs?|has|have|is|are|for)$", re.IGNORECASE
)
SEEN = frozenset({Sign.APPLIED, Sign.SUCCEEDED})  # those who applied and who succeeded overlap


def counts_listed(
    context: Context,
    words: Sequence[Term] = (),
    counter: str | None = None,
    *,
    lasting: bool = False,
) -> list[Measured]:
    """The numbers of one kind of the first sentence told last that lists several; else none.

    `lasting`: how long things last, else numbers of things.

    「定員は中央学童60人、北学童25人です」 → 60 of 中央学童, 25 of 北学童.
    """
    lists: list[tuple[ReadSentence, list[Measured]]] = []
    for told in sentences_in_view(context, near=False):
        for one in told.singles():
            key = fold_key(one.text)
            found = [m for m in _listed(one, context) if not counter or _counts(m, counter)]
            found = [m for m in found if (m.unit in counters("time")) == lasting]
            if len(found) >= LEAST and all(says(key, w) for w in words):
                lists.append((one, found))
    first = [found for one, found in lists if _is_first(one, context)]
    meant = first or [found for _, found in lists]
    if len(meant) > 1:  # of several the one that says what was asked of
        last = context.state.last
        names = [fold_key(m.surface) for m in last.question.programs if m.surface] if last else []
        meant = [f for one, f in lists if any(n in fold_key(one.text) for n in names)] or meant
    alike = {tuple(m.at for m in found) for found in meant}
    return _dated(meant[0]) if len(alike) == 1 and len({m.unit for m in meant[0]}) == 1 else []


def _is_first(one: ReadSentence, context: Context) -> bool:
    """Whether a sentence stands in what was quoted first, which answered what was asked."""
    last = context.state.last
    places = [i.citation for i in last.items if i.citation] if last else []
    first = places[0] if places else None
    if first is None or first.document_id != one.document_id:
        return False
    return first.start < one.end and one.start < first.end


def _dated(found: list[Measured]) -> list[Measured]:
    """What is listed, each of its year where all are of one."""
    if all(m.figure.fiscal_year for m in found):
        return found
    return [replace(m, figure=replace(m.figure, fiscal_year=None)) for m in found]


def _counts(one: Measured, counter: str) -> bool:
    return same_counter(one.unit, counter)


def _listed(one: ReadSentence, context: Context) -> Iterator[Measured]:
    ats = [
        at
        for at, p in enumerate(one.parts)
        if not (p.quantity.is_money or p.quantity.is_rate) and p.whole is None and p.now is None
    ]
    ats = [at for at in ats if not _is_inside_brackets(one, at)]
    for before, at in zip([None, *ats], ats, strict=False):
        if before is not None and not _goes_on(one, before, at):
            return
        if named := _named(one, at, context):
            yield named


def _is_inside_brackets(one: ReadSentence, at: int) -> bool:
    """Whether a number stands in brackets, where it tells more of another."""
    ahead = one.text[: one.parts[at].quantity.start]
    return sum(ahead.count(c) for c in "(（") > sum(ahead.count(c) for c in ")）")


def _goes_on(one: ReadSentence, before: int, at: int) -> bool:
    """Whether a number is the next of a list: of the same kind, and of no other stage."""
    first, second = one.parts[before].quantity, one.parts[at].quantity
    between = one.text[first.end : second.start]
    stages = (signs_in(one.text[: first.end]) & SEEN, signs_in(between) & SEEN)
    other = bool(stages[0] and stages[1] and stages[0] != stages[1])
    listed = len(between) <= LONGEST and BETWEEN.search(between)
    return bool(listed) and not other and first.unit == second.unit


def _as_written(name: str, text: str) -> str:
    """A folded name as a text writes it: jst → JST."""
    at = text.lower().rfind(name.lower())
    return text[at : at + len(name)] if at >= 0 else name


def _named(one: ReadSentence, at: int, context: Context) -> Measured | None:
    """A number of a list, called by the words that are its own."""
    measured, part = one.measured(at, context), one.parts[at]
    if measured is None:
        return None
    behind = BEHIND.match(one.text[part.quantity.end :])
    name = behind["name"] if behind else TOPIC.sub("", SUBJECT.sub("", part.label))
    name = HELD.sub("", name)
    name = name if name.isascii() else name.split()[-1] if name.split() else ""
    name = _as_written(name, one.text[: part.quantity.start])
    years = {y.year for y in find_years(part.label)}
    display = measured.figure.display
    if display.isascii() and not any(c.isalpha() for c in display):
        display = f"{display} {measured.unit}" if measured.unit.isascii() else display
    figure = replace(measured.figure, program=name, label="", display=display)
    if len(years) == 1:
        figure = replace(figure, fiscal_year=years.pop())
    return replace(measured, name=name, figure=figure, at=one.start + part.quantity.start)
