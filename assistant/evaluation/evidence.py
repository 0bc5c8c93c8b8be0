"""Judges answers to questions on many documents, by the evidence that they cite.

Nobody has listed what such an answer must say word by word, so the judgement is coarse: a citation
of the right document covers the evidence, and one of the expected numbers is given.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from assistant.evaluation.cases import DocumentCase
from assistant.evaluation.judge import CaseFault, comparable, numbers_in, untrue
from assistant.model import Answer
from corpus.document import Document

# Wrapped lines and headings between them may stand between the evidence and its citation.
_LEAST_COVERED = 0.5
# Shorter runs in common (年度の, 億円) are chance.
_SHORTEST_RUN = 3
# A quote inside the evidence counts as all of it from this length on.
_SHORTEST_QUOTE = 6


def judge_evidence(
    case: DocumentCase,
    answer: Answer,
    texts: Mapping[str, str],
    documents: Mapping[str, Document],
) -> set[CaseFault]:
    """Faults of an answer; `texts` by document id, `documents` by file name."""
    faults = untrue(answer, texts)
    if not case.answerable:
        if answer.status != "not_found":
            faults.add(CaseFault.ABSTAIN)
        if answer.figures:
            faults.add(CaseFault.FIGURES)
        return faults
    known = {documents[name].id for name in case.files if name in documents}
    quotes = [c.quote for c in answer.citations if c.document_id in known]
    if any(_covered(piece, quotes) < _LEAST_COVERED for piece in case.evidence_quote if piece):
        faults.add(CaseFault.LINES)
    wanted = numbers_in(case.answer)
    given = numbers_in(answer.answer) | {str(figure.amount) for figure in answer.figures}
    if wanted and not wanted & given:
        faults.add(CaseFault.CONTAINS)
    if answer.status == "not_found":
        faults.add(CaseFault.ABSTAINED)
    return faults


def _covered(evidence: str, quotes: Iterable[str]) -> float:
    """The largest share of the evidence that stands in one quote."""
    wanted = _bare(evidence)
    best = 0.0
    for quote in map(_bare, quotes):
        if wanted in quote or (len(quote) >= _SHORTEST_QUOTE and quote in wanted):
            return 1.0
        runs = difflib.SequenceMatcher(None, wanted, quote, autojunk=False).get_matching_blocks()
        shared = sum(run.size for run in runs if run.size >= _SHORTEST_RUN)
        best = max(best, shared / len(wanted))
    return best


def _bare(text: str) -> str:
    return comparable(text).replace("*", "")
