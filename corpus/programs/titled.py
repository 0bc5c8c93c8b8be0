"""The program that a whole document is about: 「令和８年度 〇〇支援事業 公募要領」."""

from __future__ import annotations

import re

from corpus.document import Document
from corpus.programs.names import clean_name, is_program
from corpus.text.years import find_years

# A title stands on one of the first lines of a document.
TITLE_LINES = 3

_KIND = re.compile(
    r"[\s　]*(?:の|に係る|に関する)?[\s　]*"
    r"(?:(?:公募|募集|実施|交付|応募|事務処理)(?:要[領項綱]|案内|要件|マニュアル)|公募(?:について)?|(?:事業)?概要|について|パンフレット|リーフレット|Q&A|Ｑ＆Ａ)"
    r"(?:[\s　]*(?:[(（][^()（）]{1,12}[)）]|<[^<>]*>))?$"
)


def title_program(document: Document) -> str | None:
    """The program that the title names, with the year before it and the kind of paper behind."""
    head = document.text[:500].splitlines()
    first = [line for line in head if line.strip()][:TITLE_LINES]
    found = (program_in_title(text.strip()) for text in (document.title, *first))
    return next((name for name in found if name), None)


def program_in_title(text: str) -> str | None:
    """The program in one title that says what kind of paper it is about it."""
    kind = _KIND.search(text)
    if kind is None:
        return None
    text = text[: kind.start()]
    years = [y for y in find_years(text) if not text[: y.start].strip()]
    text = text[years[0].end if years else 0 :].strip()
    start, end = clean_name(text)
    return text[start:end] if is_program(text[start:end]) else None
