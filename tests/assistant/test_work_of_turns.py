"""What a turn of a conversation takes: what was read or weighed for it is not done again."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

import assistant.answer.operands.printed as printed_module
import assistant.nearby as nearby_module
from assistant.evidence.cells.index import _shares
from assistant.evidence.finding.covering.strengths import strengths
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.quantities import stated_parts
from assistant.evidence.registers import Register, read_registers
from assistant.model import Turn
from assistant.question.model import Term
from tests.assistant.conftest import conversation_about, load_sky
from tests.counting import counted

CALLS = 25  # for another row of a list that is asked for a word
LIST = "no,scheme,recipient,state,award_gbp\n"
GUIDE = """# Harbour grants

## Quay repair

Repairs of a quay are supported by half of their cost. The ceiling is 800,000 yen for each quay.
Whoever owns the quay may apply until September. Applications go to the port office.

## Ferry shelters

Shelters for passengers are supported. The ceiling is 200,000 yen. The harbour master decides.
"""


def register(tmp_path, count) -> Register:
    """A list of so many awards of few states."""
    rows = (f"{at},Scheme {at % 3},Club {at},{'Active' if at % 2 else 'Completed'},{at + 5}000"
            for at in range(count))  # fmt: skip
    path = tmp_path / f"{count}.csv"
    path.write_text(LIST + "\n".join(rows) + "\n", encoding="utf-8")
    analyses = load_sky(path).assistant.build.analyses
    (document,) = analyses
    (found,) = read_registers(Ledger(analyses).tables(document))
    return found


def test_a_list_is_asked_for_a_word_by_its_different_cells(tmp_path):
    """Another row costs what its own cells do, and no folding of its text again."""
    word = Term("completed", ("completed",))
    work = []
    for count in (20, 80):
        found = register(tmp_path, count)
        assert len(found.having(word)) == count // 2
        work.append(counted(lambda r=found: r.having(word)))
    assert work[1] - work[0] <= 60 * CALLS


def test_what_an_answer_likely_is_gets_weighed_once_for_a_turn(tmp_path, monkeypatch):
    ask, weighed = conversation_about(tmp_path / "guide.md", GUIDE), []
    likeliest = nearby_module.likeliest
    monkeypatch.setattr(
        nearby_module,
        "likeliest",
        lambda turn, *told: weighed.append(turn) or likeliest(turn, *told),
    )
    ask("Is the repair of a quay supported?")
    ask("who can apply for that?")
    assert weighed
    assert len(weighed) == len(set(weighed))


def test_how_far_each_statement_says_a_word_is_told_once_for_a_conversation(deck):
    page = deck.assistant.parts.ledger.page(deck.analysis.document.id)
    word = Term("架空の灯台", ("架空の灯台",), (("架空",), ("灯台",)), focus=True)
    page.index.texts._told.clear()
    first = counted(lambda: strengths(word, page.index.texts, page.weights))
    carried = replace(word, focus=False, carried=True)  # in the next turn
    assert counted(lambda: strengths(carried, page.index.texts, page.weights)) <= 6 < first
    with pytest.raises(ValueError, match="read-only"):
        strengths(word, page.index.texts, page.weights)[0] = 1.0


def test_the_quantities_of_a_sentence_are_read_once():
    text = "工事費は4億1,500万円、このうち国の交付金が2億750万円です。"
    parts = stated_parts(text)
    assert counted(lambda: stated_parts(text)) <= 3
    assert stated_parts(text) == parts


def test_a_sentence_without_money_is_not_looked_through_for_a_change(tmp_path, monkeypatch):
    ask, looked = conversation_about(tmp_path / "guide.md", GUIDE), []
    changes = printed_module._changes
    monkeypatch.setattr(
        printed_module, "_changes", lambda one: looked.append(one.text) or changes(one)
    )
    ask("How has the ceiling for the repair of a quay changed?")
    assert all("yen" in text for text in looked)


def test_the_share_of_a_label_that_a_question_says_is_counted_once():
    share = _shares([Term("quay", ("quay",)), Term("works", ("works", "quayworks"))])
    assert share("quayworksoffice") == 9 / 15
    assert counted(lambda: share("quayworksoffice")) <= 2
    assert share("") == 0.0


def test_no_pattern_is_made_for_a_name_that_no_bracket_follows(deck, monkeypatch):
    page = deck.assistant.parts.ledger.page(deck.analysis.document.id)
    names = ("架空天文台", "どこにもない事業")
    page.naming(names)
    monkeypatch.setattr(re, "compile", None)
    page.naming([name for name in names if not page.index.texts.holding(f"{name}(")])


def test_scores_of_a_search_are_its_hits_without_their_passages(deck, monkeypatch):
    retriever = deck.assistant.build.retriever
    told = {"top_k": 20, "language": "ja"}
    hits = retriever.search("海外派遣の期間は？", **told)
    monkeypatch.setattr(retriever, "_passages", range(len(retriever.passages)))
    scores = retriever.scores("海外派遣の期間は？", **told)
    assert list(scores.items()) == [(hit.position, hit.score) for hit in hits]
    assert not retriever.scores("海外派遣の期間は？", allowed=np.empty(0, np.int64), **told)


@pytest.mark.parametrize("turn", ["連絡先は？", "Who can I call?"])
def test_who_is_in_charge_is_read_before_it_is_asked_for(deck, turn, monkeypatch):
    assistant, read = deck.assistant, []
    assistant.warm_up()
    monkeypatch.setattr(assistant.parts.contacts, "_read", lambda i: read.append(i) or iter(()))
    assistant.answer(turn, history=[Turn("user", "架空天文台の要求額は？")])
    assert not read


def test_the_statements_of_a_range_are_those_that_share_characters_with_it(deck):
    page = deck.assistant.parts.ledger.page(deck.analysis.document.id)
    for at in range(0, len(page.statements), 7):
        start, end = page.statements[at].start + 1, page.statements[at].end
        looked = [i for i, s in enumerate(page.statements) if s.start < end and start < s.end]
        assert page.overlapping(start, end) == looked
