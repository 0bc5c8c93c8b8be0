"""Answers to what a program is called in full: its names as the documents write them."""

from __future__ import annotations

from assistant.answer.context import Composed, Context
from assistant.evidence.finding.statements import clean
from assistant.question.signs import Sign
from assistant.question.words.names import name_key
from corpus.text import fold_key

SHORTEST = 8  # characters of a name that is no acronym


def answer_name(context: Context) -> Composed | None:
    """The long names of the program that the question names in short, each where it stands."""
    question = context.question
    if len(question.programs) != 1 or Sign.FULL_NAME not in question.signs:
        return None
    program = context.catalog.programs[question.program_ids[0]]
    asked = name_key(question.programs[0].surface)
    names = [
        n for n in (program.name, program.name_en or "", *program.aliases) if len(n) >= SHORTEST
    ]
    draft, said = context.draft(), set[int]()
    for found in sorted(context.evidence.statements, key=lambda f: f.statement.start):
        key = fold_key(found.statement.text)
        told = [n for n in names if fold_key(n) in key and name_key(n) != asked]
        if not told or found.statement.value is not None:
            continue
        place = found.statement
        number = draft.cite(place.document_id, place.start, place.end)
        if number not in said:
            draft.say("quoted", number, quote=clean(place.text))
            said.add(number)
        if len(said) == 2:
            break
    return Composed("answered", draft, 1.0, complete=True) if said else None
