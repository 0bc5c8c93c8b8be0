"""Reading of pages that are pictures, by the `tesseract` command where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass

import pypdfium2 as pdfium

from corpus.document import Box
from corpus.readers.pdf.geometry import union
from corpus.text.folding import is_japanese

RESOLUTION = 300  # dots per inch, what Tesseract's manual asks for
MAX_PIXELS = 40_000_000  # a poster is scaled down to this
SECONDS = 60.0  # a page
LANGUAGES = "jpn+eng"
MIN_CONFIDENCE = 20.0  # per cent; below it are specks and lines taken for letters


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line that was read from a picture, and where it stands on the page in points."""

    text: str
    box: Box


def find_tesseract() -> str | None:
    """Path of the command, None where it is not installed."""
    return shutil.which("tesseract")


def recognise(
    page: pdfium.PdfPage, command: str, seconds: float = SECONDS
) -> list[RecognisedLine] | None:
    """Lines of a page's picture, or None where the command fails on it or takes too long."""
    width, height = page.get_size()
    scale = RESOLUTION / 72
    if width * height * scale * scale > MAX_PIXELS:
        scale = (MAX_PIXELS / (width * height)) ** 0.5
    picture = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(picture, format="PNG")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture on its standard input
            [command, "stdin", "stdout", "-l", LANGUAGES, "--dpi", str(RESOLUTION), "tsv"],
            input=picture.getvalue(), capture_output=True, timeout=min(seconds, SECONDS),
            check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        return None
    return _lines(done.stdout.decode("utf-8", "replace"), scale)


def _lines(table: str, scale: float) -> list[RecognisedLine]:
    """Lines of Tesseract's table of words."""
    lines: dict[tuple[str, ...], list[tuple[str, Box]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if not word or float(row.get("conf") or -1) < MIN_CONFIDENCE:
            continue
        left, top = float(row["left"]) / scale, float(row["top"]) / scale
        box = Box(left, top, left + float(row["width"]) / scale, top + float(row["height"]) / scale)
        key = tuple(row[part] for part in ("block_num", "par_num", "line_num"))
        lines.setdefault(key, []).append((word, box))
    return [
        RecognisedLine(_joined([word for word, _ in words]), union(box for _, box in words))
        for words in lines.values()
    ]


def _joined(words: list[str]) -> str:
    """Words of a line; Japanese ones without the spaces that Tesseract puts between them."""
    text = words[0]
    for word in words[1:]:
        text += word if is_japanese(text[-1]) and is_japanese(word[0]) else f" {word}"
    return text
