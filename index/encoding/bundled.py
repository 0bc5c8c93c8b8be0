"""The encoder that comes with the project: where it lies, and proof that it is whole."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from corpus.errors import NotReady
from index.encoding.static import TOKENIZER_FILE, WEIGHTS_FILE, StaticEncoder

BUNDLED = "bundled"
MODEL_DIRECTORY = Path(__file__).resolve().parent.parent / "model"
# SHA-256 of the files that make vectors; `python -m index.training` prints them.
CHECKSUMS = {
    WEIGHTS_FILE: "43f0a3d1f891797aaa049bb1ad99815085e5bb1a3471aefa4a4c1dcf132b10ac",
    TOKENIZER_FILE: "f0414526aae31926a30e5748032339a9070348805777483b18ded30b3379080f",
}


@cache
def bundled_encoder() -> StaticEncoder:
    """The bundled model, read once for the process.

    Raises NotReady where a file is missing or is not the one this version was released with.
    """
    verify(MODEL_DIRECTORY)
    revision = CHECKSUMS[WEIGHTS_FILE][:12]
    return StaticEncoder.read(MODEL_DIRECTORY, name=BUNDLED, revision=revision)


def verify(directory: Path) -> None:
    """Compare the files in `directory` with `CHECKSUMS`; raise NotReady where one differs."""
    for name, expected in CHECKSUMS.items():
        path = directory / name
        if not path.is_file():
            raise NotReady(f"The bundled model lacks {path}: install the package again.")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise NotReady(
                f"{path} is damaged (SHA-256 {found[:12]}, expected {expected[:12]}): "
                "install the package again, or name another model in ASSISTANT_EMBEDDING_MODEL."
            )
