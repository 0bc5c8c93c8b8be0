"""The amounts in what an answer quotes, as its figures, where no amount was asked for.

「うちは対象ですか」 is told in the words of the document: 「65歳以上の方は85万円まで」. Each amount
in them is exact and stands in its citation. Where one is asked for, an answer says which it is.
"""

from __future__ import annotations

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from corpus.text.amounts import find_amounts

# Acts that are told in words, whatever amounts these have: none of them asks for one.
TOLD = frozenset({Act.ELIGIBILITY, Act.FIT, Act.NEW, Act.DEFINE})
MOST = 12  # amounts; of more none is what the answer says


def with_quoted_amounts(context: Context, composed: Composed, act: Act) -> Composed:
    """State the amounts of the quotes of an answer that states no other figure."""
    draft = composed.draft
    told = composed.status == "answered" and act in TOLD and _is_of_something(context)
    if not told or draft.figures:
        return composed
    found = [(a, c.number) for c in draft.citations for a in find_amounts(c.quote)]
    # A range is no one amount, nor is what is paid for each year or person.
    found = [(a, n) for a, n in found if a.low in {None, a.value} and not a.per]
    if len(found) <= MOST:
        for amount, number in found:
            draft.state_quoted(amount, number, _about(draft))
    return composed


def _is_of_something(context: Context) -> bool:
    """Whether it is known what a turn is about: of all documents an amount may be anything's."""
    question, state = context.question, context.state
    one = bool(context.documents) or len(context.sources) == 1
    return one or bool(question.programs or state.exchanges)


def _about(draft: Draft) -> str:
    """The program that the answer is about, if it is about one."""
    names = {draft.name(i.program_id) for i in draft.items if i.program_id}
    if draft.about:
        names.add(draft.name(draft.about))
    return names.pop() if len(names) == 1 else ""
