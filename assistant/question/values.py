"""What kind of value a question asks for, and in which unit it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.model import ValueType
from assistant.question.words.lexicon import Concept, lexicon
from corpus.text import fold, fold_key

COUNTER = re.compile(
    r"(?:何|いくつの|どれだけの|どのくらいの)(か国|カ国|ヶ国|箇国|人|名|件|課題|機関|大学|校|回|社|組|種類|ポイント|点|コース|地域|国|つ|本|台|万名|万人|ha|ヘクタール|分野|領域|タイプ|段階|戸|世帯|棟|軒|か所|カ所|ヶ所|箇所|施設|団体|路線|%|パーセント|割|倍)"
)
NUMBER_OF = re.compile(
    r"(国|人|件|校|大学|機関|社|団体|自治体|課題|名)の?数(?:[は?]|って|$|を?教え|がいくつ|がどの)"
)
YEARS = re.compile(r"何年(?!度|に|から|の|頃|ごろ|ですか|\?|$)|何[かヶカ]月|何週間|何日(?:間|から)")
UNIVERSITY = re.compile(
    r"どの大学|どこの大学|何大学|大学はどこ|大学を教え|大学名"
    r"|(which|what) universit(?!\w+ (?:can|may|are eligible))"
)
COUNTRY = re.compile(r"どの国(?!内)|どこの国|国はどこ|何という国|国名|(?:which|what) countr")
# A number or an address to reach somebody by has a form of its own.
CONTACTS = {
    "電話": re.compile(r"(?<![一-龥])電話|\btelephone\b|\bphone\b"),
    "メール": re.compile(r"メール(?:アドレス)?(?:は|を|$|\?)|\be-?mail\b"),
}
COMPANY = re.compile(r"どの(?:会社|企業)|会社名|企業名|社名|(?:which|what) (?:company|firm|vendor)")
POPULATION = re.compile(r"人口は|人口を|\bpopulation of\b")
ENGLISH_COUNTER = re.compile(r"how many\s+([a-z-]+)(?:\s+([a-z-]+))?")
# "How many certifications", "the planned number of vessels": a count in whatever unit.
NUMBER_EN = re.compile(r"\bhow many\b|\b(?:what|the)(?: \w+){0,2} number of\b")
COUNTERS_EN = {
    "country": "か国",
    "countries": "か国",
    "nations": "か国",
    "people": "人",
    "researchers": "人",
    "students": "人",
    "fellows": "人",
    "scientists": "人",
    "persons": "人",
    "projects": "件",
    "cases": "件",
    "times": "回",
    "universities": "大学",
    "institutions": "機関",
    "years": "年",
    "months": "月",
    "weeks": "週",
    "points": "ポイント",
    "fields": "分野",
    "areas": "分野",
    "members": "名",
    "applications": "件",
    "participants": "人",
    "presidents": "名",
}
# Counters that documents use for the same thing.
SAME_COUNTER = (
    frozenset({"人", "名"}),
    frozenset({"件", "課題"}),
    frozenset({"か国", "カ国", "ヶ国", "箇国", "国"}),
    frozenset({"か所", "カ所", "ヶ所", "箇所"}),
    frozenset({"%", "パーセント", "割"}),
)
# Names, and what else has a form of its own, with how they are asked for; people are counted.
NAMED_BY = {"国名": COUNTRY, "大学名": UNIVERSITY, "会社名": COMPANY, **CONTACTS, "人": POPULATION}
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


def english_counters(counter: str) -> tuple[str, ...]:
    """The English words for what a counter counts: 件 → projects, cases, applications."""
    same = counters_like(counter)
    return tuple(word for word, own in COUNTERS_EN.items() if own in same)


def asked_counter(text: str) -> str | None:
    """The unit that the question counts in, or what it wants the name of, or None."""
    key, words = fold_key(text), fold(text).text
    named = next(
        (n for n, asked in NAMED_BY.items() if asked.search(key) or asked.search(words)), None
    )
    if named:
        return named
    match = COUNTER.search(key) or NUMBER_OF.search(key)
    if match:
        return match[1]
    match = ENGLISH_COUNTER.search(words)
    if not match:
        return None
    return COUNTERS_EN.get(match[1]) or COUNTERS_EN.get(match[2] or "")


def asks_number(text: str) -> bool:
    """Whether an English question asks for a number of something."""
    return bool(NUMBER_EN.search(fold(text).text))


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
    if asked_counter(text) or asks_number(text):
        return ValueType.COUNT
    if money:
        return ValueType.MONEY
    return ValueType.TEXT if groups["text"].found_in(key, words) else None
