"""Whether a paper tells how to apply: what it heads "grant amount" is what one can get."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.document import Document
from corpus.words import alternation, listed

# The title of a document stands within this.
BEGINNING = 500


def is_guide(document: Document) -> bool:
    """Whether the title or the first lines of a document are those of a guide to applicants."""
    return _says_guide(f"{document.title}\n{document.text[:BEGINNING]}")


@lru_cache(maxsize=8)
def _says_guide(text: str) -> bool:
    return bool(_guide().search(text.lower()))


@cache
def _guide() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "guides")))
