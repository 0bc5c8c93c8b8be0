"""The program that a whole document is about: 「令和８年度 〇〇支援事業 公募要領」."""

from __future__ import annotations

import re

from corpus.document import Document
from corpus.programs.names import clean_name, is_program
from corpus.text.remembered import of_latest
from corpus.text.years import find_years

# A title stands on one of the first lines of a document.
TITLE_LINES = 3

_KIND = re.compile(
    r"[\s　]*(?:の|に係る|に関する)?[\s　]*"
    r"(?:(?:公募|募集|実施|交付|応募|事務処理)(?:要[領項綱]|案内|要件|マニュアル)|公募(?:について)?|(?:事業)?概要|について|ご案内|パンフレット|リーフレット|Q&A|Ｑ＆Ａ)"
    r"(?:[\s　]*(?:[(（][^()（）]{1,12}[)）]|<[^<>]*>))?$"
)


# 「〇〇補助金（令和8年度）」
_YEAR_BEHIND = re.compile(r"[(（][^()（）]{2,8}年度?[)）]$")


def undated(name: str) -> str:
    """A name without the year in brackets behind it.

    >>> undated("灯台改修事業（令和8年度）"), undated("灯台改修事業（第2期）")
    ('灯台改修事業', '灯台改修事業（第2期）')
    """
    return _YEAR_BEHIND.sub("", name) if find_years(name) else name


@of_latest
def title_program(document: Document) -> str | None:
    """The program that the title names, with the year before it and the kind of paper behind."""
    head = document.text[:500].splitlines()
    first = [line for line in head if line.strip()][:TITLE_LINES]
    found = (program_in_title(text.strip()) for text in (document.title, *first))
    return next((name for name in found if name), None)


def program_in_title(text: str) -> str | None:
    """The program in one title that says of which year it is, or what kind of paper about it."""
    kind = _KIND.search(text)
    text = text[: kind.start()] if kind else text
    years = find_years(text)
    bare = undated(text)
    first = years[0].end if years and not text[: years[0].start].strip() else 0
    if kind is None and not first and bare == text:
        return None
    bare = bare[first:].strip()
    start, end = clean_name(bare)
    return bare[start:end] if is_program(bare[start:end]) else None
