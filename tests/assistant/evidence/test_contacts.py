"""Telephone numbers and addresses: what a line with one looks like, and whose it is."""

from __future__ import annotations

import pytest

from assistant.evidence.contacts import ContactQuery, Contacts, reaches
from assistant.evidence.finding.valuetypes import CONTACT_FORMS
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import conversation_about


@pytest.mark.parametrize(
    "line",
    [
        "電話 0985-00-1234",
        "TEL： 0570-07-0000",
        "（代表）03（5000）1200 内線 51",
        "Contact: Loans Office, loans@harrow.example, 090 555 0166",
        "Call 1-800-555-0100 on weekdays",
        "kaiyo@town.example.jp",
    ],
)
def test_a_line_reaches_an_office(line) -> None:
    assert reaches(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sheriff 48 212 50 940 51 385",
        "FAX 0985-00-1235",
        "Due 27-03-2026",
        "令和8年4月1日～5月20日",
        "1,210 1,400 1,305",
        "観測隊 （令和6年7月10日＠彗星台）",
    ],
)
def test_other_numbers_reach_none(line) -> None:
    assert not reaches(line)


@pytest.mark.parametrize("number", ["0818 161 000", "(+353) 1 524 2257", "0985-00-1234"])
def test_a_number_is_one_to_call(number) -> None:
    assert CONTACT_FORMS["電話"].search(f"Phone: {number}")


CALL = """# 令和8年度 霧谷町 補助金のご案内

霧谷町 産業課

## 店舗改装補助金

店舗を改装する方に、費用の一部を補助します。上限は90万円です。

産業課 商業係
電話 0911-20-0001

## 農機具更新補助金

農機具を更新する方に、費用の一部を補助します。上限は45万円です。

## お問い合わせ先

補助金全般に関すること：企画課　電話 0911-20-0000
農機具更新補助金に関すること：農政課　電話 0911-20-0002　メール nosei@kiritani.example.jp
"""


@pytest.mark.parametrize(
    ("first", "turn", "number"),
    [
        ("店舗を改装したいのですが補助はありますか", "電話番号は？", "0911-20-0001"),
        ("農機具更新補助金の上限は？", "電話で聞きたい、番号は", "0911-20-0002"),
        ("農機具更新補助金の上限は？", "メールアドレスは", "nosei@kiritani.example.jp"),
    ],
)
def test_an_office_is_reached_where_the_conversation_stands(tmp_path, first, turn, number) -> None:
    ask = conversation_about(tmp_path / "call.md", CALL)
    ask(first)
    answer = ask(turn)
    assert number in answer.answer
    assert number in answer.citations[0].quote


@pytest.fixture
def found(tmp_path):
    """What is found in a document that a test writes, for what it asks."""

    def find(text, *, words=(), at=None, form=None):
        path = tmp_path / "call.md"
        path.write_text(text, encoding="utf-8")
        analysis = analyse(read_document(path), path)
        key, whole = analysis.document.id, analysis.document.text
        contacts = Contacts({key: analysis})
        cited = [(key, whole.index(at), whole.index(at) + 1)] if at else []
        return [c.text for c in contacts.find(key, ContactQuery(words, (), cited, form))]

    return find


HALLS = """# 施設のご案内

## 港の会館

会館は9時に開きます。

受付　電話 0911-20-0003

## 丘の会館

丘の会館は10時に開きます。

受付　電話 0911-20-0004
"""


@pytest.mark.parametrize(("at", "number"), [("9時", "0003"), ("10時", "0004")])
def test_a_number_of_the_section_that_was_cited_comes_first(found, at, number) -> None:
    (text,) = found(HALLS, at=at)
    assert text.endswith(number)


def test_a_heading_or_a_label_for_contacts_counts_where_nothing_else_tells(found) -> None:
    text = "# 案内\n\n## 沿革\n\n旧館　電話 0911-20-0005\n"
    text += "\n## お問い合わせ\n\n受付　電話 0911-20-0006\n"
    assert [t[-4:] for t in found(text)] == ["0006"]
    text = "# 案内\n\n旧館　電話 0911-20-0005\n\nほかの行です。\n\n問合せ 電話 0911-20-0006\n"
    assert [t[-4:] for t in found(text)] == ["0006"]


def test_what_is_found_has_the_form_that_is_asked_for(found) -> None:
    text = HALLS + "\n案内係 annai@hall.example.jp\n"
    assert found(text, at="9時", form="メール") == ["案内係 annai@hall.example.jp"]


def test_who_is_reached_is_named_above_with_lines_between_left_blank(found) -> None:
    text = "# Call\n\n## Help\n\nAnn Ode, PhD\n\nProject Officer\n\nEmail: help@ode.example.org\n"
    (told,) = found(text)
    assert told.split("\n\n")[-3:] == [
        "Ann Ode, PhD",
        "Project Officer",
        "Email: help@ode.example.org",
    ]


def test_who_leads_an_office_is_told_by_no_way_to_reach_it(tmp_path) -> None:
    text = "# Comet Office: a guide\n\nWe watch comets.\n\nmail: comets@sky.example.org\n\n"
    text += "## People\n\nThe Comet Office is led by Director Maria Lind.\n"
    ask = conversation_about(tmp_path / "office.md", text)
    assert "Maria Lind" in ask("Who leads the Comet Office?").answer
