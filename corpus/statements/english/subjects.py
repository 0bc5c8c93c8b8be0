"""Whose an amount is: names in a sentence, and the acronyms that a document has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.programs.alike import names_alike
from corpus.programs.names import is_name
from corpus.text.folding import fold_key
from corpus.words import listed

_SMALL = "of|and|for|the|on|to|in|de"
_DEFINED = re.compile(
    rf"(?P<name>(?:[A-Z][\w&'’-]*,?\s+(?:(?:{_SMALL})\s+){{0,2}}){{1,9}}?)\((?P<short>[A-Z][A-Za-z&-]{{1,9}})\)"
)
_LABEL = re.compile(
    r"^(?:(?:funding )?opportunity|program(?:me)?|grant|fund|scheme|project|call)\s?(?:name|title)?"
    r"\s?[:\t]\s?(?P<name>[A-Z][^\n\t]{4,150})$",
    re.I | re.M,
)
# The label that names what a document is about stands within this.
BEGINNING, LONGEST = 3000, 160
_ARTICLE = re.compile(r"^(?:the|a|an|its|our|this)\s+", re.I)
# "Elsewhere, the Harbor Fund"
_LEAD_IN = re.compile(r"^[A-Z][a-z]+,\s+(?:the|an?)\s+(?=[A-Z])")
# "Fisheries and Oceans Canada for the Invasive Species Program": who gets it, and what for.
_GIVEN = re.compile(
    r"^[A-Z][^,;]*?\b(?:Canada|Australia|Scotland|Wales|Department|Ministry|Agency|Office|Administration|Commission|Authority)"
    r"\s+for\s+(?:the\s+)?(?=[A-Z].*\b(?:Program|Programme|Fund|Initiative|Grants?|Scheme|Strategy|Project)$)"
)
_OWNER = re.compile(r"^(?:[A-Z]\w+['’]s?|UK|US|EU|U\.S\.|State)\s(?=[A-Z]\w+\s[A-Z])")
# A name that ends with its acronym is called by the rest: "Harbor Fund (HF)".
_BRACKET = re.compile(r"\s*\(([A-Z][\w&-]{1,12})\)$")

# What a heading says of a program behind its name.
_STATE = re.compile(r"\s*\((?:new|expanded|enhanced|continuing)\)\s*$", re.I)
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: \d{1,2})?"
)
_BUDGET = re.compile(r"(?:the )?(?P<name>(?:[A-Z][\w.&'’-]* ){1,6}budget)", re.I)


@lru_cache(maxsize=8)
def _acronyms(text: str) -> dict[str, str]:
    """The names that a text shortens: {"NET": "National Emergencies Trust"}."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        words = _ARTICLE.sub("", " ".join(match["name"].split())).split()
        short = match["short"]
        for first in range(len(words)):
            if words[first][0].isupper() and _shortens(short, words[first:]):
                found.setdefault(short, " ".join(words[first:]))
                break
    return found


def _shortens(short: str, words: list[str]) -> bool:
    """Whether the first letters of words, small ones left out or not, make an acronym."""
    big = "".join(w[0] for w in words if w[0].isupper())
    return short.rstrip("s").upper() in {big, "".join(w[0] for w in words).upper()}


def budget_named(title: str | None) -> str | None:
    """The budget that a title is the name of: "THE EU ANNUAL BUDGET" -> "EU ANNUAL BUDGET"."""
    match = _BUDGET.fullmatch(title.strip()) if title and title[:1].isupper() else None
    return match["name"] if match else None


def small_name(written: str) -> str | None:
    """The program that small words name, None where they tell no one thing from others.

    >>> small_name("new hardship fund"), small_name("parks budget"), small_name("total budget")
    ('hardship fund', 'parks', None)
    """
    words = written.split()
    while words[:1] and words[0] in listed("said", "added"):
        del words[0]
    if len(words) < 2:
        return None
    return " ".join(words).removesuffix(" budget")


class Subjects:
    """The names of one document; `names` are those that its tables have."""

    def __init__(self, text: str, title: str = "", names: Iterable[str] = ()) -> None:
        self._known = _acronyms(text)
        self._names = {fold_key(name) for name in names}
        self._names |= {fold_key(name) for name in names_alike(text, self._is_program)}
        label = _LABEL.search(text[:BEGINNING])
        self._main = label["name"].strip() if label else title

    def knows(self, word: str) -> bool:
        """Whether a word is the name of a row of a table, or an acronym that the text explains."""
        return word in self._known or fold_key(word) in self._names

    def titled(self, *titles: str | None) -> str | None:
        """The program that the first of titles names, or the whole document is about."""
        said = (t for title in (*titles, self._main) if title for t in (title, title.split(":")[0]))
        named = (_STATE.sub("", t).strip() for t in said)
        return next((title for title in named if self._is_program(title)), None)

    def _is_program(self, title: str) -> bool:
        """Whether a title is a program by its end or its acronym, not just any words."""
        if fold_key(title) in self._names:
            return True
        bare = _BRACKET.sub("", title).split()
        short = _BRACKET.search(title)
        ends = bool(bare) and bare[-1].lower().strip(".,:") in listed("said", "funds")
        own = bool(short and (short[1] in self._known or _shortens(short[1], bare)))
        bare_kind = fold_key(title) in listed("said", "nobody")  # "Grants"
        return len(title) <= LONGEST and (ends or own) and not bare_kind

    def name(self, written: str | None, title: str | None = None) -> str | None:
        """The program that a piece of text names, None where it names none.

        An acronym is the name that the document, or the title above, shortens so.
        """
        if not written:
            return None
        text = _ARTICLE.sub("", " ".join(written.split())).strip(" ,.;:'’")
        text = _GIVEN.sub("", _LEAD_IN.sub("", text))
        text = _OWNER.sub("", text.removesuffix("'s").removesuffix("’s"))
        if title and text.isupper() and _shortens(text, title.split()):
            return title
        if text.lower() in listed("said", "funds"):
            return self.titled(title)  # "the Fund" is the one that the paper is about
        if text in self._known:
            text = f"{self._known[text]} ({text})"
        return text if self._is_subject(text) else None

    @staticmethod
    def _is_subject(text: str) -> bool:
        if not is_name(text) or not any(map(str.isupper, text)) or _DAY.fullmatch(text):
            return False
        words = _BRACKET.sub("", text).lower().split()
        nobody = listed("said", "nobody")
        label = fold_key(text) in listed("said", "labels") | listed("said", "offices")
        return (
            not label
            and fold_key(text) not in nobody
            and words[-1] not in nobody - {"awards", "grants"}
        )
