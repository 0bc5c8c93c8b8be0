"""What a quote says in words of the other language, Japanese or English.

A gloss is no translation: the terms of the quote in its order, each by its English word, numbers as
they stand. Of a list of names, or of a term, it says all; of a sentence it gives the key words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.text import fold
from corpus.text.amounts import find_amounts
from index.retrieval.glossary import load_glossary

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
FEWEST = 5  # words of an English text; names of fewer words stand in Japanese sentences
RUN = re.compile(r"[a-z0-9][a-z0-9.,&/~%-]*")
LONGEST = 12  # characters of a term
COUNTERS = {
    "人・年": "person-years", "人": "people", "名": "people", "件": "cases", "年間": "years",
    "年度": "(fiscal year)", "年": "(year)", "か月": "months", "ヶ月": "months", "カ月": "months",
    "月": "(month)", "日": "(day)", "週間": "weeks", "か国": "countries", "カ国": "countries",
    "課題": "projects", "校": "schools", "社": "companies",
}  # fmt: skip
MARKS = re.compile(r"(?:\[\d+\])+$")
ACRONYM = re.compile(r"[A-Z][A-Z-]+")
MOST = 45  # terms; a longer gloss is no help
CONTENT = re.compile(r"[\u30a1-\u30fa\u3400-\u9fff]")  # katakana and kanji
BETWEEN = re.compile(
    r"(?:の|と|や|を|に|で|への|による|における|に関する|した|する|など|から|まで|ため|も|は)+"
)
KANA = re.compile(r"[\u3041-\u3096]+")
SHORTEST = 2  # characters of a Japanese term; shorter ones mean too many things


def is_japanese(text: str) -> bool:
    """Whether a text is mostly Japanese."""
    return len(JAPANESE.findall(text)) >= max(1, len(LATIN.findall(text)))


ADDRESS = re.compile(r"(?:e-?mail|url|https?)\s*[:：]?\s*|[\w.+-]+@[\w.-]+|//\S+|www\.\S+", re.I)


def is_english(text: str) -> bool:
    """Whether a text says something in English: "For-profit companies may not apply.".

    An address says nothing in any language: 「電話 03-5555-0456 E-mail: josei@example.jp」.
    """
    text = ADDRESS.sub(" ", text)
    worded = len(WORD.findall(text)) >= FEWEST
    return worded and len(JAPANESE.findall(text)) < len(LATIN.findall(text))


@dataclass(frozen=True, slots=True)
class Gloss:
    """The terms of a text in English; `whole` where they say all of it: every word is known."""

    terms: str
    whole: bool


def gloss(text: str) -> Gloss:
    """The terms of a Japanese text in English, without its amounts of money.

    「先端分野の国際共同研究」 → "advanced fields, international joint research", whole.
    """
    plain = fold(text).text
    whole = "。" not in plain and all(BETWEEN.fullmatch(kana) for kana in KANA.findall(plain))
    names = set(ACRONYM.findall(unicodedata.normalize("NFKC", text)))
    money = {a.start: a.end for a in find_amounts(plain)}
    said: list[str] = []
    at = money.get(0, 0)
    while at < len(plain) and len(said) < MOST:
        size, word = term_at(plain, at)
        whole = whole and bool(word or not CONTENT.match(plain, at))
        known = not word.isalpha() or not word.isupper() or word in names
        said += [word] if word and known else []  # of Latin words the acronyms alone
        at = money.get(at + size, at + size)
    return Gloss(_joined(said), whole and at >= len(plain))


def term_at(text: str, at: int) -> tuple[int, str]:
    """How far the term at a place goes, and its English; one character further where none is."""
    number = RUN.match(text, at)
    if number:
        said = number[0].upper() if number[0].isalpha() else number[0]
        counter = next((c for c in COUNTERS if text.startswith(c, number.end())), "")
        named = f"{said} {COUNTERS[counter]}" if counter else said
        return len(number[0]) + len(counter), named
    for size in range(min(LONGEST, len(text) - at), 0, -1):
        term = text[at : at + size]
        cut = term[-1].isdigit() and text[at + size : at + size + 1].isdigit()
        word = _words().get(term)
        if word and not cut:  # of 「第15号」 nothing is the first
            return size, word
    return 1, ""


def _joined(said: list[str]) -> str:
    """Terms with commas between them; what stands before a number belongs to it."""
    text = ""
    for word in dict.fromkeys(said):
        tight = not text or text.endswith(("up to", "about"))
        text += (" " if text and tight else ", " if text else "") + word
    return text


@cache
def _words() -> dict[str, str]:
    """English by folded Japanese; a word that has its own line here goes before the glossary's."""
    words: dict[str, str] = {}
    for english, japanese in load_glossary().items():
        for place, word in enumerate(japanese):
            key = fold(word).text
            if len(key) >= SHORTEST and (place == 0 or key not in words):
                words.setdefault(key, " ".join(english))
    for line in (files(__package__) / "gloss.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, meaning = line.split("\t")
            words[fold(word).text] = meaning
    return words
