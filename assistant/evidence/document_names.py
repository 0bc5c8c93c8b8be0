"""How documents are named: by words of title, publisher or first lines, 「世田谷区の国保」."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Term
from corpus.document import Document
from corpus.text import fold_key

HEAD = 300  # characters of a document that say whose it is
SHORTEST = 2  # characters of a word that names
MOST = 3  # documents that one name still tells apart
SHARE = 0.34  # of all documents; a word that more have in their heads names none


class DocumentNames:
    """The documents of a build by what they are called, and by the words that they have."""

    def __init__(self, sources: Mapping[str, Document], texts: FoldedTexts) -> None:
        """`texts` are those of the documents."""
        self._sources = sources
        self._texts = texts
        self._titles = {
            i: fold_key(f"{d.publisher or ''} {d.filename}") for i, d in sources.items()
        }
        self._heads = {
            i: fold_key(f"{d.title} {d.publisher or ''} {d.filename} {d.text[:HEAD]}")
            for i, d in sources.items()
        }

    @property
    def ids(self) -> Iterable[str]:
        """The documents that there are."""
        return self._heads

    def having(self, characters: str) -> Sequence[str]:
        """The documents whose text has a run of folded characters."""
        return self._texts.having(characters)

    def named(self, terms: Iterable[Term]) -> tuple[str, ...]:
        """Ids of the documents that the words name, or none where they tell no few apart."""
        counts: dict[str, int] = {}
        limit = min(MOST, max(1, int(SHARE * len(self._sources))))
        for term in terms:
            ids = [i for i, head in self._heads.items() if _says(term, head)]
            if term.light or term.concept or not 0 < len(ids) <= limit:
                continue
            for document_id in ids:
                counts[document_id] = counts.get(document_id, 0) + 1
        best = max(counts.values(), default=0)
        return tuple(i for i, count in counts.items() if count == best)

    def calls(self, term: Term) -> bool:
        """Whether a word is of what a document is called, and no name of anything inside it."""
        return any(_says(term, head) for head in self._titles.values())

    def have(self, document_ids: Sequence[str], terms: Iterable[Term]) -> bool:
        """Whether the documents have every word of content, so that a turn may be about them."""
        content = [t for t in terms if not (t.light or t.concept or t.verbal)]
        return all(any(_says(t, self._texts.key(i)) for i in document_ids) for t in content)


def _says(term: Term, key: str) -> bool:
    return any(a in key for a in term.alternatives if len(a) >= SHORTEST)
