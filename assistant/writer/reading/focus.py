"""The lines of a quoted stretch that a sentence rests on: what is cited, and what it is held to.

A page is no proof of a sentence, a line is: numbers and words are looked for in the few lines
that have most of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.tools import Sources, Stretch
from assistant.writer.reading.vocabulary import words
from corpus.text import fold_key

LONGEST_FOCUS = 8  # lines with text: an entry with its heading, or a table of wrapped cells
CONTENT = re.compile(r"[\u30a0-\u30ff]{2,}|[\u4e00-\u9fff々]{2,}|[a-z][a-z0-9-]{2,}|\d+(?:\.\d+)?")
Translate = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReadingFocus:
    """The lines, and which of the sentence's words stand in them."""

    stretch: Stretch
    found: frozenset[str]


def content_words(text: str) -> frozenset[str]:
    """Words of a text in lower case that say something: runs of kanji, of katakana, Latin words.

    Long runs of kanji count by their pairs, since a sentence joins what a document parts.
    """
    plain = _plain_words()
    found = set()
    for word in CONTENT.findall(text):
        if word in plain or word[0].isdigit():
            continue
        if "\u4e00" <= word[0] <= "\u9fff" and len(word) > 2:
            found |= {word[i : i + 2] for i in range(0, len(word) - 1)} - plain
        else:
            found.add(word)
    return frozenset(found)


def focus(
    stretch: Stretch, sources: Sources, sought: frozenset[str], translate: Translate | None
) -> ReadingFocus:
    """The fewest lines of a stretch that have most of the words and numbers sought."""
    text, lines = sources.text(stretch), []
    at = 0
    for line in text.splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip()), fold_key(line)))
        at += len(line)
    forms = {w: (w, *(translate(w) if translate else ())) for w in sought}
    best: tuple[int, int, int, int] = (-1, 0, 0, 0)
    for first in range(len(lines)):
        key = ""
        written = 0
        for last in range(first, len(lines)):
            key += lines[last][2]
            written += bool(lines[last][2])
            if written > LONGEST_FOCUS:
                break
            count = sum(any(f in key for f in fs) for fs in forms.values())
            best = max(best, (count, -(last - first), -first, last))
    if not lines:
        return ReadingFocus(stretch, frozenset())
    first, last = -best[2], best[3]
    key = "".join(k for _, _, k in lines[first : last + 1])
    start, end = stretch.start + lines[first][0], stretch.start + lines[last][1]
    start += len(text[lines[first][0] :]) - len(text[lines[first][0] :].lstrip())
    page = stretch.page or sources.documents[stretch.document_id].page_at(start)
    narrowed = Stretch(stretch.document_id, start, max(start + 1, end), page)
    return ReadingFocus(
        narrowed, frozenset(w for w, fs in forms.items() if any(f in key for f in fs))
    )


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    return frozenset(words()["plain"]["words"])
