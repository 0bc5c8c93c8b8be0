"""How documents are named: by words of title, publisher or first lines, 「世田谷区の国保」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.evidence.documents.called import MOST, SHORTEST, CalledDocuments
from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Term
from corpus.document import Document
from corpus.text import fold_key
from index.retrieval.others import other_words

HEAD = 300  # characters of a document that say whose it is
SHORTEST_ENGLISH = 4  # letters of a word that stands inside few others
LATIN = re.compile(r"[a-z]{3,}")
SHARE = 0.34  # of all documents; a word that more have in their heads names none


class DocumentNames:
    """The documents of a build by what they are called, and by the words that they have."""

    def __init__(self, sources: Mapping[str, Document], texts: FoldedTexts) -> None:
        """`texts` are those of the documents."""
        self._sources = sources
        self._texts = texts
        self._called_documents = CalledDocuments(sources)
        self._called = {
            i: fold_key(f"{d.publisher or ''} {d.filename}") for i, d in sources.items()
        }
        self._titles = {i: fold_key(d.title) + self._called[i] for i, d in sources.items()}
        self._heads = {i: self._titles[i] + fold_key(d.text[:HEAD]) for i, d in sources.items()}

    @property
    def ids(self) -> Iterable[str]:
        """The documents that there are."""
        return self._heads

    def having(self, characters: str) -> Sequence[str]:
        """The documents whose text has a run of folded characters."""
        return self._texts.having(characters)

    def named(self, terms: Iterable[Term], *, titles: bool = False) -> tuple[str, ...]:
        """Ids of the documents that the words name, or none where they tell no few apart.

        `titles`: by what they are called, and by no word that stands on their first lines.
        """
        counts: dict[str, int] = {}
        limit = min(MOST, max(1, int(SHARE * len(self._sources))))
        heads = self._titles if titles else self._heads
        for term in terms:
            ids = [i for i, head in heads.items() if _says(term, head)]
            if term.light or term.concept or not 0 < len(ids) <= limit:
                continue
            for document_id in ids:
                counts[document_id] = counts.get(document_id, 0) + 1
        best = max(counts.values(), default=0)
        return tuple(i for i, count in counts.items() if count == best)

    def surely(self, terms: Iterable[Term], *, by_name: bool = False) -> tuple[str, ...]:
        """Ids of the few documents that the words surely name, by what these are called.

        `by_name`: by a name or by several words: the plain 「家族」 alone is said of anything.
        """
        return self._called_documents.of(tuple(terms), by_name)

    def calls(self, term: Term) -> bool:
        """Whether a word is of what a document is called, and no name of anything inside it."""
        return any(_says(term, head) for head in self._called.values())

    def have(self, document_ids: Sequence[str], terms: Iterable[Term]) -> bool:
        """Whether the documents have every word of content, so that a turn may be about them.

        In whichever language they are: 「図書館」 is had by what says "library".
        """
        content = [t for t in terms if not (t.light or t.concept or t.verbal)]
        return all(any(_has(t, self._texts.key(i)) for i in document_ids) for t in content)


def _says(term: Term, key: str) -> bool:
    """Whether a text has a word, or the foreign name in it: 「Tamarack郡」."""
    own = term.alternatives[0]
    foreign = () if own.isascii() else LATIN.findall(own)
    return any(a in key for a in (*term.alternatives, *foreign) if len(a) >= SHORTEST)


def _has(term: Term, key: str) -> bool:
    """Whether a text says a word, or an English one for a Japanese one."""
    foreign = (o for a in term.alternatives if not a.isascii() for o in other_words(a))
    return _says(term, key) or any(o in key for o in foreign if len(o) >= SHORTEST_ENGLISH)
