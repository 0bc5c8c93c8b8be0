"""What a build is made from, and why one was made: for the manifest, and for whoever waits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from index.build.builds.layout import word_encoder
from index.build.builds.manifest import Manifest
from index.build.builds.store import BuildStore
from index.build.schema import Schema
from index.build.sources.survey import SourceFile
from index.encoding.protocol import Encoder
from index.vectors import VectorEngine


def inputs_of(
    files: Iterable[SourceFile], schema: Schema, encoder: Encoder, store: BuildStore
) -> str:
    """Digest of everything that decides what a build holds."""
    words = word_encoder(encoder)
    parts = [repr(schema), encoder.revision, str(encoder.dimension), words.revision]
    parts += [store.engine.name, store.supplement.version if store.supplement else ""]
    parts += [f"{f.id}\0{f.name}\0{f.sha256}\0{f.extra}" for f in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def reasons_to_build(
    before: Manifest | None,
    files: Sequence[SourceFile],
    schema: Schema,
    encoder: Encoder,
    engine: VectorEngine,
    *,
    force: bool,
) -> tuple[str, ...]:
    """What differs from the published build, in words."""
    if before is None:
        return ("there was no intact build",)
    reasons = [
        *_documents(before, files),
        *_model(before, encoder),
        *_engine(before, engine),
        *_schema(before.schema, schema),
    ]
    if force:
        reasons.append("it was asked for")
    return tuple(reasons) or ("metadata or file names changed",)


def _documents(before: Manifest, files: Sequence[SourceFile]) -> list[str]:
    old = {entry.id: entry.sha256 for entry in before.documents}
    new = {file.id: file.sha256 for file in files}
    failed = {problem.name for problem in before.problems}
    counts = {
        "added": sum(f.id not in old and f.name not in failed for f in files),
        "changed": sum(old[id_] != sha for id_, sha in new.items() if id_ in old),
        "removed": sum(id_ not in new for id_ in old),
    }
    said = [f"{count} {what}" for what, count in counts.items() if count]
    return [f"documents: {', '.join(said)}"] if said else []


def _model(before: Manifest, encoder: Encoder) -> list[str]:
    old = before.model
    if old.is_of(encoder):
        return []
    return [
        f"the embedding model changed from {old.name} ({old.revision}) "
        f"to {encoder.name} ({encoder.revision})"
    ]


def _engine(before: Manifest, engine: VectorEngine) -> list[str]:
    if before.engine == engine.name:
        return []
    return [f"vectors are kept in {engine.name}, no longer in {before.engine}"]


def _schema(old: Schema, new: Schema) -> list[str]:
    stages = {
        "the readers, the extraction or the reviewed tables changed": old.reading != new.reading,
        "the way documents are cut into passages changed": old.passages != new.passages,
        "the way passages are indexed changed": (old.tokens, old.index) != (new.tokens, new.index),
    }
    return [reason for reason, changed in stages.items() if changed]
