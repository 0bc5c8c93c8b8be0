"""Asks every question of a set, as a client would, and judges the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.evaluation.cases import Case, DocumentCase
from assistant.evaluation.evidence import judge_evidence
from assistant.evaluation.judge import WRONG_FIGURES, CaseFault, judge
from assistant.model import Answer, Turn
from corpus.document import Document


class Answerer(Protocol):
    """Whatever answers questions."""

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Literal["auto", "ja", "en"] = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = 5,
    ) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with its answer, its faults and the milliseconds it took."""

    case: Case
    answer: Answer
    faults: frozenset[CaseFault]
    milliseconds: float

    @property
    def right(self) -> bool:
        return not self.faults

    @property
    def wrong_figure(self) -> bool:
        """Whether it states a figure that is wrong or that nothing backs."""
        return bool(self.faults & WRONG_FIGURES) and self.answer.status == "answered"


def run_cases(
    cases: Sequence[Case],
    assistant: Answerer,
    documents: Sequence[Document],
    *,
    source: Document | None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Judged]:
    """Ask and judge every case. `source` is the document of cases that name none."""
    texts = {document.id: document.text for document in documents}
    by_file = {document.filename: document for document in documents}
    judged = []
    for number, case in enumerate(cases):
        report(number, len(cases))
        answer, milliseconds = ask(case, assistant)
        if isinstance(case, DocumentCase):
            faults = judge_evidence(case, answer, texts, by_file)
        else:
            faults = judge(case, answer, texts, _source(case, by_file, source))
        judged.append(Judged(case, answer, frozenset(faults), milliseconds))
    report(len(cases), len(cases))
    return judged


def ask(case: Case, assistant: Answerer) -> tuple[Answer, float]:
    """The answer after the questions that come before it, and the milliseconds it took."""
    history: list[Turn] = []
    for question in case.history:
        earlier = assistant.answer(question, history=history)
        history += [Turn("user", question), Turn("assistant", earlier.answer)]
    started = time.perf_counter()
    answer = assistant.answer(case.question, history=history)
    return answer, (time.perf_counter() - started) * 1000


def _source(
    case: Case, by_file: Mapping[str, Document], default: Document | None
) -> Document | None:
    return by_file.get(case.file) if case.file is not None else default
