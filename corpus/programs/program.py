"""A program: what documents call it, and what it is part of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """A program, project or body that a document gives figures or facts for.

    `id` is stable across builds and documents; `aliases` holds every other way it is written
    (acronyms, short forms, spelling variants, English names); `parent` is the id of the program
    that contains it.
    """

    id: str
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    document_ids: tuple[str, ...] = ()
