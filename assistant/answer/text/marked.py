"""What a mark beside a name leads to: 「重点支援対象者 ★」 → 「★ 次のいずれかに該当する者」.

A table has no room to say whom it means; its note below the rows does, behind the same mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.text.quoting import tell
from assistant.evidence.finding.statements import Statement
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.signs import Sign
from corpus.text import fold

MARK = r"(?:[★☆◎◆◇†‡]|[※*＊]\s?[0-9０-９]{0,2})"
SAID = frozenset({Intent.FACT, Intent.DEFINITION})
TYPES = frozenset({None, ValueType.TEXT, ValueType.PERSON, ValueType.PLACE})
OTHERWISE = frozenset({Sign.HOW_MUCH, Sign.COUNTS, Sign.NUMBER_OF})
SHORTEST = 3  # characters of a name that carries a mark
MOST_BESIDE = 1  # other words of content: 「誰のこと」
LEAST = 10  # characters of a note
SURE = 0.8


def note_of_mark(context: Context, own: Question) -> Composed | None:
    """The note whose mark stands beside the one thing that a turn asks after: who or what it is."""
    content = [t for t in own.terms if not (t.light or t.carried)]
    documents = context.documents or tuple(context.sources)
    if len(documents) != 1 or not _asks_what(own) or not 0 < len(content) <= 1 + MOST_BESIDE:
        return None
    text = context.sources[documents[0]].text
    marks = {mark for term in content for mark in _marks(term, text)}
    if len(marks) != 1:
        return None
    notes = list(_notes(context, documents[0], marks.pop()))
    if len(notes) != 1:
        return None  # the plain 「※」 of many notes tells none
    draft = context.draft()
    said, numbers = tell(draft, notes[0], context)
    draft.say("quoted", *numbers, quote=said)
    return Composed("answered", draft, SURE, complete=True)


def _asks_what(own: Question) -> bool:
    """Whether a turn asks who or what something is, and no number of it."""
    opens = not own.signs.isdisjoint({Sign.ASKS_OPENLY, Sign.DEFINITION})
    plain = own.intent in SAID and own.value_type in TYPES and not own.programs
    return plain and opens and not (own.money or own.counter or own.signs & OTHERWISE)


def _marks(term: Term, text: str) -> Iterator[str]:
    """The marks that stand right behind a word of a turn, also where it is broken over lines."""
    if len(term.surface) >= SHORTEST:
        word = r"\s*".join(map(re.escape, term.surface))
        for found in re.finditer(rf"{word}\s?({MARK})(?=\s|$)", text, re.IGNORECASE):
            yield _bare(found[1])


def _notes(context: Context, document_id: str, mark: str) -> Iterator[Statement]:
    """The statements that begin with a mark and say something behind it."""
    page = context.page_of(document_id)
    end = -1
    for statement in page.statements if page else ():
        begins = re.match(rf"\s*({MARK})", statement.text)
        long = len(statement.text) >= LEAST and statement.start >= end
        if begins and long and _bare(begins[1]) == mark:
            end = statement.end
            yield statement


def _bare(mark: str) -> str:
    """A mark as it is compared: 「※ １」 and "※1" are one."""
    return "".join(fold(mark).text.split())
