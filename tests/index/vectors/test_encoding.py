"""The bundled encoder is whole, equal to sentence-transformers and fast; any other model works."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from corpus.errors import InvalidInput, NotReady
from index.encoding import (
    Encoder,
    Reranker,
    StaticEncoder,
    bundled_encoder,
    load_encoder,
    load_reranker,
)
from index.encoding.bundled import CHECKSUMS, MODEL_DIRECTORY, verify
from index.encoding.hub import directory_revision

TEXTS = [
    "令和８年度の概算要求額はいくらですか。",
    "How long can a joint research project be supported?",
    "ＡＱＵＡ計画（水循環）",
    "",
    " 𠮷 ",
]


def test_bundled_vectors_are_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL_DIRECTORY), device="cpu")
    expected = model.encode(TEXTS, show_progress_bar=False)
    np.testing.assert_allclose(bundled_encoder().encode_passages(TEXTS), expected, atol=1e-5)
    np.testing.assert_allclose(bundled_encoder().encode_queries(TEXTS), expected, atol=1e-5)


def test_bundled_vectors_have_length_one_and_empty_text_none() -> None:
    norms = np.linalg.norm(bundled_encoder().encode_passages(TEXTS), axis=1)
    assert norms[:3] == pytest.approx([1, 1, 1], abs=1e-5)
    assert norms[3] == 0


def test_no_texts_are_no_vectors() -> None:
    encoder = bundled_encoder()
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_words_that_are_known_give_the_vectors_of_their_texts() -> None:
    encoder = bundled_encoder()
    texts = TEXTS * 20  # more than one batch
    known = encoder.encode_words(encoder.token_ids(texts))
    np.testing.assert_array_equal(known, encoder.encode_passages(texts))


class _Counted:
    """A tokenizer that keeps what it was asked to cut."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.cut: list[str] = []

    def encode_batch_fast(self, texts: list[str], **options: bool) -> list[Encoding]:
        self.cut += texts
        return self._tokenizer.encode_batch_fast(texts, **options)


def test_lines_that_texts_share_are_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = bundled_encoder()
    texts = [f"架空の予算 概要\n水路の観測 {number}" for number in range(20)]
    alone = [encoder.token_ids([text])[0] for text in texts]
    counted = _Counted(encoder._tokenizer)
    monkeypatch.setattr(encoder, "_tokenizer", counted)
    assert encoder.token_ids(texts) == alone
    assert len(counted.cut) == 21


def test_a_word_of_many_texts_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = bundled_encoder()
    looked_up: list[int] = []
    vectors = type(encoder).token_vectors

    def counting(own: StaticEncoder, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        looked_up.extend(ids.tolist())
        return vectors(own, ids)

    words = [7, 8, 7, 9]
    alone = encoder.encode_words([words])
    monkeypatch.setattr(StaticEncoder, "token_vectors", counting)
    assert (encoder.encode_words([words, [], words]) == [alone[0], 0 * alone[0], alone[0]]).all()
    assert looked_up == [7, 8, 9]


def test_both_languages_share_one_space() -> None:
    english, right, *wrong = bundled_encoder().encode_passages(
        [
            "support for young researchers at universities",
            "大学の若手研究者への支援",
            "河川の水位と洪水の予測",
            "給食に使う野菜の価格",
        ]
    )
    assert english @ right > max(english @ other for other in wrong) + 0.2


def test_bundled_model_needs_neither_torch_nor_network() -> None:
    script = (
        "import socket, sys\n"
        "def refuse(*args): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "from index.encoding import load_encoder\n"
        "assert load_encoder().encode_queries(['予算']).shape == (1, 256)\n"
        "assert 'torch' not in sys.modules and 'transformers' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=MODEL_DIRECTORY.parent.parent)


def test_bundled_model_is_small_enough_to_ship() -> None:
    size = sum(path.stat().st_size for path in MODEL_DIRECTORY.rglob("*"))
    assert size <= 32_000_000
    assert {"README.md", "LICENSE", *CHECKSUMS} <= {p.name for p in MODEL_DIRECTORY.iterdir()}


def test_the_bundled_files_are_the_released_ones() -> None:
    verify(MODEL_DIRECTORY)


def test_a_missing_file_of_the_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match=r"lacks .*install the package again"):
        verify(tmp_path)


def test_a_damaged_file_of_the_model_is_told(tmp_path: Path) -> None:
    for name in CHECKSUMS:
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(NotReady, match="is damaged"):
        verify(tmp_path)


def test_any_model_is_used_with_its_own_prompts(small_model: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder(str(small_model), device="cpu", batch_size=2)
    model = SentenceTransformer(str(small_model), device="cpu")
    texts = ["水", "予", "", "水 予"]
    queries, passages = encoder.encode_queries(texts), encoder.encode_passages(texts)
    expected = model.encode("ask 水", normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(queries[0], expected, atol=1e-6)
    expected = model.encode("doc 水", normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(passages[0], expected, atol=1e-6)
    assert not queries[2].any()
    assert (encoder.name, encoder.dimension) == (str(small_model), 6)


def test_revision_tells_models_apart(small_model: Path, tmp_path: Path) -> None:
    encoder = load_encoder(str(small_model))
    assert encoder.revision == directory_revision(small_model)
    (tmp_path / "config.json").write_text("{}")
    assert directory_revision(tmp_path) != encoder.revision


def test_the_encoders_keep_the_protocol(small_model: Path) -> None:
    assert isinstance(bundled_encoder(), Encoder)
    assert isinstance(load_encoder(str(small_model)), Encoder)


@pytest.mark.parametrize("nothing", [None, "", "bundled"])
def test_no_model_is_the_bundled_one(nothing: str | None) -> None:
    assert load_encoder(nothing).name == "bundled"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("intfloat/multilingual-e5-small", "hub cannot be reached"),
        ("all-MiniLM-L6-v2", "hub cannot be reached"),
        ("./no/such/model", "no model directory"),
        ("no such name!", "no model directory"),
    ],
)
def test_a_model_that_cannot_be_had_fails_at_once(
    name: str, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nothing listens there
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    for variable in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    started = time.monotonic()
    with pytest.raises(InvalidInput, match=reason):
        load_encoder(name)
    with pytest.raises(InvalidInput, match=reason):
        load_reranker(name)
    assert time.monotonic() - started < 4  # a second each, and room for a busy machine


def test_a_directory_without_a_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[{]")
    with pytest.raises(InvalidInput, match="cannot be loaded"):
        load_encoder(str(tmp_path))


def test_a_cross_encoder_scores_each_passage(tmp_path: Path) -> None:
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "水", "予", "算"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    reranker = load_reranker(str(tmp_path), device="cpu", batch_size=2)
    assert isinstance(reranker, Reranker)
    passages = ["水", "予算", "水予算"]
    expected = CrossEncoder(str(tmp_path), device="cpu").predict([("水", p) for p in passages])
    np.testing.assert_allclose(reranker.scores("水", passages), expected, atol=1e-5)
    assert reranker.scores("水", []).shape == (0,)


def test_no_reranker_is_none() -> None:
    assert load_reranker(None) is None
