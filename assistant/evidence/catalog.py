"""The catalog of programs of a build: names, parents, parts, and who is part of whom."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from corpus.programs import Program
from corpus.text import fold_key, key_of_text


class Catalog:
    """Programs by id, with the relation of whole and part."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self.programs = {p.id: p for p in _with_parents(programs)}
        self._ids = tuple(self.programs)
        self._children: dict[str, list[str]] = defaultdict(list)
        self._in_document: dict[str, list[int]] = defaultdict(list)
        for number, program in enumerate(self.programs.values()):
            if program.parent in self.programs:
                self._children[program.parent].append(program.id)
            for document in program.document_ids:
                self._in_document[document].append(number)

    def of(self, documents: Collection[str] | None) -> Sequence[str]:
        """The programs that some documents name, by default all, in the order of the catalog."""
        if not documents:
            return self._ids
        numbers = {number for d in documents for number in self._in_document.get(d, ())}
        return [self._ids[number] for number in sorted(numbers)]

    def children(self, program_id: str) -> tuple[str, ...]:
        """Direct parts of a program, in the order of the catalog."""
        return tuple(self._children.get(program_id, ()))

    def descendants(self, program_id: str) -> tuple[str, ...]:
        """All parts of a program, at any depth; a cycle in the data does no harm."""
        found: dict[str, None] = {}
        pending = list(self._children.get(program_id, ()))
        while pending:
            child = pending.pop(0)
            if child not in found and child != program_id:
                found[child] = None
                pending += self._children.get(child, ())
        return tuple(found)

    def scope(self, program_ids: Iterable[str]) -> frozenset[str]:
        """The programs and everything that is part of them."""
        return frozenset(i for p in program_ids for i in (p, *self.descendants(p)))

    def overlap(self, one: str, other: str) -> bool:
        """Whether one of two programs is part of the other."""
        return one in self.descendants(other) or other in self.descendants(one)

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        return tuple(filter(self.is_root, self._ids))

    def roots(self, documents: Collection[str] | None = None) -> Sequence[str]:
        """The roots among the programs of some documents, by default of all."""
        return tuple(filter(self.is_root, self.of(documents))) if documents else self._roots

    def is_root(self, program_id: str) -> bool:
        """Whether a program has parts and is part of nothing: what a document is about."""
        parent = self.programs[program_id].parent
        return program_id in self._children and parent not in self.programs

    def named(self, key: str) -> str | None:
        """The first program of this folded name: "架空交流事業" → its id."""
        return self._named.get(key)

    @cached_property
    def _named(self) -> dict[str, str]:
        programs = reversed(self.programs.values())  # the first of several stays
        return {key_of_text(p.name): p.id for p in programs}

    def called(self, name: str) -> int:
        """How many programs have this acronym in the brackets of their name, or this alias."""
        return len(self._called.get(fold_key(name), ()))

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for program in self.programs.values():
            for name in (bracketed(program.name), *program.aliases):
                if name:
                    found[fold_key(name)].add(program.id)
        return found

    def names(self, program_id: str) -> tuple[str, ...]:
        """All that a program is called: its name, its acronym, its aliases."""
        program = self.programs[program_id]
        return (program.name, *filter(None, (bracketed(program.name),)), *program.aliases)

    def name(self, program_id: str) -> str:
        """The program's name as its documents write it."""
        program = self.programs.get(program_id)
        return program.name if program else program_id


def bracketed(name: str) -> str | None:
    """What stands in brackets at the end of a name: 国際事業（ABC） → ABC."""
    plain = unicodedata.normalize("NFKC", name)
    return plain[plain.rindex("(") + 1 : -1] if plain.endswith(")") and "(" in plain else None


def _with_parents(programs: Sequence[Program]) -> list[Program]:
    """Programs with the whole that their name tells, where their document told none.

    「X省 Y予算」 is a part of 「Y予算」, and 「Y予算（うちZ費）」 one of it.
    """
    ids = {p.name: p.id for p in programs}
    wholes = ((p, None if p.parent else ids.get(_whole_name(p.name))) for p in programs)
    return [replace(p, parent=whole) if whole else p for p, whole in wholes]


def _whole_name(name: str) -> str:
    if "（うち" in name:
        return name[: name.index("（うち")]
    head, _, tail = name.rpartition(" ")
    return tail if head else ""
