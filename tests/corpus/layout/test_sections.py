"""Headings, titles of slides and sections, as each kind of document shows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest

from corpus.document import Block, Box, Cell, Document, Page, Table
from corpus.layout.sections import ProgramNames, find_sections
from corpus.layout.titles.headings import find_headings
from corpus.layout.titles.placed import page_titles
from corpus.layout.written.metadata import Metadata
from corpus.programs.program import Program

PROGRAMS = (
    Program("green", "緑化推進事業（GREEN）", aliases=("GREEN", "緑化推進事業")),
    Program("sea", "海浜保全事業"),
    Program("sea-north", "北の海浜保全事業"),
)


@dataclass
class Slides:
    """A PDF of landscape pages, line by line: text, left edge, top, size."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def page(self, *lines: tuple[str, float, float, float], width: float = 780) -> Slides:
        number, start = len(self.pages) + 1, len(self.text)
        for text, left, top, size in lines:
            box = Box(left, top, min(width, left + size * len(text)), top + size)
            end = len(self.text) + len(text)
            self.blocks.append(Block(len(self.text), end, number, box, size))
            self.text += text + "\n"
        footer = Block(
            len(self.text), len(self.text) + 1, number, Box(width - 9, 530, width, 540), 9
        )
        self.blocks.append(footer)
        self.text += f"{number}\n"
        self.pages.append(Page(number, start, len(self.text)))
        return self

    def document(self) -> Document:
        return Document(
            "d", "d", "d.pdf", "application/pdf", "0" * 64, self.text,
            pages=tuple(self.pages), blocks=tuple(self.blocks),
        )  # fmt: skip


BODY = [
    ("森を守るための取組を各地で実施し、山村の暮らしを支える。", 20.0, 300.0 + 20 * i, 14.0)
    for i in range(4)
]


def plain(text: str) -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0" * 64, text)


def paths(document: Document, programs=PROGRAMS) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(s.heading, s.program_ids) for s in find_sections(document, programs)]


def test_the_title_of_a_slide_is_at_its_top_without_ministry_and_amount():
    slides = Slides().page(
        ("緑化推進事業", 10, 21, 14),
        ("環境省", 664, 13, 13),
        ("令和５年度補正予算額 ３億円", 560, 38, 14),
        ("① 施策の目的", 11, 64, 14),
        *BODY,
    )
    assert page_titles(slides.document()) == {1: ("緑化推進事業",)}


def test_titles_of_several_programs_and_wrapped_titles():
    slides = Slides().page(
        ("苗木購入支援事業", 10, 4, 14), ("里山調査事業", 10, 21, 14), *BODY
    ).page(
        ("山の手入れの新しい方法を広めるカタログ", 10, 4, 14), ("サイトの構築", 10, 20, 14), *BODY
    )  # fmt: skip
    assert page_titles(slides.document()) == {
        1: ("苗木購入支援事業", "里山調査事業"),
        2: ("山の手入れの新しい方法を広めるカタログサイトの構築",),
    }


def test_a_title_goes_on_in_a_line_that_begins_with_a_particle():
    slides = Slides().page(
        ("森を守る人を育てるための「里山の基盤の構築", 10, 4, 14),
        ("に向けた調査研究事業」", 10, 20, 14),
        ("① 施策の目的", 11, 64, 14),
        *BODY,
    )
    expected = "森を守る人を育てるための「里山の基盤の構築に向けた調査研究事業」"
    assert page_titles(slides.document()) == {1: (expected,)}


def test_larger_text_wins_over_what_stands_above_it():
    slides = Slides().page(("参考となる情報の一覧", 10, 5, 10), ("森の現状", 10, 40, 24), *BODY)
    assert page_titles(slides.document()) == {1: ("森の現状",)}


def test_paragraphs_running_heads_and_page_numbers_are_no_titles():
    text = [
        ("森の手入れには長い時間と多くの人の手が要ることが知られて", 20.0, 20.0 + 16 * i, 14.0)
        for i in range(7)
    ]
    slides = Slides()
    for _ in range(5):
        slides.page(("みどり白書 2026", 10, 5, 14), *text)
    assert page_titles(slides.document()) == {}


def test_a_portrait_page_has_a_title_only_where_it_is_larger():
    body = [("本文の行がここに続いている", 50.0, 200.0 + 20 * i, 10.0) for i in range(9)]
    report = Slides().page(("森の報告", 50, 50, 18), *body, width=420)
    report.page(("前のページの続きの行", 50, 50, 10), *body, width=420)
    assert page_titles(report.document()) == {1: ("森の報告",)}


def test_sections_of_slides_are_about_the_program_of_their_title():
    slides = (
        Slides()
        .page(("緑化推進事業", 10, 21, 14), ("【事業期間】", 11, 64, 14), *BODY)
        .page(("森の現状と見通し", 10, 21, 14), *BODY)
    )
    sections = paths(slides.document())
    assert sections == [
        (("緑化推進事業",), ("green",)),
        (("緑化推進事業", "事業期間"), ("green",)),
        (("森の現状と見通し",), ()),
    ]


def test_sections_cover_the_text_once_and_in_order():
    slides = (
        Slides().page(("緑化推進事業", 10, 21, 14), ("【目的】", 11, 64, 14), *BODY).page(*BODY)
    )
    document = slides.document()
    sections = find_sections(document, PROGRAMS)
    assert sections[0].start == 0 and sections[-1].end == len(document.text)
    assert all(a.end == b.start for a, b in pairwise(sections))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("はじめの文。\n１．森の現状\n森が減った。\n", ["１．森の現状"]),
        ("【目的】\n森を守る。\n", ["目的"]),
        ("背景・課題\n森が減った。\n", ["背景・課題"]),
        ("緑化推進事業（GREEN）\n森を守る。\n", ["緑化推進事業（GREEN）"]),
        ("目次\n１．森 ・・・２\n２．川 ・・・３\n文。\n", ["目次"]),
        ("① 目的\n② 概要\n③ 内容\n森を守る。\n", []),
        ("森を守る。\n川を守るために、\n海を守る。\n", []),
        ("1.5倍に増えた\n文。\n", []),
    ],
)
def test_headings_of_plain_text(text, expected):
    assert [h.text for h in find_headings(plain(text))] == expected


def test_a_page_of_plain_text_is_about_the_one_program_that_a_line_of_it_names():
    first, second = "森を守る。\n緑化推進事業（GREEN）\n", "海を守る。\n北の海浜保全事業\n"
    third = "目次\n森と海。\n"
    edges = [0, len(first), len(first + second), len(first + second + third)]
    pages = tuple(Page(n, a, b) for n, (a, b) in enumerate(pairwise(edges), start=1))
    document = Document(
        "d", "d", "d.txt", "text/plain", "0" * 64, first + second + third, pages=pages
    )
    assert paths(document) == [
        (("緑化推進事業（GREEN）",), ("green",)),
        (("北の海浜保全事業",), ("sea-north",)),
        (("目次",), ()),
    ]


def test_the_number_form_used_first_is_the_higher_one():
    text = "① 森\n文が続く。\n（１） 杉\n文が続く。\n② 川\n文が続く。\n"
    headings = find_headings(plain(text))
    assert [h.level for h in headings] == [2, 3, 2]
    assert [s.heading for s in find_sections(plain(text), ())] == [
        ("森",),
        ("森", "（１） 杉"),
        ("川",),
    ]


def test_headings_that_the_format_marks_make_the_path():
    text = "# 調査\n前文。\n## 森\n森の文。\n### 杉\n杉の文。\n## 川\n川の文。\n"
    blocks = []
    for line in text.splitlines():
        if line.startswith("#"):
            start = text.index(line)
            blocks.append(Block(start, start + len(line), None, heading=line.index(" ")))
    document = Document("d", "d", "d.md", "text/markdown", "0" * 64, text, blocks=tuple(blocks))
    assert [s.heading for s in find_sections(document, ())] == [
        ("調査",), ("調査", "森"), ("調査", "森", "杉"), ("調査", "川"),
    ]  # fmt: skip


def test_rows_of_a_table_are_about_the_program_they_begin_with():
    rows = ["事業名,額", "緑化推進事業,3", "緑化推進事業,4", "海浜保全事業,5", "計,12"]
    cells, text = [], ""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.split(",")):
            cells.append(Cell(r, c, len(text), len(text) + len(cell)))
            text += cell + (",", "\n")[c]
    table = Table(0, len(text), None, tuple(cells))
    document = Document("d", "d", "d.csv", "text/csv", "0" * 64, text, tables=(table,))
    found = [
        (text[s.start : s.end].strip(), s.heading) for s in find_sections(document, PROGRAMS)
        if s.program_ids
    ]  # fmt: skip
    assert found == [
        ("緑化推進事業,3\n緑化推進事業,4", ("緑化推進事業（GREEN）",)),
        ("海浜保全事業,5", ("海浜保全事業",)),
    ]


def test_reviewed_sections_replace_what_rules_would_find():
    metadata = Metadata.model_validate(
        {"title": "t", "sections": [{"lines": [1, 2], "heading": ["全体"], "programs": ["sea"]}]}
    )
    found = find_sections(plain("【目的】\n森を守る。"), PROGRAMS, metadata)
    assert [(s.heading, s.program_ids) for s in found] == [(("全体",), ("sea",))]


def test_a_document_without_headings_is_one_section():
    assert paths(plain("森を守る。")) == [((), ())]
    assert find_sections(plain("  \n"), ()) == ()


def test_the_longer_name_counts_where_one_holds_another():
    names = ProgramNames(PROGRAMS)
    assert names.within("北の海浜保全事業について") == ("sea-north",)
    assert names.within("海浜保全事業とＧＲＥＥＮ") == ("sea", "green")
    assert names.exactly("緑化推進事業") == "green"
    assert names.exactly("緑化推進") is None


SLIDES_AS_TEXT = """森林局里山課（内線1234）
里山再生支援事業
令和８年度要求額　１億円（－）
１ 事業の目的
里山を手入れする人を支える。
２ 事業の概要・スキーム
道の整備と間伐を行う。
1

海岸局清掃課（内線5678）
新規
海岸清掃推進事業
１ 事業の目的
海岸の清掃を支える。
３ 実施主体等
市町村が行う。
森林局調査課（内線9012）
森林資源調査事業
１ 事業の目的
森を調べる。
"""


def test_numbered_parts_need_no_dot():
    headings = [heading for heading, _ in paths(plain(SLIDES_AS_TEXT))]
    assert ("里山再生支援事業", "２ 事業の概要・スキーム") in headings
    assert ("海岸清掃推進事業", "３ 実施主体等") in headings


def test_the_bureau_above_a_title_belongs_to_it():
    document = plain(SLIDES_AS_TEXT)
    starts = {s.heading: document.text[s.start : s.end] for s in find_sections(document, ())}
    assert starts[("海岸清掃推進事業",)].startswith("海岸局清掃課（内線5678）\n新規")
    assert starts[("森林資源調査事業",)].startswith("森林局調査課")


def test_of_several_names_the_last_above_the_parts_is_the_pages_title():
    text = "里山基金（担い手分）\n９億円の内数\n里山再生支援事業\n１ 事業の目的\n里山を守る。\n"
    pages = (Page(1, 0, len(text)),)
    document = Document("d", "d", "d.txt", "text/plain", "0" * 64, text, pages=pages)
    assert paths(document, ())[0][0] == ("里山再生支援事業",)


def test_amounts_in_brackets_head_nothing():
    text = "緑化推進事業\n【令和８年度要求額 12百万円】\n木を植える。\n【事業期間】\n３年間\n"
    assert [heading for heading, _ in paths(plain(text))] == [
        ("緑化推進事業",),
        ("緑化推進事業", "事業期間"),
    ]


def test_the_title_of_a_document_says_what_all_of_it_is_about():
    text = "１．目的\n森を守る。\n２．北の海浜保全事業\n海を守る。\n"
    document = replace(plain(text), title="令和８年度 緑化推進事業 公募要領")
    assert [p for _, p in paths(document)] == [("green",), ("sea-north",)]


def test_rows_under_a_merged_cell_are_about_their_own_programs():
    text = "林務部\t緑化推進事業\t木を植える\n海浜保全事業\t砂浜を守る\n"
    cells = [(0, 0, "林務部"), (0, 1, "緑化推進事業"), (0, 2, "木を植える"), (1, 0, "林務部")]
    cells += [(1, 1, "海浜保全事業"), (1, 2, "砂浜を守る")]
    table = Table(0, len(text), None, tuple(
        Cell(row, column, text.index(words), text.index(words) + len(words))
        for row, column, words in cells
    ), header_rows=0)  # fmt: skip
    document = Document("d", "d", "d.txt", "text/plain", "0" * 64, text, tables=(table,))
    programs = [s.program_ids for s in find_sections(document, PROGRAMS) if s.program_ids]
    assert programs == [("green",), ("sea",)]


NAMED = "海浜保全事業（ナギサ）"


@pytest.mark.parametrize(
    "line",
    [f"１　{NAMED}", f"（１）{NAMED}", f"■ {NAMED}", NAMED, f"【{NAMED}】", f"事業名：{NAMED}"],
)
def test_a_line_that_is_a_known_name_heads_the_labels_below_it(line):
    text = f"あらまし\n令和8年の予算である。\n{line}\n【目的】\n海を守る。\n【対象者】\n漁業者\n"
    found = find_sections(plain(text), (Program("shore", NAMED),))
    about = {s.heading[-1]: s.program_ids for s in found if s.heading}
    assert about["目的"] == about["対象者"] == ("shore",)


def test_names_that_are_listed_head_nothing():
    text = f"■ {NAMED}\n■ 緑化推進事業\n■ 北の海浜保全事業\n"
    assert find_headings(plain(text), lambda name: name.endswith(("事業", "）"))) == ()
