"""Programs that are named by some words of their names: 「藻場のやつ」, "the bus fare", 「国保」.

People who have read a document call its programs by a word or two. Where every word of content of
a turn is in the names of a few programs of what is talked of, those are meant. A word that no name
has may shorten one by the first characters of its parts: 国民健康保険 → 国保, 文部科学省 → 文科省.
An English name is meant by most of its words too, whatever word is said beside: "how much would
the committee give wild horses n burros" is of "Wild horse and burro management".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from assistant.question.model import ProgramMention, Term
from assistant.question.signs import Sign
from assistant.question.words.characters import HIRAGANA, is_kanji
from assistant.question.words.lexicon import lexicon, words_of
from assistant.question.words.names import name_key
from assistant.question.words.runs import normalised_tokens
from assistant.question.words.vocabulary import is_vocabulary
from corpus.programs import Program
from corpus.text import fold_key
from index.lexical.readings import english_stem
from index.retrieval.others import other_words

MOST = 3  # programs that some words may mean together; of more nothing is told
SHORTEST = 2  # characters of a word that names
SHORTEST_BEGINNING = 3  # and of one that begins a name, wherever its tokens end
GENERIC = ("granted", "kind", "ending", "thing")  # parts of the lexicon
LONG = 8  # letters of an English word or of several that stand inside few others
FEWEST_SAID = 2  # words of an English name that a turn says
MOST_OF_NAME = 0.66  # of its words
COUNTING = frozenset("一二三四五六七八九十百千万億何数半全")  # so 「三社」 and 「半年」 begin
ABBREVIATED = range(2, 5)  # characters of a name that was shortened


class PartialNames:
    """The programs of a build by the words of their names."""

    def __init__(self, programs: Iterable[Program]) -> None:
        self._documents: dict[str, frozenset[str]] = {}
        self._names: dict[str, str] = {}
        self._whole: set[str] = set()
        self._having: dict[str, set[str]] = defaultdict(set)
        self._short: dict[str, set[str]] = defaultdict(set)
        self._english: list[tuple[str, frozenset[str]]] = []  # a program, the stems of a name
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._stemmed: dict[str, set[str]] = defaultdict(set)  # programs, by a stem of their names
        for program in programs:
            if is_vocabulary(program.name):
                continue
            self._names[program.id] = name_key(program.name)
            self._whole.add(name_key(program.name))
            self._documents[program.id] = frozenset(program.document_ids)
            for name in (program.name, program.name_en or "", *program.aliases):
                tokens = normalised_tokens(name)
                for word in {name_key(name), *tokens, *map(fold_key, tokens)}:
                    self._having[word].add(program.id)
                for short in abbreviations(name):
                    self._short[short].add(program.id)
                self._add_english(program.id, name)

    def is_name(self, term: Term) -> bool:
        """Whether a word is the whole name of a program: "tracking", though it may be a verb."""
        return name_key(term.surface) in self._whole

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
        ids = set.intersection(*(self._of(t, documents) for t in terms))
        ids = ids or self._mostly_said(terms, documents)
        surface = " ".join(t.surface for t in terms)
        if not 0 < len(ids) <= MOST:
            return ()
        groups: list[list[str]] = []
        for program_id in sorted(ids, key=lambda i: (-len(self._names[i]), i)):
            same = (g for g in groups if self._names[program_id] in self._names[g[0]])
            group = next(same, None)
            groups += [] if group else [[program_id]]
            if group:
                group.append(program_id)
        return tuple(ProgramMention(tuple(g), surface, 0, 0, exact=False) for g in groups)

    def _of(self, term: Term, documents: Collection[str]) -> set[str]:
        """The programs whose names have a word, or half of the parts of a compound."""
        spellings = [a for a in term.alternatives if len(a) >= SHORTEST]
        found = self._having_any(spellings, documents) or self._begun(term, documents)
        found = found or self._across(term, documents)
        if not found and len(term.parts) > 1:
            found = self._having_parts(term, documents)
        if not found:
            found = self._within({i for a in spellings for i in self._short.get(a, ())}, documents)
        return found

    def _across(self, term: Term, documents: Collection[str]) -> set[str]:
        """The programs that have English names alone with what a Japanese word is in English.

        「図書館」 → Libraries, 「固定資産税」 → "Real property tax".
        """
        said = () if term.alternatives[0].isascii() else term.alternatives
        others = {o for a in said for o in other_words(a)}
        found = {i for other in others for i in self._stemmed.get(english_stem(other), ())}
        long = [other for other in others if len(other) >= LONG]  # may be several words as one
        found |= {i for i, name in self._names.items() for other in long if other in name}
        return self._within(found, documents)

    def _add_english(self, program_id: str, name: str) -> None:
        stems = frozenset(_stems(name.split())) if name.isascii() else frozenset()
        for stem in stems if self._names[program_id].isascii() else ():
            self._stemmed[stem].add(program_id)
        if len(stems) >= FEWEST_SAID:
            for stem in stems:
                self._by_stem[stem].append(len(self._english))
            self._english.append((program_id, stems))

    def _mostly_said(self, terms: Sequence[Term], documents: Collection[str]) -> set[str]:
        """The programs of whose English names a turn says the most words, and hardly another."""
        said = set(_stems(w for t in terms for w in t.surface.split()))
        least = max(FEWEST_SAID, MOST_OF_NAME * len(said))
        found = {self._english[at] for stem in said for at in self._by_stem.get(stem, ())}
        counts = {
            (i, len(said & stems))
            for i, stems in found
            if len(said & stems) >= max(least, MOST_OF_NAME * len(stems))
        }
        best = max((count for _, count in counts), default=0)
        return self._within({i for i, count in counts if count == best}, documents)

    def _begun(self, term: Term, documents: Collection[str]) -> set[str]:
        """The programs whose names begin with a word: 「出産祝金」 of 「出産祝金支給事業」."""
        word = name_key(term.surface)
        begun = {i for i, name in self._names.items() if name.startswith(word)}
        return self._within(begun, documents) if len(word) >= SHORTEST_BEGINNING else set()

    def _having_parts(self, term: Term, documents: Collection[str]) -> set[str]:
        """The programs whose names have half of the parts of a compound, and all its kanji words.

        「給食タダ」 is 給食; 「流星観測」 is no 観測: another name may not be in the documents.
        """
        having = [self._having_any(p, documents) for p in term.parts]
        known = [ids for ids in having if ids]
        unknown = [p for p, ids in zip(term.parts, having, strict=True) if not ids]
        other = any(all(any(map(is_kanji, word)) for word in part) for part in unknown)
        enough = not other and len(known) * 2 >= len(term.parts)
        return set.intersection(*known) if enough else set()

    def _having_any(self, words: Iterable[str], documents: Collection[str]) -> set[str]:
        ids = {i for w in words if len(w) >= SHORTEST for i in self._having.get(w, ())}
        return self._within(ids, documents)

    def _within(self, ids: set[str], documents: Collection[str]) -> set[str]:
        return {i for i in ids if not documents or self._documents[i].intersection(documents)}


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
    return not _generic().isdisjoint((fold_key(term.surface), *words))


def _stems(words: Iterable[str]) -> Iterable[str]:
    """The stems of the words of content of an English name: Horses and → hors."""
    keys = (fold_key(word).strip("(),.;:&'") for word in words)
    plain = lexicon().stop_en | _generic()
    return (english_stem(key) for key in keys if key.isalpha() and key not in plain)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    """Words for what is granted, for kinds of programs and for the whole single out none."""
    parts = lexicon().parts
    own = [w for to in ("ja", "en") for part in GENERIC for w in parts[to].get(part, ())]
    own += [w for to in ("ja", "en") for w in words_of(Sign.WHOLE, to)]
    return frozenset(map(fold_key, own))


def abbreviations(name: str) -> set[str]:
    """What a Japanese name is shortened to: the first characters of its parts, in order.

    国民健康保険 → {国民健保…, 国保, …}: the first part always, two others at most, the last if it
    is a single character, as 省, 県 and 市 are.
    """
    parts = [p for p in normalised_tokens(name) if not p.isascii()]
    heads = [name_key(p)[:1] for p in parts if name_key(p)]
    if len(heads) < 2:
        return set()
    first, rest = heads[0], heads[1:]
    made = {first + h for h in rest}
    made |= {first + rest[i] + rest[j] for i in range(len(rest)) for j in range(i + 1, len(rest))}
    return {m for m in made if len(m) in ABBREVIATED}
