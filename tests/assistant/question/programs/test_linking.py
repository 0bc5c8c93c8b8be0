"""Programs are found however they are written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question.programs.linking import ProgramLinker
from assistant.question.words.names import key_of, name_key
from corpus.programs import Program

PROGRAMS = (
    Program("roof", "国際連携強化パッケージ", "International Linkage Package"),
    Program(
        "comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",), "roof"
    ),
    Program("comet-a", "COMET（甲機構）", None, ("甲機構のCOMET", "COMETの甲機構分"), "kou"),
    Program("kou", "甲機構の医療国際事業", None, (), "roof"),
    Program("invite", "海外研究者招へい支援事業", "Invitation Grants", ("外招",), "roof"),
    Program("kids", "こども科学交流推進事業", None, ("星空サイエンス",), "roof"),
)  # fmt: skip
LINKER = ProgramLinker(PROGRAMS)


def linked(text: str) -> list[str]:
    return [m.program_ids[0] for m in LINKER.link(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COMETの要求額は？", ["comet"]),
        ("ＣＯＭＥＴの要求額は？", ["comet"]),
        ("cometの予算", ["comet"]),
        ("How much is requested for COMET?", ["comet"]),
        ("What is Comet Observation?", ["comet"]),
        ("彗星観測国際共同研究プログラムの期間", ["comet"]),
        ("彗星観測 国際共同研究の期間", ["comet"]),
        ("海外研究者招聘支援事業の対象", ["invite"]),
        ("海外研究者招へい支援の対象", ["invite"]),
        ("外招はいくら", ["invite"]),
        ("子ども科学交流推進事業", ["kids"]),
        ("星空サイエンスとは", ["kids"]),
        ("甲機構のCOMETは？", ["comet-a"]),
        ("COMETの甲機構分", ["comet-a"]),
        ("COMETと外招の合計", ["comet", "invite"]),
        ("COMMETの予算は", ["comet"]),
        ("国際連携強化パッケージのうちCOMETの額", ["comet"]),
    ],
)
def test_a_program_is_found_under_any_of_its_spellings(text, expected):
    assert linked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "予算はいくらですか",
        "COMETSATの予算",
        "BECOMETの額",
        "研究プログラムはありますか",
        "今日の天気は",
        "",
        "？",
    ],
)
def test_what_names_no_program_links_none(text):
    assert linked(text) == []


@given(st.text(max_size=60))
def test_no_text_breaks_the_linker_and_mentions_lie_in_it(text):
    mentions = LINKER.link(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    ends = [0, *(m.end for m in mentions)]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))


@given(
    st.sampled_from(["COMET", "外招", "星空サイエンス"]),
    st.text("はがをの、？ 億円いくら", max_size=10),
)
def test_a_name_is_found_whatever_particles_follow(name, rest):
    assert len(LINKER.link(f"{name} {rest}")) >= 1


def test_a_linker_without_programs_links_nothing():
    assert ProgramLinker(()).link("COMETの予算は？") == ()


@pytest.mark.parametrize("name", ["合計", "小計", "事業", "Program", "Total"])
def test_a_name_of_words_that_all_ask_with_is_never_linked(name):
    linker = ProgramLinker([Program(id="p", name=name, aliases=(), document_ids=("d",))])
    assert linker.link(f"要求額の{name}はいくらですか") == ()
    assert linker.link(f"What is the {name.lower()} request?") == ()


def test_a_part_of_a_name_that_a_longer_word_goes_on_before_is_another_name():
    linker = ProgramLinker(
        [Program(id="p", name="外国人留学生等に必要な経費", aliases=(), document_ids=("d",))]
    )
    assert linker.link("外国人留学生に必要な経費は？")
    assert linker.link("国費外国人留学生制度の予算額は？") == ()


def test_the_beginning_of_an_office_s_name_is_no_program():
    linker = ProgramLinker([Program(id="p", name="総務", aliases=(), document_ids=("d",))])
    assert linker.link("総務の予算額は？")
    assert linker.link("総務省の要望額は？") == ()
    assert linker.link("総務課の予算額は？") == ()


def test_an_english_name_of_one_word_is_meant_where_it_is_written_as_a_name():
    linker = ProgramLinker([Program(id="p", name="Gardens", aliases=(), document_ids=("d",))])
    assert linker.link("What is requested for Gardens?")
    assert linker.link("What is requested for public gardens and parks?") == ()


@given(st.text() | st.text("ヴ招聘請子ども供取り組み・-（） \n二国間ＡＢab受け入れ"))
def test_the_key_of_a_name_is_that_of_a_text_with_its_way_back(name: str) -> None:
    assert name_key(name) == key_of(name).text
