"""The programs of a document while it is read: found by every name, made where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Document
from corpus.programs.names import acronym
from corpus.programs.naming import is_acronym, program_id
from corpus.programs.program import Program
from corpus.text.folding import fold_key, plain_characters

_SPACED_DOT = re.compile(r"\s?・\s?")


class Registry:
    """The programs of a document by name, alias and acronym; new ones are added as they appear."""

    def __init__(self, document: Document, programs: Iterable[Program]) -> None:
        self._document_id = document.id
        self._programs: dict[str, Program] = {}
        self._ids: dict[str, str] = {}
        self._acronyms: dict[str, set[str]] = {}
        for program in programs:
            self._add(program)

    def programs(self) -> tuple[Program, ...]:
        """All programs, the new ones last."""
        return tuple(self._programs.values())

    def find(self, name: str) -> Program | None:
        """The program of this name: the same name or alias, or one that has its acronym alone."""
        if found := self._ids.get(fold_key(name)):
            return self._programs[found]
        short = _acronym(name)
        owners = self._acronyms.get(fold_key(short), set()) if short else set()
        return self._programs[next(iter(owners))] if len(owners) == 1 else None

    def resolve(self, name: str) -> Program:
        """The program of this name, made where there is none."""
        if found := self.find(name):
            return found
        cleaned = _SPACED_DOT.sub("・", plain_characters("".join(name.split("\n"))))
        short = _acronym(name)
        program = Program(
            id=program_id(name),
            name=cleaned,
            aliases=(short,) if short else (),
            document_ids=(self._document_id,),
        )
        self._add(program)
        return program

    def _add(self, program: Program) -> None:
        self._programs[program.id] = program
        for name in (program.name, *program.aliases, program.name_en or ""):
            if name:
                self._ids.setdefault(fold_key(name), program.id)
        for name in (program.name, *program.aliases):
            short = _acronym(name)
            if short:
                self._acronyms.setdefault(fold_key(short), set()).add(program.id)


def _acronym(name: str) -> str | None:
    """The acronym of a name; other brackets are those of many: "Ice Roads (non-add)"."""
    short = acronym(name)
    return short if short and is_acronym(short) else None
