"""What a source calls a row of figures, and how exact it says that the row is."""

from __future__ import annotations

import re
import unicodedata

from assistant.answer.drafting.wording import MEASURES, english_label
from assistant.answer.text.glosses.gloss import is_japanese
from assistant.model import Language
from corpus.facts import FigureRow, Measure
from corpus.text.years import japanese_year

JAPANESE = r"[\u3000-\u30ff\u3400-\u9fff]"
ONLY_YEAR = re.compile(
    r"(?:令和|平成|R|FY ?)?(?:\d{1,4}|元)(?:-\d{2,4})?(?:年度?)?|[本当今前昨]年度?"
    r"|(?:this|last|current|prior|previous) year",
    re.IGNORECASE,
)
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


def label_of(row: FigureRow, language: Language) -> str:
    """What a row is called: its source's own label, its year, and its scope."""
    if language == "en":
        return english_label(row.measure, row.fiscal_year, own_name(row), row.scope)
    own = own_label_of(row, "ja")
    year = japanese_year(row.fiscal_year) if row.fiscal_year else ""
    dated = own if not year or year in own or row.measure is Measure.TOTAL else f"{year}の{own}"
    if row.measure is Measure.PREVIOUS and year and year not in own:
        dated = f"{own}（{year}）"
    return f"{dated}（{row.scope}）" if row.scope else dated


def own_label_of(row: FigureRow, language: Language) -> str:
    """What its source calls a row, with no year but the one that the source puts to it."""
    own = own_name(row)
    if language == "en":
        return english_label(row.measure, None, own)
    return own if is_japanese(own) else MEASURES[row.measure]["ja"]
