"""The words by which a text speaks of ceilings and rates, and of the grants they belong to."""

from __future__ import annotations

import re
from functools import cache

from corpus.programs.accounts import is_account
from corpus.programs.names import clean_name, is_name, speaks_of_one
from corpus.text.amounts import PER_ONE
from corpus.text.folding import fold_key, is_japanese, plain_characters
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.text.years import find_years
from corpus.words import alternation, listed, meanings

# "（１人当たり）", "1件につき": what an amount is per.
_EACH = re.compile(
    r"(?:1|一)\s?(?P<what>[一-鿿ァ-ヶー]{1,8}?|k?Wh?|㎡|ha)"
    rf"{PER_ONE}"
)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]$|[\s①-⑳★※*:：]+$")
# No label and no name of a grant is longer; a year before the name begins this near the front.
LONGEST_SCHEME, FRONT = 40, 10
# What a paper is, before the grant that it is about.
_PAPER = re.compile(
    r"^(?:よくあるご?質問(?:集)?|質疑応答集?|Q&A集?|FAQ|お知らせ|ご案内|[「『【])[:：・\s|-]*"
)
_YEAR_BESIDE = re.compile(r"(?:(?<=[a-z]) |: )(?P<year>20\d\d)$|^(?P<first>20\d\d) (?=[A-Z])")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]{4,40})[」』]")
_OFFICE = re.compile(
    r"(?i)(?:office|department|bureau|division|board|ministry|directorate) (?:of|for)\b"
)
_SENTENCE = re.compile(r"[、。]|(?:は|が|を|に)$")
_BUDGET = re.compile(r"予算|決算|会計")
_MOST = re.compile(r"(?:maximum|minimum|max\.?|min\.?)(?= [a-z])")  # "maximum tuition"
_MORE = 24  # characters behind the name: a longer line is about something else
_PARTS = re.compile(r":\s|\s[–—|-]\s")
_BADGE = re.compile(r"^(?:NEW|new|新規|新設|拡充)!?(?=\S{3})")


def limit_word(text: str, *, guide: bool = False) -> str | None:
    """The word that ends a head or label of ceilings: "中小企業の助成額" -> "助成額".

    None where the text is too long to be a label, or says something else. In a `guide` to
    applicants "grant amount" is what they can get, too.
    """
    small = plain(text)
    while (cut := _ASIDE.sub("", small)) != small:
        small = cut
    if len(small) > LONGEST_SCHEME or _SENTENCE.search(small):
        return None
    if small in listed("names", "bare_limits") or (
        guide and small in listed("names", "guide_limits")
    ):
        return small
    match = _limits().search(small) or _MOST.match(small)
    return match[0] if match else None


def speaks_of_limits(text: str) -> bool:
    """Whether a text holds a word of ceilings or rates anywhere."""
    return bool(_EACH.search(narrow(text)) or _spoken().search(text))


def spoken_limit(line: str) -> str | None:
    """The English words of ceilings in a line: "sets out the maximum grant for" has some."""
    words = (w for w in _words("limits") if w.isascii() and " " in w)
    match = re.search(alternation([*words, "grant amounts", "award amounts"]), plain(line))
    return match[0] if match else None


def is_bare(text: str) -> bool:
    """Whether a label says no more than 「限度額」, which in a budget is a limit of debts."""
    return limit_word(text) in listed("names", "bare_limits")


def without_limit(text: str, *, guide: bool = False) -> str:
    """What a head says beside its word: 「中小企業の助成額」 -> 「中小企業」."""
    word = limit_word(text, guide=guide)
    if word is None:
        return text
    before, _, behind = plain(text).partition(word)
    meaning = meanings().get(word)
    other = (meaning.scope if meaning else None) or ""
    other = word if word in listed("names", "added_limits") else other
    return " ".join(filter(None, [before.rstrip("の・ "), other, behind.strip(" ()※*★①②③")]))


def each(text: str) -> str | None:
    """What amounts are per: "転換した場合（１人当たり）" -> "1人当たり"."""
    match = _EACH.search(narrow(text))
    return f"1{match['what']}当たり" if match else None


def is_course(text: str) -> bool:
    """Whether a text is the name of a course: 「グローバル枠」."""
    name = course_name(text)
    return bool(_courses().search(name)) and is_name(name) and not _limits().search(name)


def names_grant(text: str) -> bool:
    """Whether a name ends as those of grants and their courses do: "Pilot Award"."""
    return bool(_grant().search(plain(text))) and not speaks_of_one(text)


def heads_courses(text: str) -> bool:
    """Whether a head stands over the names of courses: 「コース名」."""
    return plain(text) in listed("names", "course_heads")


def heads_schemes(text: str) -> bool:
    """Whether a head stands over the names of grants or programs: 「事業名」."""
    return plain(text) in listed("names", "scheme_heads")


def course_name(text: str) -> str:
    """A name on one line, without numbers, marks and brackets around it."""
    whole = ("" if any(map(is_japanese, text)) else " ").join(text.split())
    first, last = clean_name(whole)
    line = _BADGE.sub("", narrow(plain_characters(whole[first:last])))
    start, end = clean_name(line)
    return line[start:end]


def year_of_call(title: str) -> int | None:
    """The year that the title of a call in English ends or begins with: "Soil Call 2031"."""
    match = _YEAR_BESIDE.search(title)
    return int(match["year"] or match["first"]) if match and names_grant(_bare(title)) else None


def _bare(title: str) -> str:
    return _YEAR_BESIDE.sub("", title).strip(" :–—-")


def scheme_of(title: str) -> str | None:
    """The grant that a title names: 「令和7年度 若葉助成金のご案内」 -> 「若葉助成金」.

    >>> scheme_of("Notice of Funding Opportunity: Tidal Flats Grants FY 2031")
    'Tidal Flats Grants'
    """
    if not any(map(is_japanese, title)):
        names = (m["name"] for part in _PARTS.split(title) if (m := _english().match(part.strip())))
        grants = (n for n in names if is_name(n) and not (_OFFICE.match(n) or is_account(n)))
        return next(grants, None)
    line = "".join(narrow(title).split())
    line = _PAPER.sub("", line)
    line = line[max((y.end for y in find_years(line) if y.start < FRONT), default=0) :]
    if (quoted := _QUOTED.search(line)) and _schemes().fullmatch(quoted["name"]):
        line = line[quoted.start() :]
    line = line.lstrip("「『")
    match = _schemes().match(line)
    rest = line[match.end() :] if match else ""
    if match is None or _BUDGET.search(line) or _SENTENCE.search(rest) or len(rest) > _MORE:
        return None
    start, end = clean_name(match[0])
    name = match[0][start:end]
    known = is_name(name) and len(fold_key(name)) <= LONGEST_SCHEME and not speaks_of_one(name)
    return name if known and not name.endswith(tuple(listed("names", "some_programs"))) else None


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(rf"{alternation(_words('limits', 'added_limits'))}$")


@cache
def _spoken() -> re.Pattern[str]:
    words = _words("limits", "bare_limits", "added_limits")
    joined = (r"\s*".join(map(re.escape, word)) for word in sorted(words) if not word.isascii())
    latin = (
        re.escape(word) for word in sorted(words | listed("names", "guides")) if word.isascii()
    )
    return re.compile("|".join([*joined, rf"(?i:\b(?:{'|'.join(latin)})\b)"]))


def _words(*lists: str) -> frozenset[str]:
    """The words of lists, and the heads of ceilings."""
    heads = (word.text for word in meanings().values() if word.kind == "limit")
    return frozenset(heads).union(*(listed("names", name) for name in lists))


@cache
def _courses() -> re.Pattern[str]:
    return re.compile(rf".{{2,}}(?:{'|'.join(listed('names', 'courses'))})$")


@cache
def _grant() -> re.Pattern[str]:
    words = alternation(listed("names", "schemes") | listed("names", "courses"))
    return re.compile(rf"(?<=..)(?:{words})$")


@cache
def _english() -> re.Pattern[str]:
    words = alternation(w for w in listed("names", "schemes") if w.isascii())
    return re.compile(
        rf"(?i)(?P<name>(?=[A-Z0-9])[^,.;()]{{2,60}}\s{words})\b(?!\s(?:for|of|to)\b)"
    )


@cache
def _schemes() -> re.Pattern[str]:
    words = sorted(listed("names", "schemes"), key=len, reverse=True)
    return re.compile(
        rf"[^、。「」]{{2,}}(?:{'|'.join(words)})(?![一-鿿ァ-ヶー]{{0,3}}(?:{'|'.join(words)}))"
    )
