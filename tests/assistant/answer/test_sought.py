"""What a turn wants the value of and no document gives is said to be missing; nothing else is."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

LEARN = """# 戸平県 生涯学習活動応援助成 令和8年度募集案内

戸平県教育庁 生涯学習推進課

## 趣旨

公民館や市民団体が行う学び直し講座を応援します。令和6年度に始まりました。

## 助成の内容

- 入門講座コース：1団体につき上限30万円
- 助成の対象となる期間：交付決定の日から令和9年2月26日まで

令和7年度は41団体に助成しました。

## お問い合わせ

生涯学習推進課 学び支援係 電話 0172-00-3318
"""
HIRE = """# 戸平県 雇用定着支援金のご案内（令和8年度）

戸平県労働局 雇用支援室

## 支援金の額

障害のある方を新たに雇い入れた事業主に、1人につき月額4万円を支給します。
派遣労働者を直接雇用に切り替えた場合も対象です。

## 申請

雇入れから6か月を経過した日の翌日から2か月以内に、申請書を提出してください。

## 窓口

雇用支援室 電話 0172-00-4410 koyou@pref.tobira.example
"""
ABROAD = """# 戸平県 国際交流関係 令和9年度予算要求の概要

国際交流課

１．青年海外派遣事業　要求額 18,600千円（前年度 15,200千円）
　県内の大学生を姉妹都市に3週間派遣する。

２．専門職員派遣研修事業　要求額 6,300千円（前年度 6,300千円）
　県職員を海外の自治体に6か月派遣する。
"""
PLAY = """# Wrenfield County Playspaces Fund 2027

## What we fund

New or repaired play areas. Small grants are up to £8,000.

## Key dates

- Fund opens: 12 January 2027
- Closing date: 26 March 2027, 12 noon
- Projects must be finished by 31 March 2028

## Budget

The fund has £310,000 for 2027. In 2026 we received 52 applications and funded 17 play areas.

## Contact

Call the Parks and Play team on 01632 960 417, Monday to Thursday.
"""
ROADS = """# Wrenfield Highways Programme 2027/28: report to Cabinet

The Cabinet is asked to approve the highways programme of £14.6 million for 2027/28.
Resurfacing will cover 41 kilometres of road. Two lighting crews will be stood down.
The Department for Transport pays £9.2 million.

Questions to Hal Prowse, Highways Manager: highways@wrenfield.example
"""
TEXTS = {"learn": LEARN, "hire": HIRE, "abroad": ABROAD, "play": PLAY, "roads": ROADS}
TEXTS = {f"{name}.md": text for name, text in TEXTS.items()}
BEGINS = {
    "learn.md": "学び直し講座の助成ってどんなの",
    "hire.md": "雇用定着支援金について教えて",
    "abroad.md": "青年海外派遣事業って何",
    "play.md": "what does the playspaces fund pay for",
    "roads.md": "what is the highways programme",
}


@pytest.fixture(scope="module")
def of(tmp_path_factory):
    """The last answer to some turns about some of the documents."""
    return conversations_about(tmp_path_factory.mktemp("sought"), TEXTS)


@pytest.mark.parametrize(
    ("name", "asked", "missing"),
    [
        ("learn.md", "締切はいつですか？", "締切"),
        ("learn.md", "募集っていつから始まる？", "募集"),
        ("learn.md", "メールアドレスありますか", "メールアドレス"),
        ("learn.md", "どこの団体がもらったか分かる？", "選ばれた"),
        ("learn.md", "面接はありますか", "面接"),
        ("hire.md", "去年は何社が使った？", "何社"),
        ("hire.md", "予算の総額は？", "予算"),
        ("abroad.md", "申込みはいつまで", "申込み"),
        ("play.md", "any email address?", "e-mail"),
        ("play.md", "which play areas got it last year?", "chosen"),
        ("play.md", "are there any interviews?", "interviews"),
        ("roads.md", "how many jobs go?", "jobs"),
        ("roads.md", "any pothole money?", "pothole"),
        ("roads.md", "phone number?", "phone"),
    ],
)
def test_what_is_wanted_and_not_given_is_said_to_be_missing_first(of, name, asked, missing):
    answer = of((name,), BEGINS[name], asked)
    assert answer.status == "not_found"
    assert missing in answer.answer.splitlines()[0]
    assert not answer.figures
    assert len(answer.citations) <= 6


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("hire.md", "申請の期限は？", "2か月以内"),
        ("hire.md", "お金の申請の期限は？", "2か月以内"),
        ("hire.md", "メールは？", "koyou@pref.tobira.example"),
        ("hire.md", "月いくら？", "4万円"),
        ("learn.md", "去年は何団体受かったの", "41団体"),
        ("learn.md", "電話番号は", "0172-00-3318"),
        ("play.md", "deadline?", "26 March 2027"),
        ("play.md", "how many got funded last time?", "17 play areas"),
        ("play.md", "is there a cap?", "8,000"),
        ("play.md", "how much is in the pot", "310,000"),
        ("roads.md", "any email?", "highways@wrenfield.example"),
        ("abroad.md", "予算どうなってます？", "18,600"),
    ],
)
def test_what_is_given_is_not_denied(of, name, asked, told):
    answer = of((name,), BEGINS[name], asked)
    assert answer.status == "answered"
    assert told in answer.answer


def test_another_way_to_reach_an_office_stands_below_the_one_that_is_missing(of):
    answer = of(("play.md",), BEGINS["play.md"], "whats the email")
    assert "01632 960 417" in answer.answer


def test_when_a_call_opens_is_no_deadline(of):
    text = "# 公募のご案内\n\n公募開始は令和8年4月上旬、委託先の決定は6月下旬です。\n"
    TEXTS["call.md"] = text
    assert of(("call.md",), "公募はいつからですか").status == "answered"
    denied = of(("call.md",), "この公募って何", "締切はいつ？")
    assert denied.status == "not_found"
    assert "4月上旬" in denied.answer


def test_two_questions_in_one_turn_are_answered_each(of):
    answer = of(
        ("play.md",), BEGINS["play.md"], "when do i need to submit & what does a small grant pay"
    )
    assert "26 March 2027" in answer.answer
    assert "8,000" in answer.answer


def test_a_number_of_things_in_the_year_before_is_no_budget(of):
    answer = of(("abroad.md",), "青年海外派遣事業の要求額は", "去年は何人受かったの")
    assert not [f for f in answer.figures if f.currency]


@pytest.mark.parametrize(
    ("names", "turns", "title"),
    [
        (("hire.md", "abroad.md"), (BEGINS["hire.md"], "派遣さんを直接雇うのも入る？"), "雇用定着"),
        (("hire.md", "roads.md"), (BEGINS["roads.md"], "how many jobs go?"), "Highways"),
        (("learn.md", "hire.md"), (BEGINS["learn.md"], "申請の締切は？"), "生涯学習"),
        (("play.md", "roads.md"), (BEGINS["play.md"], "when does the money arrive"), "Playspaces"),
    ],
)
def test_a_plain_word_or_a_part_of_a_name_leaves_no_conversation(of, names, turns, title):
    answer = of(names, *turns)
    assert all(title in c.document_title for c in answer.citations)


def test_a_whole_name_leads_to_its_document(of):
    answer = of(("hire.md", "abroad.md"), BEGINS["hire.md"], "専門職員派遣研修事業の要求額は？")
    assert [f.amount for f in answer.figures] == [6_300_000]
