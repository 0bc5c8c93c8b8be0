"""Kinds of values: what a text counts, whom it is for, how to reach somebody, what is claimed."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.valuetypes import (
    counted_beside,
    counted_kinds,
    counted_with_name,
    holds_value,
    said_kinds,
    value_kinds,
)
from assistant.question import Understanding
from assistant.question.claims import claimed_kinds
from corpus.programs import Program

PROGRAMS = (
    Program("comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",)),
)
READER = Understanding(PROGRAMS, lambda _words: ())
read = READER.understand


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("COMETは何名1組のチームですか", "国際的な3名1組のチームを形成する", True),
        ("COMETは何名1組のチームですか", "会費は1名2,500円", False),
        ("COMETの電話は", "電話 03-1234-5678", True),
        ("COMETの電話は", "０３－１２３４－５６７８", True),
        ("COMETの電話は", "（内線 1234）", True),
        ("COMETの電話は", "03(1234)5678", True),
        ("COMETの電話は", "係の山田まで", False),
        ("COMETのメールは", "comet@example.jp まで", True),
        ("COMETのメールは", "電話 03-1234-5678", False),
        ("COMETに参加する国名は", "カナダとチリの天文台", True),
        ("COMETに参加する国名は", "14か国の天文台", False),
        ("COMETに参加する国の数は", "14か国の天文台", True),
        ("COMETに参加する国の数は", "カナダとチリの天文台", False),
        ("COMETを率いる大学名は", "星空大学が率いる", True),
        ("COMETを率いる大学名は", "国立大学に限る", False),
        ("COMETの成功率は何％か", "成功率は９０％", True),
        ("COMETの成功率は何％か", "9/10が成功", True),
        ("COMETの成功率は何％か", "成功率は高い", False),
        ("COMETの1人あたりの額は", "研究者１人あたり50万円", True),
        ("COMETの1人あたりの額は", "総額50万円", False),
        ("COMETの1人あたりの額は", "500万円／年", True),
    ],
)
def test_whether_a_text_holds_the_value_that_is_asked_for(question, text, holds):
    assert holds_value(text, read(question)) is holds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("40名", {"people"}),
        ("12件（8件）", {"projects"}),
        ("14か国", {"countries", "place"}),
        ("カナダ、チリ", {"countries"}),
        ("令和３年度から", {"since", "date"}),
        ("平成元年以降", {"since", "date"}),
        ("3年間", {"duration"}),
        ("500万円", {"money"}),
        ("高校生", set()),
        ("3年間" + "の間は観測を続ける" * 10, set()),  # a text that happens to hold a number
    ],
)
def test_the_kinds_that_a_labelled_value_has(text, kinds):
    assert kinds <= value_kinds(text)
    assert bool(value_kinds(text)) is bool(kinds)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("40名が14か国で観測する", {"people", "countries"}),
        ("カナダの天文台", {"countries"}),
        ("令和３年度に開始した", {"since"}),
        ("令和３年度の予算", set()),
        ("1人あたりの額", set()),
    ],
)
def test_what_a_sentence_counts(text, kinds):
    assert counted_kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("優れた研究者を海外の天文台に派遣する。", {"recipients"}),
        ("大学院生に対し、望遠鏡を貸与する。", {"recipients"}),
        ("市町村への交付", {"recipients"}),
        ("企業（中小を含む）を対象に募る。", {"recipients"}),
        ("教員向けの講座を３日間開く。", {"recipients", "duration"}),
        ("２年間続ける。", {"duration"}),
        ("研究者の数は多い。", set()),
        ("令和２年度の彗星", set()),
        ("２日本を出る", set()),
    ],
)
def test_whom_a_sentence_is_for_and_how_long_it_lasts(text, kinds):
    assert said_kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("20か国の天文台が参加", 1.0),
        ("天文台のある20か国", 0.5),
        ("20か国", 0.0),
        ("天文台は多く、これまでの数十年に及ぶ観測により20か国", 0.0),
        ("天文台は20人", 0.0),
    ],
)
def test_how_near_a_number_stands_to_what_is_counted(text, near):
    assert counted_beside(text, read("天文台は何か国にあるか")) == near


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("COMET（14か国）の観測", True),
        ("ＣＯＭＥＴ（日本と14か国）の観測", True),
        ("COMET（チリ）は14か国の観測", False),
        ("ORBIT（14か国）とCOMET", False),
        ("COMET（14人）の観測", False),
    ],
)
def test_a_number_in_brackets_right_behind_a_name(text, counted):
    question = read("COMETには何か国が参加するか")
    assert counted_with_name(text, question, ("comet",)) is counted
    assert not counted_with_name(text, read("COMETに参加する国名は"), ("comet",))


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("COMETはスイスの天文台で観測しますか", "チリの天文台で観測する。", True),
        ("COMETはスイスの天文台で観測しますか", "天文台で観測する。", False),
        ("COMETには30人が参加しますか", "12名が参加する。", True),
        ("COMETには30人が参加しますか", "12件を採択する。", False),
        ("COMETは星空大学が率いるのですか", "月影大学が率いる。", True),
        ("COMETは2019年に始まりましたか", "令和3年に開始した。", True),
        ("COMETは2019年に始まりましたか", "春に開始した。", False),
        ("COMETはXYZが運営しますか", "JSTが運営する。", True),
        ("COMETは雲の観測ですか", "JSTが運営する。", False),  # the name is no claim
    ],
)
def test_what_a_false_premise_is_met_by(question, text, met):
    assert any(kind(text) for kind in claimed_kinds(read(question))) is met
