"""From a file to an analysed document cut into passages, by way of the cache."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.analysed import Analysis
from corpus.document import Document
from corpus.errors import AssistantError, TooLarge, UnreadableDocument
from corpus.programs.program import Program
from corpus.uncollected import without_collection
from index.build.builds.manifest import Counts, DocumentEntry
from index.build.checks.invariants import check_document
from index.build.prepared.cache import BlobCache
from index.build.schema import Schema
from index.build.sources.survey import SourceFile
from index.head import DocumentHead, head_of
from index.passage import Passage
from index.passages import cut_passages

log = logging.getLogger(__name__)


class Unavailable(UnreadableDocument):
    """A file that the disk did not give; the next build tries it again."""


class PutOff(Unavailable):
    """A file that takes longer than others should wait for; a later build takes its time."""


class OutOfTime(TooLarge):
    """A file that took all the time that one may take; it is not tried again by itself."""


@dataclass(frozen=True, slots=True)
class CutDocument:
    """What the manifest and the index need of a document; kept apart from its analysis so that
    an unchanged document's analysis is copied without being parsed."""

    title: str
    filename: str
    media_type: str
    source_url: str | None
    warnings: tuple[str, ...]
    counts: Counts
    passages: tuple[Passage, ...]
    programs: tuple[Program, ...]
    head: DocumentHead


@dataclass(frozen=True, slots=True)
class IndexedPassages:
    """What indexes ask of the passages of a document, which themselves need not be in memory."""

    keys: tuple[bytes, ...]  # what their vectors and tokens are kept under
    programs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> IndexedPassages:
        """That of passages; those of one section are about the same programs."""
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        programs = tuple(known.setdefault(p.program_ids, p.program_ids) for p in passages)
        return cls(tuple(key_of(p.search_text) for p in passages), programs)


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready for the index; `fresh` where it was just read.

    Its analysis stays in the cache under `key`: a thousand of them need not be in memory at once.
    """

    source: SourceFile
    key: str
    cut: CutDocument
    fresh: bool
    indexed: IndexedPassages = IndexedPassages((), ())

    def without_passages(self) -> PreparedDocument:
        """The document as a build keeps it: its passages too stay in the cache."""
        indexed = IndexedPassages.of(self.cut.passages)
        return replace(self, cut=replace(self.cut, passages=()), indexed=indexed)

    def entry(self, indexed_at: datetime) -> DocumentEntry:
        """What the manifest says of it."""
        return DocumentEntry(
            id=self.source.id,
            title=self.cut.title,
            filename=self.cut.filename,
            media_type=self.cut.media_type,
            sha256=self.source.sha256,
            path=str(self.source.path.absolute()),
            key=self.key,
            indexed_at=indexed_at,
            counts=self.cut.counts,
            source_url=self.cut.source_url,
            warnings=self.cut.warnings,
        )


class Preparation:
    """Prepares documents; keeps what it works out by content.

    `given_up` tells by content why a file is not tried again.
    """

    def __init__(
        self,
        directory: Path,
        schema: Schema,
        analyse: Callable[[SourceFile], Analysis],
        given_up: Mapping[str, str] | None = None,
    ) -> None:
        self._given_up = dict(given_up or {})
        self._analyse = analyse
        self._analyses = BlobCache(directory / "analyses")
        self._cuts = BlobCache(directory / "passages")
        self._schema = schema

    def knows(self, source: SourceFile) -> bool:
        """Whether a file has been prepared before, or given up."""
        key = self.key(source)
        if key in self._given_up:
            return True
        return self._analyses.has(key) and self._cuts.has(_digest(key, self._schema.passages))

    @without_collection()
    def prepare(self, source: SourceFile) -> PreparedDocument:
        """Read, analyse and cut a file, as far as that has not been done before.

        Raises AssistantError where the file cannot be read, and InvalidTable where its reviewed
        table is wrong.
        """
        key = self.key(source)
        if key in self._given_up:
            raise OutOfTime(self._given_up[key])
        cut_key = _digest(key, self._schema.passages)
        cut = self._cuts.get(cut_key)
        if cut is not None and self._analyses.has(key):
            return PreparedDocument(source, key, cuts().validate_json(cut), fresh=False)
        analysis = self._analyses.get(key)
        found = self._analysis(source, analysis)
        made = _cut(found)
        if analysis is None:
            self._analyses.put(key, analyses().dump_json(found))
        self._cuts.put(cut_key, cuts().dump_json(made))
        return PreparedDocument(source, key, made, fresh=True)

    def as_served(self, source: SourceFile, entry: DocumentEntry) -> PreparedDocument | None:
        """A file's document as the published build has it; None where that is not kept."""
        cut = self._cuts.get(_digest(entry.key, self._schema.passages))
        path = Path(entry.path)
        if cut is None or path.name != source.path.name or self._analyses.get(entry.key) is None:
            return None
        before = replace(source, path=path, sha256=entry.sha256)
        return PreparedDocument(before, entry.key, cuts().validate_json(cut), fresh=False)

    def analysis_json(self, document: PreparedDocument) -> bytes:
        """The analysis of a prepared document as JSON, on one line; made again where damaged."""
        analysis = self._analyses.get(document.key)
        if analysis is None:
            analysis = analyses().dump_json(self._analysed(document.source))
            self._analyses.put(document.key, analysis)
        return analysis

    def passages(self, document: PreparedDocument) -> tuple[Passage, ...]:
        """The passages of a prepared document; cut again where they are damaged."""
        cut_key = _digest(document.key, self._schema.passages)
        cut = self._cuts.get(cut_key)
        if cut is not None:
            return cuts().validate_json(cut).passages
        made = _cut(analyses().validate_json(self.analysis_json(document)))
        self._cuts.put(cut_key, cuts().dump_json(made))
        return made.passages

    def keep_only(self, keys: set[str]) -> None:
        """Forget what no kept build was made from."""
        self._analyses.keep_only(keys)
        self._cuts.keep_only({_digest(key, self._schema.passages) for key in keys})

    def _analysis(self, source: SourceFile, known: bytes | None) -> Analysis:
        if known is not None:
            try:
                return analyses().validate_json(known)
            except ValidationError:  # written before the shape changed
                log.info("analysis of %s is of another shape, reading it again", source.name)
        return self._analysed(source)

    def _analysed(self, source: SourceFile) -> Analysis:
        try:
            return self._analyse(source)
        except OSError as error:
            raise Unavailable(f"it cannot be read ({error.strerror or error}).") from error

    def key(self, source: SourceFile) -> str:
        """What a file's analysis stands under: its content, its name and what reads it."""
        parts = (source.id, source.path.name, source.sha256, source.extra, self._schema.reading)
        return _digest(*parts)


def analyse_file(source: SourceFile) -> Analysis:
    """Read and analyse one file.

    Raises AssistantError with the reason, OSError where the disk fails; an error that a reader did
    not foresee becomes an UnreadableDocument, because one odd file must not stop the build of all.
    """
    from corpus.analysis import analyse
    from corpus.readers import DEFAULT_LIMITS, load_source, read_bytes

    try:
        read = load_source(source.path, DEFAULT_LIMITS)
        if read.sha256 != source.sha256:
            raise UnreadableDocument(f"{source.name} changed while it was read; build again.")
        document = read_bytes(read)
        return analyse(_named(document, source), source.path, settled=source.settled)
    except (AssistantError, MemoryError, OSError):
        raise
    except Exception as error:
        log.exception("unforeseen error in %s", source.name)
        raise UnreadableDocument(
            f"{source.name} could not be analysed ({type(error).__name__}: {error}); "
            "please report this with the file."
        ) from error


def _named(document: Document, source: SourceFile) -> Document:
    return document if document.id == source.id else replace(document, id=source.id)


def _cut(analysis: Analysis) -> CutDocument:
    document = analysis.document
    passages = cut_passages(analysis)
    check_document(analysis, passages)
    return CutDocument(
        title=document.title,
        filename=document.filename,
        media_type=document.media_type,
        source_url=document.source_url,
        warnings=document.warnings,
        counts=Counts(
            documents=1,
            characters=len(document.text),
            pages=len(document.pages),
            passages=len(passages),
            values=len(analysis.values),
            figures=len(analysis.figures),
            review=len(analysis.review),
        ),
        passages=passages,
        programs=analysis.programs,
        head=head_of(analysis),
    )


def key_of(text: str) -> bytes:
    """What the vectors and tokens of a passage are kept under: the digest of its search text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@cache
def analyses() -> TypeAdapter[Analysis]:
    """Analyses to and from JSON."""
    return TypeAdapter(Analysis)


@cache
def cuts() -> TypeAdapter[CutDocument]:
    """Cut documents to and from JSON."""
    return TypeAdapter(CutDocument)
