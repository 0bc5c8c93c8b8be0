"""All documents of a build, and why files are not in it or not in their newest version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.errors import AssistantError
from index.build.builds.manifest import BuildProblem, Manifest
from index.build.prepared.documents import (
    OutOfTime,
    Preparation,
    PreparedDocument,
    PutOff,
    Unavailable,
)
from index.build.prepared.embedding import BATCH
from index.build.prepared.together import prepare_all
from index.build.schema import current_schema
from index.build.sources.survey import SourceFile
from index.build.stages import Progress, Stage
from index.passage import Passage

# What is said beside why a new version of a served document is not read yet.
_OLDER = " Until then the version before is served."


@dataclass(slots=True)
class Gathered:
    """What came of the files of a build; `complete` where all of them were tried."""

    documents: list[PreparedDocument] = field(default_factory=list)
    left: list[Passage] = field(default_factory=list)  # not enough of them for a batch
    problems: list[BuildProblem] = field(default_factory=list)
    complete: bool = True
    put_off: int = 0  # files that take longer than this build waits

    def add(self, document: PreparedDocument) -> None:
        """Keep a document, and its passages until they have been taken."""
        self.documents.append(document.without_passages())
        self.left += document.cut.passages


def gather(
    preparation: Preparation,
    files: Sequence[SourceFile],
    workers: int,
    before: Manifest | None,
    progress: Progress,
    *,
    meanwhile: Callable[[Sequence[Passage]], None] = lambda _passages: None,
) -> Gathered:
    """Every document that can be read; one whose new version takes too long as it was `before`.

    `meanwhile` takes the passages of those read so far, a batch at a time, while other processes
    read the next; after that they are in memory no more.
    """
    gathered = Gathered()
    outcomes = prepare_all(preparation, files, workers)
    progress(Stage.EXTRACTING, 0, len(files))
    for number, (file, outcome) in enumerate(zip(files, outcomes, strict=True), 1):
        if isinstance(outcome, AssistantError):
            older = _as_served(preparation, file, before) if _took_long(outcome) else None
            key = preparation.key(file) if isinstance(outcome, OutOfTime) else ""
            reason = f"{outcome.detail}{_OLDER if older else ''}"
            gathered.problems.append(BuildProblem(file.name, reason, key))
            if older:
                gathered.add(older)
            gathered.complete &= not isinstance(outcome, Unavailable)
            gathered.put_off += isinstance(outcome, PutOff)
        else:
            gathered.add(outcome)
        if len(gathered.left) >= BATCH:
            meanwhile(gathered.left)
            gathered.left = []
        progress(Stage.EXTRACTING, number, len(files))
    return gathered


def given_up(published: Manifest | None) -> dict[str, str]:
    """Why files ran out of time, by their content."""
    problems = published.problems if published else ()
    return {p.key: p.reason.removesuffix(_OLDER) for p in problems if p.key}


def _took_long(error: AssistantError) -> bool:
    return isinstance(error, PutOff | OutOfTime)


def _as_served(
    preparation: Preparation, file: SourceFile, before: Manifest | None
) -> PreparedDocument | None:
    """The document of a file as the build before has it, if that has it and was read alike."""
    entries = before.documents if before and before.schema == current_schema() else ()
    entry = next((entry for entry in entries if entry.id == file.id), None)
    return preparation.as_served(file, entry) if entry else None
