"""Program linking: where a question names a program, however it is written.

Aliases are compared by their folded key, so that width, case, wraps and radicals do not matter,
and spelling variants of the same word (招聘, 招へい) are brought to one. What no alias matches is
tried as a part of a name, and then as a slip of the pen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from assistant.question.homonyms import Homonyms
from assistant.question.model import ProgramMention
from assistant.question.words.characters import HIRAGANA, bracketed, english_words, is_kanji
from assistant.question.words.language import SENTENCE
from assistant.question.words.lexicon import cut
from assistant.question.words.names import NameKey, key_of, name_key, without_ending
from assistant.question.words.vocabulary import is_vocabulary, without_kinds
from corpus.programs import Program
from corpus.text import fold
from index.lexical import tokenize

BEGINNING = 2  # characters; every name has as many
MIN_ACRONYM = 4  # characters; shorter ones are ordinary words of other names
WORD = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ-]{3,}")
LONGEST_GUESSED = 400  # characters; in a longer text names are not guessed from parts
MIN_PART = 5  # characters of a name that single it out; shorter runs are ordinary words
PART_SHARE = 0.45  # and at least this share of the whole name
SLIP_SCORE = 86  # rapidfuzz score of a Japanese name with one wrong character in eight
MIN_SLIP_NAME = 6  # shorter Japanese names are too close to each other to guess
TEXTS_KEPT = 256  # whose names are remembered: a turn is read several times
MIN_SLIP_ASCII = 10  # English names; acronyms are compared as whole words instead


class ProgramLinker:
    """Finds the programs that a text names, among those of the corpus."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._own: dict[str, set[str]] = defaultdict(set)  # names as listed, none shortened
        for program in programs:
            for alias in (program.name, program.name_en or "", *program.aliases):
                if not is_vocabulary(alias):
                    self._add(alias, program.id)
        self._add_acronyms(programs)
        # One English word in small letters is that word: "science" is not the program Science.
        self._plain = {name_key(n) for p in programs for n in (p.name, *p.aliases) if _is_word(n)}
        self._homonyms = Homonyms(programs, self._own)
        self._lengths = _by_beginning(self._ids)
        self._long = [
            k for k in self._ids if len(k) >= (MIN_SLIP_ASCII if k.isascii() else MIN_SLIP_NAME)
        ]
        self._ascii = [k for k in self._ids if len(k) >= 4 and k.isascii()]
        self._having: dict[str, list[str]] = defaultdict(list)  # long names by runs of characters
        for name in (n for n in self._long if not n.isascii()):
            for run in _runs(name):
                self._having[run].append(name)
        self._link = lru_cache(TEXTS_KEPT)(self._linked)

    def _add(self, alias: str, program_id: str) -> None:
        key = name_key(alias)
        self._own[key].add(program_id)
        outside = cut(key, ((b.start, b.end) for b in bracketed(key)), gap="")
        for form in {key, outside, without_ending(outside)}:
            if len(form) >= (3 if form.isascii() else 4) or (form == key and len(form) >= 2):
                self._ids[form].add(program_id)

    def _add_acronyms(self, programs: Sequence[Program]) -> None:
        """Acronyms in brackets inside a name, 「施設（ＡＢＣ）の整備」, that one name alone has."""
        owners: dict[str, set[str]] = defaultdict(set)
        for program in programs:
            for inside in bracketed(fold(program.name).text):
                if inside.latin and inside.inner.isascii():
                    owners[name_key(inside.inner)].add(program.id)
        for key, ids in owners.items():
            if len(ids) == 1 and len(key) >= MIN_ACRONYM:
                self._ids[key] |= ids

    def link(self, text: str) -> tuple[ProgramMention, ...]:
        """Mentions in the order of the text; exact names first, else parts, else slips."""
        return self._link(text)

    def _linked(self, text: str) -> tuple[ProgramMention, ...]:
        key = key_of(text)
        mentions = self._exact(key, text)
        taken = [(m.start, m.end) for m in mentions]
        if not mentions and len(key.text) <= LONGEST_GUESSED:
            mentions = self._parts(key, text) or self._slips(key, text)
        elif len(key.text) > 8:
            mentions += [m for m in self._ascii_slips(text) if not _overlaps(m, taken)]
        return self._homonyms.settle(sorted(mentions, key=lambda m: m.start), text)

    def _exact(self, key: NameKey, text: str) -> list[ProgramMention]:
        mentions: list[ProgramMention] = []
        position = 0
        while position < len(key.text):
            lengths = self._lengths.get(key.text[position : position + BEGINNING], ())
            length = next((n for n in lengths if self._matches(key, text, position, n)), 0)
            if length:
                ids = self._ids[key.text[position : position + length]]
                mentions.append(
                    self._mention(ids, key, text, (position, position + length), exact=True)
                )
            position += length or 1
        return mentions

    def _matches(self, key: NameKey, text: str, start: int, length: int) -> bool:
        part = key.text[start : start + length]
        if len(part) < length or part not in self._ids:
            return False
        if _cuts_word(key, text, start, length):
            return False
        return part not in self._plain or text[key.offsets[start]].isupper()

    def _parts(self, key: NameKey, text: str) -> list[ProgramMention]:
        """Names of which a long run of characters stands in the text."""
        best: list[tuple[int, int, str]] = []
        for name in {n for run in _runs(key.text) for n in self._having.get(run, ())}:
            at, size = _longest_common(key.text, name)
            bare = without_kinds(key.text[at : at + size]).strip(HIRAGANA)
            if _goes_on_before(key, text, at):
                continue
            singles_out = len(bare) >= MIN_PART and (bare.isascii() or len(tokenize(bare)[0]) > 1)
            whole = singles_out and not _cuts_word(key, text, at, size)
            if whole and size >= PART_SHARE * len(name):
                best.append((size, at, name))
        if not best:
            return []
        size, at, _ = max(best)
        ids = {i for s, a, n in best if (s, a) == (size, at) for i in self._ids[n]}
        ends = (_slip_end(key.text, a, n) for s, a, n in best if (s, a) == (size, at))
        end = max(at + size, *ends)
        return [self._mention(ids, key, text, (at, end), exact=False)] if len(ids) <= 4 else []

    def _slips(self, key: NameKey, text: str) -> list[ProgramMention]:
        mentions = self._ascii_slips(text)
        if mentions or not self._long:
            return mentions
        found = process.extractOne(
            key.text, self._long, scorer=fuzz.partial_ratio, score_cutoff=SLIP_SCORE
        )
        if found is None or len(found[0]) > len(key.text) + 2:
            return []
        span = fuzz.partial_ratio_alignment(found[0], key.text)
        if span is None:
            return []
        return [
            self._mention(
                self._ids[found[0]],
                key,
                text,
                _whole_words(key, text, span.dest_start, max(span.dest_end, 1)),
                exact=False,
            )
        ]

    def _ascii_slips(self, text: str) -> list[ProgramMention]:
        """Capitalised or lone words one keystroke away from an acronym."""
        mentions = []
        in_english = english_words(text) >= SENTENCE
        for word in WORD.finditer(text):
            key = name_key(word[0])
            if key in self._ids or not _looks_like_name(word[0], in_english=in_english):
                continue
            limit = 1 if len(key) < 8 else 2
            near = [k for k in self._ascii if OSA.distance(key, k, score_cutoff=limit) <= limit]
            ids = {i for k in near for i in self._ids[k]}
            if ids and len(near) == 1:
                ranked = tuple(sorted(ids, key=self._homonyms.rank))
                mentions.append(ProgramMention(ranked, word[0], *word.span(), exact=False))
        return mentions

    def _mention(
        self, ids: set[str], key: NameKey, text: str, span: tuple[int, int], *, exact: bool
    ) -> ProgramMention:
        begin, finish = key.offsets[span[0]], key.offsets[span[1] - 1] + 1
        ordered = tuple(sorted(ids, key=self._homonyms.rank))
        return ProgramMention(ordered, text[begin:finish], begin, finish, exact)


def _by_beginning(names: Iterable[str]) -> dict[str, list[int]]:
    """How long the names are that begin with the same characters, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[:BEGINNING]].add(len(name))
    return {beginning: sorted(own, reverse=True) for beginning, own in lengths.items()}


def _is_word(name: str) -> bool:
    """Whether a name is a single English word, written as any word at the start of a sentence."""
    return name.isascii() and name.isalpha() and len(name) > 2 and name[1:].islower()


def _goes_on_before(key: NameKey, text: str, at: int) -> bool:
    """Whether a part of a name is the end of a longer word: 「国費外国人」 is not 「外国人」."""
    offset = key.offsets[at]
    inside = 0 < offset < len(text)
    return inside and all(map(is_kanji, text[offset - 1 : offset + 1]))


def _slip_end(text: str, start: int, name: str) -> int:
    """Where a name ends that begins at `start` and has one wrong character; 0 where none does."""
    written = text[start : start + len(name)]
    wrong = sum(a != b for a, b in zip(written, name, strict=False))
    return start + len(name) if len(written) == len(name) and wrong == 1 else 0


def _whole_words(key: NameKey, text: str, start: int, end: int) -> tuple[int, int]:
    """A run of the key, from the beginning to the end of the Latin words that it cuts."""
    while start and key.offsets[start] == key.offsets[start - 1] + 1 and _in_word(key, text, start):
        start -= 1
    while end < len(key.text) and key.offsets[end] == key.offsets[end - 1] + 1:
        if not _in_word(key, text, end):
            break
        end += 1
    return start, end


def _in_word(key: NameKey, text: str, at: int) -> bool:
    """Whether a Latin word goes on from the character before a place of the key."""
    return _is_latin(text[key.offsets[at]]) and _is_latin(text[key.offsets[at - 1]])


def _cuts_word(key: NameKey, text: str, start: int, length: int) -> bool:
    """Whether a run of the key begins or ends inside of a Latin word or number."""
    part = key.text[start : start + length]
    before = key.offsets[start] - 1
    after = key.offsets[start + length - 1] + 1
    joined_before = part[0].isascii() and before >= 0 and _is_latin(text[before])
    joined_after = part[-1].isascii() and after < len(text) and _is_latin(text[after])
    return joined_before or joined_after


def _is_latin(character: str) -> bool:
    return character.isalnum() and unicodedata.normalize("NFKC", character).isascii()


def _looks_like_name(word: str, *, in_english: bool) -> bool:
    """Capitals make a name; a lower-case word is one where no English stands around it."""
    if sum(c.isupper() for c in word) >= 2 or not word.isascii():
        return True
    return word.islower() and not in_english


def _overlaps(mention: ProgramMention, taken: Sequence[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in taken)


def _runs(text: str) -> set[str]:
    """All runs of so many characters as single a name out."""
    return {text[at : at + MIN_PART] for at in range(len(text) - MIN_PART + 1)}


def _longest_common(text: str, name: str) -> tuple[int, int]:
    """Start in `text` and length of the longest run that both have in common."""
    best = (0, 0)
    for start in range(len(text)):
        size = best[1]
        while start + size < len(text) and text[start : start + size + 1] in name:
            size += 1
        if size > best[1]:
            best = (start, size)
    return best
