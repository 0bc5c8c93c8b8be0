"""Lines of a text that has lost its line feeds, cut where a mark begins something new.

Copied out of a viewer, a document of many pages comes as one line. What began a line there still
shows: a bullet, a number, a label in brackets, the name of a part, the name of a program before
its amount. Only lines that no one would write are cut, so that prose keeps its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.layout.titles.parts import is_numbered_part, is_part
from corpus.programs.names import is_name
from corpus.programs.naming import is_title
from corpus.text.folding import is_japanese
from corpus.words import alternation, listed

# A longer line is one whose line feeds are lost; paragraphs of web pages stay below.
LONG = 600
LONGEST_NAME = 50

_WORD = re.compile(r"\S+")
_OPENS = re.compile(
    r"[•●■◆◇◎○◯□▶►➢✓✔※【＜〈\ue000-\uf8ff]|[①-⑳]\S|・\S|[(（][0-9０-９]{1,2}[)）]\S"
    r"|[0-9０-９]{1,2}．\S|(?:お?問い?合わ?せ先|連絡先|提出先)[：:]?$"
)
_PAGE_NUMBER = re.compile(r"[0-9０-９]{1,3}")
# What stands behind the name of a program at the head of its page, or in a list of contents.
_BEHIND_NAME = re.compile(r"[【＜〈]|[0-9０-９]{1,3}(?:[．.]|$)")
_NUMBER = re.compile(r"[△▲+-]?[0-9０-９][0-9０-９,，.．]*[%％]?$|[-－―]$")
_BUDGET = re.compile(rf"【[^】]{{0,20}}{alternation(listed('names', 'budget_words'))}")


def in_long_line(text: str, offset: int) -> bool:
    """Whether an offset lies on a line of more than LONG characters; looks no farther than that."""
    low, high = max(0, offset - LONG), min(len(text), offset + LONG)
    before, after = text.rfind("\n", low, offset), text.find("\n", offset, high)
    start = before + 1 if before >= 0 else low
    stop = after if after >= 0 else high
    return stop - start >= LONG


def cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets within a long line at which something new begins, in order."""
    words = list(_WORD.finditer(text, start, end))
    around = ["", "", *(word[0] for word in words), "", ""]
    for index, word in enumerate(words):
        before, here, after, later = around[index + 1 : index + 5]
        if index and (
            _OPENS.match(here)
            or _is_name(here, after)
            or _is_page_number(here, after, later)
            or _ends_line(before, here)
            or _parts_pages(around[index], before, here)
            or _begins_row(around[index], before, here, after)
        ):
            yield word.start()


def _ends_line(word: str, following: str) -> bool:
    """Whether a word ends a line: the name of a part or program, or what is set in brackets."""
    named = is_numbered_part(word) or is_part(word) or _is_name(word, following)
    return named or word.endswith("】")


def _parts_pages(before: str, word: str, after: str) -> bool:
    """Whether a word is a number alone between two Japanese words, where a count has its unit."""
    if _PAGE_NUMBER.fullmatch(word) is None or not before:
        return False
    return is_japanese(before[-1]) and is_japanese(after[0])


def _begins_row(earlier: str, before: str, word: str, after: str) -> bool:
    """Whether a word names the next row of a table: numbers stand before it and behind it."""
    if not is_japanese(word[0]) or not (_NUMBER.fullmatch(earlier) and _NUMBER.search(before)):
        return False
    return word[-1] in "-－" or word[-1].isdigit() or _NUMBER.fullmatch(after) is not None


def _is_page_number(word: str, after: str, later: str) -> bool:
    """Whether a word is the number of a page: at the end, or before the next page's program."""
    return _PAGE_NUMBER.fullmatch(word) is not None and (not after or _is_name(after, later))


def _is_name(word: str, following: str) -> bool:
    """Whether a word is a program's name, by its form and by what begins behind it."""
    if len(word) > LONGEST_NAME or word[0] in "【（(" or "】" in word:
        return False
    if _BUDGET.match(following):
        return is_name(word)
    return is_title(word) and (not following or _BEHIND_NAME.match(following) is not None)


__all__ = ["LONG", "cuts", "in_long_line"]
