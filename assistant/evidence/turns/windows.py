"""What stands around the statements that most likely answer: few sentences, read as one text.

A sentence alone often leaves open whose it is: 「上限は80万円です。」. Those beside it, under the
same heading, say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, says_nothing
from assistant.evidence.turns.likely import Likely

ROOM = 420  # characters of a window, or those of its statement where it is longer
BESIDE = 3  # statements that a line and its values are apart at most


@dataclass(frozen=True, slots=True)
class Window:
    """Statements that stand together, in their order, around the one that likely answers.

    `program_id` is the program that all of them are about, `programs` are those that the likeliest
    is about; `odds` how likely that one answers and
    `coverage` how far it covers the words of the question.
    """

    likeliest: Statement
    statements: tuple[Statement, ...]
    program_id: str | None
    odds: float
    coverage: float
    programs: frozenset[str] = frozenset()

    @property
    def document_id(self) -> str:
        """The document that all of it is from."""
        return self.likeliest.document_id


def windows(likely: Sequence[Likely], ledger: Ledger, most: int) -> tuple[Window, ...]:
    """The windows around the likeliest statements, the likeliest first; none has another's."""
    found: list[Window] = []
    for one in likely:
        if len(found) == most:
            break
        taken = [s for w in found for s in w.statements]
        if not any(overlap(one.statement, s) for s in taken):
            window = _around(one, ledger.page(one.statement.document_id), taken)
            if window is not None:
                found.append(window)
    return tuple(found)


def overlap(a: Statement, b: Statement) -> bool:
    """Whether two statements share characters."""
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _around(one: Likely, page: StatementPage, taken: Sequence[Statement]) -> Window | None:
    """A statement with those beside it, after it first, as far as there is room.

    Of a heading what stands under it: that answers, and the heading says to what; by itself it
    says nothing.
    """
    first = int(page.starts.searchsorted(one.statement.start))
    at = page.statements.index(one.statement, first)
    chosen, room = [at], ROOM - len(one.statement.text)
    ends = {+1: at} if page.is_title[at] else {+1: at, -1: at}
    for step in cycle((+1, -1)):
        if not ends:
            break
        if step not in ends:
            continue
        beside = _next(page, ends[step], step, chosen)
        if beside is None or any(overlap(page.statements[beside], s) for s in taken):
            del ends[step]
            continue
        room -= len(page.statements[beside].text)
        if room < 0:
            del ends[step]
            continue
        chosen.append(beside)
        ends[step] = beside
    while (last := max(chosen)) != at and last in page.leading:
        chosen.remove(last)  # it announces what there is no room for
    lead = page.leads[at]  # "Who may not apply:" tells what its sentences mean
    if lead is not None and not any(overlap(page.statements[lead], s) for s in taken):
        chosen += [lead] if lead not in chosen else []
    chosen.sort()
    around = frozenset[str]().union(*(page.program_ids[i] for i in chosen))
    programs = page.program_ids[at] or around
    about = next(iter(programs)) if len(programs) == 1 else None
    said = tuple(page.statements[i] for i in chosen)
    told = at if not page.is_title[at] else next((i for i in chosen if not page.is_title[i]), None)
    if told is None:
        return None
    return Window(page.statements[told], said, about, one.odds, one.coverage, programs)


def _next(page: StatementPage, at: int, step: int, chosen: Sequence[int]) -> int | None:
    """The next statement that shares nothing with those chosen, under a heading of theirs.

    What one of them announces is told with it; a question or a label begins something else.
    """
    said = [page.statements[i] for i in chosen]
    headings = {page.views[i].heading_key for i in chosen}
    at += step
    while 0 <= at < len(page.statements):
        lead, beside = page.leads[at], page.statements[at]
        if any(overlap(beside, s) for s in said) or _is_value_of_line(page, at):
            at += step
            continue
        if page.views[at].heading_key not in headings and lead not in chosen:
            return None
        if step > 0 and lead == at:
            return None
        if not says_nothing(beside.text):
            return at
        at += step
    return None


def _is_value_of_line(page: StatementPage, at: int) -> bool:
    """Whether a statement is the value of a line with a label, which is one itself."""
    own, beside = page.statements[at], page.statements[max(0, at - BESIDE) : at + BESIDE + 1]
    return own.value is not None and any(s.value is None and overlap(s, own) for s in beside)
