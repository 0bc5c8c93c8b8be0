"""What commands are made of: settings, stores, encoder, build, assistant."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.uncollected import without_collection

if TYPE_CHECKING:
    from pydantic import SecretStr

    from assistant.service import Assistant
    from assistant.settings import Settings
    from assistant.writer import Writer
    from index.build import BuildStore, CorpusStore, LoadedBuild
    from index.build.builds.shelf import Shelf
    from index.encoding import Encoder, Reranker
    from index.vectors import VectorEngine


class CommandContext:
    """Makes each part when it is first asked for."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._given = settings

    @cached_property
    def settings(self) -> Settings:
        from assistant.settings import load_settings

        return load_settings() if self._given is None else self._given

    @cached_property
    def store(self) -> BuildStore:
        from assistant.question.named.filling import NameSupplement
        from index.build import BuildStore

        settings = self.settings
        return BuildStore(
            settings.data_dir,
            keep=settings.keep_builds,
            engine=self.engine,
            shelf=self.shelf,
            supplement=NameSupplement(),
        )

    @cached_property
    def shelf(self) -> Shelf:
        from index.build.builds.load import load_shelf

        return load_shelf(_secret(self.settings.store), self.settings.data_dir)

    @cached_property
    def engine(self) -> VectorEngine:
        from index.vectors.load import load_engine

        settings = self.settings
        return load_engine(
            settings.vectors,
            _secret(settings.vectors_uri),
            token=_secret(settings.vectors_token),
            name=settings.vectors_name,
        )

    @cached_property
    def corpus(self) -> CorpusStore:
        from index.build import CorpusStore

        settings = self.settings
        check = partial(_check_upload, seconds=settings.document_seconds)
        return CorpusStore(settings.data_dir, settings.corpus_path, check)

    @cached_property
    def encoder(self) -> Encoder:
        from index.encoding import load_encoder

        settings = self.settings
        model, device = settings.embedding_model, settings.embedding_device
        size = settings.embedding_batch_size
        encoder = load_encoder(model, device=device, batch_size=size)
        if settings.embedding_cluster is None or not model:
            return encoder
        from index.encoding.cluster import ClusterEncoder

        address = settings.embedding_cluster
        return ClusterEncoder(encoder, model=model, device=device, batch_size=size, address=address)

    @cached_property
    def reranker(self) -> Reranker | None:
        from index.encoding import load_reranker

        return load_reranker(
            self.settings.reranker_model,
            device=self.settings.embedding_device,
            batch_size=self.settings.embedding_batch_size,
        )

    @cached_property
    def writer(self) -> Writer:
        from assistant.writer import load_writer

        return load_writer(self.settings)

    def load(self) -> LoadedBuild:
        """The published build; raises NotReady or IncompatibleBuild."""
        return self.store.load_current(self.encoder, self.reranker)

    def assistant(self, build: LoadedBuild | None = None) -> Assistant:
        """The assistant over a build, by default the published one."""
        from assistant.conversation.shelf import TurnShelf
        from assistant.service import Assistant

        _use_one_thread_for_matrices()
        with without_collection():
            build = self.load() if build is None else build
            return Assistant(build, self.writer, shelf=TurnShelf.of_server())


def _use_one_thread_for_matrices() -> None:
    """Keep numpy's BLAS to the thread that asks.

    A question is too little work to share out: waiting for each other costs its threads more than
    they save, and on a busy machine ten times as much (p95 of 20 ms became 260 ms).
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    threadpool_limits(limits=1, user_api="blas")


def _check_upload(path: Path, seconds: float) -> None:
    """Read an upload as a build will; raises AssistantError where that cannot be done in time."""
    from corpus.readers import DEFAULT_LIMITS, read_document

    read_document(path, limits=replace(DEFAULT_LIMITS, seconds=seconds))


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value is not None else ""
