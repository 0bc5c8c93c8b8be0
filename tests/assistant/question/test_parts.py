"""Of what somebody writes, only the sentences that ask something are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Understanding
from assistant.question.parts import asking_part, split_questions, without_chatter
from corpus.programs import Program

PROGRAMS = (
    Program("comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",)),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", "Orbit Fellowships", ("ORBIT",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("COMETの対象は誰ですか。急いでいます。", "COMETの対象は誰ですか。"),
        (
            "星が好きです。COMETの期間は何年ですか。よろしくお願いします。",
            "COMETの期間は何年ですか。",
        ),
        ("I am fond of stars. What is COMET? It is for Monday.", "What is COMET?"),
        ("COMETについて。", "COMETについて。"),
        ("ありがとう", "ありがとう"),
        ("", ""),
    ],
)
def test_sentences_that_ask_nothing_are_left_out(text, asked):
    assert asking_part(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("来週の会議で説明しますので、ORBITの期間を教えて。", "ORBITの期間を教えて。"),
        (
            "上司への報告を準備しているんですけど、ORBITのコースは何ですか",
            "ORBITのコースは何ですか",
        ),
        ("ちょっと確認したいのですが、COMETの担当はどこですか", "COMETの担当はどこですか"),
        ("望遠鏡を使って、何を調べますか", "望遠鏡を使って、何を調べますか"),
    ],
)
def test_why_somebody_asks_is_left_out(text, asked):
    assert asking_part(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("COMETの要求額はいくらですか。高いですよね？", "COMETの要求額はいくらですか。"),
        ("これは新規ですか？ORBITはいつ始まりましたか？", "ORBITはいつ始まりましたか？"),
        ("Is it new? When did ORBIT start?", "When did ORBIT start?"),
        ("COMETは新規ですか。", "COMETは新規ですか。"),
    ],
)
def test_an_open_question_wins_over_one_to_be_confirmed(text, asked):
    assert asking_part(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("COMETではなくORBITの期間は？", "ORBITの期間は？"),
        ("要求額ではなく前年度予算額はいくらですか", "前年度予算額はいくらですか"),
        ("学生じゃなくて、教員の人数は何人ですか", "教員の人数は何人ですか"),
    ],
)
def test_what_is_not_meant_is_left_out(text, asked):
    assert asking_part(text) == asked


def test_the_question_itself_stays_as_it_was_written():
    text = "来週の会議で説明しますので、COMETの期間を教えてください。"
    question = READER.understand(text)
    assert question.text == text
    assert [t.surface for t in question.terms] == ["期間"]
    assert question.program_ids == ("comet",)


def test_a_program_that_is_not_meant_is_not_asked_about():
    assert READER.understand("COMETではなくORBITの期間は？").program_ids == ("orbit",)


def test_a_program_that_only_an_earlier_sentence_names_is_meant():
    question = READER.understand("COMETのことです。期間は何年ですか。")
    assert question.program_ids == ("comet",)


@given(st.text(st.sampled_from("星は何ですか。？?教えてので、ではなく\nWhat is it. "), max_size=60))
def test_what_asks_is_a_part_of_the_text_in_its_order(text):
    asked = iter(asking_part(text))
    rest = iter(text)
    assert all(any(c == own for own in rest) for c in asked)


def test_why_somebody_writes_is_left_out():
    assert without_chatter("新聞に書くのですが、彗星の支援期間は") == "彗星の支援期間は"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("差はいくら。2.5倍くらい？", ("差はいくら。", "2.5倍くらい？")),
        ("ORBITのほうはいくら。差は？", ("ORBITのほうはいくら。", "差は？")),
        ("How much is the first. Difference?", ("How much is the first.", "Difference?")),
        ("町債はいくら借りるの、去年は？", ("町債はいくら借りるの", "去年は？")),
        ("How much is it, and last year?", ("How much is it", "last year?")),
        ("去年と比べて、いくら増えた？", ("去年と比べて、いくら増えた？",)),
        ("予算はいくらですか。高いですよね？", ("予算はいくらですか。高いですよね？",)),
        ("急いでいます。差は？", ("急いでいます。差は？",)),
    ],
)
def test_what_is_computed_of_what_is_asked_before_is_a_part_of_its_own(text, parts):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ORBITの予算と期間は？", ("ORBITの予算は？", "期間は？")),
        ("上限額と締切を教えて", ("上限額は？", "締切を教えて")),
        ("1課題あたりと期間", ("1課題あたりは？", "期間")),
        ("一件いくらで何年やれるの", ("一件いくら", "何年やれるの")),
        ("how much is it per team and for how long?", ("how much is it per team", "for how long?")),
        ("予算と決算の差は", ("予算と決算の差は",)),  # set against each other
        ("大学と企業は対象？", ("大学と企業は対象？",)),
        ("予算と金額は", ("予算と金額は",)),  # the same twice
    ],
)
def test_two_things_that_are_asked_of_one_are_two_questions(text, parts):
    assert split_questions(text) == parts


def test_how_many_of_an_order_are_asked_for_may_be_said_behind_it():
    assert asking_part("どこが多いの？上から3つ") == "どこが多いの？上から3つ"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一台あたりの規模と期間", ("一台あたりの規模は？", "期間")),
        (
            "1校いくら、何年出る？あと人数",
            ("1校いくら", "何年出る？", "人数"),
        ),
        ("1台でいくらか、あと何年", ("1台でいくらか", "何年")),
        ("軌道計算はいくら、誰が使える？", ("軌道計算はいくら", "誰が使える？")),
        ("軌道計算の規模と角度は？", ("軌道計算の規模と角度は？",)),
        ("今日は暑い？あと夏", ("今日は暑い？あと夏",)),
    ],
)
def test_a_short_name_of_what_is_asked_for_is_a_question_of_its_own(text, parts):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("軌道計算は5億円？去年は", ("軌道計算は5億円？", "去年は")),
        ("軌道計算は5億円ですか？前年度は", ("軌道計算は5億円ですか？", "前年度は")),
        ("軌道計算は5億円？高いな", ("軌道計算は5億円？高いな",)),
    ],
)
def test_last_year_may_be_asked_for_behind_a_claim(text, parts):
    assert split_questions(text) == parts
