"""The cells of one document, compared with questions by their labels, their heads, their table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from assistant.evidence.cells.cell import TableCell, read_cells
from assistant.evidence.cells.grids import find_grids
from assistant.evidence.cells.sections import in_sections
from assistant.evidence.cells.unit import caption_of
from assistant.evidence.finding.covering.coverage import coverage_at, identity_of
from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Weights
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.analysed import Analysis
from corpus.document import Document
from corpus.layout import Section
from corpus.tables.grid import Grid, GridCell
from corpus.text import fold_key

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")  # incomeAmount, est_in_year
CANDIDATES = 400  # cells of a document that are compared word by word


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell with how far its labels and heads answer.

    `coverage` is that of the question, `own` that of what the document does not say of itself,
    `precision` the share of a label that the question says, `least` how far the term is covered
    that is covered least, `direct` how far each is by labels and heads alone.
    """

    place: TableCell
    coverage: float
    own: float
    headed: float
    precision: float
    least: float
    direct: tuple[float, ...]

    @property
    def score(self) -> float:
        return self.coverage + self.own + 0.5 * self.precision


class CellIndex:
    """The cells of one document's tables, ready to be compared with questions."""

    def __init__(self, analysis: Analysis, index: ViewIndex, weights: Weights) -> None:
        """`index` and `weights` are those of the document's statements."""
        self._statements = index
        self._weights = weights
        found = find_grids(analysis.document, analysis.tables)
        grids = [part for labelled in found for part in in_sections(labelled)]
        self._cells = tuple(c for g in grids for c in read_cells(analysis.document, g))
        sections = sorted(analysis.sections, key=lambda s: (s.start, -s.end))
        names = {g.grid.start: _context(analysis.document, g.grid, sections) for g in grids}
        view = cache(_view)  # the cells of one row have labels in common, those of a column heads
        self._labels = ViewIndex(
            [view(_texts(c.labels, c.heads), names[c.grid.start]) for c in self._cells]
        )
        self._heads = ViewIndex([view(_texts(c.heads), "") for c in self._cells])

    def find(self, terms: Sequence[Term], most: int) -> list[FoundCell]:
        """The cells whose labels and heads cover the terms best."""
        if not self._cells or not terms:
            return []
        wanted = self._candidates(terms)
        # The document's own name need not stand in a label either.
        identity = identity_of(terms, self._statements, self._weights)
        labels = coverage_at(terms, self._labels, wanted, self._weights, alone=True)
        labels = replace(labels, identity=identity)
        heads = coverage_at(terms, self._heads, wanted, self._weights, alone=True)
        told = (labels.whole(), labels.own(), heads.direct.max(axis=1), labels.least())
        columns = zip(wanted, *(t.tolist() for t in told), labels.direct.tolist(), strict=True)
        share = _shares(terms)
        found = [
            FoundCell(
                self._cells[place], whole, own, headed,
                max((share(fold_key(c.text)) for c in self._cells[place].labels), default=0.0),
                least, tuple(direct),
            )
            for place, whole, own, headed, least, direct in columns
        ]  # fmt: skip
        return sorted(found, key=lambda f: -f.score)[:most]

    def _candidates(self, terms: Sequence[Term]) -> list[int]:
        """The cells that have most of the words of the question among their labels and heads."""
        mass: dict[int, float] = defaultdict(float)
        for term in terms:
            weight = self._weights.of(term)
            words = {*term.alternatives, *(a for p in term.parts for a in p)}
            having = (self._labels.texts.having(w, shortest=2) for w in words)
            for place in frozenset[int]().union(*having):
                mass[place] += weight
        best = sorted(mass, key=lambda place: (-mass[place], place))
        return sorted(best[:CANDIDATES])


def _shares(terms: Sequence[Term]) -> Callable[[str], float]:
    """Tells of a label what share of its characters words of the question have."""
    said = {a for t in terms for a in (*t.alternatives, *(w for p in t.parts for w in p))}
    words = [a for a in said if a and not a.isdigit()]

    @cache
    def share(key: str) -> float:
        held = {at for word in words for at in _places(word, key)}
        return len(held) / len(key) if key else 0.0

    return share


def _places(word: str, key: str) -> Iterator[int]:
    """The characters of a label that belong to a word."""
    at = key.find(word)
    while at >= 0:
        yield from range(at, at + len(word))
        at = key.find(word, at + len(word))


def _context(document: Document, grid: Grid, sections: Sequence[Section]) -> str:
    """What a table is of: the headings that it stands under, and the lines before it."""
    inner = [s for s in sections if s.start <= grid.start < s.end]
    heading = " ".join(inner[-1].heading) if inner else ""
    return f"{heading} {caption_of(document, grid)}"


def _texts(*cells: Sequence[GridCell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in chain(*cells))


def _view(texts: Sequence[str], context: str) -> View:
    words = list(dict.fromkeys(CAMEL.sub(" ", text) for text in texts))
    return View(
        fold_key(" ".join(words)),
        frozenset(token for word in words for token in normalised_tokens(word)),
        fold_key(context),
        frozenset(normalised_tokens(context)),
        0,
    )
