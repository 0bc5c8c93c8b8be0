"""Finds the words of many groups in a text, all in one pass.

Texts are folded first. Japanese words are looked for in the text without white space, English ones
as whole words in the text with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from corpus.text.folding import fold

Span = tuple[int, int]

BETWEEN, BEGINNING, END = "…", "^", "$"
ENDS = "。?!"  # what ends a sentence in a folded text, beside the end of the text
MOST_BETWEEN = {"ja": 14, "en": 40}  # characters


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say what a group means: pieces in order, with a few characters between them.

    `but` marks one that the group does not mean: no word that overlaps it counts.
    """

    group: str
    pieces: tuple[str, ...]
    begins: bool = False
    ends: bool = False
    but: bool = False


def phrase(group: str, word: str, *, but: bool = False) -> Phrase:
    """A word of a group as it is written in the data: 「どんな…があ」, 「^is」, 「は$」."""
    bare = word.removeprefix(BEGINNING).removesuffix(END)
    pieces = tuple(fold(piece).text for piece in bare.split(BETWEEN))
    return Phrase(group, pieces, word.startswith(BEGINNING), word.endswith(END), but)


def spelt_out(word: str, parts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Every word that a word with parts stands for.

    >>> spelt_out("{which} country", {"which": ["which", "what"]})
    ('which country', 'what country')
    """
    pieces = word.replace("}", "{").split("{")
    choices = (parts[p] if at % 2 else [p] for at, p in enumerate(pieces))
    return tuple(map("".join, product(*choices)))


class Finder:
    """Finds the phrases of one language."""

    def __init__(self, phrases: Iterable[Phrase], language: str) -> None:
        """`language` is "ja" or "en"; it says what is a word and how far pieces stand apart."""
        self._whole = language == "en"
        self._between = MOST_BETWEEN[language]
        self._beginning: dict[str, list[Phrase]] = defaultdict(list)
        self._pieces: set[str] = set()
        self._lengths: dict[str, set[int]] = defaultdict(set)  # of pieces, by their first character
        for each in phrases:
            self._beginning[each.pieces[0]].append(each)
            for piece in each.pieces:
                self._pieces.add(piece)
                self._lengths[piece[0]].add(len(piece))
        self._first = _first_characters(self._lengths, whole=self._whole)

    def find(self, text: str) -> dict[str, list[Span]]:
        """The places of each group that a folded text says."""
        starts = self._starts(text)
        found: dict[str, list[Span]] = defaultdict(list)
        excluded: dict[str, bytearray] = {}
        for word in starts:
            for each in self._beginning.get(word, ()):
                spans = self._spans(each, starts, text)
                if each.but:
                    _mark(excluded.setdefault(each.group, bytearray(len(text))), spans)
                else:
                    found[each.group] += spans
        for group, marks in excluded.items():
            found[group] = [s for s in found.get(group, ()) if marks.find(1, *s) < 0]
        return {group: sorted(set(spans)) for group, spans in found.items() if spans}

    def _starts(self, text: str) -> dict[str, list[int]]:
        """Where each known piece begins."""
        starts: dict[str, list[int]] = defaultdict(list)
        for first in self._first.finditer(text):
            at = first.start()
            for length in self._lengths[first[0]]:
                piece = text[at : at + length]
                known = len(piece) == length and piece in self._pieces
                if known and not (self._whole and _in_word(text, at, at + length)):
                    starts[piece].append(at)
        return starts

    def _spans(self, each: Phrase, starts: Mapping[str, list[int]], text: str) -> list[Span]:
        """The places of a phrase, whose first piece is known to stand in the text."""
        spans = [(at, at + len(each.pieces[0])) for at in starts[each.pieces[0]]]
        for piece in each.pieces[1:]:
            spans = self._continued(spans, piece, starts.get(piece, []), text)
        return [
            (start, end)
            for start, end in spans
            if not (each.begins and not _begins(text, start))
            and not (each.ends and not _ends(text, end))
        ]

    def _continued(
        self, spans: Sequence[Span], piece: str, starts: Sequence[int], text: str
    ) -> list[Span]:
        """The spans up to the next place of a piece that stands near in the same sentence."""
        longer: list[Span] = []
        for start, end in spans:
            at = bisect_left(starts, end)
            near = at < len(starts) and starts[at] - end <= self._between
            if near and not any(c in ENDS for c in text[end : starts[at]]):
                longer.append((start, starts[at] + len(piece)))
        return longer


def _first_characters(firsts: Iterable[str], *, whole: bool) -> re.Pattern[str]:
    """Where a piece may begin: at a character that one does, of `whole` words not inside one."""
    one = f"[{''.join(map(re.escape, sorted(firsts)))}]" if firsts else r"(?!)"
    return re.compile(rf"(?:(?<![0-9A-Za-z])|(?![0-9A-Za-z])){one}" if whole else one)


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a piece is only a part of an English word."""
    return _joined(text[start - 1 : start] if start else "", text[start]) or _joined(
        text[end - 1], text[end : end + 1]
    )


def _joined(before: str, after: str) -> bool:
    return all(c.isascii() and c.isalnum() for c in (before or " ", after or " "))


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in f"{ENDS}.\n"


def _ends(text: str, end: int) -> bool:
    after = text[end:].lstrip()
    return not after.strip(f"{ENDS}. ") or after[0] in ENDS


def _mark(marks: bytearray, spans: Iterable[Span]) -> None:
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
