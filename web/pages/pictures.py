"""Pictures of pages, drawn in limited processes and kept in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from corpus.errors import UnreadableDocument

SECONDS: Final = 30
MEMORY_BYTES: Final = 2 * 1024**3
# Drawing is computing: more at once only take turns.
AT_ONCE: Final = 2
# Pictures are some hundred kilobytes each; the oldest go first.
KEPT: Final = 500


class Pictures:
    """Draws pages of PDFs and keeps the pictures, by the content of the file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[tuple[str, int], tuple[float, float]] = {}
        self._drawing = threading.BoundedSemaphore(AT_ONCE)

    def page(self, path: Path, sha256: str, number: int, scale: float) -> bytes:
        """The page (from 1) as PNG; raises UnreadableDocument where it cannot be drawn."""
        kept = self._folder / f"{sha256[:32]}-{number}-{scale:g}.png"
        try:
            return kept.read_bytes()
        except FileNotFoundError:
            picture = self._draw(path, number, scale)
        self._keep(kept, picture)
        return picture

    def size(self, path: Path, sha256: str, number: int) -> tuple[float, float]:
        """Width and height of the page in points; raises UnreadableDocument."""
        key = (sha256, number)
        if key not in self._sizes:
            width, height = self._draw(path, number, 0).split()
            self._sizes[key] = (float(width), float(height))
        return self._sizes[key]

    def _draw(self, path: Path, number: int, scale: float) -> bytes:
        command = [sys.executable, "-P", "-m", "web.pages.picture"]
        arguments = [str(path.absolute()), str(number), str(scale), str(MEMORY_BYTES)]
        root = str(Path(__file__).resolve().parents[2])
        environment = {"PYTHONPATH": root, "PATH": os.environ.get("PATH", "")}
        with self._drawing:
            try:
                done = subprocess.run(  # noqa: S603 - our own command, without a shell
                    [*command, *arguments],
                    capture_output=True,
                    timeout=SECONDS,
                    env=environment,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise UnreadableDocument(f"Page {number} takes too long to draw.") from None
        if done.returncode or not done.stdout:
            raise UnreadableDocument(f"Page {number} of {path.name} cannot be drawn.")
        return done.stdout

    def _keep(self, kept: Path, picture: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        draft.write_bytes(picture)
        draft.replace(kept)
        pictures = sorted(self._folder.glob("*.png"), key=lambda p: p.stat().st_mtime)
        for old in pictures[:-KEPT]:
            old.unlink(missing_ok=True)
