"""How much of a question a statement says: words, near words, parts of words, kinds of values."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.covering.coverage import (
    HEADING_CREDIT,
    KIND_CREDIT,
    SAID_CREDIT,
    coverage,
    coverage_at,
)
from assistant.evidence.finding.covering.strengths import PARTS_CREDIT, SYNONYM_CREDIT
from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import LIGHT_WEIGHT, RAREST, VERBAL_WEIGHT, Weights
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.text import fold_key

FREQUENCIES = {"彗星": 2, "観測": 40, "支援": 80, "採用": 10, "率": 10, "国際": 50}
WEIGHTS = Weights(lambda word: FREQUENCIES.get(word, 0), 100)


def view(text: str, heading: str = "", line: int = 0, **kinds) -> View:
    return View(
        fold_key(text),
        frozenset(normalised_tokens(text)),
        fold_key(heading),
        frozenset(normalised_tokens(heading)),
        line,
        **kinds,
    )


def term(*alternatives: str, parts: tuple[tuple[str, ...], ...] = (), **changes) -> Term:
    return Term(alternatives[0], alternatives, parts, **changes)


def covered(one: Term, *views: View, weights: Weights = WEIGHTS) -> list[float]:
    return coverage([one], views, weights).each[:, 0].tolist()


COMPOUND = term("採用率", parts=(("採用", "雇用"), ("率",)))


@pytest.mark.parametrize(
    ("asked", "text", "share"),
    [
        (term("彗星"), "彗星を見る。", 1.0),
        (term("呼ぶ", "招へい"), "学生の招へい", SYNONYM_CREDIT),
        (term("望遠鏡"), "彗星を見る。", 0.0),
        (COMPOUND, "採用率は高い。", 1.0),
        (COMPOUND, "雇用の率", PARTS_CREDIT),
    ],
)
def test_a_word_its_synonym_and_its_parts(asked, text, share):
    assert covered(asked, view(text)) == pytest.approx([share])


def test_a_compound_without_its_head_is_hardly_there():
    headless, headed = covered(
        COMPOUND, view("採用された学生", line=0), view("採用する率", line=99)
    )
    assert headless < 0.35 < headed
    plain = term("彗星観測", parts=(("彗星",), ("観測",)))
    (half,) = covered(plain, view("彗星が来た。"))
    assert half > 0.5  # 観測 says little, and what it says is no measure of something


def test_a_near_word_gives_its_similarity_of_a_part():
    near = Weights(WEIGHTS._frequency, 100, lambda word: {"処遇": 0.6} if word == "待遇" else {})
    asked = term("待遇", parts=(("待遇",),))
    assert covered(asked, view("処遇の改善"), weights=near) == pytest.approx([PARTS_CREDIT * 0.6])
    assert covered(asked, view("待遇の改善"), weights=near) == [1.0]
    assert covered(asked, view("処遇の改善")) == [0.0]


def test_what_a_text_states_is_told_from_what_its_heading_says():
    asked = [term("彗星"), term("観測")]
    found = coverage(asked, [view("観測する。", "彗星の計画")], WEIGHTS)
    assert found.each.tolist() == [pytest.approx([HEADING_CREDIT, 1.0])]
    assert found.stated < found.mean
    weights = [WEIGHTS.of(t) for t in asked]
    assert found.stated == pytest.approx(weights[1] / sum(weights))


def test_a_neighbour_lends_a_word_but_says_nothing_itself():
    near, far = (
        coverage([term("彗星")], [view("彗星", line=0), view("三年", line=line)], WEIGHTS)
        for line in (1, 99)
    )
    assert 0.5 < near.mean[1] < 1
    assert (near.direct[1, 0], near.stated[1]) == (0.0, 0.0)
    assert far.mean[1] == 0


PERIOD = term("期間", "支援期間", concept="period", kind="duration")


@pytest.mark.parametrize(
    ("asked", "kinds", "share"),
    [
        (PERIOD, {"kinds": frozenset({"duration"})}, KIND_CREDIT),
        (PERIOD, {"said": frozenset({"duration"})}, SAID_CREDIT),
        (PERIOD, {"kinds": frozenset({"money"}), "said": frozenset()}, 0.0),
        (
            term("応募件数", parts=(("応募",), ("件数",)), concept="projects", kind="projects"),
            {"kinds": frozenset({"projects"})},
            0.0,  # a label has to say all of a compound
        ),
        (term("彗星"), {"kinds": frozenset({"duration"})}, 0.0),
    ],
)
def test_a_value_of_the_right_kind_needs_no_label(asked, kinds, share):
    assert covered(asked, view("ながくても3", **kinds)) == pytest.approx([share])


def test_some_places_of_a_document_are_covered_as_they_are_alone():
    views = [view("彗星", line=0), view("観測", line=40), view("彗星の観測", line=80)]
    terms = [term("彗星"), term("観測")]
    index = ViewIndex(views)
    everything = coverage(terms, views, WEIGHTS)
    assert coverage_at(terms, index, [0, 1, 2], WEIGHTS).each.tolist() == everything.each.tolist()
    assert coverage_at(terms, index, [2], WEIGHTS).mean.tolist() == everything.mean[2:].tolist()


def test_without_terms_everything_is_covered():
    assert coverage((), [view("彗星"), view("")], WEIGHTS).mean.tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    ("heavy", "slight"),
    [
        (term("彗星"), term("観測")),  # rare words say more
        (term("彗星", focus=True), term("彗星")),
        (term("彗星"), term("彗星", light=True)),
        (term("彗星"), term("彗星", verbal=True)),
        (term("彗星観測", parts=(("彗星",), ("観測",))), term("観測")),  # as its rarest part
    ],
)
def test_what_one_word_weighs_beside_another(heavy, slight):
    assert WEIGHTS.of(heavy) > WEIGHTS.of(slight)


def test_weights_that_do_not_hang_on_the_corpus():
    assert WEIGHTS.of(term("彗星", light=True)) == LIGHT_WEIGHT
    assert WEIGHTS.of(term("kockum", known=False)) == RAREST
    assert WEIGHTS.of(term("望遠鏡")) <= RAREST
    verbal, plain = WEIGHTS.of(term("彗星", verbal=True)), WEIGHTS.of(term("彗星"))
    assert verbal == pytest.approx(VERBAL_WEIGHT * plain)


def test_a_word_of_several_tokens_is_as_frequent_as_its_rarest():
    assert WEIGHTS.part(["国際観測"]) == pytest.approx(WEIGHTS.part(["観測"]))
    assert WEIGHTS.part(["望遠鏡", "観測"]) == pytest.approx(WEIGHTS.part(["観測"]))


def test_no_word_is_looked_for_in_headings_where_there_are_none(monkeypatch):
    index = ViewIndex([view("彗星を見る。"), view("雲を見る。", line=9)])
    monkeypatch.setattr(index, "headings", None)
    direct = coverage_at([term("彗星")], index, [0, 1], WEIGHTS).direct[:, 0]
    assert direct.tolist() == [1.0, 0.0]
