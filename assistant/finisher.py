"""From what was composed to the answer that people get: how sure it is, and what leads on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.finishing.calibration import is_uncertain
from assistant.answer.finishing.suggestions import suggest
from assistant.answer.finishing.trail import rows_used, searched
from assistant.model import Answer, Language, RetrievedPassage, Timings
from assistant.question import Question
from index.build import LoadedBuild
from index.retrieval import Hit

NO_TIME = Timings(0.0, 0.0, 0.0, 0.0)

Documents = tuple[str, ...] | None


class Finisher:
    """Finishes answers from one build.

    `confidence` weighs what was composed, and for what; `is_answered` tells
    whether the corpus answers a question asked alone; `more` finds that many passages.
    """

    def __init__(
        self,
        build: LoadedBuild,
        confidence: Callable[[Composed, Context, bool], float],
        is_answered: Callable[[str, Language, Documents], bool],
        more: Callable[[Question, Documents, int], Sequence[Hit]],
    ) -> None:
        self._build = build
        self._confidence = confidence
        self._is_answered = is_answered
        self._more = more
        self._reviewed = frozenset(i for i, head in build.heads.items() if head.reviewed)
        self._unread = {i: head.unread for i, head in build.heads.items() if head.unread}

    def finish(self, composed: Composed, context: Context, top_k: int) -> Answer:
        """The answer; without `top_k` only what the conversation needs to know of it."""
        draft = composed.draft
        cited = {c.document_id for c in draft.citations}
        answered = composed.status == "answered"
        sure = self._confidence(composed, context, self._is_reviewed(cited or context.documents))
        answer = Answer(
            status=composed.status,
            answer=draft.text,
            language=draft.language,
            figures=tuple(draft.figures) if answered else (),
            citations=tuple(draft.citations),
            passages=(),
            suggestions=(),
            confidence=sure,
            uncertain=is_uncertain(composed.status, sure),
            index_version=self._build.version,
            timings_ms=NO_TIME,
            documents_sha256={i: self._build.analyses[i].document.sha256 for i in sorted(cited)},
            rows_used=rows_used(draft.rows_used) if answered else None,
        )
        return self._with_leads(answer, composed, context, top_k) if top_k else answer

    def _is_reviewed(self, documents: Collection[str] | None) -> bool:
        """Whether a person has reviewed some documents, by default all: there is one at least."""
        if not documents:
            return 0 < len(self._reviewed) == len(self._build.analyses)
        return self._reviewed.issuperset(documents)

    def _with_leads(
        self, answer: Answer, composed: Composed, context: Context, top_k: int
    ) -> Answer:
        """The answer with what leads on: passages, suggestions, and where it was looked for."""
        documents, language = context.documents, answer.language

        def is_answered(text: str) -> bool:
            return self._is_answered(text, language, documents)

        hits = self._hits(answer, context, top_k)
        suggestions = composed.suggestions or suggest(
            context, answer.status, is_answered, hits, composed.draft.items
        )
        trail = None
        if answer.status == "not_found":
            trail = searched(
                context, self._unread, lambda w: self._build.retriever.frequency(w) > 0
            )
        return replace(
            answer,
            passages=tuple(_passage(h) for h in hits[:top_k]),
            suggestions=tuple(suggestions),
            searched=trail,
        )

    def _hits(self, answer: Answer, context: Context, top_k: int) -> Sequence[Hit]:
        """The passages beside an answer; of what the table settled those of its documents alone.

        So a question that the table answers costs the same in any company.
        """
        if answer.rows_used is not None:
            cited = tuple(sorted(answer.documents_sha256))
            return self._more(context.question, context.documents or cited, top_k)
        found = context.evidence.hits
        return (
            found if top_k <= len(found) else self._more(context.question, context.documents, top_k)
        )


def _passage(hit: Hit) -> RetrievedPassage:
    passage = hit.passage
    return RetrievedPassage(
        document_id=passage.document_id,
        start=passage.start,
        end=passage.end,
        page=passage.page,
        heading=passage.heading,
        text=passage.text,
        score=round(float(hit.score), 4),
    )
