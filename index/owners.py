"""Which passages a program has, and which a document, by their position in a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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
        programs: dict[str, list[int]] = defaultdict(list)
        documents: dict[str, tuple[int, int]] = {}
        for at, passage in enumerate(passages):
            for program in dict.fromkeys(passage.program_ids):
                programs[program].append(at)
            first, _ = documents.get(passage.document_id, (at, at))
            documents[passage.document_id] = (first, at + 1)
        return cls(dict(programs), documents)
