"""A question without what is said around it: 「あと、締切は？（急ぎです）」 → 「締切は？」.

People join a question to what was said, thank, excuse themselves and smile. None of it is asked.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from corpus.words.loader import alternation

DATA = "asides.toml"
MARK = r"[\s、。,.!！…~〜～♪:：;；–—-]"
FIRM = r"[、。,.!！…~〜～♪:：;；–—-]"  # a mark that is no blank
ASKS = r"[?？]"
PICTURE = r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]"
# 「あと何年」 asks what is left; what a particle follows is asked: 「あとから」.
ALONE = r"(?!(?<=あと)\s*(?:何|[0-9０-９]|どれ|どの|いくつ|少し)|[のはがをにもでとかへやま払])"
# A laugh, or a letter left of typing kana: 「いくらですかw」, 「いくらk」; 「タイプb」 is one.
LEFT = r"(?<=[^\x00-\x7f\u30a0-\u30ff])\s*(?:[wｗWＷ]+|[gkmnrstyzｋｎｒｓｔ])"
SHORTEST = 2  # characters of a question


def without_asides(text: str) -> str:
    """The question of a turn; the turn itself where nothing else is left: "ok thanks"."""
    before, after = _patterns()
    said = text.strip()
    while (rest := after.sub(_mark, before.sub("", said))) != said:
        if len(re.sub(rf"{MARK}|{ASKS}|{PICTURE}", "", rest)) < SHORTEST:
            break
        said = rest
    return said


def _mark(found: re.Match[str]) -> str:
    """What marks the question, which stays: 「締切は？よろしく」 → 「締切は？」."""
    return found["asks"]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a question, and what stands behind it."""
    words = tomllib.loads(files("assistant.question.words").joinpath(DATA).read_text("utf-8"))
    before, after = (
        {how: alternation(said) for how, said in words[place].items()}
        for place in ("before", "after")
    )
    told = (
        rf"(?:{before['joined']}){ALONE}{MARK}*",
        rf"(?:{before['apart']}){MARK}+",
        rf"(?:{before['marked']})\s*{FIRM}{MARK}*",
        rf"{PICTURE}+{MARK}*",
    )
    besides = (
        rf"{MARK}*[(（](?:{'|'.join(after.values())})[)）]",
        rf"{MARK}*(?:{after['joined']})",
        rf"(?:{MARK}+|(?<={ASKS}))(?:{after['apart']})",
        rf"(?:{MARK}*{FIRM}\s*|(?<={ASKS})\s*)(?:{after['marked']})",
        rf"(?<={ASKS}){MARK}*(?:{after['asked']})",
        rf"{MARK}*{PICTURE}+",
        LEFT,
        r"\s*…+",
    )
    return (
        re.compile(rf"^{MARK}*(?:{'|'.join(told)})", re.IGNORECASE),
        re.compile(rf"(?P<asks>{ASKS}*)(?:{'|'.join(besides)}){MARK}*$", re.IGNORECASE),
    )
