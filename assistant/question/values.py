"""What kind of value a question asks for, and in which unit it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.lexicon import Concept, lexicon
from assistant.question.model import ValueType
from corpus.text import fold, fold_key

COUNTER = re.compile(
    r"(?:何|いくつの|どれだけの|どのくらいの)(か国|カ国|ヶ国|箇国|人|名|件|課題|機関|大学|校|回|社|組|種類|ポイント|点|コース|地域|国|つ|本|台|万名|万人|ha|ヘクタール|分野|領域|タイプ|段階|%|パーセント|割|倍)"
)
YEARS = re.compile(r"何年(?!度|に|から|の|頃|ごろ|ですか|$)|何[かヶカ]月|何週間|何日(?:間|から)")
UNIVERSITY = re.compile(
    r"どの大学|どこの大学|何大学|大学はどこ|大学を教え|大学名|(which|what) universit"
)
POPULATION = re.compile(r"人口は|人口を|\bpopulation of\b")
ENGLISH_COUNTER = re.compile(r"how many\s+([a-z-]+)(?:\s+([a-z-]+))?")
COUNTERS_EN = {
    "country": "か国", "countries": "か国", "nations": "か国", "people": "人", "researchers": "人",
    "students": "人", "fellows": "人", "scientists": "人", "persons": "人", "projects": "件",
    "cases": "件", "times": "回", "universities": "大学", "institutions": "機関", "years": "年",
    "months": "月", "weeks": "週", "points": "ポイント", "fields": "分野", "areas": "分野",
    "members": "名", "applications": "件", "participants": "人", "presidents": "名",
}  # fmt: skip
# Counters that documents use for the same thing.
SAME_COUNTER = (
    frozenset({"人", "名"}),
    frozenset({"件", "課題"}),
    frozenset({"か国", "カ国", "ヶ国", "箇国", "国"}),
    frozenset({"%", "パーセント", "割"}),
)
NAMED = {ValueType.PERSON, ValueType.PLACE}
ORDER = (
    ValueType.PERCENT,
    ValueType.DURATION,
    ValueType.DATE,
    ValueType.PERSON,
    ValueType.PLACE,
)


def counters_like(counter: str) -> frozenset[str]:
    """The counter and the others that documents use for the same thing."""
    return next((c for c in SAME_COUNTER if counter in c), frozenset({counter}))


def asked_counter(text: str) -> str | None:
    """The unit that the question counts in, or None."""
    if UNIVERSITY.search(fold_key(text)) or UNIVERSITY.search(fold(text).text):
        return "大学名"
    match = COUNTER.search(fold_key(text))
    if match:
        return match[1]
    if POPULATION.search(fold(text).text):
        return "人"
    match = ENGLISH_COUNTER.search(fold(text).text)
    if not match:
        return None
    return COUNTERS_EN.get(match[1]) or COUNTERS_EN.get(match[2] or "")


def asked_type(text: str, *, money: bool, concepts: Sequence[Concept]) -> ValueType | None:
    """The type of value asked for; None where the question leaves it open.

    Where an attribute is asked for, its own values decide: "who is eligible" asks for no person,
    and several attributes have several types.
    """
    key, words = fold_key(text), fold(text).text
    groups = lexicon().values
    if len(concepts) > 1 and not money:
        return None
    labelled = bool(concepts)
    if YEARS.search(key):
        return ValueType.DURATION
    for kind in ORDER:
        if groups[kind.value].found_in(key, words) and not (labelled and kind in NAMED):
            return kind
    if asked_counter(text):
        return ValueType.COUNT
    if money:
        return ValueType.MONEY
    return ValueType.TEXT if groups["text"].found_in(key, words) else None
