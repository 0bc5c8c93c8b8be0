"""The stages of a build, as progress is told."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """In this order; each counts its own `done` of `total`."""

    READING = "reading"  # files
    EXTRACTING = "extracting"  # documents
    EMBEDDING = "embedding"  # passages
    INDEXING = "indexing"  # parts of the index
    CHECKING = "checking"  # checks
    PUBLISHING = "publishing"


Progress = Callable[[Stage, int, int], None]


def silent(_stage: Stage, _done: int, _total: int) -> None:
    """Tell nobody."""
