"""What is known of the names of programs, before it is written: keys, and numbers below them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum

from assistant.question.words.characters import bracketed
from assistant.question.words.generic import stems
from assistant.question.words.lexicon import cut
from assistant.question.words.names import name_key, qualified_names, without_ending
from assistant.question.words.runs import normalised_tokens
from assistant.question.words.shortened import abbreviations
from assistant.question.words.vocabulary import is_vocabulary
from corpus.programs import Program
from corpus.text import fold, fold_key

BEGINNING = 2  # characters; every name has as many
MIN_ACRONYM = 4  # characters; shorter ones are ordinary words of other names
MIN_PART = 5  # characters of a name that single it out; shorter runs are ordinary words
MIN_SLIP = 3  # characters that a name has in common with any slip of it (see `linking.SLIP_SCORE`)
RUNS = (MIN_SLIP, MIN_PART)
FEWEST_SAID = 2  # words of an English name that a turn says


class KeyKind(IntEnum):
    """What a key is, and what the numbers below it are: of programs where nothing else is said."""

    FORM = 0  # a name as people may write it, without its brackets or its ending
    OWN = 1  # a name as it is listed
    PLAIN = 2  # a name that is one English word: no numbers
    BEGINNING = 3  # the first characters of forms: how long these are, the longest first
    RUN = 4  # so many adjoining characters of forms: these forms
    WHOLE = 5  # the key of a program's first name
    WORD = 6  # a word of a name
    SHORT = 7  # what a name may be shortened to
    STEM = 8  # the stem of a word of an English program's names
    SAID = 9  # the same of any English name: the English names


class Names:
    """All names of the programs of a build, by what is asked of them."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self.postings: dict[tuple[KeyKind, str], array[int]] = defaultdict(lambda: array("I"))
        self.english: list[tuple[int, int]] = []  # a program, how many stems its name is of
        self.qualified: list[tuple[str, str, int]] = []  # X, Y and the program of 「X（Y）」
        self._forms: dict[str, None] = {}
        for number, program in enumerate(programs):
            self._add_program(number, program)
        for key, number in _acronyms(programs):
            self._add_form(key, number)
        self.forms = tuple(self._forms)
        lengths: dict[str, set[int]] = defaultdict(set)
        for number, form in enumerate(self.forms):
            for run in {r for size in RUNS for r in runs(form, size)}:
                self._add(KeyKind.RUN, run, number)
            lengths[form[:BEGINNING]].add(len(form))
        for beginning, own in lengths.items():
            self.postings[KeyKind.BEGINNING, beginning] = array("I", sorted(own, reverse=True))

    def _add_program(self, number: int, program: Program) -> None:
        names = (program.name, program.name_en or "", *program.aliases)
        for name in names:
            if not is_vocabulary(name):
                self._add_forms(name, number)
            self.qualified += ((base, extra, number) for base, extra in qualified_names(name))
        for name in filter(_is_word, (program.name, *program.aliases)):
            self.postings[KeyKind.PLAIN, name_key(name)]
        if not is_vocabulary(program.name):
            own = name_key(program.name)
            self._add(KeyKind.WHOLE, own, number)
            for name in names:
                self._add_words(name, number, english=own.isascii())

    def _add_forms(self, name: str, number: int) -> None:
        key = name_key(name)
        self._add(KeyKind.OWN, key, number)
        outside = cut(key, ((b.start, b.end) for b in bracketed(key)), gap="")
        for form in dict.fromkeys((key, outside, without_ending(outside))):
            if len(form) >= (3 if form.isascii() else 4) or (form == key and len(form) >= 2):
                self._add_form(form, number)

    def _add_form(self, form: str, number: int) -> None:
        self._forms[form] = None
        self._add(KeyKind.FORM, form, number)

    def _add_words(self, name: str, number: int, *, english: bool) -> None:
        """What a name is known by in part; of programs with an `english` name each stem."""
        tokens = normalised_tokens(name)
        for word in {name_key(name), *tokens, *map(fold_key, tokens)}:
            self._add(KeyKind.WORD, word, number)
        for short in abbreviations(name):
            self._add(KeyKind.SHORT, short, number)
        own = frozenset(stems(name.split())) if name.isascii() else frozenset()
        for stem in own if english else ():
            self._add(KeyKind.STEM, stem, number)
        if len(own) >= FEWEST_SAID:
            for stem in own:
                self._add(KeyKind.SAID, stem, len(self.english))
            self.english.append((number, len(own)))

    def _add(self, kind: KeyKind, key: str, number: int) -> None:
        numbers = self.postings[kind, key]
        if not numbers or numbers[-1] != number:
            numbers.append(number)


def runs(text: str, size: int) -> set[str]:
    """All runs of so many characters of a text."""
    return {text[at : at + size] for at in range(len(text) - size + 1)}


def _acronyms(programs: Sequence[Program]) -> Iterator[tuple[str, int]]:
    """Acronyms in brackets inside a name, 「施設（ＡＢＣ）の整備」, that one name alone has."""
    owners: dict[str, set[int]] = defaultdict(set)
    for number, program in enumerate(programs):
        for inside in bracketed(fold(program.name).text):
            if inside.latin and inside.inner.isascii():
                owners[name_key(inside.inner)].add(number)
    for key, numbers in owners.items():
        if len(numbers) == 1 and len(key) >= MIN_ACRONYM:
            yield key, next(iter(numbers))


def _is_word(name: str) -> bool:
    """Whether a name is a single English word, written as any word at the start of a sentence."""
    return name.isascii() and name.isalpha() and len(name) > 2 and name[1:].islower()
