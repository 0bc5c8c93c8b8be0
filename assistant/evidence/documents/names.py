"""How documents are named: by words of title, publisher or first lines, 「世田谷区の国保」."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set

from assistant.evidence.documents.called import MOST, SHORTEST, CalledDocuments
from assistant.evidence.finding.covering.words import WordIndex
from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Term
from index.head import DocumentHead
from index.lexical.pairs import FEW
from index.retrieval.others import other_words

SHORTEST_ENGLISH = 4  # letters of a word that stands inside few others
LATIN = re.compile(r"[a-z]{3,}")
SHARE = 0.34  # of all documents; a word that more have in their heads names none


class DocumentNames:
    """The documents of a build by what they are called, and by the words that they have."""

    def __init__(
        self, heads: Mapping[str, DocumentHead], texts: FoldedTexts, written: Mapping[str, str]
    ) -> None:
        """`texts` are those of the documents that have the `heads`, as they are `written`."""
        self._texts = texts
        self._called_documents = CalledDocuments(heads, written, self._rarity, self._saying)
        self._ids = tuple(heads)
        self._years = {i: head.fiscal_year for i, head in heads.items()}
        self._own_titles = {i: head.title for i, head in heads.items()}
        self._languages = {i: head.language for i, head in heads.items()}
        own = heads.values()
        self._called = _searchable((h.name, h) for h in own)
        self._titles = _searchable((h.title + h.name, h) for h in own)
        self._heads = _searchable((h.title + h.name + h.begins, h) for h in own)

    @property
    def ids(self) -> Iterable[str]:
        """The documents that there are."""
        return self._ids

    def having(self, characters: str) -> Sequence[str]:
        """The documents whose text has a run of folded characters."""
        return self._texts.having(characters)

    def named(self, terms: Iterable[Term], *, titles: bool = False) -> tuple[str, ...]:
        """Ids of the documents that the words name, or none where they tell no few apart.

        `titles`: by what they are called, and by no word that stands on their first lines.
        """
        weights: dict[str, float] = {}
        limit = min(MOST, max(1, int(SHARE * len(self._ids))))
        heads = self._titles if titles else self._heads
        for term in (t for t in terms if not (t.light or t.concept)):
            places = _holding(heads, term)
            for at in sorted(places) if len(places) <= limit else ():
                weights[self._ids[at]] = weights.get(self._ids[at], 0.0) + self._rarity(term)
        best = max(weights.values(), default=0.0)
        return tuple(i for i, weight in weights.items() if weight == best)

    def headed(self, terms: Iterable[Term]) -> tuple[str, ...]:
        """Ids of the documents whose first lines have each word, in either language.

        「この公募」 is one that calls itself a "Call for proposals".
        """
        places = set(range(len(self._ids)))
        for term in (t for t in terms if not (t.light or t.concept)):
            others = (o for a in term.alternatives for o in other_words(a))
            own = (self._heads.having(o) for o in others if len(o) >= SHORTEST_ENGLISH)
            places &= _holding(self._heads, term).union(*own)
        return tuple(self._ids[at] for at in sorted(places))

    def surely(self, terms: Iterable[Term], *, by_name: bool = False) -> tuple[str, ...]:
        """Ids of the few documents that the words surely name, by what these are called.

        `by_name`: by a name or by several words: the plain 「家族」 alone is said of anything.
        """
        return self._called_documents.of(tuple(terms), by_name)

    def told_by(self, term: Term) -> tuple[str, ...]:
        """The few documents that a word by itself tells, as their name: 「霧島市」."""
        return self.surely((term,), by_name=True)

    def title(self, document_id: str) -> str:
        """The title of a document, folded."""
        return self._own_titles[document_id]

    def language(self, document_id: str) -> str:
        """The language of a document."""
        return self._languages[document_id]

    def in_language(self, document_ids: Sequence[str], language: str) -> tuple[str, ...]:
        """Of some documents those that are written in a language."""
        return tuple(i for i in document_ids if self._languages[i] == language)

    def of_years(self, document_ids: Sequence[str], years: Set[int]) -> tuple[str, ...]:
        """Of some documents those of the years: of a town's papers that of 「令和8年度」."""
        return tuple(i for i in document_ids if self._years[i] in years)

    def calls_itself(self, document_id: str, term: Term) -> bool:
        """Whether a document says a word, in either language, where it says what it is."""
        at = self._ids.index(document_id)
        return at in self._called_documents.having(term) or at in _holding(self._heads, term)

    def calls(self, term: Term) -> bool:
        """Whether a word is of what a document is called, and no name of anything inside it."""
        return bool(_holding(self._called, term))

    def have(self, document_ids: Sequence[str], terms: Iterable[Term]) -> bool:
        """Whether the documents have every word of content, so that a turn may be about them.

        In whichever language they are: 「図書館」 is had by what says "library".
        """
        content = [t for t in terms if not (t.light or t.concept or t.verbal)]
        within = frozenset(document_ids)
        return all(
            any(self._any_has(within, w) for w in (*_words(t), *_in_english(t))) for t in content
        )

    def _rarity(self, term: Term) -> float:
        """How few documents have a word: 「水産庁」 names one more surely than 「研究」 another."""
        return math.log(1.0 + len(self._ids) / max(len(self._saying(term)), 1))

    def saying_all(self, terms: Iterable[Term]) -> Set[str]:
        """The documents that have every word of content as it is; none where there is no word."""
        said = [self._saying(t) for t in terms if not (t.light or t.concept or t.verbal)]
        return set[str]().union(*said[:1]).intersection(*said)

    def _saying(self, term: Term) -> Set[str]:
        """The documents that have a word as it is."""
        return {i for w in _words(term) for i in self._texts.having(w)}

    def _any_has(self, document_ids: Set[str], word: str) -> bool:
        """Whether one of some documents has a word: few are asked, of many those that may."""
        if len(document_ids) <= FEW:
            return any(word in self._texts.key(i) for i in document_ids)
        return not document_ids.isdisjoint(self._texts.having(word))


def _searchable(texts: Iterable[tuple[str, DocumentHead]]) -> WordIndex:
    return WordIndex([(text, frozenset(head.latin)) for text, head in texts])


def _holding(index: WordIndex, term: Term) -> frozenset[int]:
    """The places of the texts that hold a word; a short Latin one as a word: "ok", not "Tokyo"."""
    words = _words(term)
    held = (index.holding(w) if _stands_inside(w) else index.having(w) for w in words)
    return frozenset[int]().union(*held)


def _stands_inside(word: str) -> bool:
    return not (word.isascii() and word.isalpha()) or len(word) >= SHORTEST_ENGLISH


def _words(term: Term) -> list[str]:
    """What says a word in a text: it, or the foreign name in it, 「Tamarack郡」."""
    own = term.alternatives[0]
    foreign = () if own.isascii() else LATIN.findall(own)
    return [a for a in (*term.alternatives, *foreign) if len(a) >= SHORTEST]


def _in_english(term: Term) -> list[str]:
    """What a Japanese word is in English."""
    foreign = (o for a in term.alternatives if not a.isascii() for o in other_words(a))
    return [o for o in foreign if len(o) >= SHORTEST_ENGLISH]
