"""Which columns of a register the words of a turn name, by their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.operands.rows.located import says
from assistant.answer.records.operation import counts_rows
from assistant.evidence.quantities import QuantityColumn
from assistant.evidence.registers import Register
from assistant.evidence.spellings import Spellings, says_term, split_words
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from corpus.text import fold_key
from corpus.text.folding import is_japanese

BRACKETED = re.compile(r"[(（].*[)）]$")  # behind a head: its unit
COUNTED = (Sign.SUCCEEDED, Sign.APPLIED)  # what a column may count: 採択件数


def names(column: QuantityColumn, word: Term) -> bool:
    """Whether a word names a column by its head; a Japanese one also by its parts: 「助成額」."""
    key, said = fold_key(column.label), fold_key(word.surface)
    by_parts = any(map(is_japanese, said)) and (says(key, word) or _frames(key, said))
    return says_term(column.label, word) or by_parts


def _frames(head: str, word: str) -> bool:
    """Whether a head begins and ends as a word does: 助成決定額 as 「助成額」."""
    bare = BRACKETED.sub("", head)
    return len(word) > 2 and bare.startswith(word[:-1]) and bare.endswith(word[-1])


def is_head(word: Term, columns: Sequence[QuantityColumn]) -> bool:
    """Whether a word is a head as it stands: "status", not "completed"."""
    return any(fold_key(word.surface) in map(str.lower, split_words(c.label)) for c in columns)


def is_part(word: Term, phrase: str) -> bool:
    """Whether a word is of the phrase that names classes: 「分野別」, "fiscal year"."""
    begins = any(map(is_japanese, phrase)) and word.surface.startswith(phrase)
    return begins or set(word.surface.split()) <= set(split_words(phrase))


def counted(question: Question, numbers: Sequence[QuantityColumn]) -> list[QuantityColumn]:
    """The column that counts what a turn asks for: 「何件採択された」, 採択件数."""
    asked = [s for s in COUNTED if s in question.signs and counts_rows(question)]
    plain = (c for c in numbers if c.unit is None or c.unit.currency is None)
    return [c for c in plain if any(shows(c.label, s) for s in asked)][:1]


def tells(register: Register, column: QuantityColumn, word: Term) -> bool:
    """Whether a word is a value of a column, which it then does not ask for."""
    return any(map(Spellings.of(word).stand_in, register.values(column.index)))


def light_heads(
    question: Question, register: Register, said: Sequence[str]
) -> list[QuantityColumn]:
    """The columns that words name which only hold a place in the question: "the total match"."""
    light = (t for t in question.terms if t.light and not t.carried)
    light = (t for t in light if not any(is_part(t, phrase) for phrase in said))
    numbers = register.numbers()
    return [c for t in light for c in numbers if says_term(c.label, t)]
