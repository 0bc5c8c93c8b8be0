"""A program that a turn describes instead of naming it, and where: 「インドの院生を呼ぶやつ」.

The words that describe stand before a word for any program (「…するやつ」, 「…のための制度」) or on
both sides of it ("the one that sends postdocs abroad", "the nobel laureate thing in Germany"). What
a turn looks for is no description: 「…できる制度はありますか」, "a scheme for small museums".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.question.model import ProgramMention, Question
from assistant.question.signs import Sign
from assistant.question.words.lexicon import alternatives, said_in

# What points at a thing by its place, its size or its change, not by what it is.
POINTING = (Sign.RANK, Sign.ONLY_CUT, Sign.ONLY_RAISED)
WHICH = (Sign.EXISTS, Sign.WHICH_PROGRAMS)
CLAUSES = re.compile(r"[^。、，？?！!…\n]+")
AMONG = re.compile(r"^.*(?:のうち|の中で|のなかで|の中の)")
SHORTEST = 2  # characters of a clause that tells something
# Where what is asked of a thing begins behind its description: "… and how much is it".
ASKED_BEHIND = re.compile(
    r"\s(?:and\s|-\s*)?"
    r"(?:how (?:much|many|long|big|large|far|is|do|does|can)|is it|are they|what)\b.*"
    r"|\sand (?:when|where|who|which|its)\b.*",
    re.IGNORECASE,
)
ASKED_AROUND = re.compile(r"\b(?:does|do|did|will|would|can)\s+$", re.IGNORECASE)
# The same in other words: "the thing for disabled residents, the minibuses".
SAID_AGAIN = re.compile(r",\s*the\s+(?P<again>[\w'’-]+(?:\s+[\w'’-]+){0,2})(?=[,?.!]|$)")
LAST_WORD = re.compile(r"\s+\S+$")


@dataclass(frozen=True, slots=True)
class Described:
    """The place of a description in a text with the word that it is of, and its own words.

    `done` is the English verb that begins it: such words are said in many ways.
    """

    start: int
    end: int
    clause: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A text with the place where it describes a program, whose words are `asked`.

    `amounts` are those that it has, 「AMEDの3億のやつ」; `stated` all that the text states.
    """

    text: str
    place: Described
    asked: Question
    amounts: tuple[int, ...] = ()
    stated: tuple[int, ...] = ()

    def of(self, program_id: str) -> ProgramMention:
        """The description as a mention of the program that it is of."""
        return ProgramMention((program_id,), "", self.place.start, self.place.end, exact=False)

    def with_name(self, name: str) -> str:
        """The text with a name in its place: 「星を見るやつの予算は」 → 「COMETの予算は」."""
        return f"{self.text[: self.place.start]}{name}{self.text[self.place.end :]}"


def described_in(text: str) -> Described | None:
    """Where a text describes a thing: "the ASEAN one, how much?" → "the ASEAN one" ("ASEAN").

    A word for money is what is asked, and no part of it: 「ASEANと組む研究のお金」.
    """
    found = _in_japanese(text) or _in_english(text)
    if found is None or len(found.clause) < SHORTEST:
        return None
    said = said_in(found.clause)
    points = any(sign in said for sign in POINTING)
    points = points or (Sign.POINTS_BACK in said and not found.clause.isascii())  # 「その」
    looks_for = any(sign in said_in(text[found.end - 1 :]) for sign in WHICH)
    return None if points or looks_for else found


def _in_japanese(text: str) -> Described | None:
    for piece in CLAUSES.finditer(text):
        match = _clause().search(piece[0])
        if match is None:
            continue
        if _sought().match(piece[0], match.end()):
            return None
        clause = match["clause"] or match["of"].removesuffix("の")
        lead = AMONG.match(clause)
        start = lead.end() if lead else 0
        end = len(clause) if match["money"] else match.end()
        return Described(piece.start() + start, piece.start() + end, clause[start:])
    return None


@cache
def _clause() -> re.Pattern[str]:
    """A clause, or the words for whom, before a word for any program or for money."""
    thing, dummy = alternatives("thing", "ja"), alternatives("dummy", "ja")
    ends = rf"[うくぐすつぬぶむるたいな]|{alternatives('for', 'ja')}"
    money = rf"(?P<money>の?(?:{alternatives('money', 'ja')}))"
    bare = r"(?<=[一-龥ァ-ヶーA-Za-zＡ-Ｚ])の(?=[はが]|も(?!の)|と[比ど]|って)"  # 「インドのは」
    return re.compile(
        rf"^(?:(?P<clause>.+(?:{ends}))(?:{dummy}|(?:{thing})(?![一-龥ァ-ヶー]))"
        rf"|(?P<of>.+)(?:の(?:{dummy})|{bare}|{money}))"
    )


@cache
def _sought() -> re.Pattern[str]:
    """What follows on a thing that is looked for: 「…やつってある？」, 「…制度を探して」."""
    within = r"(?:[こそ]の中に|ここに|資料に)?"
    known = r"(?![^、。]{0,6}(?:よね|でしょ|じゃん|だろ))"  # 「…やつもあるよね」
    return re.compile(
        rf"\s*(?:[がはもを]|って|とか|など|で)?\s*{within}(?:{alternatives('sought', 'ja')}){known}"
    )


@cache
def _around() -> re.Pattern[str]:
    """The English words around one for any program or for money; in capitals that ends a name."""
    thing, money = alternatives("thing", "en"), alternatives("money", "en")
    dummy, link = alternatives("dummy", "en"), alternatives("link", "en")
    word = rf"(?:(?!(?:{link}|{alternatives('unnamed', 'en')})\b)[\w'’&/-]+\s+)"
    return re.compile(
        rf"(?:^|\b(?:the|that|this|those)\s+(?P<before>{word}{{0,5}}?)(?=(?-i:[a-z])))"
        rf"(?:{thing}|{dummy}|(?P<money>{money}))\s+"
        rf"(?:(?P<who>that|which|who)\s+|(?:{link})\s+|(?P<doing>(?=[a-z]+ing\b)))"
        r"(?P<after>[^,;?!.]*)"
        rf"|\b(?:the|that|those)\s+(?P<alone>{word}{{1,6}}?(?:and\s+{word}{{1,3}}?)?)(?:{dummy})\b",
        re.IGNORECASE,
    )


def _in_english(text: str) -> Described | None:
    match = _around().search(text)
    if match is None:
        return None
    if alone := (match["alone"] or "").strip():
        return Described(match.start(), match.end(), alone)
    after = ASKED_BEHIND.sub("", match["after"])
    if len(after) == len(match["after"]) and ASKED_AROUND.search(text[: match.start()]):
        after = LAST_WORD.sub("", after)  # "what does the one for carers pay"
    start, end = match.start("after") if match["money"] else match.start(), match.start("after")
    end += len(after)
    clause = f"{match['before'] or ''}{after}".strip()
    if again := SAID_AGAIN.match(text, end):
        clause, end = f"{clause} {again['again']}", again.end()
    does = match["who"] or match["doing"] is not None
    done = after.split()[0].lower() if does and after.split() else ""
    return Described(start, end, clause, done)
