"""The measures are the textbook's, and the report compares the legs on any set."""

import json
import lzma
import math
from pathlib import Path

import pytest

from corpus.errors import NotFound
from index.encoding import bundled_encoder
from index.evaluation import DocumentQuestions, evaluate_retrieval, render_table
from index.evaluation.metrics import score_rankings
from index.evaluation.retrieval import LEGS, make_retriever
from index.evaluation.sets import PUBLIC_SETS, read_line_set
from index.passage import Passage

TEXT = (
    "河川の水位を観測する。\n洪水を予測する。\n\n"
    "給食に地元の野菜を使う。\n若手研究者を海外へ派遣する。\n"
)


def test_measures_of_known_rankings() -> None:
    rankings = [[3, 1, 2], [5, 6, 7, 8, 9, 4], [1], []]
    relevant = [{3}, {4}, {2}, {1}]
    scores = score_rankings(rankings, relevant)
    assert scores.recall_at_1 == 25
    assert scores.recall_at_5 == 25
    assert scores.mrr_at_10 == pytest.approx(100 * (1 + 1 / 6) / 4, abs=0.01)
    assert scores.ndcg_at_10 == pytest.approx(100 * (1 + 1 / math.log2(7)) / 4, abs=0.01)


def test_gain_counts_every_right_passage() -> None:
    both, one = score_rankings([[1, 2]], [{1, 2}]), score_rankings([[1, 3]], [{1, 2}])
    assert both.ndcg_at_10 == 100
    assert one.ndcg_at_10 < 100
    assert one.recall_at_1 == 100


def test_a_rank_below_ten_is_not_found() -> None:
    assert score_rankings([list(range(20))], [{10}]).mrr_at_10 == 0


def test_no_questions_have_no_scores() -> None:
    with pytest.raises(ValueError, match="no rankings"):
        score_rankings([], [])


def cut(start: int, end: int) -> Passage:
    text = TEXT[start:end]
    return Passage(f"p{start}", "plan", start, end, None, (), (), text, text)


@pytest.fixture
def passages() -> list[Passage]:
    third, fourth = TEXT.index("給食"), TEXT.index("若手")
    return [cut(0, third - 2), cut(third, fourth - 1), cut(fourth, len(TEXT) - 1)]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [
        {"question": "洪水の予測", "lang": "ja", "lines": [[[2, 2], [5, 5]]]},
        {"question": "vegetables for school lunches", "lang": "en", "lines": [[[4, 4]]]},
        {"question": "予算", "lang": "ja", "lines": [[[90, 91]]]},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_lines_name_the_passages_that_overlap_them(
    passages: list[Passage], questions: Path
) -> None:
    cases = read_line_set(questions, passages, "plan", TEXT)
    assert [set(case.relevant) for case in cases] == [{0, 2}, {1}, set()]
    assert [set(c.relevant) for c in read_line_set(questions, passages, "x", TEXT)] == [set()] * 3


def test_the_report_has_every_leg_on_every_set(
    passages: list[Passage], questions: Path, tmp_path: Path
) -> None:
    for name in PUBLIC_SETS.values():
        paragraphs = [
            {"context": text, "qas": [{"question": f"{text[:4]}とは何か"}] * 3}
            for text in ("河川の水位と洪水の予測", "給食の野菜の価格", "海外への派遣の支援")
        ]
        articles = {"data": [{"title": "計画", "paragraphs": paragraphs}]}
        (tmp_path / name).write_bytes(lzma.compress(json.dumps(articles).encode()))
    encoder = bundled_encoder()
    documents = DocumentQuestions(questions, make_retriever(passages, encoder), "plan", TEXT)
    seen: list[str] = []
    report = evaluate_retrieval(
        encoder,
        version="1.2",
        data_directory=tmp_path,
        documents=documents,
        limit=4,
        progress=seen.append,
    )
    assert seen == [*PUBLIC_SETS, "plan (ja)", "plan (en)"]
    assert [part.questions for part in report.sets] == [4, 4, 4, 2, 1]
    assert all(set(part.legs) == set(LEGS) for part in report.sets)
    assert report.sets[0].legs["fusion"].recall_at_1 == 100
    assert report.sets[3].legs["fusion"].recall_at_1 == 50
    table = render_table(report)
    assert "version 1.2" in table and "JSQuAD test: 4 on 3" in table
    assert json.loads(json.dumps(report.as_json()))["sets"][4]["legs"]["late"]["mrr_at_10"] == 100


def test_a_folder_without_the_sets_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="name the folder"):
        evaluate_retrieval(bundled_encoder(), version="1", data_directory=tmp_path)
