"""Whether the programs that a question seems to name are meant: its other words may tell otherwise.

「補助金」 heads a column of one town's budget and is half of the 「起業補助金」 of another office.
Where a passage of another document covers the whole question and none of the documents of the
program comes near, the name was only a word.
"""

from __future__ import annotations

from assistant.evidence.catalog import Catalog
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.finding.finder import Evidence
from assistant.question.model import Question
from corpus.text import fold_key

COVERED = 0.65  # of the question, by a passage of another document
LEAD = 0.2  # more than any passage of the program's own documents


def homes_of(question: Question, catalog: Catalog) -> frozenset[str]:
    """The documents that the programs of a question are from."""
    programs = (catalog.programs.get(i) for i in question.candidate_ids)
    return frozenset(d for p in programs if p for d in p.document_ids)


def said_elsewhere(question: Question, homes: frozenset[str], names: DocumentNames) -> bool:
    """Whether another document has the words too that were taken for a name.

    An acronym is no word: who asks for "RAISE" does not mean to raise.
    """
    words = (m.surface for m in question.programs if not is_acronym(m.surface))
    keys = {fold_key(word) for word in words}
    return any(not homes.issuperset(names.having(key)) for key in keys if key)


def is_acronym(word: str) -> bool:
    """Whether a word is written in Latin capitals alone: RAISE, BUILD-EU."""
    return word.isascii() and word.isupper()


def is_meant(plain: Evidence, homes: frozenset[str]) -> bool:
    """Whether the programs' documents answer the question about as well as any other.

    `plain` is what was found for the question with their names as words like all others.
    """
    own = max((r.support for r in plain.readings if r.passage.document_id in homes), default=0.0)
    others = (r.support for r in plain.readings if r.passage.document_id not in homes)
    best = max(others, default=0.0)
    return best < COVERED or own >= best - LEAD
