"""Passages: cut at the document's structure, found by what stands above them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.analysed import Analysis
from corpus.document import Cell, Document, Page, Table
from corpus.layout.section import Section
from corpus.programs.program import Program
from corpus.values.value import LabelledValue
from index.passages import LIMIT, LONGEST, TARGET, cut_passages


def analysis(text, *, pages=(), tables=(), sections=(), values=(), programs=()):
    document = Document(
        "d", "題", "d.txt", "text/plain", "0" * 64, text, pages=pages, tables=tables
    )
    return Analysis(document, tuple(programs), tuple(sections), tuple(values), (), ())


def sentence(i):
    return f"これは第{i}の段落であり、海外の研究者との交流を進めるための取組を説明している。"


def test_every_passage_is_its_range_and_all_text_is_covered():
    text = "\n\n".join(sentence(i) for i in range(60))
    passages = cut_passages(analysis(text))
    assert all(text[p.start : p.end] == p.text for p in passages)
    covered = "".join(p.text for p in passages)
    assert "".join(covered.split()) == "".join(text.split())


def test_passages_are_about_as_long_as_a_slide_box():
    text = "\n\n".join(sentence(i) for i in range(60))
    lengths = [len(p.text) for p in cut_passages(analysis(text))]
    assert all(TARGET <= length <= LIMIT for length in lengths[:-1])


def test_a_cut_falls_on_a_blank_line_or_a_bullet_and_not_inside_a_wrapped_paragraph():
    paragraph = "\n".join(["優れた若手研究者を海外に派遣し、大学等研究機関において研究に"] * 5)
    text = "\n\n".join([paragraph] * 12)
    for passage in cut_passages(analysis(text)):
        before = text[: passage.start].rstrip(" ")
        assert not before or before.endswith("\n\n")


def test_a_labelled_value_is_never_cut():
    text = "\n\n".join(["支援期間"] + [sentence(i) for i in range(30)])
    value = LabelledValue("d", None, "支援期間", None, "…", 0, 1100, None)
    first = cut_passages(analysis(text, values=[value]))[0]
    assert first.start == 0
    assert first.end >= 1100


def test_one_line_without_any_break_is_cut_at_sentences():
    text = "".join(sentence(i) for i in range(60))
    passages = cut_passages(analysis(text))
    assert len(passages) > 3
    assert all(len(p.text) <= LONGEST for p in passages)
    assert all(p.text.endswith("。") for p in passages)


def test_heading_and_program_names_are_searched_but_not_part_of_the_text():
    text = "概要\n支援期間 最大5年"
    program = Program("p", "国際交流事業", "Exchange Program", ("ＥＸＰ",))
    section = Section(0, len(text), None, ("資料１", "国際交流"), ("p",))
    (passage,) = cut_passages(analysis(text, sections=[section], programs=[program]))
    assert passage.text == text
    assert passage.heading == ("資料１", "国際交流")
    assert passage.program_ids == ("p",)
    for said in ("国際交流事業", "exchange program", "exp", "資料1", "最大5年"):
        assert said in passage.search_text


def test_an_overview_of_many_programs_is_not_searched_by_all_their_names():
    text = "概要\n令和８年度"
    programs = [Program(f"p{i}", f"事業{i}号") for i in range(5)]
    section = Section(0, len(text), None, ("一覧",), tuple(p.id for p in programs))
    (passage,) = cut_passages(analysis(text, sections=[section], programs=programs))
    assert "事業3号" not in passage.search_text


def test_a_table_row_is_searched_with_the_head_of_its_table():
    text = "事業名 要求額\n交流 23\n派遣 42"
    cells = (
        Cell(0, 0, 0, 3), Cell(0, 1, 4, 7),
        Cell(1, 0, 8, 10), Cell(1, 1, 11, 13),
        Cell(2, 0, 14, 16), Cell(2, 1, 17, 19),
    )  # fmt: skip
    table = Table(0, len(text), None, cells)
    sections = [Section(0, 8, None, (), ()), Section(8, len(text), None, (), ())]
    passages = cut_passages(analysis(text, tables=(table,), sections=sections))
    assert "要求額" in passages[-1].search_text
    assert "要求額" not in passages[-1].text


def test_a_passage_lies_on_one_page():
    text = "一頁目の文\n\n二頁目の文"
    pages = (Page(1, 0, 7), Page(2, 7, len(text)))
    passages = cut_passages(analysis(text, pages=pages))
    assert [(p.page, p.text) for p in passages] == [(1, "一頁目の文"), (2, "二頁目の文")]


def test_ids_are_those_of_the_content_and_differ_for_repeated_text():
    text = "\n\n".join(["同じ文が続く。" * 45] * 3)
    first, second, third = (p.id for p in cut_passages(analysis(text)))
    assert len({first, second, third}) == 3
    moved = cut_passages(analysis("\n\n\n" + text))
    assert [p.id for p in moved] == [first, second, third]


@pytest.mark.parametrize("text", ["", " \n\n ", "\u3000"])
def test_a_document_without_text_has_no_passages(text):
    assert cut_passages(analysis(text)) == ()


@given(st.text(alphabet="あア漢a1 \n。・●（）\u3000", max_size=3000), st.data())
def test_whatever_the_text_and_sections_ranges_are_exact_in_order_and_complete(text, data):
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    sections = [Section(low, high, None, ("節",), ()) for low, high in itertools.pairwise(edges)]
    passages = cut_passages(analysis(text, sections=sections))
    assert all(text[p.start : p.end] == p.text and p.text.strip() for p in passages)
    assert all(a.end <= b.start for a, b in itertools.pairwise(passages))
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())
