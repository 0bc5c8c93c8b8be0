"""Whether a model can be had at all, found out before anything slow is imported.

Without a network the model hub's own client retries for a minute. So a name is looked up here:
a directory, then the local cache, and only then the hub, if a connection to it opens at once.
"""

from __future__ import annotations

import hashlib
import os
import re
import socket
import threading
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import InvalidInput

_HUB = "https://huggingface.co"
# The organisation of a name without one, as sentence-transformers has it.
_DEFAULT_OWNER = "sentence-transformers"
# A file that every model repository has, so that its place in the cache tells the revision.
_MARKER = "config.json"
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
# Time for name look-up and connection; a reachable hub needs a tenth of it.
_PATIENCE = 0.6
_MODEL_FILES = frozenset({".json", ".safetensors", ".bin", ".txt", ".model"})


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a model loads from: `revision` None means the hub's newest, not yet here."""

    name: str
    revision: str | None
    local: bool


def locate(name: str) -> ModelSource:
    """Find a model by path or hub name; raise InvalidInput, quickly, where it cannot be had."""
    path = Path(name).expanduser()
    if path.is_dir():
        return ModelSource(str(path), directory_revision(path), local=True)
    if not _HUB_NAME.fullmatch(name) or name.startswith("."):
        raise InvalidInput(f"There is no model directory {name!r}: check the path.")
    if cached := _cached_revision(name):
        return ModelSource(name, cached, local=True)
    if not _reachable(os.environ.get("HF_ENDPOINT", _HUB)):
        raise InvalidInput(
            f"The model {name!r} is no directory and not in the local cache, and the model hub "
            "cannot be reached: give the path of a saved model, or leave the setting empty for "
            "the bundled one."
        )
    return ModelSource(name, None, local=False)


def directory_revision(directory: Path) -> str:
    """A digest of a saved model's files, 12 characters: another training, another digest."""
    digest = hashlib.sha256()
    for path in sorted(p for p in directory.rglob("*") if p.suffix in _MODEL_FILES):
        digest.update(path.relative_to(directory).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


def _cached_revision(name: str) -> str | None:
    from huggingface_hub import try_to_load_from_cache

    repository = name if "/" in name else f"{_DEFAULT_OWNER}/{name}"
    found = try_to_load_from_cache(repository, _MARKER)
    return Path(found).parent.name if isinstance(found, str) else None


def _reachable(endpoint: str) -> bool:
    """Whether a connection to the hub, or to the proxy before it, opens within `_PATIENCE`."""
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "TRUE", "YES", "ON"}:
        return False
    target = urlsplit(urllib.request.getproxies().get("https") or endpoint)
    address = (target.hostname or "", target.port or (443 if target.scheme == "https" else 80))
    opened = threading.Event()

    def connect() -> None:
        try:
            with socket.create_connection(address, timeout=_PATIENCE):
                opened.set()
        except OSError:
            return

    # Name look-up has no timeout of its own, hence the thread.
    threading.Thread(target=connect, daemon=True).start()
    return opened.wait(_PATIENCE)
