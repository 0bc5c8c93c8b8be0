"""Exact details that a question names: ordinals, how many of a ranking, programs it describes."""

from __future__ import annotations

import re

from corpus.text import fold

ORDINAL = re.compile(r"第\s*([0-9]+|[一二三四五六七八九十]+)\s*(次|回|期|弾|段階)")
TOP = re.compile(r"(?:上位|トップ|top\s*|ベスト)([0-9]{1,2})|([0-9]{1,2})(?:つ|事業|位まで)")
# A clause or a particle stands before the kind of thing: what is left bare is a name.
DESCRIPTION = re.compile(
    r"(?:[うくぐすつぬぶむるただい]|ための|向けの?|への|との|からの|新しい|どうしの)\s?"
    r"(?:[^はがをに、。]{0,8})?"
    r"(?:事業|プログラム|施策|制度|取組|取り組み|支援|枠|仕組み|基金|プロジェクト|シンポジウム)"
    r"|(?:ている|する|した|という)[^。]{1,12}の(?:事業|プログラム|施策|制度)"
    r"|\b(?:program(?:me)?|scheme|project|fund|support|initiative)s?"
    r" (?:that|which|to|for|with|of|in)\b"
    r"|\b(?:support|fund(?:ing)?|money|budget) for [a-z]+ "
)
CALLED = re.compile(
    r"\b([A-Z][A-Z0-9]{2,}) (?:[Pp]rogram|[Ss]cheme|[Pp]roject|[Ff]und|[Ii]nitiative)"
)


def ordinals(text: str) -> frozenset[tuple[str, str]]:
    """What is counted by 第 with its number: 「第2回と第3回」 → {("回", "2"), ("回", "3")}."""
    return frozenset((unit, number) for number, unit in ORDINAL.findall(fold(text).text))


def top(text: str) -> int | None:
    """How many of a ranking are asked for: 「上位3つ」 → 3."""
    match = TOP.search(fold(text).text)
    return int(match[1] or match[2]) if match else None


def describes(text: str) -> bool:
    """Whether a program is described instead of named: 「若手を海外に送り出す事業」."""
    return bool(DESCRIPTION.search(fold(text).text))


def acronyms(text: str) -> frozenset[str]:
    """Acronyms that programs are called by: "the XYZ program" → {"XYZ"}."""
    return frozenset(CALLED.findall(text))
