"""One line of a list of projects: a name, its amount, what stands in brackets behind.

「- 【拡充】地域見守りタクシー 18,400千円（前年度 12,900千円）」 is a name, the budget of this year
and that of the year before. A line that says anything else between is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.facts.withheld import is_withheld
from corpus.layout.lines import PlacedLine
from corpus.programs.names import clean_name
from corpus.projects.asides import Asides
from corpus.projects.bare import bare_amounts
from corpus.projects.states import LEAD, MARKS, STATE_BEHIND, STATES, state_of
from corpus.projects.titles import can_be_project
from corpus.text.amounts import Amount, find_amounts
from corpus.text.brackets import OPENING
from corpus.text.folding import is_japanese
from corpus.text.numerals import narrow
from corpus.text.units import Scale
from corpus.words import alternation, listed

# What parts a name and its amount: English ones by more than a blank.
_GAP = re.compile(r"[\s:・.…‥。—–―ー=→|/(\[【〔<〈-]*")
_APART = re.compile(r"[\s:…‥。—–―=→|/)(\]】〔\[-]|[.・]{2}")
_APART_EN = re.compile(r"[:…‥—–―=→|(\[\t]|\s-\s|\.{3}|\s{2}")
# What follows is a sentence of its own, or nothing; in English what it is for.
_REST_EN = re.compile(r",\s+(?=[a-z])")
_REST = re.compile(r"\s*$|[ \t\u3000]+(?=\S)|[.。;:；：]\s*|\s[—–-]\s")
_FOR_EN = re.compile(r"\s+(?:for|to)\s")
_RUNS_ON = re.compile(r"[をがにはもでとのやへ]|より|から|まで|以上|以内|上限")
_NUMBER = re.compile(r"[▲△\d]")
_SAYS = re.compile(r"[。.ぁ-ん]")
_TRAIL = " \u3000\t.…‥・:：-–—"


@dataclass(frozen=True, slots=True)
class ProjectHead:
    """A project with its amount at `start:end` of the document, `behind` which its remark begins.

    Amounts stand where they do in the document; `said` is what names the year of `before`.
    """

    name: str
    start: int
    end: int
    amount: Amount
    behind: int
    line: PlacedLine
    before: Amount | None = None
    beside: Amount | None = None  # alone in brackets
    said: str = ""
    state: str | None = None  # 新規 or 拡充
    marked: bool = False  # by a bullet, a number or a state
    bare: bool = False  # its unit stands above

    @property
    def alone(self) -> bool:
        """Whether its form alone says that it is a project with its budget."""
        return self.state is not None or self.before is not None


def read_head(line: PlacedLine, year: int, unit: Scale | None = None) -> ProjectHead | None:
    """The project of a line of a list of `year`; None where the line is anything else.

    `unit` is what stands above the list for its numbers: 「（単位：千円）」.
    """
    amounts = find_amounts(line.text) or (bare_amounts(line.text, unit) if unit else ())
    if not amounts or not is_whole(amounts[0]):
        return None
    first, small = amounts[0], narrow(line.text)
    span = _name(line.text, small, first.start)
    found = _head(line, amounts, span, line.start + span[0], year) if span else None
    return replace(found, bare=not find_amounts(line.text)) if found else None


def read_label(
    line: PlacedLine, above: PlacedLine, year: int, *, headed: bool
) -> ProjectHead | None:
    """The project that the line above names, whose amount a line of a label states.

    「○避難所の冷房」 above 「予算額：4,200万円（前年度：1,100万円）」; below a heading the amount
    alone, too.
    """
    amounts = find_amounts(line.text)
    if not amounts or not is_whole(amounts[0]) or find_amounts(above.text):
        return None
    small = narrow(line.text)[: amounts[0].start].strip(" \u3000\t:・●○■◆(（[【")
    bare = narrow(small).rstrip(")]】 ")
    if bare.lower() not in listed("projects", "labels") and (bare or not headed):
        return None
    span = _bounds(above.text, narrow(above.text), len(above.text))
    if not can_be_project(above.text[slice(*span)]):
        return None
    head = _head(line, amounts, (0, 0), line.start, year)
    if head is None:
        return None
    state = state_of(above.text[: span[0]] + above.text[span[1] :]) or head.state
    name = above.text[slice(*span)]
    return replace(head, name=name, line=above, state=state, marked=True)


def _head(
    line: PlacedLine, amounts: Sequence[Amount], span: tuple[int, int], start: int, year: int
) -> ProjectHead | None:
    """The project of a line whose name is at `span`, cited from `start`."""
    first, small = amounts[0], narrow(line.text)
    asides = Asides(line.text, amounts, year)
    end = asides.read(first.end, opened=small[: first.start].rstrip()[-1:] in tuple(OPENING + "〈"))
    latin = not any(map(is_japanese, line.text))
    if end is None or not _ends(small, end, latin=latin) or is_withheld(small[end:]):
        return None
    state = state_of(small[: span[0]] + small[span[1] : first.start] + asides.said)
    return ProjectHead(
        name=line.text[slice(*span)],
        start=start,
        end=line.start + first.end,
        amount=placed(first, line.start),
        behind=line.start + end,
        line=line,
        before=placed(asides.before, line.start) if asides.before else None,
        beside=placed(asides.beside, line.start) if asides.beside else None,
        said=asides.dated,
        state=state,
        marked=bool(small[: span[0]].strip()) or state is not None,
    )


def is_whole(amount: Amount) -> bool:
    """Whether an amount is that of all, and no bound, range or price."""
    exact = amount.low is None and amount.per is None and amount.value > 0
    return exact and amount.approximate in {None, "約"}


def placed(amount: Amount, offset: int) -> Amount:
    """An amount of a line where it stands in the document."""
    return replace(amount, start=amount.start + offset, end=amount.end + offset)


def _name(text: str, small: str, end: int) -> tuple[int, int] | None:
    """Where the name before an amount stands, if no more than marks stand around it."""
    label = _label().search(small, 0, end)
    until = label.start() if label else end
    first, last = _bounds(text, small, until)
    gap = small[last:end]
    latin = not any(map(is_japanese, text[first:last]))
    parted = bool(label) or bool((_APART_EN if latin else _APART).search(gap))
    bare = STATES.sub(" ", small[last:until]) if gap.strip() else gap
    if not parted or not _GAP.fullmatch(bare) or not can_be_project(text[first:last]):
        return None
    return first, last


def _bounds(text: str, small: str, end: int) -> tuple[int, int]:
    """Where a name stands in a text up to `end`, without marks, numbers and states."""
    begin = MARKS.match(small, 0, end).end()  # type: ignore[union-attr]
    while lead := LEAD.match(small, begin, end):
        begin = lead.end()
    first, last = clean_name(text[begin:end])
    first, last = begin + first, begin + last
    while lead := LEAD.match(small, first, last):
        first = lead.end()
    while state := STATE_BEHIND.search(small[first:last]):
        last = first + state.start()
    return first, first + len(text[first:last].rstrip(_TRAIL))


@cache
def _label() -> re.Pattern[str]:
    words = alternation(listed("projects", "labels"))
    return re.compile(rf"(?<=[\s:)\]】〕])(?:{words})[\s:]*$", re.IGNORECASE)


def _ends(small: str, end: int, *, latin: bool) -> bool:
    """Whether what follows the amount and its brackets is a remark of its own, or nothing."""
    rest = small[end:]
    gap = _REST.match(rest) or (_REST_EN.match(rest) if latin else None)
    if gap is None or (latin and rest.strip() and gap[0].isspace() and not _FOR_EN.match(rest)):
        return False
    remark = rest[gap.end() :]
    first = next(iter(find_amounts(remark)), None)
    columns = first is not None and not remark[: first.start].strip("([ ")
    number = _NUMBER.match(remark) and not _SAYS.search(remark)
    return not (columns or number or (gap[0].isspace() and _RUNS_ON.match(remark)))
