"""Write a trained model as `SentenceTransformer(path)` loads it, in a quarter of the size."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from index.encoding.bundled import CHECKSUMS
from index.encoding.static import TOKENIZER_FILE, WEIGHTS_FILE

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_INT8_LIMIT = 127


def quantise(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and a scale for each row: `table` is nearly `numbers * scales[:, None]`."""
    scales = np.abs(table).max(axis=1) / _INT8_LIMIT
    safe = np.where(scales > 0, scales, 1)
    numbers = np.rint(table / safe[:, None]).astype(np.int8)
    return numbers, scales.astype(np.float32)


def export(tokenizer: Tokenizer, table: NDArray[np.float32], directory: Path) -> dict[str, str]:
    """Save the model into `directory`; return the SHA-256 of the files that make vectors."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    directory.mkdir(parents=True, exist_ok=True)
    module = StaticEmbedding(tokenizer, embedding_weights=table)
    model = SentenceTransformer(modules=[module, Normalize()], device="cpu")
    model.save(str(directory), create_model_card=False)
    embeddings, weights = quantise(table)
    save_file({"embeddings": embeddings, "weights": weights}, directory / WEIGHTS_FILE)
    # The library gives its files to their owner alone; an installed package is for all.
    (directory / WEIGHTS_FILE).chmod(0o644)
    tokenizer.save(str(directory / TOKENIZER_FILE), pretty=False)
    return {name: _digest(directory / name) for name in CHECKSUMS}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
