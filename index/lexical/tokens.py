"""What the two lexical legs count: Sudachi words and character bigrams.

Words know where one ends and that 行った is 行く; bigrams find what the dictionary cuts
wrongly (names, acronyms inside compounds). On public Japanese question sets the two
together find more than either alone. Proper nouns count by their reading too, in Latin letters,
since that is how English questions name people and places; English words by their stem.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.lexical.readings import english_stem, romanised, squeezed, without_accents

if TYPE_CHECKING:
    import sudachipy

# SudachiPy refuses an input above 49,149 bytes; a character takes at most 4 in UTF-8.
_LONGEST_PIECE = 10_000
LF = "\n"
_KEPT = 4096  # lines whose tokens are known
_KEPT_WORDS = 65_536  # entries of the dictionary that are met again; most words of a corpus are
# Particles, auxiliaries, punctuation and spaces carry no topic.
_EMPTY_POS = frozenset({"助詞", "助動詞", "補助記号", "空白"})
_PROPER = "固有名詞"
# Three letters may be a word (fee, tax, bus) unless they only join others, or tell which of them.
_JOINING = "and the for are was has had not but you who how its may can all any per our nor"
_TELLING = "new old own one two six ten"
_SHORT = "|".join(f"{_JOINING} {_TELLING}".split())
_LATIN_WORD = re.compile(rf"[a-z]{{4,}}|(?!{_SHORT})[a-z]{{3}}")
# Runs that bigrams are taken from; Latin words and numbers count whole, since their
# bigrams ("io", "20") say nothing.
_RUN = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*|[^\W\da-z_]+")
_LATIN_OR_DIGIT = re.compile(r"[a-z0-9]")

Tokens = tuple[list[str], list[str]]
# By entry of the dictionary and spelling: asking Sudachi for forms takes longer than cutting.
_counted: dict[tuple[int, str], tuple[str, ...]] = {}


def tokenize(text: str) -> Tokens:
    """Words and character bigrams of `text`; both depend on nothing but the text."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if len(folded) > _LONGEST_PIECE:
        return _words(folded), _bigrams(folded)
    words: list[str] = []
    bigrams: list[str] = []
    for line in _lines(folded):
        own, grams = _known(line)
        words += own
        bigrams += grams
    return words, bigrams


def _lines(text: str) -> list[str]:
    """The lines of a text, each with the line feeds on both sides of it.

    Sudachi makes of a line feed a word of its own, so that a line is cut as it is in its text:
    "a\\nb" -> "a\\n", "\\nb".
    """
    lines = text.split("\n")
    last = len(lines) - 1
    return [f"{LF if at else ''}{line}{LF if at < last else ''}" for at, line in enumerate(lines)]


@lru_cache(maxsize=_KEPT)
def _known(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens of a line: passages of one document have headings and heads of tables in common,
    more than half of what they say."""
    return tuple(_words(line)), tuple(_bigrams(line))


def morphemes(folded: str) -> Iterator[sudachipy.Morpheme]:
    """Sudachi's short units of a folded text, in order; safe on any thread."""
    tokenizer = _tokenizer(threading.get_ident())
    for piece in _pieces(without_accents(folded)):
        yield from tokenizer.tokenize(piece)


def other_forms(morpheme: sudachipy.Morpheme) -> set[str]:
    """What a word counts as besides itself: an English one its stem, a name its Latin reading."""
    surface = morpheme.surface()
    if _LATIN_WORD.fullmatch(surface):
        return {surface, squeezed(surface), english_stem(surface)} - {morpheme.normalized_form()}
    proper = morpheme.part_of_speech()[1] == _PROPER and not surface.isascii()
    return {reading} if proper and (reading := romanised(morpheme.reading_form())) else set()


def _words(folded: str) -> list[str]:
    words: list[str] = []
    for morpheme in morphemes(folded):
        word = morpheme.word_id(), morpheme.surface()
        counted = _counted.get(word)
        if counted is None:
            counted = _counts_as(morpheme)
            if not morpheme.is_oov() or _LATIN_WORD.fullmatch(word[1]):  # no numerals
                _counted[word] = counted
        words += counted
    if len(_counted) > _KEPT_WORDS:
        _counted.clear()
    return words


def _counts_as(morpheme: sudachipy.Morpheme) -> tuple[str, ...]:
    """The tokens of a word: 行っ → 行く, "closes" → "closes", "close", a particle → none."""
    if morpheme.part_of_speech()[0] in _EMPTY_POS:
        return ()
    return (morpheme.normalized_form().lower(), *sorted(other_forms(morpheme)))


def _bigrams(folded: str) -> list[str]:
    grams: list[str] = []
    for run in _RUN.findall(folded):
        if len(run) == 1 or _LATIN_OR_DIGIT.match(run):
            grams.append(run)
        else:
            grams.extend(first + second for first, second in pairwise(run))
    return grams


def _pieces(text: str) -> Iterator[str]:
    """Cut a very long text at line ends where it has some."""
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        stop = text.rfind("\n", start, start + _LONGEST_PIECE) + 1 or start + _LONGEST_PIECE
        yield text[start:stop]
        start = stop
    yield text[start:]


@cache
def _dictionary() -> sudachipy.Dictionary:
    import sudachipy

    return sudachipy.Dictionary()


@cache
def _tokenizer(_thread: int) -> sudachipy.Tokenizer:
    """A tokenizer is not safe to share between threads; the dictionary is."""
    import sudachipy

    return _dictionary().tokenizer(mode=sudachipy.SplitMode.A)
