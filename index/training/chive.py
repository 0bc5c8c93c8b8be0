"""Word vectors of the ja_ginza wheel, read without installing it.

The wheel pins an old SudachiPy, so only three of its members are read: the vectors, the
strings, and the map from a string's hash to its vector, in spaCy's format.
Vectors derived from chiVe (Works Applications, Apache 2.0).
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
_MULTIPLIER = 0xC6A4A7935BD1E995
_SEED = 1


@dataclass(frozen=True, slots=True)
class WordVectors:
    """`words[i]` has the vector `vectors[rows[i]]`; many words share one vector.

    Words stand in the order of the wheel's map, the most frequent of them first.
    """

    words: tuple[str, ...]
    rows: NDArray[np.int64]
    vectors: NDArray[np.float32]


def read_word_vectors(wheel: Path) -> WordVectors:
    """Read `ja_ginza-*.whl`: about 480,000 words on 20,000 vectors of 300 dimensions."""
    with zipfile.ZipFile(wheel) as archive:
        folder = next(
            name.removesuffix("key2row")
            for name in archive.namelist()
            if name.endswith("vocab/key2row")
        )
        vectors = np.load(io.BytesIO(archive.read(folder + "vectors")))
        strings = json.loads(archive.read(folder + "strings.json"))
        keys = dict(_read_map(archive.read(folder + "key2row")))
    by_key = {string_hash(string): string for string in strings}
    known = [(by_key[key], row) for key, row in keys.items() if key in by_key]
    rows = np.array([row for _, row in known], dtype=np.int64)
    return WordVectors(tuple(word for word, _ in known), rows, vectors)


def string_hash(text: str) -> int:
    """MurmurHash64A with seed 1: the key that spaCy's string store gives a string."""
    data = text.encode()
    value = _SEED ^ (len(data) * _MULTIPLIER & _MASK)
    whole = len(data) - len(data) % 8
    for (block,) in struct.iter_unpack("<Q", data[:whole]):
        value = (value ^ _mix(block)) * _MULTIPLIER & _MASK
    if rest := data[whole:]:
        value = (value ^ int.from_bytes(rest, "little")) * _MULTIPLIER & _MASK
    value = (value ^ value >> 47) * _MULTIPLIER & _MASK
    return value ^ value >> 47


def _mix(block: int) -> int:
    block = block * _MULTIPLIER & _MASK
    return (block ^ block >> 47) * _MULTIPLIER & _MASK


def _read_map(data: bytes) -> Iterator[tuple[int, int]]:
    """Pairs of a MessagePack map32 from unsigned integers to unsigned integers."""
    if data[0] != 0xDF:
        raise ValueError("key2row is not a MessagePack map of 32-bit length")
    (count,) = struct.unpack_from(">I", data, 1)
    offset = 5
    for _ in range(count):
        key, offset = _read_unsigned(data, offset)
        row, offset = _read_unsigned(data, offset)
        yield key, row


def _read_unsigned(data: bytes, offset: int) -> tuple[int, int]:
    tag = data[offset]
    if tag < 0x80:
        return tag, offset + 1
    size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}[tag]
    stop = offset + 1 + size
    return int.from_bytes(data[offset + 1 : stop], "big"), stop
