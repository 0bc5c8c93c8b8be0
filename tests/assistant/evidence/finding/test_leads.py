"""What leads statements: questions, labels and sentences that announce a list."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.leads import attributes_asked, leads
from assistant.evidence.finding.statements import split_statements
from corpus.analysis import analyse
from corpus.readers import read_document


def led(tmp_path, text):
    """The words of each statement's lead by the statement's first characters."""
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    analysis = analyse(read_document(path))
    statements = split_statements(analysis)
    found = leads(statements, analysis.document.text)
    return {
        s.text[:8]: lead.text if lead else "" for s, lead in zip(statements, found, strict=True)
    }


def test_a_question_leads_up_to_the_next(tmp_path):
    found = led(
        tmp_path,
        "よくある質問のページです。\n\n問1 借りられますか。\n借りられます。\n\n"
        "問2 何日までですか。\n一週間までです。\n",
    )
    assert found["借りられます。"] == "問1 借りられますか。"
    assert found["一週間までです。"] == "問2 何日までですか。"
    assert found["よくある質問のペ"] == ""


def test_a_label_leads_its_paragraph_and_a_label_with_a_value_ends_it(tmp_path):
    found = led(
        tmp_path,
        "What we pay for:\nSeeds and tools are paid in full here. Seminars are paid by half.\n\n"
        "Duration: twelve months in all for each of the awards. Breaks are allowed.\n",
    )
    assert found["Seminars"] == "What we pay for:"
    assert found["Breaks a"] == ""


def test_a_sentence_leads_the_items_that_it_announces(tmp_path):
    found = led(
        tmp_path,
        "次の経費は対象になりません。\n・食事代の全額\n・土地の取得費\n\n補助は一回限りとします。\n",
    )
    assert found["・食事代の全額"] == found["・土地の取得費"] == "次の経費は対象になりません。"
    assert found["補助は一回限りと"] == ""


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("問2 いつまでに申し込めばよいですか。", True),
        ("When is the deadline?", True),
        ("中古品は対象ですか。", False),
        ("Who may apply:", False),
    ],
)
def test_an_open_question_asks_for_an_attribute(question, labels):
    assert bool(list(attributes_asked(question))) is labels
