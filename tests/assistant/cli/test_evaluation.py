"""The judgement of answers: each fault is found where it is, and nowhere else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.evaluation.cases import Case, DocumentCase, read_cases
from assistant.evaluation.evidence import judge_evidence
from assistant.evaluation.judge import CaseFault, judge
from assistant.evaluation.report import summarise
from assistant.evaluation.runner import Judged, run_cases
from assistant.model import Answer, Citation, Figure, Timings
from corpus.document import Document
from corpus.errors import InvalidInput

TEXT = "国際交流事業\n令和８年度要求額 23億円\n支援期間 最大5年\n"
DOCUMENT = Document("d", "題", "d.txt", "text/plain", "0" * 64, TEXT)
TEXTS = {"d": TEXT}
START = TEXT.index("令和")
CITATION = Citation(1, "d", "題", None, START, TEXT.index("\n支"), 2, 2, "令和８年度要求額 23億円")
FIGURE = Figure(
    program="国際交流事業", label="令和８年度要求額", measure="request", fiscal_year=2026,
    fiscal_year_label="令和8年度", amount=2_300_000_000, currency="JPY", original="23億円",
    display="23億円", scope=None, derived=False, formula=None, reviewed=True, citation=1,
)  # fmt: skip
ANSWER = Answer(
    status="answered", answer="国際交流事業の2026年度の要求額は23億円です。[1]", language="ja",
    figures=(FIGURE,), citations=(CITATION,), passages=(), suggestions=(), confidence=0.9,
    index_version="v", timings_ms=Timings(1, 1, 1, 3),
)  # fmt: skip
CASE = Case(
    id="1", type="figure", question="要求額は？", contains=[["２３億円", "23 億円"]],
    figures=[2_300_000_000], forbid=[20], lines=[[[2, 2]]],
)  # fmt: skip
NOT_FOUND = replace(ANSWER, status="not_found", answer="ありません。", figures=(), citations=())


def faults(answer=ANSWER, **changes):
    return judge(CASE.model_copy(update=changes), answer, TEXTS, DOCUMENT)


def test_a_right_answer_has_no_fault():
    assert faults() == set()


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (
            replace(ANSWER, citations=(replace(CITATION, quote="要求額 24億円"),)),
            "verbatim",
        ),
        (replace(ANSWER, citations=(replace(CITATION, start=0, end=0, quote=""),)), "verbatim"),
        (replace(ANSWER, citations=(replace(CITATION, document_id="x"),)), "verbatim"),
        (replace(ANSWER, figures=(replace(FIGURE, original="24億円"),)), "unproved"),
        (replace(ANSWER, figures=(replace(FIGURE, citation=2),)), "unproved"),
        (replace(ANSWER, figures=(replace(FIGURE, amount=24),)), "figures"),
        (replace(ANSWER, figures=(FIGURE, replace(FIGURE, amount=20))), "forbid"),
        (replace(ANSWER, answer="23億円と7件です。[1]"), "asserted"),
        (replace(ANSWER, answer="わかりました。[1]"), "contains"),
        (NOT_FOUND, "abstained"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_found(answer, fault):
    assert fault in faults(answer)


def test_the_cited_lines_must_be_those_expected():
    assert faults(lines=[[[3, 3]]]) == {CaseFault.LINES}
    assert faults(lines=[[[3, 3], [1, 2]]]) == set()
    assert faults(lines=[[[2, 2]], [[99, 120]]]) == {CaseFault.LINES}


def test_a_western_year_and_the_question_s_numbers_need_no_quote():
    assert CaseFault.ASSERTED not in faults(replace(ANSWER, answer="2026年度は23億円です。"))
    said = replace(ANSWER, answer="7件のうち23億円です。")
    assert CaseFault.ASSERTED in faults(said)
    assert CaseFault.ASSERTED not in faults(said, question="7件の要求額は？")


def test_a_derived_figure_is_proved_by_its_parts():
    derived = replace(FIGURE, original=None, derived=True, formula="23億円 - 20億円", citation=None)
    assert CaseFault.UNPROVED not in faults(replace(ANSWER, figures=(FIGURE, derived)))


def test_what_cannot_be_answered_must_be_declined_without_figures():
    assert faults(NOT_FOUND, abstain=True) == set()
    assert faults(abstain=True) == {CaseFault.ABSTAIN, CaseFault.FIGURES}


def test_a_trap_may_be_declined():
    declined = replace(NOT_FOUND, answer="23億円ではありません。", figures=(FIGURE,))
    assert CaseFault.ABSTAINED not in faults(declined, type="trap")


def document_case(**changes):
    fields = {
        "id": "1", "question": "期間は？", "doc": "folder/d.txt", "answer": "5年",
        "evidence_quote": "支援期間 最大5年", "answerable": True,
    }  # fmt: skip
    return DocumentCase.model_validate(fields | changes)


def test_evidence_may_be_covered_in_part_and_a_number_must_be_given():
    start = TEXT.index("支援期間")
    quote = "支援期間 最大5"
    citation = replace(CITATION, start=start, end=start + len(quote), quote=quote)
    right = replace(ANSWER, answer="最大5年です。[1]", figures=(), citations=(citation,))

    def judged(answer, **changes):
        return judge_evidence(document_case(**changes), answer, TEXTS, {"d.txt": DOCUMENT})

    assert judged(right) == set()
    assert judged(replace(right, answer="期間があります。[1]")) == {CaseFault.CONTAINS}
    assert judged(right, evidence_quote="まったく別の文であって何も重ならない") == {CaseFault.LINES}
    assert judged(right, doc="other.txt") == {CaseFault.LINES}
    assert judged(NOT_FOUND, answerable=False) == set()
    assert CaseFault.ABSTAIN in judged(right, answerable=False)


class Scripted:
    """Answers with what it was given, and keeps what it was asked."""

    def __init__(self, answer):
        self._answer = answer
        self.asked = []

    def answer(self, question, *, history=(), language="auto", documents=None, top_k=5):
        self.asked.append((question, [turn.content for turn in history]))
        return self._answer


def test_the_questions_before_are_asked_first_with_their_answers_as_history():
    assistant = Scripted(ANSWER)
    case = CASE.model_copy(update={"history": ["一", "二"]})
    (judged,) = run_cases([case], assistant, [DOCUMENT], source=DOCUMENT)
    said = ANSWER.answer
    assert assistant.asked == [
        ("一", []), ("二", ["一", said]), ("要求額は？", ["一", said, "二", said]),
    ]  # fmt: skip
    assert judged.right


def test_a_summary_counts_by_type():
    judged = [
        Judged(CASE, ANSWER, frozenset(), 10),
        Judged(CASE, replace(ANSWER, confidence=0.2), frozenset({CaseFault.ASSERTED}), 30),
        Judged(
            CASE.model_copy(update={"type": "fact"}),
            NOT_FOUND,
            frozenset({CaseFault.ABSTAINED}),
            20,
        ),
    ]
    summary = summarise(judged)
    assert (summary.right, summary.total) == (1, 3)
    assert summary.wrong_figures == summary.unsupported_numbers == 1
    assert [(t.type, t.right, t.total, t.abstained_wrongly) for t in summary.by_type] == [
        ("fact", 0, 1, 1), ("figure", 1, 2, 0),
    ]  # fmt: skip
    assert summary.latency_p50 == 20
    assert summary.calibration_error == pytest.approx((0.9 * 2 - 1 + 0.2) / 3)


def test_a_set_may_mix_both_kinds_of_case(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text(
        '{"id": "1", "type": "figure", "question": "a", "lines": [[[1, 2]]]}\n\n'
        '{"id": "2", "doc": "d.txt", "question": "b", "answerable": false}\n',
        encoding="utf-8",
    )
    first, second = read_cases(path)
    assert not isinstance(first, DocumentCase)
    assert isinstance(second, DocumentCase)
    assert second.files == ["d.txt"]


@pytest.mark.parametrize("content", ["", "[]", '{"id": 1}', "{", '{"id": "1", "answerable": true}'])
def test_a_set_that_is_none_is_refused(tmp_path, content):
    path = tmp_path / "set.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"set\.jsonl"):
        read_cases(path)


def test_a_question_without_an_answer_may_give_none(tmp_path):
    path = tmp_path / "cases.jsonl"
    case = {"id": "c", "question": "?", "doc": "sky.md", "answer": None, "answerable": False}
    path.write_text(json.dumps(case), encoding="utf-8")
    (read,) = read_cases(path)
    assert read.answer == ""
