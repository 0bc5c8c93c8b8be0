"""What an English quote says in Japanese: its terms, and all numbers, days, amounts and names.

It is no translation, but who reads no English gets the fact: "Grants of up to £15,000 close on 12
June 2026." → 「助成、最大、15,000ポンド、閉まる、2026年六月12日（12 June 2026）」. The digits
stay those of the quote, so that each is found there: a month, which has a name, is in kanji.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

from assistant.answer.drafting.wording import say
from assistant.answer.figures.money import NAMES
from assistant.answer.text.glosses.gloss import JAPANESE, MARKS, MOST, WORD
from assistant.answer.text.glosses.japanese_phrases import GlossedWord, WordKind, in_phrases
from corpus.text.amounts import find_amounts
from corpus.text.dates import Date, find_dates
from index.retrieval.glossary import Glossary, load_glossary, parse_glossary, translate

SENTENCE = "。"  # ends a Japanese one, whatever it names in English
FEWEST = 5  # words of a quote; of fewer nobody can tell what it says
SHORT = 56  # letters of a quote that is never cut: what leads to it outweighs them
LEAST = 40  # letters of one that is
LETTER = re.compile(r"[a-z]")
UNITS = {
    "year": "年", "month": "か月", "week": "週間", "day": "日", "hour": "時間", "minute": "分",
    "people": "人", "person": "人", "project": "件", "grant": "件",
    "%": "％", "percent": "％", "per cent": "％",
}  # fmt: skip
WORDED = {
    "one": "一", "two": "二", "three": "三", "four": "四", "five": "五", "six": "六", "seven": "七",
    "eight": "八", "nine": "九", "ten": "十",
}  # fmt: skip
MEASURED = re.compile(
    rf"(?<![\w.,$£€])(?P<number>[0-9][0-9,.]*|{'|'.join(WORDED)})"
    rf"[- ]?(?P<unit>(?:{'|'.join(UNITS)})s?)(?![a-z])",
    re.IGNORECASE,
)
SCALES = {"t": "兆", "b": "十億", "m": "百万", "k": "千", "th": "千"}
NUMBER = re.compile(r"(?<![\w.,])[0-9](?:[0-9,.:/-]*[0-9])?(?![\w])")
SCALED = re.compile(r"(?P<number>[0-9][0-9,.]*)\s?(?P<scale>th|[tbmk])?", re.IGNORECASE)
REACHED = re.compile(r"\S+@\S+\w|https?://\S+\w|\bwww\.\S+\w|\+?[0-9][0-9() -]{7,}[0-9]")
OWN = re.compile(rf"{JAPANESE.pattern}[^\sA-Za-z、。：]*")  # what is Japanese already
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*)*|\b[A-Z][A-Z-]+\b")
JOINING = {("when",), ("why",), ("how",)}  # ask in a question, join clauses in a sentence
FRAME = say("key_words", "ja", terms="") + say("in_its_words", "ja", quote="")
PART = re.compile(r"[,.;:()：、；–—/]+|[^,.;:()：、；–—/]+")
PART_END = re.compile(r"[,.;:()：、；–—/]+")
KANJI = ("", *"一二三四五六七八九", "十", "十一", "十二")

Piece = tuple[int, int, str]  # start and end in the text, and what is said of it


def in_japanese(line: str) -> str:
    """An English line of a Japanese answer: what it says in Japanese, then its own words in brief.

    "Tribes may apply. …[1]" → "要点：部族、申請（原文：“Tribes may apply. …”）[1]". Of a long
    quote there is no more than of what is said of it; the citation has all of it.
    """
    marks = MARKS.search(line)
    body = (line[: marks.start()] if marks else line).strip().removeprefix("・")
    terms = "" if body.endswith(SENTENCE) else terms_in_japanese(body)
    if not terms:
        return line
    if JAPANESE.match(body):  # it is framed already: 「出典：「…」122行目」
        return f"{body}（{say('key_words', 'ja', terms=terms)}）{marks[0] if marks else ''}"
    room = 2 * len(JAPANESE.findall(FRAME + terms)) - len(LETTER.findall(terms))
    whole = len(LETTER.findall(body)) <= SHORT
    quote = body if whole else _brief(body, max(room, LEAST))
    told = say("key_words", "ja", terms=terms)
    beside = say("in_its_words", "ja", quote=quote) if quote else ""
    return f"{told}{beside}{marks[0] if marks else ''}"


def terms_in_japanese(text: str) -> str:
    """What an English text says in Japanese phrases, as far as its terms are listed.

    All that is exact is in it: "Land purchase is not allowed for 12 months" →
    "土地の購入は認めることはない、12か月".
    """
    words: list[GlossedWord] = []
    at = 0
    for start, end, said in _pieces(text):
        words += _words(text[at:start])
        words.append(GlossedWord(WordKind.EXACT, (), said))
        at = end
    words += _words(text[at:])
    return in_phrases(words, MOST)


def _pieces(text: str) -> list[Piece]:
    """What is exact in a text, in its order; of two that overlap the first kind."""
    kept: list[Piece] = []
    for piece in chain.from_iterable(find(text) for find in FINDERS):
        if all(piece[1] <= start or end <= piece[0] for start, end, _ in kept):
            kept.append(piece)
    return sorted(kept)


def _days(text: str) -> Iterator[Piece]:
    for date in find_dates(text.lower()):
        if JAPANESE.search(text[date.start : date.end]) is None:
            written = text[date.start : date.end]
            yield date.start, date.end, f"{_day(date)}（{written}）"


def _day(date: Date) -> str:
    """A day as Japanese writes it: 12 June 2026 → 2026年六月12日."""
    year = f"{date.year}年" if date.year else ""
    return f"{year}{KANJI[date.month]}月{f'{date.day}日' if date.day else ''}"


def _amounts(text: str) -> Iterator[Piece]:
    """Amounts with their own digits: £2.3 million → 2.3百万ポンド; "£000" is none.

    What is told in Japanese already stays so: 2,534万ドル.
    """
    for amount in filter(lambda a: a.value, find_amounts(text)):
        original = text[amount.start : amount.end]
        numbers = [
            m["number"].rstrip(".,") + SCALES.get((m["scale"] or "").lower(), "")
            for m in SCALED.finditer(original)
        ]
        if JAPANESE.search(original):
            yield amount.start, amount.end, original
        elif amount.currency in NAMES:
            sign = "▲" if amount.value < 0 else ""
            said = f"{sign}{'〜'.join(numbers)}{NAMES[amount.currency]}"
            yield amount.start, amount.end, said


def _measures(text: str) -> Iterator[Piece]:
    for found in MEASURED.finditer(text):
        unit = found["unit"].lower()
        number = WORDED.get(found["number"].lower(), found["number"])
        yield *found.span(), number + UNITS.get(unit, UNITS.get(unit.rstrip("s"), ""))


def _names(text: str) -> Iterator[Piece]:
    """Names that have a word which is in no list: they stay as they are."""
    for found in NAME.finditer(text):
        words = [word.lower() for word in found[0].split()]
        if any(not t.japanese for t in translate(words, _glossary())):
            yield *found.span(), found[0]


def _as_it_is(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Piece]]:
    def find(text: str) -> Iterator[Piece]:
        return ((*found.span(), found[0]) for found in pattern.finditer(text))

    return find


FINDERS = (
    _days, _amounts, _as_it_is(REACHED), _as_it_is(OWN), _measures, _as_it_is(NUMBER), _names,
)  # fmt: skip


def _words(text: str) -> Iterator[GlossedWord]:
    """The words of a text between what is exact, with their Japanese where it is listed."""
    for part in PART.findall(text):
        if PART_END.fullmatch(part):
            yield GlossedWord(WordKind.STOP, ())
            continue
        words = [w.lower() for w in WORD.findall(part)]
        for found in translate(words, _glossary()):
            japanese = found.japanese[0] if found.japanese else ""
            listed = japanese and found.english not in JOINING
            if not listed or any(c.isdigit() for c in japanese):
                yield GlossedWord(WordKind.OTHER, found.english)
            elif found.english in _small_words():
                yield GlossedWord(WordKind.SMALL, found.english, japanese)
            else:
                yield GlossedWord(WordKind.TERM, found.english, japanese)


@cache
def _glossary() -> Glossary:
    """The terms of documents, and the small words that turn what a sentence says: not, below."""
    return {**load_glossary(), **_small_words()}


@cache
def _small_words() -> Glossary:
    return parse_glossary((files(__package__) / "small_words.tsv").read_text("utf-8"))


def _brief(text: str, room: int) -> str:
    """The beginning of a text that has no more letters than there is room for."""
    words = text.split(" ")
    letters = 0
    for at, word in enumerate(words):
        letters += len(LETTER.findall(word))
        if letters > room:
            return f"{' '.join(words[:at])} …" if at >= FEWEST else ""
    return text
