"""Lines that head an item of a paper: ● and a name, a question of a FAQ, what stands over both.

A leaflet sets one item after the other: 「● 出産祝金」 with what it gives on the lines below, and
「妊娠・出産」 alone above several of them. A list has its marks before each of its lines, and no
text of its own between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.layout.text_lines import TextLine
from corpus.text.amounts import find_amounts

ITEM_MARKS = "●■◆◇□○◎★☆▼▶"  # ・ and "-" begin the lines of lists
LONGEST = 30  # characters of a name; a wrapped sentence is longer
LONGEST_OVER = 20  # of what stands over several items
FEWEST = 2  # items of one mark
LONGEST_QUESTION = 90
_QUESTION = re.compile(
    r"(?:[QＱ]|問|質問)\s?[0-9０-９]{1,3}[\s　.．:：、)）-]*"
    r"\S.*(?:(?:か|(?:教えて)?ください)[。.]?|[?？])"
)
# No name: a sentence, a label with its value, or a line that goes on below.
_SAID = re.compile(r"[。、，,:：;；]|・・|…|[のにをはがとでてへもやかただるればなうくす]$")


def is_faq_question(text: str) -> bool:
    """Whether a line is a numbered question: 「Q3 申請は必要ですか。」, "Q2. Who can apply?"."""
    return len(text) <= LONGEST_QUESTION and _QUESTION.fullmatch(text) is not None


def item_marks(lines: Sequence[TextLine]) -> frozenset[str]:
    """The marks that head items in a text: names behind them, each with text of its own below."""
    heads = Counter(line.text[0] for line, below in pairwise(lines) if _heads(line, below))
    return frozenset(mark for mark, number in heads.items() if number >= FEWEST)


def _heads(line: TextLine, below: TextLine) -> bool:
    """Whether a line is a name behind a mark, and what stands below it is not marked so."""
    name = line.text[1:].strip()
    marked = line.text[0] in ITEM_MARKS and below.text[0] != line.text[0]
    return marked and not below.opens and is_item_name(name)


def is_item_name(name: str) -> bool:
    """Whether a text may be the name of an item: short, no sentence, no value behind a label."""
    short = 1 < len(name) <= LONGEST and not find_amounts(name)
    return short and not _SAID.search(name)


def stands_over(line: TextLine, below: TextLine) -> bool:
    """Whether a short line alone, behind a blank one, heads the items that begin right below it."""
    text = line.text
    alone = line.opens and not line.indent and text[0].isalnum() and len(text) <= LONGEST_OVER
    return alone and not below.opens and not re.search(r"[。，,:：;；0-9０-９]", text)
