"""The sums of the tables of all documents, as each of them says what its own are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from corpus.facts.sums import DocumentSums


class Sums:
    """The sums of documents, by the ids of the programs that their rows are kept under."""

    def __init__(self, known: Mapping[str, DocumentSums]) -> None:
        """`known` are those of each document, in the order of the documents."""
        self._known = known
        self._at = {document: at for at, document in enumerate(known)}

    def totals(self, documents: Sequence[str] | None = None) -> list[str]:
        """Sums, wholes and revenue of the documents asked for, by default of all."""
        return _joined(self.of(d).totals for d in self._within(documents))

    def wholes(self, documents: Sequence[str] | None = None) -> list[str]:
        """What the documents asked for amount to."""
        return _joined(self.of(d).wholes for d in self._within(documents))

    def of(self, document: str) -> DocumentSums:
        """The sums of one document."""
        return self._known[document]

    def _within(self, documents: Sequence[str] | None) -> Iterable[str]:
        """The documents asked for, by default all, in their order."""
        if not documents:
            return self._known
        return sorted({d for d in documents if d in self._at}, key=self._at.__getitem__)


def _joined(found: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(found)))
