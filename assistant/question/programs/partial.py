"""Programs that are named by some words of their names: 「藻場のやつ」, "the bus fare", 「国保」.

People who have read a document call its programs by a word or two. Where every word of content of
a turn is in the names of a few programs of what is talked of, those are meant. A word that no name
has may shorten one by the first characters of its parts: 国民健康保険 → 国保, 文部科学省 → 文科省.
An English name is meant by most of its words too, whatever word is said beside: "how much would
the committee give wild horses n burros" is of "Wild horse and burro management".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from assistant.question.model import ProgramMention, Term
from assistant.question.named import KeyKind, NameStore, names_of
from assistant.question.named.names import FEWEST_SAID, MIN_PART
from assistant.question.words.characters import HIRAGANA, is_kanji
from assistant.question.words.generic import generic, stems
from assistant.question.words.names import name_key
from corpus.programs import Program
from corpus.text import fold_key
from index.lexical.readings import english_stem
from index.retrieval.others import other_words

MOST = 3  # programs that some words may mean together; of more nothing is told
SHORTEST = 2  # characters of a word that names
SHORTEST_BEGINNING = 3  # and of one that begins a name, wherever its tokens end
LONG = 8  # letters of an English word or of several that stand inside few others
MOST_OF_NAME = 0.66  # of its words
COUNTING = frozenset("一二三四五六七八九十百千万億何数半全")  # so 「三社」 and 「半年」 begin


class PartialNames:
    """The programs of a build by the words of their names."""

    def __init__(self, programs: Iterable[Program], names: NameStore | None = None) -> None:
        """`names` are those of `programs`, by default read here."""
        self._programs = tuple(programs)
        self._names = names or names_of(self._programs)

    def is_name(self, term: Term) -> bool:
        """Whether a word is the whole name of a program: "tracking", though it may be a verb."""
        return bool(self._names.get(KeyKind.WHOLE, name_key(term.surface)))

    def meant(
        self, terms: Sequence[Term], documents: Collection[str]
    ) -> tuple[ProgramMention, ...]:
        """The few programs, of `documents` if there are any, whose names have all the words.

        「小学校費 給食費」 and 「給食費」 are one, the longer name first, else by their ids: every
        process tells the same.
        """
        terms = [t for t in terms if not is_generic(t)]
        if not terms:
            return ()
        found = set.intersection(*(self._of(t, documents) for t in terms))
        found = found or self._mostly_said(terms, documents)
        surface = " ".join(t.surface for t in terms)
        if not 0 < len(found) <= MOST:
            return ()
        groups: list[list[int]] = []
        for number in sorted(found, key=lambda n: (-len(self._key(n)), self._programs[n].id)):
            same = (g for g in groups if self._key(number) in self._key(g[0]))
            group = next(same, None)
            groups += [] if group else [[number]]
            if group:
                group.append(number)
        ids = (tuple(self._programs[n].id for n in group) for group in groups)
        return tuple(ProgramMention(own, surface, 0, 0, exact=False) for own in ids)

    def _key(self, number: int) -> str:
        return name_key(self._programs[number].name)

    def _of(self, term: Term, documents: Collection[str]) -> set[int]:
        """The programs whose names have a word, or half of the parts of a compound."""
        spellings = [a for a in term.alternatives if len(a) >= SHORTEST]
        found = self._having_any(spellings, documents) or self._begun(term, documents)
        found = found or self._across(term, documents)
        if not found and len(term.parts) > 1:
            found = self._having_parts(term, documents)
        if not found:
            found = self._within(self._below(KeyKind.SHORT, spellings), documents)
        return found

    def _across(self, term: Term, documents: Collection[str]) -> set[int]:
        """The programs that have English names alone with what a Japanese word is in English.

        「図書館」 → Libraries, 「固定資産税」 → "Real property tax".
        """
        said = () if term.alternatives[0].isascii() else term.alternatives
        others = {o for a in said for o in other_words(a)}
        found = self._below(KeyKind.STEM, map(english_stem, others))
        long = [other for other in others if len(other) >= LONG]  # may be several words as one
        found |= {n for other in long for n in self._holding(other)}
        return self._within(found, documents)

    def _holding(self, word: str) -> Iterator[int]:
        """The programs whose names hold a word of `MIN_PART` characters or more."""
        forms = self._names.forms(self._names.get(KeyKind.RUN, word[:MIN_PART]))
        numbers = self._below(KeyKind.FORM, (form for form in forms if word in form))
        whole = self._names.all(KeyKind.WHOLE, map(self._key, numbers))
        return (n for n in numbers if word in self._key(n) and n in whole.get(self._key(n), ()))

    def _mostly_said(self, terms: Sequence[Term], documents: Collection[str]) -> set[int]:
        """The programs of whose English names a turn says the most words, and hardly another."""
        said = set(stems(w for t in terms for w in t.surface.split()))
        least = max(FEWEST_SAID, MOST_OF_NAME * len(said))
        of_each = self._names.all(KeyKind.SAID, said).values()
        counts = Counter(chain.from_iterable(of_each))
        often = {name: count for name, count in counts.items() if count >= least}
        mostly = {
            (program, often[name])
            for name, program, size in self._names.english(often)
            if often[name] >= MOST_OF_NAME * size
        }
        best = max((count for _, count in mostly), default=0)
        return self._within({n for n, count in mostly if count == best}, documents)

    def _begun(self, term: Term, documents: Collection[str]) -> set[int]:
        """The programs whose names begin with a word: 「出産祝金」 of 「出産祝金支給事業」."""
        words = {name_key(a) for a in (term.surface, *term.alternatives)}
        long = sorted(w for w in words if len(w) >= SHORTEST_BEGINNING)
        begun = (self._names.begun(KeyKind.WHOLE, word) for word in long)
        return self._within(chain.from_iterable(begun), documents)

    def _having_parts(self, term: Term, documents: Collection[str]) -> set[int]:
        """The programs whose names have half of the parts of a compound, and all its kanji words.

        「給食タダ」 is 給食; 「流星観測」 is no 観測: another name may not be in the documents.
        """
        having = [self._having_any(p, documents) for p in term.parts]
        known = [ids for ids in having if ids]
        unknown = [p for p, ids in zip(term.parts, having, strict=True) if not ids]
        other = any(all(any(map(is_kanji, word)) for word in part) for part in unknown)
        enough = not other and len(known) * 2 >= len(term.parts)
        return set.intersection(*known) if enough else set()

    def _having_any(self, words: Iterable[str], documents: Collection[str]) -> set[int]:
        long = (w for w in words if len(w) >= SHORTEST)
        return self._within(self._below(KeyKind.WORD, long), documents)

    def _below(self, kind: KeyKind, keys: Iterable[str]) -> set[int]:
        return set(chain.from_iterable(self._names.all(kind, keys).values()))

    def _within(self, numbers: Iterable[int], documents: Collection[str]) -> set[int]:
        if not documents:
            return set(numbers)
        within = frozenset(documents)
        return {n for n in numbers if not within.isdisjoint(self._programs[n].document_ids)}


def names_something(term: Term) -> bool:
    """Whether a word names a thing that a text has or has not: 「駐車場」.

    「12億」 and 「半年」 tell how much, 「そんな」 nothing; 「橋」 may be a part of a word.
    """
    key = fold_key(term.surface)
    spoken = not set(key).difference(HIRAGANA)
    counts = key[:1] in COUNTING or any(map(str.isdigit, key))
    return len(key) >= SHORTEST and not (spoken or counts or is_generic(term))


def is_generic(term: Term) -> bool:
    """Whether a word is for what is granted, a kind of program or the whole: no name has it.

    Nor does one that is translated by such a word: "business" is 事業.
    """
    words = term.alternatives if term.surface.isascii() else (fold_key(term.surface),)
    return not generic().isdisjoint((fold_key(term.surface), *words))
