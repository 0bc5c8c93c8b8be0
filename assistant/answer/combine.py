"""One answer of several: the parts of a question, answered in turn, with one set of citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.drafting.draft import MARKS, renumbered
from assistant.answer.finishing.calibration import is_uncertain
from assistant.model import Answer, Citation, Figure, Status, Timings

MOST_SUGGESTIONS = 4


def combine(answers: Sequence[Answer]) -> Answer:
    """The answers below each other; a range that several cite is one citation.

    It is answered if any part is; the parts that are not say so themselves.
    """
    if len(answers) == 1:
        return answers[0]
    citations: dict[tuple[str, int, int], Citation] = {}
    texts: list[str] = []
    figures: list[Figure] = []
    for answer in answers:
        numbers = {c.number: _number(citations, c) for c in answer.citations}
        text = renumbered(answer.answer, numbers)
        if not _is_said(text, texts):
            texts.append(text)
        moved = (
            replace(f, citation=numbers[f.citation]) if f.citation is not None else f
            for f in answer.figures
        )
        figures += [f for f in moved if f not in figures]
    status, sure = _status(answers), min(a.confidence for a in answers)
    return replace(
        answers[0],
        status=status,
        answer="\n\n".join(texts),
        figures=tuple(figures),
        citations=tuple(citations.values()),
        suggestions=tuple(dict.fromkeys(s for a in answers for s in a.suggestions))[
            :MOST_SUGGESTIONS
        ],
        confidence=sure,
        uncertain=is_uncertain(status, sure),
        timings_ms=_total([a.timings_ms for a in answers]),
        documents_sha256={k: v for a in answers for k, v in a.documents_sha256.items()},
    )


def _is_said(text: str, before: Sequence[str]) -> bool:
    """Whether all that a part cites was said for those before it: one passage may answer both."""
    said = {line for part in before for line in part.splitlines()}
    cited = [line for line in text.splitlines() if MARKS.search(line)]
    return bool(cited) and said.issuperset(cited)


def _number(citations: dict[tuple[str, int, int], Citation], citation: Citation) -> int:
    key = (citation.document_id, citation.start, citation.end)
    if key not in citations:
        citations[key] = replace(citation, number=len(citations) + 1)
    return citations[key].number


def _status(answers: Sequence[Answer]) -> Status:
    found: set[Status] = {a.status for a in answers}
    order: tuple[Status, ...] = ("answered", "clarify", "not_found")
    return next(s for s in order if s in found)


def _total(timings: Sequence[Timings]) -> Timings:
    return Timings(
        understand=round(sum(t.understand for t in timings), 3),
        retrieve=round(sum(t.retrieve for t in timings), 3),
        compose=round(sum(t.compose for t in timings), 3),
        total=round(sum(t.total for t in timings), 3),
    )
