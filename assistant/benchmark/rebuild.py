"""Times a full build of many documents, and the next ones with nothing and with one changed."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import AssistantError
from corpus.readers import read_document
from index.build import BuildStore, CorpusStore, run_build
from index.encoding.protocol import Encoder

# Characters of a made document: about four slides.
_SIZE = 4000
_SEED = 20260401


def time_rebuild(sources: Sequence[Path], encoder: Encoder, *, documents: int) -> Iterator[str]:
    """Make documents of parts of `sources`; build, build again, change one and build again."""
    texts = list(_texts(sources))
    with tempfile.TemporaryDirectory(prefix="assistant-benchmark-") as folder:
        corpus_dir, data_dir = Path(folder, "corpus"), Path(folder, "data")
        corpus_dir.mkdir()
        for number in range(documents):
            (corpus_dir / f"made-{number:05}.txt").write_text(_made(texts, number), "utf-8")
        corpus, store = CorpusStore(data_dir, corpus_dir), BuildStore(data_dir)
        full = run_build(corpus, store, encoder)
        yield _line("full", full.seconds, full.documents_read, full.passages_embedded)
        counts = full.manifest.counts
        yield f"          {counts.documents} documents, {counts.passages} passages"
        same = run_build(corpus, store, encoder)
        yield _line("unchanged", same.seconds, same.documents_read, same.passages_embedded)
        (corpus_dir / "made-00000.txt").write_text(_made(texts, documents), "utf-8")
        one = run_build(corpus, store, encoder)
        yield _line("one of all", one.seconds, one.documents_read, one.passages_embedded)
        yield f"one of all takes {one.seconds / full.seconds:.1%} of the full build"


def _line(name: str, seconds: float, read: int, embedded: int) -> str:
    return f"{name:<12}{seconds:>8.2f} s, {read} documents read, {embedded} passages embedded"


def _texts(sources: Sequence[Path]) -> Iterator[str]:
    for path in sources:
        try:
            yield read_document(path).text
        except AssistantError:
            continue


def _made(texts: Sequence[str], number: int) -> str:
    """A run of paragraphs of one source, different for each number."""
    chance = random.Random(_SEED + number)  # noqa: S311 - reproducible, not secret
    text = chance.choice(texts)
    start = chance.randrange(max(len(text) - _SIZE, 1))
    return f"資料 {number}\n\n{text[start : start + _SIZE]}\n"
