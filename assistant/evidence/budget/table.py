"""Queries over the budget table: the rows that answer a question, or why none does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain

from assistant.evidence.budget.lookup import Lookup, Missing
from assistant.evidence.budget.meant import (
    beside_stated,
    is_new,
    is_of_year,
    of_head,
    of_measures,
    one_of_each,
    settle,
)
from assistant.evidence.budget.narrowing import EXCLUDES, of_all_years, of_the_scope, rows_called
from assistant.evidence.budget.sums import Sums
from assistant.evidence.catalog import Catalog
from assistant.evidence.finding.covering.coverage import coverage_at
from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Weights
from assistant.question.model import Question, Term
from assistant.question.words.naming import of_the_whole
from assistant.question.words.places import as_in_title
from assistant.question.words.runs import normalised_tokens
from corpus.document import Document
from corpus.facts import FigureRow, Measure
from corpus.facts.sums import BUDGET, DocumentSums, sums_of
from corpus.layout.opening import opening
from corpus.ondemand import OnDemand
from corpus.text import fold_key

ROW_COVERAGE = 0.65  # of what the question says besides program, measure and year
ROWS_KEPT = 4096  # rows as coverage sees them; questions ask for the same ones again
SCALE = "support_scale"  # what each gets, as the lexicon calls it
TIE = 0.08  # rows that cover the question about equally well are all meant


class FigureTable:
    """The budget table of one build, by program."""

    def __init__(
        self,
        rows: Mapping[str, Sequence[FigureRow]],
        catalog: Catalog,
        weights_in: Callable[[str], Weights],
        sources: Mapping[str, Document],
        *,
        calls: Callable[[str, Term], bool] = lambda _document, _term: False,
        years: Collection[int | None] | None = None,
        sums: Mapping[str, DocumentSums] | None = None,
    ) -> None:
        """`rows` are those of each document, which are read when they are first asked for.

        `weights_in` weighs words as they are told apart inside one document. `calls` tells whether
        a word is one by which a document calls itself: no row need say it. `years` are those of
        the rows, and `sums` those of the documents, where they are known without reading them.
        """
        self._calls = calls
        self._in_document = OnDemand(rows, lambda i: tuple(rows[i]), keep=None)
        self._by_program = OnDemand(rows, self._sorted, keep=None)
        self._place = {document: at for at, document in enumerate(rows)}
        self.sums = Sums(OnDemand(rows, self._sums, keep=None) if sums is None else sums)
        self._known_years = years
        self._catalog = catalog
        self._sources = sources
        self._weights_in = weights_in
        self._index = lru_cache(ROWS_KEPT)(self._indexed)

    def rows_of(self, program_id: str, documents: Sequence[str] | None = None) -> list[FigureRow]:
        """All rows of a program, in the documents asked for."""
        homes = self._homes_of(program_id, documents)
        return [row for d in homes for row in self._by_program[d].get(program_id, ())]

    def states(
        self,
        program_id: str,
        amounts: Sequence[int],
        documents: Sequence[str] | None,
        *,
        about: bool = False,
    ) -> bool:
        """Whether one of some amounts is of a program's budget; or `about` it, as far as said.

        「3億のやつ」 is one of 3.2億 as well, but not one of 3.6億.
        """
        budgets = (r for r in self.rows_of(program_id, documents) if r.measure is not Measure.UNIT)
        return any(
            a == r.amount or (about and abs(a - r.amount) * 2 < last_place(a))
            for r in budgets
            for a in amounts
        )

    def homes(
        self, program_ids: Iterable[str], documents: Sequence[str] | None = None
    ) -> Sequence[str]:
        """The documents, of those asked for, that name one of some programs, in their order."""
        homes = {d for i in program_ids for d in self._homes_of(i, documents)}
        return sorted(homes, key=self._place.__getitem__)

    def _homes_of(self, program_id: str, documents: Sequence[str] | None) -> Sequence[str]:
        """The same of one program."""
        program, place = self._catalog.programs.get(program_id), self._place
        homes = program.document_ids if program else ()
        if len(homes) == 1 and not documents:  # as most, and a ranking asks it of all
            return homes if homes[0] in place else ()
        homes = tuple(d for d in homes if d in place and (not documents or d in documents))
        return sorted(homes, key=place.__getitem__)

    def is_sum(self, program_id: str, documents: Sequence[str] | None = None) -> bool:
        """Whether a program is a sum, a whole or revenue in one of the documents asked for."""
        homes = self._homes_of(program_id, documents)
        return any(program_id in self.sums.of(d).totals for d in homes)

    @cached_property
    def new(self) -> frozenset[str]:
        """The programs that are new in their year."""
        rows = chain.from_iterable(self._in_document.values())
        return frozenset(row.program_id for row in rows if is_new(row))

    @cached_property
    def _years(self) -> frozenset[int | None]:
        if self._known_years is not None:
            return frozenset(self._known_years)
        return frozenset(r.fiscal_year for r in chain.from_iterable(self._in_document.values()))

    def _sorted(self, document_id: str) -> Mapping[str, Sequence[FigureRow]]:
        """The rows of a document by program."""
        found: dict[str, list[FigureRow]] = defaultdict(list)
        for row in self._in_document[document_id]:
            found[row.program_id].append(row)
        return found

    def _sums(self, document_id: str) -> DocumentSums:
        rows, source = self._in_document[document_id], self._sources.get(document_id)
        text, title = (source.text, fold_key(source.title)) if source else ("", "")
        return sums_of(rows, text, title)

    def scopes_of(self, program_id: str) -> list[str]:
        """What narrows the amounts of a program, where anything does."""
        return [r.scope for r in self.rows_of(program_id) if r.scope]

    def read_ahead(self, document_id: str) -> None:
        """Make the rows of a document ready for questions, no more than are kept."""
        room = ROWS_KEPT - self._index.cache_info().currsize
        for row in self._in_document.get(document_id, ())[:room]:
            self._index(row)

    def has_year(self, year: int, documents: Sequence[str] | None = None) -> bool:
        """Whether a row of the documents asked for is of it, by default of any."""
        if not documents:
            return year in self._years
        rows = chain.from_iterable(self._in_document.get(d, ()) for d in documents)
        return any(row.fiscal_year == year for row in rows)

    def row_of_cell(self, document_id: str, cell: tuple[int, int], text: str) -> FigureRow | None:
        """The one row that was read from a cell: it stands in its range, written as it is."""
        start, end = cell
        rows = {
            (row.program_id, row.measure, row.amount): row
            for row in self._in_document.get(document_id, ())
            if row.start <= start and end <= row.end and fold_key(row.original) == fold_key(text)
        }
        return next(iter(rows.values())) if len(rows) == 1 else None

    def rows_within(self, document_id: str, start: int, end: int) -> list[FigureRow]:
        """Budget rows that were read from a range of a document."""
        return [
            row
            for row in self._in_document.get(document_id, ())
            if start <= row.start and row.end <= end and row.measure in BUDGET
        ]

    def lookup(
        self,
        question: Question,
        program_id: str,
        years: Sequence[int],
        documents: Sequence[str] | None = None,
    ) -> Lookup:
        """Rows of one program for what the question asks."""
        everything = self.rows_of(program_id, documents)
        if not everything:
            return Lookup(program_id, (), Missing.PROGRAM)
        in_year = [r for r in everything if is_of_year(r, years, question)]
        if not in_year:
            return Lookup(program_id, (), Missing.YEAR, near=one_of_each(everything))
        measured = of_measures(in_year, question, bool(years))
        measured = beside_stated(of_head(measured, question), everything, question)
        if not measured:
            return self._no_measure(program_id, question, everything)
        called, saying = rows_called(in_year, question)
        if called:
            terms = tuple(t for t in question.terms if t not in saying)
            question = replace(question, terms=terms)
        chosen, covered = self._covering(measured, question)
        chosen += [r for r in called if r not in chosen]
        if not chosen:
            return Lookup(
                program_id, (), Missing.TERMS, near=one_of_each(measured), coverage=covered
            )
        return Lookup(program_id, settle(chosen, question, bool(years)), coverage=covered)

    def covering(self, question: Question, roots: Sequence[str]) -> list[str]:
        """Of what documents are about as a whole, all that the words of the question name."""
        terms = [t for t in question.terms if not t.concept and not t.light]
        terms = [t for t in terms if len(t.alternatives[0]) > 1]  # 「局」 names nothing
        terms = [t for t in terms if not _says_all(t)]
        if not terms:
            return list(roots)
        covered = {
            i: self._coverage(self._as_titled(terms, row), row)
            for i in roots
            for row in self.rows_of(i)[:1]
        }
        enough = max(ROW_COVERAGE, max(covered.values(), default=0.0) - TIE)
        return [i for i, mean in covered.items() if mean >= enough]

    def _as_titled(self, terms: Sequence[Term], row: FigureRow) -> list[Term]:
        """The words of a question, a place by what the document of a row calls it."""
        title = fold_key(self._sources[row.document_id].title)
        return [as_in_title(t, title) for t in terms]

    def _no_measure(self, program_id: str, question: Question, rows: Sequence[FigureRow]) -> Lookup:
        new = [r for r in rows if is_new(r)]
        if Measure.PREVIOUS in question.measures and new:
            return Lookup(program_id, (), Missing.NEW, near=tuple(new))
        return Lookup(program_id, (), Missing.MEASURE, near=one_of_each(rows))

    def _covering(
        self, rows: Sequence[FigureRow], question: Question
    ) -> tuple[list[FigureRow], float]:
        """Rows that say what else the question says, best first."""
        terms = [t for t in question.terms if not (t.leading or t.light or t.joined)]
        terms = [t for t in terms if not all(self._calls(r.document_id, t) for r in rows)]
        terms = [t for t in terms if not (self._is_own(t, rows) or self._is_of_all(t, rows))]
        rows = of_all_years(rows, question)
        if not terms:
            return list(rows), 1.0
        scores = [self._coverage(terms, r) for r in rows]
        best = max(scores)
        if best < ROW_COVERAGE:
            return [], best
        return of_the_scope(
            [r for r, s in zip(rows, scores, strict=True) if s >= best - TIE], terms
        ), best

    def _is_own(self, term: Term, rows: Sequence[FigureRow]) -> bool:
        """Whether a word asks how much each gets, which is what all of some rows are.

        That one of them is of 「重点支援対象者」 makes it no more 「支援額」 than the others.
        """
        return term.concept == SCALE and all(r.measure is Measure.UNIT for r in rows)

    def _is_of_all(self, term: Term, rows: Sequence[FigureRow]) -> bool:
        """Whether a word says that the whole is meant, which a total is: 「政府全体」."""
        return _says_all(term) and all(self.is_sum(r.program_id, (r.document_id,)) for r in rows)

    def _coverage(self, terms: Sequence[Term], row: FigureRow) -> float:
        """How much of the words a row says, counted as rare as its own document has them."""
        weights = self._weights_in(row.document_id)
        return float(coverage_at(terms, self._index(row), (0,), weights).mean[0])

    def _indexed(self, row: FigureRow) -> ViewIndex:
        """A row as coverage sees it."""
        name = self._catalog.programs.get(row.program_id)
        aliases = " ".join(name.aliases) if name else ""
        scope = " ".join(p for p in (row.scope or "").split() if not EXCLUDES.search(p))
        text = " ".join(filter(None, (row.label, scope, row.original, row.approximate)))
        source = self._sources[row.document_id]
        quote = source.text[row.start : row.end]
        head = opening(source)
        named = (row.program, aliases, row.parent, row.note, quote)
        around = (*named, source.publisher, source.title, head)
        heading = " ".join(filter(None, around))
        words, above = (frozenset(normalised_tokens(t)) for t in (text, heading))
        return ViewIndex([View(fold_key(text), words, fold_key(heading), above, 0)])


def _says_all(term: Term) -> bool:
    """Whether a word only says that all of something is meant: 「政府全体」."""
    return of_the_whole(term.surface) != term.surface


def last_place(amount: int) -> int:
    """The power of ten that an amount is said to: 300,000,000 → 100,000,000."""
    place = 1
    while amount and amount % (place * 10) == 0:
        place *= 10
    return place
