"""Which programs a turn is about: those whose figures a model may state in its answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.model import Answer, Turn
from assistant.tools import Sources
from assistant.writer.exhibits import rows_of
from assistant.writer.reading.claims import find_programs
from assistant.writer.reading.vocabulary import pattern

MOST_SPOKEN_OF = 5  # a turn that names more is a list, and about none of them


def named(text: str, sources: Sources) -> frozenset[str]:
    """The ids of the programs that a text names."""
    found = find_programs(text.lower(), sources.programs)
    return frozenset(v for mention in found for v in mention.values)


def is_open(question: str) -> bool:
    """Whether a question asks which program, or for all: "which …", but not "this program"."""
    text = pattern("programs", "pointed").sub(" ", question.lower())
    return any(pattern("programs", name).search(text) for name in ("words", "whole"))


def subjects(
    built_in: Answer, question: str, history: Sequence[Turn], sources: Sources
) -> frozenset[str]:
    """What a turn names, what the program has found for it, and what its conversation is about.

    With their parts where no figure was found; a whole is another program.
    None where the turn asks which program: then any may be meant.
    """
    asked = named(question, sources)
    if not asked and is_open(question):
        return frozenset()
    rows = [row for figure in built_in.figures for row in rows_of(figure, sources)]
    about = asked | {row.program_id for row in rows}
    for text in (built_in.answer, *(turn.content for turn in history)):
        spoken_of = named(_without_scopes(text, sources), sources)
        about |= spoken_of if len(spoken_of) <= MOST_SPOKEN_OF else frozenset()
    parts = () if rows else (p.id for p in sources.programs if p.parent in about)
    return frozenset(about.union(parts))


def _without_scopes(text: str, sources: Sources) -> str:
    """A text without the scopes of rows: 「Xの内数」 says what an amount is part of, not of X."""
    for scope in {row.scope for row in sources.figures if row.scope}:
        text = text.replace(scope, " ")
    return text
