"""Whatever a file holds, it becomes a document whose every range and figure is proved, or an error
that a person can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.analysis import analyse
from corpus.errors import AssistantError
from corpus.readers import DEFAULT_LIMITS
from corpus.readers.document import read_bytes
from corpus.readers.source import Source
from index.build.checks.invariants import check_document
from index.passages import cut_passages

from .material import CASES, FUZZ, LONG, SEEDS, spoiled, spoiled_archive, spoilings, texts

TEXT_ENDINGS = ["txt", "md", "csv", "tsv", "html", "json"]
ENCODINGS = st.sampled_from(["utf-8", "cp932", "utf-16", "euc_jp"])


def hold(name: str, data: bytes) -> None:
    """Read, analyse and cut; what comes out is checked as a build checks it."""
    try:
        document = read_bytes(Source(name, data), limits=DEFAULT_LIMITS)
    except AssistantError as error:
        assert error.detail
        return
    for page in document.pages:
        assert 0 <= page.start <= page.end <= len(document.text)
    analysis = analyse(document)
    check_document(analysis, cut_passages(analysis))


def hold_or_keep(ending: str, data: bytes) -> None:
    """The smallest file that fails is the last that a long run tries: it is kept as a case."""
    try:
        hold(f"fuzz.{ending}", data)
    except Exception:
        if LONG:
            (CASES / f"found.{ending}").write_bytes(data)
        raise


@pytest.mark.parametrize("ending", TEXT_ENDINGS)
def test_files_of_text(ending):
    @FUZZ
    @given(texts, ENCODINGS)
    def check(text, encoding):
        hold_or_keep(ending, text.encode(encoding, "ignore"))

    check()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_office_files_damaged_inside(ending):
    @FUZZ
    @given(st.floats(0, 1), spoilings)
    def check(part, spoiling):
        hold_or_keep(ending, spoiled_archive(SEEDS[ending](), part, spoiling))

    check()


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "pptx"])
def test_files_damaged_anywhere(ending):
    hold(f"whole.{ending}", SEEDS[ending]())

    @FUZZ
    @given(spoilings)
    def check(spoiling):
        hold_or_keep(ending, spoiled(SEEDS[ending](), spoiling))

    check()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.*")), ids=lambda path: path.name)
def test_what_fuzzing_found(path):
    hold(path.name, path.read_bytes())
