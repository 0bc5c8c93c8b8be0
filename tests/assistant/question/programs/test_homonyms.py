"""Which program a name means: slips, common words, parts of a whole, names that several share."""

from __future__ import annotations

import pytest

from assistant.question import Understanding
from assistant.question.programs.linking import ProgramLinker
from corpus.programs import Program

PROGRAMS = (
    Program("roof", "国際連携強化パッケージ", "International Linkage Package"),
    Program(
        "comet", "彗星観測国際共同研究プログラム（COMET）", "Comet Observation", ("COMET",), "roof"
    ),
    Program("orbit", "軌道計算人材育成事業（ORBIT）", "Orbit Fellowships", ("ORBIT",), "roof"),
    Program("kou", "甲府予算"),
    Program("otsu", "乙府予算"),
    Program("map", "星図整備費"),
    Program("map-kou", "星図整備費（甲府）", parent="kou"),
    Program("map-otsu", "星図整備費（乙府）", parent="otsu"),
    Program("lab", "月面実験施設（MOONLAB）の整備"),
    Program("dark", "暗黒物質探索観測網"),
)  # fmt: skip
LINKER = ProgramLinker(PROGRAMS)


def linked(text: str) -> list[tuple[str, str]]:
    return [(m.program_ids[0], m.surface) for m in LINKER.link(text)]


@pytest.mark.parametrize(
    ("text", "program", "surface"),
    [
        ("軌道計算人林育成事業の期間は", "orbit", "軌道計算人林育成事業"),
        ("軌道計算人材育英事業の期間は", "orbit", "軌道計算人材育英事業"),
        ("暗黒物質探策観測網の期間は", "dark", "暗黒物質探策観測網"),
        ("ORBITTの期間は", "orbit", "ORBITT"),
    ],
)
def test_a_name_with_one_wrong_character_is_swallowed_whole(text, program, surface):
    assert linked(text) == [(program, surface)]
    reader = Understanding(PROGRAMS, lambda _words: ())
    assert [t.surface for t in reader.understand(text).terms] == ["期間"]


@pytest.mark.parametrize("text", ["ORBIT", "ORBTI", "ORIBT", "ORBITT"])
def test_a_slip_means_what_the_very_name_means(text):
    shared = (Program("a-orbit", "ORBIT（甲府）", parent="kou"), *PROGRAMS)
    (meant,) = ProgramLinker(shared).link(f"{text}の額は")
    assert meant.program_ids == ("orbit",)


@pytest.mark.parametrize(
    "text",
    [
        "What does a comment say about the program?",
        "Which orbits are counted in the plan?",
        "人材育成の方法は",
        "共同研究の相手は",
        "軌道計算の方法は",
        "観測網の長さは",
    ],
)
def test_common_words_are_no_slips_and_single_out_nothing(text):
    assert linked(text) == []


@pytest.mark.parametrize("text", ["orbits", "ORBITSの期間は", "orbits は"])
def test_a_word_on_its_own_may_be_a_slip(text):
    assert [i for i, _ in linked(text)] == ["orbit"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("国際連携強化パッケージのうちCOMETの額", "国際連携強化パッケージのうちCOMET"),
        ("国際連携強化パッケージの中のCOMETの額", "国際連携強化パッケージの中のCOMET"),
        (
            "the budget of COMET of the International Linkage Package",
            "COMET of the International Linkage Package",
        ),
        ("COMET in International Linkage Package", "COMET in International Linkage Package"),
    ],
)
def test_a_whole_that_only_frames_its_part_is_not_meant_itself(text, surface):
    assert linked(text) == [("comet", surface)]


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("国際連携強化パッケージとCOMETの額", ["roof", "comet"]),
        ("COMETのうち国際連携強化パッケージの額", ["comet", "roof"]),
        ("国際連携強化パッケージの額", ["roof"]),
        ("甲府予算のうちCOMETの額", ["kou", "comet"]),
    ],
)
def test_a_whole_is_meant_where_it_frames_no_part(text, programs):
    assert [i for i, _ in linked(text)] == programs


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("星図整備費の額", "map"),
        ("星図整備費（乙府）の額", "map-otsu"),
        ("甲府の星図整備費の額", "map-kou"),
        ("星図整備費の乙府分", "map-otsu"),
        ("甲府予算の星図整備費の額", "map-kou"),
        ("乙府予算のうち、星図整備費の額", "map-otsu"),
    ],
)
def test_homonyms_are_told_apart_by_what_stands_beside_them(text, program):
    assert [i for i, _ in linked(text)] == [program]


def test_homonyms_that_are_not_meant_are_kept_beside_the_one_that_is():
    (mention,) = LINKER.link("星図整備費の額")
    assert mention.program_ids == ("map",)
    assert set(mention.homonyms) == {"map-kou", "map-otsu"}


def test_an_acronym_in_the_middle_of_a_name_is_a_name():
    assert linked("MOONLABの場所は") == [("lab", "MOONLAB")]


def test_an_acronym_that_two_names_have_is_none():
    twice = (*PROGRAMS, Program("lab2", "火星実験施設（MOONLAB）の整備"))
    assert ProgramLinker(twice).link("MOONLABの場所は") == ()
