"""Optional reading of pages that are pictures, by the `tesseract` command where it is installed."""

from __future__ import annotations

import shutil
import subprocess

import pypdfium2 as pdfium

RESOLUTION = 300  # dots per inch, what Tesseract's manual asks for
MAX_PIXELS = 40_000_000  # a poster is scaled down to this
SECONDS = 60.0
LANGUAGES = "jpn+eng"


def find_tesseract() -> str | None:
    """Path of the command, None where it is not installed."""
    return shutil.which("tesseract")


def recognise(page: pdfium.PdfPage, command: str) -> str | None:
    """Text of a page's picture, or None where the command fails on it."""
    from io import BytesIO

    width, height = page.get_size()
    scale = RESOLUTION / 72
    if width * height * scale * scale > MAX_PIXELS:
        scale = (MAX_PIXELS / (width * height)) ** 0.5
    picture = BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(picture, format="PNG")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture on its standard input
            [command, "stdin", "stdout", "-l", LANGUAGES],
            input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip() or None
