"""What stands nearest to a turn where its conversation stands: passages, and windows in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from assistant.conversation.state import State
from assistant.evidence.catalog import Catalog
from assistant.evidence.documents.whole import WholeDocument
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.statements import Statement
from assistant.evidence.turns.conversational import ConversationalRetriever, RankedPassage
from assistant.evidence.turns.likely import AskedTurn, Likely, likeliest
from assistant.evidence.turns.windows import Window, windows
from assistant.question import Question
from assistant.question.echo import is_nameless

KEPT = 64  # turns whose passages are asked for again
MOST_OF_SUBJECT = 300  # statements
TURNS = 2  # before the last that tell what is talked of

Documents = tuple[str, ...] | None


class NearbySearch:
    """Finds what is nearest to the last turn of a conversation."""

    def __init__(
        self,
        retriever: ConversationalRetriever,
        whole: WholeDocument,
        ledger: Ledger,
        query_of: Callable[[Question], str],
        find: Callable[[Question, Documents], Evidence],
        *,
        catalog: Catalog,
    ) -> None:
        """`query_of` gives what is searched for a turn that leaves out what it is about.

        `find` gives the evidence for a question.
        """
        self._retriever = retriever
        self._rank = lru_cache(KEPT)(retriever.rank)
        self._whole = whole
        self._ledger = ledger
        self._catalog = catalog
        self._query_of = query_of
        self._find = find
        self._likely = lru_cache(KEPT)(self._likeliest)

    def ranked(
        self, question: Question, state: State, documents: Documents, most: int
    ) -> Sequence[RankedPassage]:
        """The passages that suit a question best after the last exchanges of a conversation."""
        turn = self._turn(question, state, documents)
        return self._rank(turn.said, turn.cited, documents, question.language)[:most]

    def windows(
        self, question: Question, state: State, documents: Documents, most: int
    ) -> Sequence[Window]:
        """What stands around the statements that most likely answer a question there."""
        likely = self._likely(self._turn(question, state, documents), documents)
        return windows(likely, self._ledger, most)

    def _likeliest(self, turn: AskedTurn, documents: Documents) -> Sequence[Likely]:
        question = turn.question
        passages = self._rank(turn.said, turn.cited, documents, question.language)
        evidence, subject = self._find(question, documents), self._subject(question, documents)
        return likeliest(turn, evidence, passages, self._ledger, subject)

    def _subject(self, question: Question, documents: Documents) -> Sequence[Statement]:
        """The statements about the programs that a question is of, but for a whole document."""
        scope = self._catalog.scope(question.program_ids)
        programs = [self._catalog.programs[i] for i in scope if i in self._catalog.programs]
        homes = dict.fromkeys(d for p in programs for d in p.document_ids)
        pages = [self._ledger.page(d) for d in homes if not documents or d in documents]
        of_it = (
            statement
            for page in pages
            for statement, about in zip(page.statements, page.program_ids, strict=True)
            if not scope.isdisjoint(about)
        )
        return list(islice(of_it, MOST_OF_SUBJECT))

    def _turn(self, question: Question, state: State, documents: Documents) -> AskedTurn:
        """A question with what the conversation before it said and cited."""
        asked, cited = state.told(TURNS)
        said = [self._whole.within(q, documents) for q in (*asked, question)]
        if is_nameless(question):
            said[-1] = self._query_of(question)
        return AskedTurn(question, tuple(said), cited)
