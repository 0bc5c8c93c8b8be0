"""Draws one page of a PDF: `python -m web.pages.picture FILE PAGE SCALE MEMORY`, PNG to stdout.

At a scale of 0 it prints the page's width and height in points instead.

A PDF may come from anybody, so that it is drawn in a process of its own, which limits its memory
and CPU time before it opens the file.
"""

from __future__ import annotations

import resource
import sys

CPU_SECONDS = 20
# A poster of A0 at the largest scale would be a picture of hundreds of megabytes.
LONGEST_SIDE_PIXELS = 4000


def main() -> None:
    """Draw the page that the arguments name."""
    path, page, scale, memory = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    if sys.platform == "linux":  # macOS counts shared libraries of gigabytes as address space
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    _draw(path, int(page), float(scale))


def _draw(path: str, number: int, scale: float) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    if not scale:
        print(*page.get_size())
        return
    fitting = min(scale, LONGEST_SIDE_PIXELS / max(page.get_size()))
    page.render(scale=fitting).to_pil().save(sys.stdout.buffer, format="PNG", optimize=False)


if __name__ == "__main__":
    main()
