"""Numbers of a reply, each of which must stand in evidence that its own sentence cites.

Amounts are compared by value, so that "30億円" does not become "30兆円" with the same digits;
other numbers as they are written. Numerals in words are held to the evidence's own wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer.model import Answer, Figure
from assistant.writer.sentences import Sentence
from corpus.text import find_amounts, find_years, fold

NUMBER = re.compile(r"\d+(?:\.\d+)?")
WORDED = re.compile(
    r"[〇一二三四五六七八九十百千万億兆]+(?=\s*(?:億|万|円|人|名|件|課題|か国|カ国|年|月|日|校|機関|社|割|倍|%))"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|dozens?)\b"
    r"|(?<![\d.] )(?<![\d.])\b(?:thousand|million|billion|trillion)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Backing:
    """What numbers may say: amounts in whole currency units, plain numbers, and the words."""

    amounts: frozenset[int]
    numbers: frozenset[str]
    words: str


def unproved_numbers(sentence: Sentence, answer: Answer) -> Iterator[str]:
    """Numbers, as the sentence writes them, that nothing it cites has.

    A sentence without markers may repeat figures only.
    """
    backing = _backing(sentence.citations, answer)
    text = unicodedata.normalize("NFKC", sentence.text)
    rest = list(text)
    for amount in find_amounts(text):
        if amount.value not in backing.amounts:
            yield text[amount.start : amount.end]
        rest[amount.start : amount.end] = " " * (amount.end - amount.start)
    plain = "".join(rest)
    yield from (n for n in _numbers(plain) if n not in backing.numbers)
    yield from (w for w in WORDED.findall(fold(plain).text) if w not in backing.words)


def missing_figures(reply: str, answer: Answer) -> Iterator[Figure]:
    """Figures that the reply does not state; the response lists what its text states."""
    amounts = {a.value for a in find_amounts(unicodedata.normalize("NFKC", reply))}
    numbers = set(_numbers(reply))
    for figure in answer.figures:
        shown = set(_numbers(f"{figure.display} {figure.original or ''}"))
        if abs(figure.amount) not in {abs(a) for a in amounts} and not shown & numbers:
            yield figure


def _backing(citations: frozenset[int], answer: Answer) -> Backing:
    """Evidence of the cited numbers; what was computed comes from figures that are all cited."""
    quotes = [c.quote for c in answer.citations if c.number in citations]
    figures = [f for f in answer.figures if f.derived or not citations or f.citation in citations]
    words = "\n".join([*quotes, *(f.words() for f in figures)])
    plain = unicodedata.normalize("NFKC", words)
    amounts = {a.value for a in find_amounts(plain)} | {int(f.amount) for f in figures}
    years = {str(y.year) for y in find_years(plain)}
    return Backing(
        frozenset(amounts | {abs(a) for a in amounts}),
        frozenset({*_numbers(plain), *years}),
        fold(plain).text,
    )


def _numbers(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    return NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", plain))
