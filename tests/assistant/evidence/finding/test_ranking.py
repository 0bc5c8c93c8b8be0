"""Ranking many statements: as one by one, and in calls that hardly grow with their number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation.state import BEGINNING
from assistant.evidence.finding.covering.coverage import NEARBY_LINES, coverage_at
from assistant.evidence.finding.ranking import HOPELESS, Range, rank
from assistant.evidence.finding.scoring import Scorer
from assistant.service import Assistant
from tests.counting import counted

QUESTION = "架空天文台の海外派遣の期間と対象者は？"
FEW_CALLS = 12  # for each statement more; one by one it took above a hundred


@pytest.fixture(scope="module")
def asked(deck):
    """The question as read, and the page of the deck's statements."""
    assistant = deck.assistant
    question = assistant.parts.reader.read(QUESTION, BEGINNING).question
    return question, assistant.parts.finder._ledger.page(deck.analysis.document.id), assistant


def ranked(asked, share: float):
    """The statements in the first share of the document, scored."""
    question, page, assistant = asked
    end = int(page.starts[int(len(page.starts) * share)])
    scorer = Scorer(question, frozenset(), (), assistant.parts.weights)
    return rank(question, page, [Range(0, end, 1.0)], scorer)


def test_more_statements_cost_few_calls_more(asked):
    ranked(asked, 0.9)  # what is known of a statement is known from now on
    some, many = (len(ranked(asked, share).readings[0].statements) for share in (0.2, 0.9))
    calls = [counted(lambda s=share: ranked(asked, s)) for share in (0.2, 0.9)]
    assert calls[1] - calls[0] <= FEW_CALLS * (many - some)


def test_what_says_nothing_of_a_question_is_weighed_in_its_passage_alone(asked, monkeypatch):
    question, page, assistant = asked
    weighed, score = [], Scorer.score

    def scored(scorer, among):
        weighed.extend(among.places.tolist())
        return score(scorer, among)

    monkeypatch.setattr(Scorer, "score", scored)
    middle = int(page.starts[len(page.starts) // 2])
    scorer = Scorer(question, frozenset(), (), assistant.parts.weights)
    found = rank(question, page, [Range(middle, middle + 1, 1.0)], scorer)
    inside = {s.statement for s in found.readings[0].statements}
    others = [at for at in weighed if page.statements[at] not in inside]
    assert {page.statements[at] for at in others} <= {f.statement for f in found.found}
    assert all(f.coverage >= HOPELESS for f in found.found)


def test_the_words_of_a_question_cost_the_same_for_any_number_of_statements(asked):
    question, page, _ = asked
    assert question.terms

    def work(places: range) -> int:
        return counted(lambda: coverage_at(question.terms, page.index, places, page.weights))

    work(range(len(page.views)))
    assert work(range(len(page.views))) <= work(range(2 * NEARBY_LINES)) + 100


def test_a_passage_says_what_its_statements_say(asked):
    question, page, assistant = asked
    scorer = Scorer(question, frozenset(), (), assistant.parts.weights)
    first, last = int(page.starts[0]), int(page.starts[-1])
    middle = int(page.starts[len(page.starts) // 2])
    apart = rank(question, page, [Range(first, middle, 0.5), Range(middle, last, 1.0)], scorer)
    inside = [f for r in apart.readings for f in r.statements]
    assert [f.statement.start for f in inside] == page.starts[: len(inside)].tolist()
    assert all(r.coverage == max(f.passage for f in r.statements) for r in apart.readings)
    alone = rank(question, page, [Range(first, middle, 0.5)], scorer)
    assert alone.together <= apart.together


def test_a_bare_question_about_an_amount_searches_no_text(deck):
    assistant: Assistant = deck.assistant
    (program,) = [p for p in assistant.build.programs if p.id == "aspire"]
    before = assistant.parts.find.cache_info().misses
    answer = assistant.answer(f"{program.name}はいくらですか。")
    assert answer.figures
    assert assistant.parts.find.cache_info().misses == before


def test_statements_of_no_word_of_the_question_are_all_covered(asked):
    question, page, assistant = asked
    wordless = replace(question, terms=())
    scorer = Scorer(wordless, frozenset(), (), assistant.parts.weights)
    found = rank(wordless, page, [Range(0, 2000, 1.0)], scorer).found
    assert found and {f.coverage for f in found} == {1.0}
