"""Whether a statement holds a value of the type that is asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.model import Question, ValueType
from assistant.question.values import counters_like
from corpus.text import fold
from corpus.text.amounts import find_amounts

NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[一二三四五六七八九十百千]+|数[十百千]?)"
PATTERNS = {
    ValueType.PERCENT: re.compile(NUMBER + r"\s*(?:%|割|ポイント|パーセント|分の|/\s*[0-9])"),
    ValueType.DURATION: re.compile(
        NUMBER + r"\s*(?:年間|ヶ月|か月|カ月|箇月|週間|日間|年(?!度|[0-9]|\))|日(?!本)|か年|時間)"
    ),
    ValueType.DATE: re.compile(
        r"(?:19|20)[0-9]{2}\s*年?|(?:令和|平成|昭和|[rh])\s*(?:[0-9]{1,2}|元)\s*(?:年|\()|[0-9]{1,2}月|年度"
    ),
    ValueType.PERSON: re.compile(
        r"[一-龥]{1,4} [一-龥ぁ-ん]{1,4}\s*(?:\(|$)|\([ぁ-ん]+ [ぁ-ん]+\)|dr\. [a-z]+"
        r"|[一-龥]{2,5}(?:氏|教授|博士)(?![一-龥])|[a-z]+ [a-z]+ [a-z]*\(|[ァ-ー]{3,}(?:氏|政権)"
    ),
    ValueType.PLACE: re.compile(
        r"大学|国|課|局|省|庁|府|機構|機関|県|市|地域|[ァ-ー]{3,}|jst|amed"
    ),
}
COUNT_GAP = r"\s*(?:以上|程度|超|余り|名)?\s*(?:の)?\s*"


# The same statements are looked at by question after question.
REMEMBERED = 65536


@lru_cache(maxsize=REMEMBERED)
def _folded(text: str) -> str:
    return fold(text).text


@lru_cache(maxsize=REMEMBERED)
def _has_amount(text: str) -> bool:
    return bool(find_amounts(text))


def holds_value(text: str, question: Question) -> bool:
    """Whether `text` has a value of the question's type; true where it asks for none."""
    kind = question.value_type
    folded = _folded(text)
    if question.counter and not _has_counter(folded, question.counter):
        return False
    if kind is None or kind is ValueType.TEXT:
        return True
    if kind is ValueType.MONEY:
        return _has_amount(text)
    if kind is ValueType.COUNT:
        return bool(re.search(NUMBER, folded))
    return bool(PATTERNS[kind].search(folded))


SINCE = re.compile(r"[0-9元]年度?(?:より|から|に開始|以降)")
KINDS = {"people": "人", "projects": "件", "countries": "か国"}
BESIDE = 10  # characters on either side of a number
LONGEST_VALUE = 80  # characters; a longer value is a text that happens to hold a number


def value_kinds(value: str) -> frozenset[str]:
    """The kinds of value that a labelled value is: "money", "duration", "people" and so on."""
    if len(value) > LONGEST_VALUE:
        return frozenset()
    folded = _folded(value)
    kinds = {k.value for k, pattern in PATTERNS.items() if pattern.search(folded)}
    kinds |= {"money"} if _has_amount(value) else set()
    return counted_kinds(value) | kinds


def counted_kinds(text: str) -> frozenset[str]:
    """Which of people, projects and countries a text counts, and whether it says since when."""
    folded = _folded(text)
    counted = {name for name, counter in KINDS.items() if _has_counter(folded, counter)}
    return frozenset(counted | ({"since"} if SINCE.search(folded) else set()))


def counted_beside(text: str, question: Question) -> float:
    """How near a number in the asked unit stands to a word asked about.

    1 where the word follows the number (「20か国が準参加」), 0.5 where it stands just before it.
    """
    if not question.counter or question.counter == "大学名":
        return 0.0
    folded = _folded(text)
    words = [a for t in question.terms if not t.light for a in t.alternatives[:4]]
    best = 0.0
    for match in re.finditer(_counted(question.counter), folded):
        after = folded[match.end() : match.end() + BESIDE].replace(" ", "")
        before = folded[max(0, match.start() - BESIDE) : match.start()].replace(" ", "")
        if any(w in after for w in words):
            return 1.0
        best = 0.5 if any(w in before for w in words) else best
    return best


# The name of a university, not a kind of university such as 国際卓越研究大学.
UNIVERSITY = re.compile(
    r"[一-龥ァ-ヶー]{1,5}[一-龥ァ-ヶー](?<![究越立学内外等各要在])大学(?!院生|ファンド|等|生)"
)


def _has_counter(folded: str, counter: str) -> bool:
    if counter == "大学名":
        return bool(UNIVERSITY.search(folded)) or "university" in folded
    return bool(re.search(_counted(counter), folded))


@lru_cache(maxsize=64)
def _counted(counter: str) -> str:
    units = "|".join(re.escape(c) for c in sorted(counters_like(counter), key=len, reverse=True))
    return f"{NUMBER}{COUNT_GAP}(?:{units})(?!あたり|当たり|当り|口)"
