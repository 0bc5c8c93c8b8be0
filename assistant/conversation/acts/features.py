"""What the classifier sees of a turn: runs of characters, alone and with what was shown.

Runs of characters need no dictionary, read Japanese and English alike, and bear typing errors. What
differs from one document to the next is folded to a mark, so that unseen names and digits do not
matter. The text is lower case after folding: capital letters are free to be the marks.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter

from assistant.conversation.acts.act import Shown
from corpus.text import find_amounts, find_years, fold

NAME, AMOUNT, YEAR, NUMBER = "N", "A", "Y", "D"
# A turn that is longer keeps its ends: the question stands there, what is between tells a story.
HEAD, TAIL = 100, 200
LONGEST = 4
BUCKETS = 2**16

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fold_turn(text: str) -> str:
    """The turn with marks: 「{}は令和7年度に30億円ですか」 -> 「NはYにAですか」."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    plain = fold(text).text.strip().replace("{}", NAME)
    plain = _mark(plain, [(a.start, a.end) for a in find_amounts(plain)], AMOUNT)
    plain = _mark(plain, [(y.start, y.end) for y in find_years(plain)], YEAR)
    return _NUMBER.sub(NUMBER, _YEAR.sub(YEAR, plain))


def turn_features(text: str, shown: Shown) -> Counter[int]:
    """How often each feature occurs; a feature is a hash of what it says."""
    framed = f"^{fold_turn(text)}$"
    runs = [framed[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(framed) - n + 1)]
    crossed = [f"{shown}|{run}" for run in runs if len(run) > 1]
    return Counter(_bucket(f) for f in (*runs, *crossed, f"{shown}|"))


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


def _mark(text: str, spans: list[tuple[int, int]], mark: str) -> str:
    for start, end in sorted(set(spans), reverse=True):
        text = text[:start] + mark + text[end:]
    return text
