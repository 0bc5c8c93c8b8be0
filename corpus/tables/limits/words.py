"""The words by which a text speaks of ceilings and rates, and of the grants they belong to."""

from __future__ import annotations

import re
from functools import cache

from corpus.programs.names import clean_name, is_name
from corpus.text.folding import fold_key, plain_characters
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.text.years import find_years
from corpus.words import listed

# "（１人当たり）", "1件につき": what an amount is per.
_EACH = re.compile(r"(?:1|一)\s?(?P<what>[一-鿿ァ-ヶー]{1,8}?)(?:あたり|当たり|当り|につき)")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]$|[\s①-⑳★※*:：]+$")
# No label and no name of a grant is longer; a year before the name begins this near the front.
LONGEST_SCHEME, FRONT = 40, 10
_SENTENCE = re.compile(r"[、。]|(?:は|が|を|に)$")
_BUDGET = re.compile(r"予算|決算|会計")
_MORE = 24  # characters behind the name: a longer line is about something else
_BADGE = re.compile(r"^(?:NEW|new|新規|新設|拡充)!?(?=\S{3})")


def limit_word(text: str) -> str | None:
    """The word that ends a head or label of ceilings: "中小企業の助成額" -> "助成額".

    None where the text is too long to be a label, or says something else.
    """
    small = plain(text)
    while (cut := _ASIDE.sub("", small)) != small:
        small = cut
    if len(small) > LONGEST_SCHEME or _SENTENCE.search(small):
        return None
    if small in listed("names", "bare_limits"):
        return small
    match = _limits().search(small)
    return match[0] if match else None


def speaks_of_limits(text: str) -> bool:
    """Whether a text holds a word of ceilings or rates anywhere."""
    return bool(_EACH.search(narrow(text)) or _spoken().search(text))


def is_bare(text: str) -> bool:
    """Whether a label says no more than 「限度額」, which in a budget is a limit of debts."""
    return limit_word(text) in listed("names", "bare_limits")


def without_limit(text: str) -> str:
    """What a head says beside its word: 「中小企業の助成額」 -> 「中小企業」."""
    word = limit_word(text)
    if word is None:
        return text
    before, _, behind = plain(text).partition(word)
    others = listed("names", "lower_limits") | listed("names", "added_limits")
    other = word if word in others else ""
    return " ".join(filter(None, [before.rstrip("の・ "), other, behind.strip(" ()※*★①②③")]))


def each(text: str) -> str | None:
    """What amounts are per: "転換した場合（１人当たり）" -> "1人当たり"."""
    match = _EACH.search(narrow(text))
    return f"1{match['what']}当たり" if match else None


def is_course(text: str) -> bool:
    """Whether a text is the name of a course: 「グローバル枠」."""
    name = course_name(text)
    return bool(_courses().search(name)) and is_name(name) and not _limits().search(name)


def heads_courses(text: str) -> bool:
    """Whether a head stands over the names of courses: 「コース名」."""
    return plain(text) in listed("names", "course_heads")


def course_name(text: str) -> str:
    """A name on one line, without numbers, marks and brackets around it."""
    first, last = clean_name("".join(text.split()))
    line = _BADGE.sub("", narrow(plain_characters("".join(text.split())[first:last])))
    start, end = clean_name(line)
    return line[start:end]


def year_of(title: str) -> int | None:
    """The one fiscal year that a title names."""
    years = {y.year for y in find_years(title) if y.is_fiscal}
    return years.pop() if len(years) == 1 else None


def scheme_of(title: str) -> str | None:
    """The grant that a title names: 「令和7年度 若葉助成金のご案内」 -> 「若葉助成金」."""
    line = "".join(narrow(title).split())
    line = line[max((y.end for y in find_years(line) if y.start < FRONT), default=0) :]
    match = _schemes().match(line)
    rest = line[match.end() :] if match else ""
    if match is None or _BUDGET.search(line) or _SENTENCE.search(rest) or len(rest) > _MORE:
        return None
    start, end = clean_name(match[0])
    name = match[0][start:end]
    return name if is_name(name) and len(fold_key(name)) <= LONGEST_SCHEME else None


@cache
def _limits() -> re.Pattern[str]:
    lists = ("limits", "lower_limits", "added_limits")
    words = frozenset[str]().union(*(listed("names", name) for name in lists))
    return re.compile(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})$")


@cache
def _spoken() -> re.Pattern[str]:
    lists = ("limits", "bare_limits", "added_limits")
    words = frozenset[str]().union(*(listed("names", name) for name in lists))
    return re.compile("|".join(r"\s*".join(word) for word in sorted(words)))


@cache
def _courses() -> re.Pattern[str]:
    return re.compile(rf".{{2,}}(?:{'|'.join(listed('names', 'courses'))})$")


@cache
def _schemes() -> re.Pattern[str]:
    words = sorted(listed("names", "schemes"), key=len, reverse=True)
    return re.compile(
        rf"[^、。「」]{{2,}}(?:{'|'.join(words)})(?![一-鿿ァ-ヶー]{{0,3}}(?:{'|'.join(words)}))"
    )
