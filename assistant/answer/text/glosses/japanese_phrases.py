"""Japanese phrases of the terms of an English sentence, in its order.

Terms that stand side by side are one phrase (「期限後の申請」), "A of B" is 「BのA」, what stands
before a verb is its subject, and a small word takes the term behind it where Japanese has it:
"Firms may not apply" → 「企業は申請できない」. It is no translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

GAP = "{}"
OF, AND = ("of",), ("and",)
# What stands between a subject and what is said of it.
VERBS = frozenset({"is", "are", "was", "were", "will", "would", "has", "have", "be"})
ONLY = "のみ"  # stands behind all that it bounds
NONE = "なし"
NEED, NO_NEED = "必要", "不要"
# A verb in its dictionary form takes other endings than a noun: 「閉まることはない」.
OF_VERBS = {
    "しない": "ことはない", "できない": "ことはできない", "できる": "ことができる",
    "が必要": "必要がある", "不可": "ことは不可", "が望ましい": "ことが望ましい",
}  # fmt: skip
# What a small word says where the verb behind it is in no list.
ALONE = {
    "{}しない": "ない", "{}できない": "できない", "{}不可": "不可", "{}が必要": "必要",
    "{}なし": "なし", "決して{}しない": "決してない", "{}できる": "",
}  # fmt: skip
PASSED = frozenset({"a", "an", "the", "be", "been", "being", "any", "also", "yet", "only"})
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
ABOUT_VERBS = frozenset(OF_VERBS)  # small words that only a verb follows


class WordKind(Enum):
    """What a word of the sentence is to the phrases."""

    TERM = "term"
    EXACT = "exact"
    SMALL = "small"
    OTHER = "other"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class GlossedWord:
    """A word of an English sentence with its Japanese, if any."""

    kind: WordKind
    english: tuple[str, ...]
    japanese: str = ""


@dataclass(slots=True)
class _Phrases:
    said: list[str] = field(default_factory=list)
    held: str = ""  # the phrase that goes on
    beside: bool = False  # whether the next term stands right behind it
    of: bool = False
    small: str = ""
    only: bool = False

    def end(self) -> None:
        if self.held:
            self.said.append(self.held + (ONLY if self.only else ""))
            self.only = False
        self.held, self.beside, self.of = "", False, False

    def subject(self) -> None:
        """What was told is what the verb that follows is said of: of none it is denied."""
        if self.held.endswith(NONE):
            self.held, self.small = f"{self.held.removesuffix(NONE)}は", "{}しない"
            self.end()
        elif self.held:
            self.said.append(f"{self.held}{ONLY if self.only else ''}は")
            self.only = False
        self.held, self.beside, self.of = "", False, False

    def lone(self) -> None:
        """A small word whose own term is in no list still denies or bounds what is said."""
        if alone := ALONE.get(self.small):
            self.end()
            self.held = alone
        self.small = ""

    def unknown(self) -> None:
        """A word that is in no list stands between two phrases."""
        if self.small in ALONE:
            self.lone()
        if self.said and not self.held:
            self.said[-1] = self.said[-1].removesuffix("は")
        self.beside = self.beside and self.of

    def add(self, term: str, *, exact: bool) -> None:
        """A term or what is exact, joined to what stands before it."""
        if self.small:
            placed, self.small = _placed(self.small, term), ""
            if not self.of:
                self.end()
            self.held = self._joined(placed) if self.of else placed
        elif self.of or (self.beside and not exact):
            self.held = self._joined(term)
        else:
            self.end()
            self.held = term
        number = term.isascii() and term.isdigit() and not YEAR.fullmatch(term)
        self.beside, self.of = number or not exact, False

    def _joined(self, term: str) -> str:
        """「BのA」 for "A of B"; side by side the first is of the second, or does it."""
        if self.of:
            return f"{term}の{self.held}"
        if _is_verb(self.held):
            return f"{self.held}{term}"
        return f"{self.held}{'が' if _is_verb(term) else 'の'}{term}"


def in_phrases(words: Iterable[GlossedWord], most: int) -> str:
    """The phrases of a sentence, at most so many: 「企業は申請できない、建物を除く」."""
    told = _Phrases()
    for word in words:
        _tell(word, told)
    told.lone()
    told.end()
    said: list[str] = []
    for phrase in list(dict.fromkeys(told.said))[:most]:
        if said and said[-1].endswith("は"):
            said[-1] += phrase
        else:
            said.append(phrase)
    return "、".join(s.removesuffix("は") if s == said[-1] else s for s in said)


def _tell(word: GlossedWord, told: _Phrases) -> None:
    if word.kind in {WordKind.TERM, WordKind.EXACT}:
        told.add(word.japanese, exact=word.kind is WordKind.EXACT)
    elif word.kind is WordKind.SMALL:
        if GAP not in word.japanese:
            told.add(word.japanese, exact=False)
            return
        if word.japanese.removeprefix("決して").removeprefix(GAP) in ABOUT_VERBS:
            told.subject()
        told.lone()
        told.only = told.only or word.japanese == GAP + ONLY
        told.small = "" if word.japanese == GAP + ONLY else word.japanese
    elif word.kind is WordKind.STOP:
        told.lone()
        told.end()
    elif word.english == OF and told.held:
        told.of = True
    elif VERBS.intersection(word.english):
        told.subject()
    elif word.english == AND and told.held:
        told.end()
    elif PASSED.isdisjoint(word.english):
        told.unknown()


def _placed(small: str, term: str) -> str:
    """A term where a small word has it: 「{}できない」 of 申請 → 「申請できない」."""
    if term == NEED and small == "{}しない":
        return NO_NEED
    if _is_verb(term):
        for ending, other in OF_VERBS.items():
            if small.endswith(GAP + ending):
                return small.replace(GAP + ending, term + other)
    return small.replace(GAP, term)


def _is_verb(term: str) -> bool:
    """Whether a term is a verb or adjective as dictionaries have it: 閉まる, 高い."""
    return "ぁ" <= term[-1:] <= "ん"
