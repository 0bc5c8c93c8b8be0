"""Which passages a program has, and which a document, by their position in a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Owners:
    """Positions of passages, in order; those of a document from its first to before its end."""

    programs: dict[str, list[int]] = field(default_factory=dict)
    documents: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Owners:
        """The owners of passages, those of one document side by side."""
        return cls.of_ids((passage.document_id, passage.program_ids) for passage in passages)

    @classmethod
    def of_ids(cls, ids: Iterable[tuple[str, Sequence[str]]]) -> Owners:
        """The same of the document and the programs of each passage."""
        programs: dict[str, list[int]] = defaultdict(list)
        documents: dict[str, tuple[int, int]] = {}
        for at, (document, own) in enumerate(ids):
            for program in dict.fromkeys(own):
                programs[program].append(at)
            first, _ = documents.get(document, (at, at))
            documents[document] = (first, at + 1)
        return cls(dict(programs), documents)
