"""Program linking: where a question names a program, however it is written.

Aliases are compared by their folded key, so that width, case, wraps and radicals do not matter,
and spelling variants of the same word (招聘, 招へい) are brought to one. What no alias matches is
tried as a part of a name, and then as a slip of the pen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from assistant.question.model import ProgramMention
from assistant.question.named import KeyKind, NameStore, names_of
from assistant.question.named.names import BEGINNING, MIN_PART, MIN_SLIP, runs
from assistant.question.programs.homonyms import Homonyms
from assistant.question.words.characters import HIRAGANA, english_words, is_kanji, is_katakana
from assistant.question.words.language import SENTENCE
from assistant.question.words.names import NameKey, key_of, name_key
from assistant.question.words.vocabulary import without_kinds
from corpus.programs import Program
from index.lexical import tokenize

WORD = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ-]{3,}")
OFFICE = re.compile(r"省|庁|局|課(?!題)|委員会")
AFTER_NAME = re.compile(r"(?:の|は|って|と|も|が)|[\s、，？?。]|$")  # behind a name in hiragana
KANA = ord("ア") - ord("あ")
LONGEST_GUESSED = 400  # characters; in a longer text names are not guessed from parts
PART_SHARE = 0.45  # and at least this share of the whole name
SLIP_SCORE = 86  # rapidfuzz score of a Japanese name with one wrong character in eight
MOST_MEANT = 4  # programs that a part of a name may mean
MIN_SLIP_NAME = 6  # shorter Japanese names are too close to each other to guess
TEXTS_KEPT = 256  # whose names are remembered: a turn is read several times
MIN_SLIP_ASCII = 10  # English names; acronyms are compared as whole words instead


class ProgramLinker:
    """Finds the programs that a text names, among those of the corpus."""

    def __init__(self, programs: Iterable[Program], names: NameStore | None = None) -> None:
        """`names` are those of `programs`, by default read here."""
        self._programs = tuple(programs)
        self._names = names or names_of(self._programs)
        self._homonyms = Homonyms(self._programs, self._names)
        self._link = lru_cache(TEXTS_KEPT)(self._linked)

    def link(self, text: str) -> tuple[ProgramMention, ...]:
        """Mentions in the order of the text; exact names first, else parts, else slips."""
        return self._link(text)

    def _linked(self, text: str) -> tuple[ProgramMention, ...]:
        key = key_of(text)
        mentions = self._exact(key, text)
        taken = [(m.start, m.end) for m in mentions]
        if not mentions and len(key.text) <= LONGEST_GUESSED:
            mentions = self._in_hiragana(text) or self._parts(key, text) or self._slips(key, text)
        elif len(key.text) > 8:
            mentions += [m for m in self._ascii_slips(text) if not _overlaps(m, taken)]
        return self._homonyms.settle(sorted(mentions, key=lambda m: m.start), text)

    def _exact(self, key: NameKey, text: str) -> list[ProgramMention]:
        mentions: list[ProgramMention] = []
        position = 0
        begun = self._begun(key.text)
        forms = (key.text[at : at + n] for at, lengths in begun.items() for n in lengths)
        known = self._names.all(KeyKind.FORM, forms)
        plain = self._names.all(KeyKind.PLAIN, known)
        while position < len(key.text):
            length = 0
            for size in begun.get(position, ()):
                part = key.text[position : position + size]
                small = part in plain and not text[key.offsets[position]].isupper()
                run = (key, text, position, size)
                cuts = _cuts_word(*run) or _of_office(*run)
                if part in known and not small and not cuts:
                    length = size
                    break
            if length:
                numbers = known[key.text[position : position + length]]
                span = (position, position + length)
                mentions.append(self._mention(numbers, key, text, span, exact=True))
            position += length or 1
        return mentions

    def _in_hiragana(self, text: str) -> list[ProgramMention]:
        """A name in katakana that a text begins with in hiragana: 「むすぶの期間は」."""
        run = len(text) - len(text.lstrip(HIRAGANA))
        for size in range(run, 2, -1):
            kana = "".join(chr(ord(c) + KANA) if c != "ー" else c for c in text[:size])
            own = self._names.get(KeyKind.FORM, name_key(kana))
            if own and AFTER_NAME.match(text, size):
                return [ProgramMention(self._ranked(own), text[:size], 0, size, exact=False)]
        return []

    def _begun(self, text: str) -> dict[int, list[int]]:
        """How long the names are that may begin at each place of a text, the longest first."""
        beginnings = [text[at : at + BEGINNING] for at in range(len(text))]
        lengths = self._names.all(KeyKind.BEGINNING, beginnings)
        return {
            at: [n for n in lengths[beginning] if at + n <= len(text)]
            for at, beginning in enumerate(beginnings)
            if beginning in lengths
        }

    def _having(self, text: str, size: int) -> list[str]:
        """The long names that have a run of so many characters in common with a text."""
        found = self._names.all(KeyKind.RUN, runs(text, size)).values()
        forms = self._names.forms({n for numbers in found for n in numbers})
        return [f for f in forms if len(f) >= (MIN_SLIP_ASCII if f.isascii() else MIN_SLIP_NAME)]

    def _parts(self, key: NameKey, text: str) -> list[ProgramMention]:
        """Names of which a long run of characters stands in the text."""
        best: list[tuple[int, int, str]] = []
        for name in (n for n in self._having(key.text, MIN_PART) if not n.isascii()):
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
        meant = self._names.all(KeyKind.FORM, (n for s, a, n in best if (s, a) == (size, at)))
        numbers = set(chain.from_iterable(meant.values()))
        ends = (_slip_end(key.text, a, n) for s, a, n in best if (s, a) == (size, at))
        end = max(at + size, *ends)
        few = len(numbers) <= MOST_MEANT
        return [self._mention(numbers, key, text, (at, end), exact=False)] if few else []

    def _slips(self, key: NameKey, text: str) -> list[ProgramMention]:
        mentions = self._ascii_slips(text)
        if mentions:
            return mentions
        near = self._having(key.text, MIN_SLIP)
        found = process.extractOne(
            key.text, near, scorer=fuzz.partial_ratio, score_cutoff=SLIP_SCORE
        )
        if found is None or len(found[0]) > len(key.text) + 2:
            return []
        span = fuzz.partial_ratio_alignment(found[0], key.text)
        if span is None:
            return []
        run = _whole_words(key, text, span.dest_start, max(span.dest_end, 1))
        return [self._mention(self._meant_by(found[0]), key, text, run, exact=False)]

    def _ascii_slips(self, text: str) -> list[ProgramMention]:
        """Capitalised or lone words one keystroke away from an acronym."""
        mentions = []
        in_english = english_words(text) >= SENTENCE
        for word in WORD.finditer(text):
            key = name_key(word[0])
            if not _looks_like_name(word[0], in_english=in_english):
                continue
            if self._names.get(KeyKind.FORM, key):
                continue
            limit = 1 if len(key) < 8 else 2
            about = self._names.forms_of_length(max(4, len(key) - limit), len(key) + limit)
            near = [k for k in about if OSA.distance(key, k, score_cutoff=limit) <= limit]
            if len(near) == 1:
                ranked = self._ranked(self._meant_by(near[0]))
                mentions.append(ProgramMention(ranked, word[0], *word.span(), exact=False))
        return mentions

    def _meant_by(self, form: str) -> Iterable[int]:
        """The programs of a name that is written with a slip, as of the very name.

        Those that share it only without their brackets are not meant.
        """
        return self._names.get(KeyKind.OWN, form) or self._names.get(KeyKind.FORM, form)

    def _mention(
        self, numbers: Iterable[int], key: NameKey, text: str, span: tuple[int, int], *, exact: bool
    ) -> ProgramMention:
        begin, finish = key.offsets[span[0]], key.offsets[span[1] - 1] + 1
        return ProgramMention(self._ranked(numbers), text[begin:finish], begin, finish, exact)

    def _ranked(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of programs, those that hold others first."""
        return tuple(sorted({self._programs[n].id for n in numbers}, key=self._homonyms.rank))


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
    """Whether a run of the key begins or ends inside of a word in katakana, Latin, or a number."""
    part = key.text[start : start + length]
    before = key.offsets[start] - 1
    after = key.offsets[start + length - 1] + 1
    joined_before = part[0].isascii() and before >= 0 and _is_latin(text[before])
    joined_after = part[-1].isascii() and after < len(text) and _is_latin(text[after])
    kana = all(map(is_katakana, part))
    inside = kana and any(map(is_katakana, (*text[max(0, before) : before + 1], *text[after:][:1])))
    return joined_before or joined_after or inside


def _of_office(key: NameKey, text: str, start: int, length: int) -> bool:
    """Whether a run of the key is the beginning of an office's name: 「総務」 of 「総務省」."""
    last = key.offsets[start + length - 1]
    return is_kanji(text[last]) and bool(OFFICE.match(text, last + 1))


def _is_latin(character: str) -> bool:
    return character.isalnum() and unicodedata.normalize("NFKC", character).isascii()


def _looks_like_name(word: str, *, in_english: bool) -> bool:
    """Capitals make a name; a lower-case word is one where no English stands around it."""
    if sum(c.isupper() for c in word) >= 2 or not word.isascii():
        return True
    return word.islower() and not in_english


def _overlaps(mention: ProgramMention, taken: Sequence[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in taken)


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
