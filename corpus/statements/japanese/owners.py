"""Whose an amount of a Japanese sentence is: the names before it, and the title above."""

from __future__ import annotations

import re
from functools import cache

from corpus.programs.names import clean_name, is_measure, is_name, speaks_of_one
from corpus.text.numerals import narrow
from corpus.words import alternation, listed, meanings

ACCOUNT = re.compile(r"(?:一般|\w{2,15}(?:特別|事業|企業))会計")
SIDE = re.compile(
    r"(?P<account>\S*会計)の?(?P<side>歳入|歳出|収益的収入|収益的支出|資本的収入|資本的支出)"
)
# What is quoted right before the brackets that state its budget.
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]+)[」』]\s?[（(]$")
# 「…」 for which a budget is named behind: 「「灯台改修事業」には令和6年度補正予算…を措置」.
_QUOTED_FOR = re.compile(
    r"[「『](?P<name>[^「」『』]+)[」』](?:には|に|へは|について(?:は)?)[、\s]?$"
)
# A line that names a program before the word for its amount: 「・渡し船補助金 【新規】　予算額」.
_NAMED_APART = re.compile(
    r"(?:^|\n)[\s\W]*(?P<name>[^\s、。:()]{3,40})"
    r"(?:\s?[(【\[][^()【】\[\]]{1,6}[)】\]])?[ \u3000\t:]+$"
)
_OWNER = re.compile(r"(?:の|における|に係る|に関する|は、?|について(?:は、?)?)$")
# Pieces of a layout beside each other, and a label with what it labels, are no one name.
_SEVERAL = re.compile(r"[\n:：]|(?<=[ぁ-ヿ一-龥>】])[ 　](?=[ぁ-ヿ一-龥<【])")
# What a part of a paper is called that says how much there is.
_AMOUNTS = re.compile(
    r"(?:金額|額|率|規模|件数|限度|単価)(?:等|など|・\S{1,8}|及び\S{1,8}|と\S{1,8})?$"
)
# The mark of a note before what it is about.
_NOTE = re.compile(r"^[※＊*]\s?[0-9０-９]{0,2}[ 　]*")
# What a year that is counted is said to have: 「新年度の一般会計」.
_TIMED = re.compile(r"^(?:新|来|今|本|当)年度の(?=\S)")
# What a bracket opens that nothing closes is behind another name.
_OPEN = re.compile(r"[（(][^()（）]*$")
# A name that is no phrase of an action has no particles.
_WORDS = re.compile(r"[をにがとのへ、]|して|する|った|及び")
_BRACKETS = "（(「『【[ 　"
# A round of a call, or its kind, is no program of its own: 「第２次公募の予算額」.
_ROUND = re.compile(r"(?:第?\d{1,2}[次回期]|本年度|今回|今年度|全体|当初|通常)?\S{0,4}")


def subject_of(before: str, between: str) -> str | None:
    """Whose an amount is, by what stands before its year, or between year and measure."""
    clause = re.split(r"[、。,;]", before.rstrip("、 "))[-1].strip().lstrip(_BRACKETS)
    clause = _TIMED.sub("", _NOTE.sub("", clause.removeprefix("補正後の")))
    if side := SIDE.fullmatch(clause.removesuffix("の")):
        return f"{side['account']} {side['side']}"
    if (quoted := _QUOTED.search(before)) and _is_subject(quoted["name"]):
        return quoted["name"]
    if (quoted := _QUOTED_FOR.search(before)) and _is_subject(quoted["name"]):
        return quoted["name"]
    if owner := _OWNER.search(clause):
        name = clause[: owner.start()].strip()
        if ACCOUNT.fullmatch(name) or (_is_subject(name) and not _ROUND.fullmatch(narrow(name))):
            return name
    if (apart := _NAMED_APART.search(narrow(before))) and is_measure(apart["name"]):
        return before[apart.start("name") : apart.end("name")]
    inner = between.strip(" の")
    return inner if _is_subject(inner) or ACCOUNT.fullmatch(inner) else None


def _is_subject(name: str) -> bool:
    """Whether a text is a name, and no words of a heading with the number of its first point."""
    return (
        is_name(name)
        and not speaks_of_one(name)
        and name[-1] not in ".．(（"
        and not _SEVERAL.search(name)
        and not _OPEN.search(name)
    )


def titled_owner(title: str | None) -> str | None:
    """A title that names what is paid for: no words of a chapter.

    >>> titled_owner("災害に備えるまち"), titled_owner("事業名：灯台改修事業")
    (None, '灯台改修事業')
    """
    first, last = clean_name(title or "")
    title = (title or "")[first:last] or None
    if title is None or is_measure(title):
        return title
    if title.startswith(tuple(listed("names", "bodies"))):
        return None
    if _AMOUNTS.search(title):
        return None  # 「助成金額等」
    return None if _WORDS.search(title) or money().search(narrow(title).lower()) else title


@cache
def money() -> re.Pattern[str]:
    """The words that head a column with money or a change of it, of two letters at least."""
    kinds = {"money", "difference", "ratio", "part"}
    return re.compile(
        alternation(w.text for w in meanings().values() if w.kind in kinds and len(w.text) > 1)
    )
