"""Which documents a turn is about: those that it names, else those of the turns before.

A turn that names none stays with the documents of the conversation while they have its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.catalog import Catalog
from assistant.evidence.document_names import DocumentNames
from assistant.evidence.homes import homes_of
from assistant.question.model import Question


class Focus:
    """Decides which documents a turn is about."""

    def __init__(self, names: DocumentNames, catalog: Catalog) -> None:
        self._names = names
        self._catalog = catalog

    def of(
        self, question: Question, own: Question, before: Sequence[str]
    ) -> tuple[tuple[str, ...] | None, bool]:
        """The documents of the conversation, or those that a turn names; whether no other will do.

        `own` is what the turn says by itself, `before` the documents of the conversation. None
        where all are meant. A turn that says only what the documents of the conversation have, or
        that leans on the turn before, is about them.
        """
        if own.programs and not own.inherited:
            homes = homes_of(own, self._catalog)
            kept = tuple(d for d in before if d in homes)
            # 「A市の繰入金」 is not that of B, though both have a program of that name.
            kept = kept or tuple(d for d in self._names.named(own.terms) if d in homes)
            return (kept, False) if kept else (None, True)
        having = bool(before) and self._names.have(before, own.terms)
        if named := () if having else self._names.named(own.terms):
            return named, False
        carried = any(t.carried for t in question.terms)
        leans = bool(question.inherited) or own.slots.elliptic or carried
        return (tuple(before), having or leans) if before else (None, True)
