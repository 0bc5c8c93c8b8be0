"""Whether a statement holds a value of the type that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.question.grammars.counts import counters_like, english_counters
from assistant.question.model import Question, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.things import NUMBER, UNIVERSITY, countries
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts
from corpus.text.dates import MONTHS
from corpus.text.remembered import remembered

PATTERNS = {
    ValueType.PERCENT: re.compile(NUMBER + r"\s*(?:%|割|ポイント|パーセント|分の|/\s*[0-9])"),
    ValueType.DURATION: re.compile(
        rf"(?<![0-9和成]){NUMBER}\s*(?:年間|ヶ月|か月|カ月|箇月|週間|日間|日(?!本)|か年|時間)"
        r"|(?<![0-9和成])(?:[0-9]{1,2}|[一二三四五六七八九十]+|数)\s*年(?!度|[0-9]|\))"
        r"|\b(?:[0-9]+|one|two|three|four|five|six|ten)[ -](?:year|month|week|day|hour)s?\b"
    ),
    ValueType.DATE: re.compile(
        r"(?:19|20)[0-9]{2}\s*年?|(?:令和|平成|昭和|[rh])\s*(?:[0-9]{1,2}|元)\s*(?:年|\()|[0-9]{1,2}月|[0-9元当翌来今同前毎]年度|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])|(?:前|当|翌)日|以内|[0-9](?:か月|ヶ月|カ月|箇月|週間|日)後"
        r"|\b(?:january|february|march|april|june|july|august|september|october|november"
        r"|december)\b|\bmay,? [0-9]|[0-9](?:st|nd|rd|th)? (?:of )?may\b"  # no "who may apply"
        r"|[月火水木金土日]曜|約[0-9]+(?:週間|か月|ヶ月|カ月|日)で"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    ),
    ValueType.PERSON: re.compile(
        r"[一-龥]{1,4} [一-龥ぁ-ん]{1,4}\s*(?:\(|$)|\([ぁ-ん]+ [ぁ-ん]+\)|dr\. [a-z]+"
        r"|[一-龥]{2,5}(?:氏|教授|博士)(?![一-龥])|[a-z]+ [a-z]+ [a-z]*\(|[ァ-ー]{3,}(?:氏|政権)"
    ),
    ValueType.PLACE: re.compile(
        r"大学|国|課|局|省|庁|府|機構|機関|県|市|地域|[ァ-ー]{3,}|jst|amed"
    ),
}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")
MONTH = "|".join(MONTHS)
# Numbers that are a date count nothing.
DATED = re.compile(
    r"(?:令和|平成|昭和)\s*(?:[0-9]{1,2}|元)\s*年?度?|(?:19|20)[0-9]{2}(?![0-9])\s*年?度?"
    r"|(?<![0-9])[0-9]{1,2}月(?:\s*[0-9]{1,2}日)?"
    rf"|\b(?:{MONTH})\s+[0-9]{{1,2}}\b|\b[0-9]{{1,2}}\s+(?:{MONTH})\b"
)
# A time of the day.
CLOCK = re.compile(
    r"(?<![0-9])(?:午前|午後)?[0-9]{1,2}(?::[0-9]{2}|時(?!間|点|期|給))"
    r"|\b[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\b|\bnoon\b|\bmidnight\b|正午|24時間|終日"
)
# Nor do shares, times of the day and numbers to call.
UNCOUNTED = (DATED, CLOCK, re.compile(NUMBER + r"\s*(?:%|パーセント|per ?cent\b)"))
# English writes names with capitals; who may apply is told by what they are.
CAPITALISED = {
    ValueType.PERSON: re.compile(
        r"\b[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+|\b(?:[Ss]tates|[Gg]overnments?"
        r"|[Oo]rgani[sz]ations?|[Ii]nstitutions?|[Ee]ntit(?:y|ies)|[Aa]pplicants?|[Cc]ompan(?:y|ies)|[Uu]niversit(?:y|ies)"
        r"|[Ss]tudents?|[Rr]esearchers?|[Pp]rograms)\b"
    ),
    ValueType.PLACE: re.compile(r"\b[A-Z][a-z]{2,}"),
}
# An amount for each person, project or year.
PER_UNIT = re.compile(
    r"/\s*(?:年|人|課題|件|名|社|校|月|圏域|団体)|(?:あたり|当たり|当り|につき|毎年|年額|月額)|\bper\b|単価"
)
SHARES = {"%", "割", "パーセント"}
CONTACT_FORMS = {
    "電話": re.compile(
        r"(?<![0-9])\(?0[0-9]{1,4}[-()][0-9]{1,4}[-)][0-9]{3,4}|内線"
        r"|(?<![0-9])(?:\(?\+[0-9]{1,3}\)?|\(?0)[0-9]{0,4}\)?(?: [0-9]{1,4}){2,3}(?![0-9])"
    ),
    "メール": re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
}
NAMES = {
    "大学名",
    "会社名",
    "国名",
    "電話",
    "メール",
    "時刻",
}  # they ask for no number
COUNT_GAP = r"\s*(?:以上|程度|超|余り|名)?\s*(?:の)?\s*"


# The same statements are looked at by question after question.
REMEMBERED = 65536


@lru_cache(maxsize=REMEMBERED)
def _folded(text: str) -> str:
    return fold(text).text


@lru_cache(maxsize=REMEMBERED)
def has_amount(text: str) -> bool:
    """Whether a text has an amount of money."""
    return bool(find_amounts(text))


def holds_value(text: str, question: Question) -> bool:
    """Whether `text` has a value of the question's type; true where it asks for none."""
    kind = question.value_type
    folded = _folded(text)
    share = kind is ValueType.PERCENT and question.counter in SHARES  # 9/10 is 9割
    if question.counter and not share and not _has_counter(folded, question.counter):
        return False
    if kind is None or kind is ValueType.TEXT:
        return True
    if kind is ValueType.MONEY:
        return has_amount(text) and (not question.per or _is_of_each(text, folded))
    if kind is ValueType.COUNT:
        return question.counter in NAMES or bool(re.search(NUMBER, _countable(folded)))
    english = kind in CAPITALISED and not JAPANESE.search(text)
    named = english and bool(CAPITALISED[kind].search(text))
    return named or bool(PATTERNS[kind].search(folded))


@lru_cache(maxsize=REMEMBERED)
def _countable(folded: str) -> str:
    """A text without the numbers that count nothing: its days, times, shares and amounts."""
    for amount in reversed(find_amounts(folded)):
        folded = f"{folded[: amount.start]} {folded[amount.end :]}"
    for pattern in (*UNCOUNTED, CONTACT_FORMS["電話"]):
        folded = pattern.sub(" ", folded)
    return folded


def _is_of_each(text: str, folded: str) -> bool:
    """Whether amounts are for each who gets them: 「1件当たり」, and what is the most, 「上限」."""
    return bool(PER_UNIT.search(folded)) or shows(text, Sign.AT_MOST)


def values_in(text: str, question: Question) -> frozenset[str]:
    """The values of the question's type in a text: 「総額55億円」 → {"5500000000"}."""
    kind, folded = question.value_type, _folded(text)
    if kind is ValueType.MONEY or question.money:
        return frozenset(str(amount.value) for amount in find_amounts(text))
    if question.counter and question.counter not in NAMES:
        return frozenset(m[0] for m in _counted(question.counter).finditer(folded))
    pattern = PATTERNS.get(kind, re.compile(NUMBER)) if kind else re.compile(NUMBER)
    return frozenset(m[0] for m in pattern.finditer(folded))


SINCE = re.compile(r"[0-9元]年度?(?:より|から|に開始|以降)")
KINDS = {"people": "人", "projects": "件", "countries": "か国"}
BESIDE = 10  # characters on either side of a number
LONGEST_VALUE = 80  # characters; a longer value is a text that happens to hold a number


@remembered
def value_kinds(value: str) -> frozenset[str]:
    """The kinds of value that a labelled value is: "money", "duration", "people" and so on."""
    if len(value) > LONGEST_VALUE:
        return frozenset()
    folded = _folded(value)
    kinds = {k.value for k, pattern in PATTERNS.items() if pattern.search(folded)}
    kinds |= {"money"} if has_amount(value) else set()
    return counted_kinds(value) | kinds


def counted_kinds(text: str) -> frozenset[str]:
    """Which of people, projects and countries a text counts, and whether it says since when."""
    folded = _folded(text)
    counted = {name for name, counter in KINDS.items() if _has_counter(folded, counter)}
    counted |= {"countries"} if countries().search(folded) else set()
    return frozenset(counted | ({"since"} if SINCE.search(folded) else set()))


RECIPIENTS = re.compile(
    r"(?:者|生|員|教授|大学|企業|機関|団体|自治体|市町村|ポスドク|学校|法人|世帯)(?:等|ら)?"
    r"(?:\([^()]*\))?(?:を[^。]{1,24}(?:招|受け?入|派遣|採用|支援|育成)|に対し|に対する|を対象|が対象|を招|を受入|を受け入|を採用|を派遣|の招|の受入|の受け入|の派遣|向け|への)"
)


@lru_cache(maxsize=REMEMBERED)
def said_kinds(text: str) -> frozenset[str]:
    """Whether a sentence says how long something lasts, and whom it is for."""
    folded = _folded(text)
    lasting = {"duration"} if PATTERNS[ValueType.DURATION].search(folded) else set()
    return frozenset(lasting | ({"recipients"} if RECIPIENTS.search(folded) else set()))


def counted_beside(text: str, question: Question) -> float:
    """How near a number in the asked unit stands to a word asked about.

    1 where the word follows the number (「20か国が準参加」), 0.5 where it stands just before it.
    """
    if not question.counter or question.counter in NAMES:
        return 0.0
    folded = _folded(text)
    words = [a for t in question.terms for a in t.alternatives[:4]]
    best = 0.0
    for match in _counted(question.counter).finditer(folded):
        after = folded[match.end() : match.end() + BESIDE].replace(" ", "")
        before = folded[max(0, match.start() - BESIDE) : match.start()].replace(" ", "")
        if any(w in after for w in words):
            return 1.0
        best = 0.5 if any(w in before for w in words) else best
    return best


def counted_with_name(text: str, question: Question, names: Sequence[str]) -> bool:
    """Whether a number in the asked unit stands right behind a program's name: 「X（14か国）」."""
    if not question.counter or question.counter in NAMES:
        return False
    key = fold_key(text)
    return any(
        re.match(
            rf"\([^()。]{{0,{BESIDE}}}?{_counted(question.counter).pattern}", key[at + len(name) :]
        )
        for name in names
        if (at := key.find(name)) >= 0
    )


COMPANY = re.compile(
    r"[(]株[)]|(?:株式|有限|合同|合資)会社|\b(?:inc|ltd|co|corp)\b\.?|[ァ-ヶー]{2,}社"
)


def _has_counter(folded: str, counter: str) -> bool:
    if counter in CONTACT_FORMS:
        return bool(CONTACT_FORMS[counter].search(folded))
    if counter == "時刻":
        return bool(CLOCK.search(folded))
    if counter == "国名":
        return bool(countries().search(folded))
    if counter == "会社名":
        return bool(COMPANY.search(folded))
    if counter == "大学名":
        return bool(UNIVERSITY.search(folded)) or "university" in folded
    said = _units(counter).search(folded)  # a long row of numbers seldom says one
    return bool(said and _counted(counter).search(folded))


@lru_cache(maxsize=64)
def _units(counter: str) -> re.Pattern[str]:
    """What stands behind a number that counts: 件 → 件, 課題, "projects"."""
    words = {*counters_like(counter), *english_counters(counter)}
    return re.compile("|".join(map(re.escape, sorted(words))))


@lru_cache(maxsize=64)
def _counted(counter: str) -> re.Pattern[str]:
    units = "|".join(re.escape(c) for c in sorted(counters_like(counter), key=len, reverse=True))
    counted = (
        f"{COUNT_GAP}(?:{units})(?!あたり|当たり|当り|につき|ごと|口|[0-9][0-9,.]*[百千万億]*円)"
    )
    words = "|".join(english_counters(counter))  # "851 eligible applications"
    english = rf"|(?: [a-z-]+){{0,2}} (?:{words})\b" if words else ""
    return re.compile(f"{NUMBER}(?:{counted}{english})")
