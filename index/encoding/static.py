"""A static embedding model without PyTorch: a table of word vectors and a tokenizer.

Importing sentence_transformers takes seconds and this takes milliseconds, so commands and
tests start at once. It reads the same files, and a test holds that it gives the same vectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.encoding.protocol import Vectors, unit_rows

TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "model.safetensors"
_BATCH = 64  # passages whose words are gathered at a time, a few thousand: some megabytes
_ALL = (0,)  # where the one sum of `reduceat` begins
# Up to so many texts the tokenizer's thread pool costs more than it saves, above all on a busy
# machine.
_FEW = 8
_KEPT = 1024  # such texts whose words are known


class StaticEncoder:
    """The mean of a text's word vectors, as sentence-transformers' StaticEmbedding has it."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        table: NDArray[np.int8] | NDArray[np.float32],
        weights: NDArray[np.float32],
        *,
        name: str,
        revision: str,
    ) -> None:
        """The vector of token i is `table[i] * weights[i]`."""
        self._tokenizer = tokenizer
        self._table = table
        self._weights = weights
        self._name = name
        self._revision = revision
        encode = tokenizer.encode
        self._known = lru_cache(_KEPT)(lambda text: encode(text, add_special_tokens=False).ids)

    @classmethod
    def read(cls, directory: Path, *, name: str, revision: str) -> StaticEncoder:
        """Read `tokenizer.json` and `model.safetensors` (`embeddings`, `weights`)."""
        tokenizer = Tokenizer.from_file(str(directory / TOKENIZER_FILE))
        tokenizer.no_padding()
        tensors = load_file(directory / WEIGHTS_FILE)
        table, weights = tensors["embeddings"], tensors["weights"]
        return cls(tokenizer, table, weights, name=name, revision=revision)

    @property
    def name(self) -> str:
        return self._name

    @property
    def revision(self) -> str:
        return self._revision

    @property
    def dimension(self) -> int:
        return int(self._table.shape[1])

    @property
    def vocabulary_size(self) -> int:
        """How many words have a vector."""
        return len(self._table)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        batches = (texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH))
        return self._joined(self._means(self.token_ids(batch)) for batch in batches)

    def encode_words(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """Vectors of texts whose words (`token_ids`) are known: those that the texts have."""
        return self._joined(
            self._means(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)
        )

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The words of each text by their place in the table."""
        if len(texts) <= _FEW:  # of a question: several legs ask for its words
            return [list(self._known(text)) for text in texts]
        # The tokenizer cuts at white space first, so that a line is cut as it is in its text; of
        # passages of one document more than half of the lines are headings that they share.
        lines = [text.split("\n") for text in texts]
        distinct = list(dict.fromkeys(chain.from_iterable(lines)))
        encodings = self._tokenizer.encode_batch_fast(distinct, add_special_tokens=False)
        known = {line: encoding.ids for line, encoding in zip(distinct, encodings, strict=True)}
        return [list(chain.from_iterable(map(known.__getitem__, own))) for own in lines]

    def token_texts(self, ids: Iterable[int]) -> list[str]:
        """The words themselves, folded to lower case and compatible forms."""
        return [self._tokenizer.id_to_token(int(i)) or "" for i in ids]

    def token_vectors(self, ids: NDArray[np.int64]) -> Vectors:
        """Vectors (n, dimension) of words; their length says how much a word matters."""
        return self._table[ids].astype(np.float32) * self._weights[ids, None]

    def _joined(self, batches: Iterable[Vectors]) -> Vectors:
        return np.concatenate([np.empty((0, self.dimension), np.float32), *batches])

    def _means(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors in the direction of the mean, which is that of the sum.

        A word has one vector however many of the texts have it, and the vectors of one text at a
        time lie in the cache of the processor.
        """
        sums = np.zeros((len(ids), self.dimension), dtype=np.float32)
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        flat = np.fromiter(chain.from_iterable(ids), np.int64, int(lengths.sum()))
        words, places = np.unique(flat, return_inverse=True)
        vectors = self.token_vectors(words)
        for row, own in enumerate(np.split(places, np.cumsum(lengths)[:-1])):
            if len(own):
                sums[row] = np.add.reduceat(vectors[own], _ALL, axis=0)[0]
        return unit_rows(sums)
