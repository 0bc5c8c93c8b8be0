"""A tiny encoder and a corpus whose files are read without the real readers."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Regex, Tokenizer, pre_tokenizers
from tokenizers.models import WordLevel
from tokenizers.normalizers import NFKC, Lowercase, Sequence
from tokenizers.pre_tokenizers import Split, WhitespaceSplit

from corpus.analysed import Analysis
from corpus.document import Document
from corpus.errors import UnreadableDocument
from corpus.facts.row import FigureRow, Measure, Trust
from corpus.layout.section import Section
from corpus.programs.program import Program
from index.build import BuildStore, CorpusStore
from index.encoding import StaticEncoder

DIMENSION = 32


@pytest.fixture(scope="session")
def make_encoder():
    """Static encoders of random vectors for single characters; the revision tells them apart."""

    def make(revision="1", dimension=DIMENSION, table=None):
        kana = [chr(c) for c in range(0x3041, 0x3100)]
        ideographs = [chr(c) for c in range(0x4E00, 0x9FB0)]
        words = ["[UNK]", *"abcdefghijklmnopqrstuvwxyz0123456789", *kana, *ideographs]
        tokenizer = Tokenizer(WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
        tokenizer.normalizer = Sequence([NFKC(), Lowercase()])
        cut = [WhitespaceSplit(), Split(Regex("."), "isolated")]
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(cut)
        if table is None:
            table = np.random.default_rng(7).normal(size=(len(words), dimension))
        weights = np.ones(len(words), dtype=np.float32)
        return StaticEncoder(
            tokenizer, table.astype(np.float32), weights, name="tiny", revision=revision
        )

    return make


@pytest.fixture(scope="session")
def encoder(make_encoder):
    return make_encoder()


@pytest.fixture(scope="session")
def small_model(tmp_path_factory):
    """A sentence-transformers model with prompts of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "ask", "doc", "水", "予", "算", "研", "究"]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.UnicodeScripts()]
    )
    table = np.random.default_rng(5).standard_normal((len(words), 6)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=table)
    model = SentenceTransformer(
        modules=[module], device="cpu", prompts={"query": "ask ", "document": "doc "}
    )
    path = tmp_path_factory.mktemp("model")
    model.save(str(path))
    return path


@pytest.fixture
def store(tmp_path):
    return BuildStore(tmp_path / "data")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in "甲乙丙":
        write_document(folder / f"{name}.txt", name)
    return CorpusStore(tmp_path / "data", folder)


def write_document(path, name, amount=23):
    """A document of one program, in Japanese with a line of English."""
    lines = [f"国際{name}交流推進事業", f"令和８年度要求・要望額 {amount}億円", ""]
    lines += [f"{name}の事業では優れた若手研究者を海外に派遣し、研究を支援する。"] * 8
    lines += ["", f"The {name} program supports researchers who work abroad."]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(name="write_document")
def write_document_fixture():
    return write_document


def analyse_text(source):
    """The first line names the program, the second its amount; a file that says 壊 is broken."""
    text = Path(source.path).read_text(encoding="utf-8")
    if text.startswith("壊"):
        raise UnreadableDocument(f"{source.name} is broken.")
    lines = text.split("\n")
    name, line = lines[0], lines[1]
    original = line.split(" ")[-1]
    start = text.index(line)
    document = Document(
        source.id, name, source.path.name, "text/plain",
        hashlib.sha256(source.path.read_bytes()).hexdigest(), text,
    )  # fmt: skip
    program = Program(f"p-{source.id}", name)
    figure = FigureRow(
        id=f"{source.id}-1", document_id=source.id, program_id=program.id, program=name,
        parent=None, measure=Measure.REQUEST, label="令和８年度要求・要望額", fiscal_year=2026,
        amount=int(unicodedata.normalize("NFKC", original).removesuffix("億円")) * 10**8,
        currency="JPY", original=original, scope=None, start=start, end=start + len(line),
        page=None, trust=Trust.EXTRACTED,
    )  # fmt: skip
    section = Section(0, len(text), None, (name,), (program.id,))
    return Analysis(document, (program,), (section,), (), (figure,), ())


@pytest.fixture
def analyse():
    return analyse_text
