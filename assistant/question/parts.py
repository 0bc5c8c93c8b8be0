"""Several questions in one: 「予算はいくら？所管省庁は？」 is answered part by part."""

from __future__ import annotations

import re

PART = re.compile(r"[^?？]+[?？]+")
MOST_PARTS = 4  # with more question marks it is one question in an odd hand
SHORTEST_PART = 3  # characters besides the mark; less is an exclamation


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a text in order; the text itself where there is only one."""
    parts = [p.strip() for p in PART.findall(text)]
    rest = PART.sub("", text).strip()
    whole = [p for p in parts if len(p.strip("?？ ")) >= SHORTEST_PART]
    if len(whole) < 2 or len(whole) != len(parts) or len(parts) > MOST_PARTS:
        return (text,)
    if rest:
        whole[-1] = f"{whole[-1]}{rest}"
    return tuple(whole)
