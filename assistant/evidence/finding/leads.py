"""What leads the sentences behind it without being a heading: a question, or a label by itself.

「問4 中古品は対象ですか。」 → of 「対象外です。」; "Who may apply:" → of each sentence of its
paragraph; 「次の経費は対象になりません。」 → of the items of its list; 「支給申請」 in a box of
a chart → of 「（賃金の支払日から２か月以内）」 below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.finding.together import ANNOUNCES, ITEM
from assistant.question.signs import Sign
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.lexicon import said_in

REACH = 900  # characters behind a question or a label that it is still of
LONGEST = 100  # characters of one; a longer one is a sentence
TITLE = 60  # characters of a line that stands alone and may begin something else
ASKS = re.compile(r"(?:か。|[？?])\s*$")
LABEL = re.compile(r"\s*[^\s:：。.•\t][^:：。.\t\n]{1,60}[:：](?=\s*(?:\n|$))")
LABELLED = re.compile(r"\s*[^\s:：。.•\t][^:：。.\t\n]{1,40}[:：]")
NOTE = re.compile(r"\s*(?:（[^（）]{4,}）|\([^()]{4,}\))[。.]?\s*")  # all of it in brackets
SAYS = re.compile(r"(?:[ぁ-ん][^ぁ-ん]*){3}|(?:[a-z]+ ){4}")  # no unit, and no day alone
ENDS = re.compile(r"[。.!?！？:：]\s*$")
LONGEST_BOX = 30  # characters of a label that a note below it is of
LISTS = re.compile(r"(?:次|以下|下記)の|\bfollowing\b")


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads a statement: its place among the statements, and its words."""

    place: int
    text: str


def leads(statements: Sequence[Statement], text: str) -> Iterator[Lead | None]:
    """For each statement the question, label or sentence that leads it, if any.

    A question or a label leads up to the next, or to a line that stands alone and says nothing
    whole; a sentence leads the items of the list that it announces.
    """
    lead: Lead | None = None
    listed: Lead | None = None
    end = 0
    for at, (statement, following) in enumerate(zip_longest(statements, statements[1:])):
        item = bool(ITEM.match(statement.text))
        if statement.value is None and (own := _lead(statement, text)) is not None:
            lead, end, listed = Lead(at, own) if own else None, statement.end, None
        elif statement.value is None and not item:
            announces = _announces(statement, following)
            listed = Lead(at, clean(statement.text)) if announces else None
        kept = lead if statement.start - end <= REACH else None
        noted = Lead(at - 1, clean(statements[at - 1].text)) if is_note(statements, at) else None
        yield noted or (listed if listed and item else kept)


def is_note(statements: Sequence[Statement], at: int) -> bool:
    """Whether a statement stands in brackets below a label by itself, which it is said of."""
    said = statements[at].text
    if not at or not NOTE.fullmatch(said) or not SAYS.search(said):
        return False
    label, note = statements[at - 1], statements[at]
    short = 1 < len(label.text) <= LONGEST_BOX and not ENDS.search(label.text)
    return short and not (label.value or label.cells or note.cells) and label.end <= note.start


def is_question(statement: Statement) -> bool:
    """Whether a statement is a question that its document asks."""
    return len(statement.text) <= LONGEST and bool(ASKS.search(statement.text))


def attributes_asked(lead: str) -> Iterator[str]:
    """What documents call the attribute that a question asks for: 「いつまでに申請？」 → 公募期間.

    A question that yes or no is the answer to asks for none: 「中古品は対象ですか。」
    """
    if ASKS.search(lead) and Sign.ASKING in said_in(lead):
        yield from (concept.labels[0] for concept in concepts_asked(lead))


def _lead(statement: Statement, text: str) -> str | None:
    """The question or label that a statement is or begins with, "" where it ends the last one."""
    if statement.cells or text[text.rfind("\n", 0, statement.start) + 1 : statement.start].strip():
        return None
    if is_question(statement):
        return statement.text
    if label := LABEL.match(statement.text):
        return label[0].strip()
    begins = text.endswith("\n\n", 0, statement.start)
    return "" if begins and _is_another(statement, text) else None


def _is_another(statement: Statement, text: str) -> bool:
    """Whether a paragraph begins something else: it has a label, or is no more than a title."""
    said = statement.text
    titles = text.startswith("\n\n", statement.end) and len(said) < TITLE and "\n" not in said
    return bool(LABELLED.match(said)) or (titles and said[-1] not in "。.！!")


def _announces(statement: Statement, following: Statement | None) -> bool:
    """Whether a sentence says of what the list behind it is."""
    said = clean(statement.text)
    told = LISTS.search(said) or ANNOUNCES.search(said)
    listed = following is not None and bool(ITEM.match(following.text))
    return bool(told) and listed and len(said) <= LONGEST
