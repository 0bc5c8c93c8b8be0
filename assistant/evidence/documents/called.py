"""Documents by what they are called: 「星空市の国保」, "the Larkmoor fund", in either language.

A word that no title has may shorten one by the first characters of its parts: 国民健康保険 → 国保.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache

from assistant.evidence.documents.place_names import spellings
from assistant.evidence.finding.covering.words import WordIndex
from assistant.question.model import Term
from assistant.question.programs.partial import is_generic
from assistant.question.words.characters import is_kanji
from assistant.question.words.runs import normalised_tokens
from assistant.question.words.shortened import ABBREVIATED, abbreviations
from assistant.question.words.terms import is_proper
from index.head import DocumentHead
from index.lexical import morphemes
from index.retrieval.others import other_words

SHORTEST = 2  # characters of a word that names
MOST = 3  # documents that one name still tells apart
ENOUGH = 0.25  # of the words of a turn, that are of what a document is called
TURNS_KEPT = 64  # that are asked more than once
WORDS_KEPT = 4096


class CalledDocuments:
    """The documents of a build, asked which of them a turn surely names."""

    def __init__(
        self,
        heads: Mapping[str, DocumentHead],
        written: Mapping[str, str],
        rarity: Callable[[Term], float],
        saying: Callable[[Term], Set[str]] = lambda _term: frozenset(),
    ) -> None:
        """`written` are the texts of the documents that have the `heads`.

        `rarity` tells how few of them have a word: one that few have names more surely; `saying`
        which of them say it in its own language.
        """
        self._saying = saying
        self._ids = tuple(heads)
        self._written = written
        self._rarity = rarity
        self._writes_as_name = lru_cache(WORDS_KEPT)(self._writes_large)
        self._keys = [head.called for head in heads.values()]
        self._languages = [head.language for head in heads.values()]
        self._titles = WordIndex([(h.called, frozenset(h.latin)) for h in heads.values()])
        self._shortened = lru_cache(WORDS_KEPT)(self._spelt_shorter)
        self.of = lru_cache(TURNS_KEPT)(self._of)

    def _of(self, terms: tuple[Term, ...], by_name: bool) -> tuple[str, ...]:
        """The few documents that the words of a turn name; often none.

        A name tells them, whatever else is said, or much of what is said, with `by_name` no single
        plain word; where two names tell different documents, neither is meant.
        """
        content = [t for t in terms if not (t.light or t.concept or is_generic(t))]
        named: dict[int, list[Term]] = {}
        for term in content:
            for at in self.having(term):
                named.setdefault(at, []).append(term)
        weights = {at: self._weight(at, own) for at, own in named.items()}
        best = self._best(weights, named)
        most = named[best[0]] if best else []
        rivals = any(named[at] != most for at in best)
        told = len(best) <= MOST and any(self._is_name(t, best) for t in most)
        alone = by_name or all(self._is_of_others(t, best[:1]) for t in most)
        much = _share(most, content) >= ENOUGH and len({t.surface for t in most}) > alone
        told = told or (much and len(best) == 1)
        return tuple(self._ids[at] for at in best) if told and not rivals else ()

    @staticmethod
    def _best(
        weights: Mapping[int, tuple[float, int]], named: Mapping[int, Sequence[Term]]
    ) -> list[int]:
        """The documents that the words name most surely.

        One called by all that names another, and by more, is meant whatever is a name there: of
        "the government cloud policy" that, and no paper that writes "Government".
        """
        highest = max(weights.values(), default=(0.0, 0.0))
        best = [at for at, weight in weights.items() if weight == highest]
        most = {t.surface for t in named[best[0]]} if best else set()
        more = [at for at in weights if {t.surface for t in named[at]} > most]
        largest = max((len(named[at]) for at in more), default=0)
        return [at for at in more if len(named[at]) == largest] or best

    def _is_of_others(self, term: Term, best: Sequence[int]) -> bool:
        """Whether a document is called by what translates a word that only others say.

        「研究者」 names no English "research" call beside a Japanese paper on them.
        """
        own = self._having(term.alternatives) or self._shortened(term.alternatives[0])
        said = self._saying(term)
        return bool(said) and not any(at in own or self._ids[at] in said for at in best)

    def _weight(self, at: int, own: Sequence[Term]) -> tuple[float, int]:
        """How surely words name a document: by those that are names, then by how many they are."""
        return sum(self._rarity(t) for t in own if self._is_name(t, (at,))), len(own)

    def _is_name(self, term: Term, places: Sequence[int]) -> bool:
        """Whether a word is a name: by itself, or as the documents write it."""
        return is_name(term) or any(self._calls_by_name(at, term) for at in places)

    def _calls_by_name(self, at: int, term: Term) -> bool:
        """Whether a document writes a Latin word as a name.

        What titles, files and brands of a Japanese document write so ("SCIENCE") is a name only
        where it is no word of English: "takamatsu" of "takamatsu_r6.xlsx".
        """
        if self._languages[at] != "ja":
            return self._writes_as_name(at, term.surface)
        word = term.surface.lower()
        latin = word.isascii() and word.isalpha() and len(word) > SHORTEST
        untranslated = all(a.isascii() for a in term.alternatives)
        return latin and untranslated and at in self._titles.having(word)

    def _writes_large(self, at: int, word: str) -> bool:
        """Whether a document writes a Latin word always with a capital: "Wexford", not "Homes"."""
        if not (word.isascii() and word.isalpha()):
            return False
        text = self._written[self._ids[at]]
        written = re.compile(rf"(?<![\w@./-]){word}(?![\w@/-]|\.\w)", re.IGNORECASE)
        found = {m[0] for m in written.finditer(text)}  # in no address: "www.wexford.example"
        return bool(found) and all(w[0].isupper() for w in found)

    def having(self, term: Term) -> frozenset[int]:
        """The places of the documents called by a word, in either language, or by what it shortens.

        A file's name may write 高松 as "takamatsu" and 決算 as "kessan", a newsletter's title 笹原
        as 「ささはら」.
        """
        latin = (w for w in normalised_tokens(term.surface) if w.isascii() and w.isalpha())
        word = term.alternatives[0]
        own = self._having((*term.alternatives, *(w for w in latin if len(w) > SHORTEST)))
        spelt = (s for a in term.alternatives if not a.isascii() for s in spellings(a))
        return own | self._having(spelt) or self._having(other_words(word)) or self._shortened(word)

    def _having(self, words: Iterable[str]) -> frozenset[int]:
        """The places of the documents that are called by one of some words."""
        own = (self._titles.having(w, shortest=SHORTEST) for w in words)
        return frozenset[int]().union(*own)

    def _spelt_shorter(self, word: str) -> frozenset[int]:
        """The places of the documents that are called by what a word shortens."""
        if len(word) not in ABBREVIATED or not all(map(is_kanji, word)):
            return frozenset()
        whole = re.compile("[一-龥々]*?".join(word) + ".?")
        found = ((at, m[0]) for at, key in enumerate(self._keys) for m in whole.finditer(key))
        return frozenset(at for at, name in found if word in abbreviations(name))


def _share(some: Iterable[Term], content: Iterable[Term]) -> float:
    """How much of the words of a turn some of them are."""
    said = {t.surface for t in content}
    return len({t.surface for t in some}) / len(said) if said else 0.0


def is_name(term: Term) -> bool:
    """Whether a word is a name by itself: a compound, a proper noun, a word of no dictionary.

    An English word is none where what it is in Japanese is none: "jobs" is no "Jobs".
    """
    if any(c.isdigit() for c in term.surface):
        return False
    own = [a for a in term.alternatives if not a.isascii()] if term.surface.isascii() else []
    words = own or [term.surface]
    proper = any(is_proper(m) for word in words for m in morphemes(word))
    return not term.known or len(term.parts) > 1 or proper
