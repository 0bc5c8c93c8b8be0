"""A passage: the range of a document that retrieval finds and an answer cites."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of one document with its heading path and the programs it is about.

    `id` is derived from the content, so that an unchanged passage keeps its embedding;
    `text` is `document.text[start:end]`, `search_text` what is embedded and tokenised
    (heading path and folded text).
    """

    id: str
    document_id: str
    start: int
    end: int
    page: int | None
    heading: tuple[str, ...]
    program_ids: tuple[str, ...]
    text: str
    search_text: str
