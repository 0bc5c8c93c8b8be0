"""Titles in text that has lost its layout: the line that names the program of what follows.

Above it stand the bureau in charge, a mark such as 新規 and the amounts, which are about the
program below them, not about the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document
from corpus.layout.text_lines import TextLine, text_lines
from corpus.layout.titles.parts import is_numbered_part, is_part
from corpus.programs.names import acronym, is_name
from corpus.programs.naming import is_title, without_offices
from corpus.text.folding import fold_key
from corpus.words import alternation, listed

LONGEST_NAME = 50
# So many lines above a title may belong to it.
MOST_ABOVE = 3

_BUDGET = re.compile(rf"[【\[［][^】\]］]{{0,20}}{alternation(listed('names', 'budget_words'))}")
_OFFICE = re.compile(
    r"\S{2,30}(?:局|部|課|室|官房|班|庁|省|グループ)(?:[（(](?:内線)?[0-9０-９－-]+[)）])?"
)
_COLUMN = re.compile(r"[\s　][0-9０-９,，.．]+(?:の内数|[\s　]|$)")
_MARK = re.compile(r"[（(【]?(?:新規|拡充|継続|一部新規|再掲)[)）】]?")


def plain_titles(document: Document) -> dict[int, tuple[str, ...]]:
    """Titles of pages without layout: the one line, wherever it stands, that names a program.

    Of several the one with an acronym counts, if there is one: the others are what it is part of.
    Else the last one above the page's first part does: what stands before it is where its money
    comes from.
    """
    found = {}
    for page in document.pages:
        lines = text_lines(document.text, page.start, page.end)
        names = {fold_key(line.text): line.text for line in lines if _is_alone(line.text)}
        short = [name for name in names.values() if acronym(name)]
        if len(names) == 1 or len(short) == 1:
            found[page.number] = tuple(short or names.values())
        elif title := _above_parts(lines):
            found[page.number] = (title,)
    return found


def _above_parts(lines: Sequence[TextLine]) -> str | None:
    """The last name above the first part of a page, none where no part begins on it."""
    title = None
    for line in lines:
        if is_part(line.text) or is_numbered_part(line.text):
            return title
        title = line.text if _is_alone(line.text) else title
    return None


def _is_alone(text: str) -> bool:
    """Whether a line is a program's name without the columns of a table beside it."""
    return is_title(text) and not _COLUMN.search(text)


def names_page(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is surely a program's name: its amount in brackets or its parts follow."""
    line, following = lines[index], lines[index + 1 : index + 2]
    if not following or len(line.text) > LONGEST_NAME or line.text[0] in "【（(・":
        return False
    if _BUDGET.match(following[0].text):
        return is_name(line.text) and not _BUDGET.match(line.text)
    return is_title(line.text) and is_numbered_part(following[0].text)


def above_title(lines: Sequence[TextLine], index: int) -> int:
    """Index of the first line that belongs to a title: the bureau in charge, 新規."""
    first = index
    while first > 0 and index - first < MOST_ABOVE and _belongs_below(lines[first - 1].text):
        first -= 1
    return first


def _belongs_below(text: str) -> bool:
    return bool(_OFFICE.fullmatch(text) or _MARK.fullmatch(text) or not without_offices(text))


__all__ = ["above_title", "names_page", "plain_titles"]
