"""What a source calls a row of figures, and how exact it says that the row is."""

from __future__ import annotations

import re
import unicodedata

from corpus.facts import FigureRow

JAPANESE = r"[\u3000-\u30ff\u3400-\u9fff]"
ONLY_YEAR = re.compile(r"(?:令和|平成|R|FY ?)?(?:\d{1,4}|元)(?:-\d{2,4})?(?:年度?)?")
LONGEST_LABEL, WIDEST_LABEL = 16, 36  # characters of a label in Japanese, and in Latin letters


def as_exact_as_written(row: FigureRow) -> str:
    """The source's notation with the 約 or 程度 that the source puts to it."""
    word = row.approximate or ""
    if not word or word in row.original:
        return row.original
    return f"{word}{row.original}" if word in {"約", "最大"} else f"{row.original}{word}"


def own_name(row: FigureRow) -> str:
    """What its source calls a row by a head or label; a title, a sentence, a bare year is none.

    Letters that a slide spaces out are put together, words of Latin letters kept apart.
    """
    plain = unicodedata.normalize("NFKC", row.label)
    name = re.sub(rf"\s+(?={JAPANESE})|(?<={JAPANESE})\s+", "", plain)
    name = re.sub(r"\s+", " ", name).strip()
    longest = LONGEST_LABEL if re.search(JAPANESE, name) else WIDEST_LABEL
    return "" if len(name) > longest or ONLY_YEAR.fullmatch(name) else name
