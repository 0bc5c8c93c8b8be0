"""One catalog of programs over all documents.

Two documents that write about one program call it by one of its names; a question about it has to
find both. Programs are joined by id, by name, or by an alias that is one program's alone in each
document. Two programs that one document tells apart are never joined, not even through a third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.analysed import Analysis
from corpus.facts.row import FigureRow
from corpus.facts.sums import DocumentSums
from corpus.programs.program import Program
from corpus.text.folding import fold_key
from index.head import DocumentHead

# Shorter aliases are initials that different programs share.
SHORTEST_ALIAS = 3
# A program's id in one document, and its id in the catalog.
Renaming = Mapping[str, str]


@dataclass(slots=True)
class _Group:
    """Programs of several documents that are one."""

    members: list[tuple[str, Program]] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def merge_programs(
    documents: Sequence[tuple[str, Sequence[Program]]],
) -> tuple[tuple[Program, ...], dict[str, dict[str, str]]]:
    """The catalog, and for each document the ids that changed.

    `documents` are (document id, its programs); of programs that are one, the first gives the id
    and the name, so documents whose programs a person has reviewed should come first.
    """
    groups: list[_Group] = []
    by_name: dict[str, _Group] = {}
    for document, programs in documents:
        for program, names in _own_names(programs):
            group = _find(by_name, names, document)
            if group is None:
                group = _Group()
                groups.append(group)
            group.members.append((document, program))
            group.documents.add(document)
            for name in names:
                by_name.setdefault(name, group)
    return _catalog(groups)


def rename_programs(analysis: Analysis, renaming: Renaming) -> Analysis:
    """The same analysis with the catalog's program ids; the same object where none changes."""
    if not renaming:
        return analysis

    def new(program: str) -> str:
        return renaming.get(program, program)

    return replace(
        analysis,
        programs=tuple(
            replace(p, id=new(p.id), parent=new(p.parent) if p.parent else None)
            for p in analysis.programs
        ),
        sections=tuple(
            replace(s, program_ids=tuple(map(new, s.program_ids))) for s in analysis.sections
        ),
        values=tuple(
            replace(v, program_id=new(v.program_id) if v.program_id else None)
            for v in analysis.values
        ),
        figures=rename_rows(analysis.figures, renaming),
    )


def rename_rows(rows: tuple[FigureRow, ...], renaming: Renaming) -> tuple[FigureRow, ...]:
    """The same rows with the catalog's program ids; the same tuple where none changes."""
    if not renaming:
        return rows
    new = renaming.get
    return tuple(replace(row, program_id=new(row.program_id, row.program_id)) for row in rows)


def rename_head(head: DocumentHead, renaming: Renaming) -> DocumentHead:
    """The same head with the catalog's program ids."""
    sums = (tuple(renaming.get(i, i) for i in own) for own in (head.sums.totals, head.sums.wholes))
    return replace(head, sums=DocumentSums(*sums))


def _own_names(programs: Sequence[Program]) -> Iterator[tuple[Program, list[str]]]:
    """Each program with the names that no other program of its document has."""
    keys = [
        [f"id:{p.id}", _key(p.name), *(_key(a) for a in _aliases(p) if len(a) >= SHORTEST_ALIAS)]
        for p in programs
    ]
    uses = Counter(name for names in keys for name in set(names))
    for program, names in zip(programs, keys, strict=True):
        yield program, [name for name in dict.fromkeys(names) if name and uses[name] == 1]


def _aliases(program: Program) -> Iterable[str]:
    return (program.name_en, *program.aliases) if program.name_en else program.aliases


def _find(by_name: Mapping[str, _Group], names: Iterable[str], document: str) -> _Group | None:
    for name in names:
        group = by_name.get(name)
        if group is not None and document not in group.documents:
            return group
    return None


def _catalog(
    groups: Sequence[_Group],
) -> tuple[tuple[Program, ...], dict[str, dict[str, str]]]:
    ids = _unique_ids(groups)
    renaming: dict[str, dict[str, str]] = {}
    for group, new in zip(groups, ids, strict=True):
        for document, program in group.members:
            if program.id != new:
                renaming.setdefault(document, {})[program.id] = new
    catalog = tuple(_joined(group, new, renaming) for group, new in zip(groups, ids, strict=True))
    return catalog, renaming


def _unique_ids(groups: Sequence[_Group]) -> list[str]:
    """The first member's id, numbered where two different programs have the same one."""
    uses: Counter[str] = Counter()
    ids: list[str] = []
    taken: set[str] = set()
    for group in groups:
        wanted = group.members[0][1].id
        new = wanted
        while new in taken:
            uses[wanted] += 1
            new = f"{wanted}-{uses[wanted] + 1}"
        taken.add(new)
        ids.append(new)
    return ids


def _joined(group: _Group, new: str, renaming: Mapping[str, Renaming]) -> Program:
    first = group.members[0][1]
    spellings: dict[str, str] = {}
    for _, program in group.members:
        for name in (program.name, *_aliases(program)):
            spellings.setdefault(_key(name), name)
    name_en = next((p.name_en for _, p in group.members if p.name_en), None)
    for known in (first.name, name_en):
        if known:
            spellings.pop(_key(known), None)
    parents = (
        renaming.get(document, {}).get(p.parent, p.parent)
        for document, p in group.members
        if p.parent
    )
    return Program(
        id=new,
        name=first.name,
        name_en=name_en,
        aliases=tuple(spellings.values()),
        parent=next((parent for parent in parents if parent != new), None),
        document_ids=tuple(dict.fromkeys(document for document, _ in group.members)),
    )


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    return fold_key(name)
