"""Names of programs: found in titles, lines and tables; joined where they are one program."""

from __future__ import annotations

import pytest

from corpus.discovery import find_programs
from corpus.document import Cell, Document, Table
from corpus.programs.naming import (
    is_acronym,
    is_named,
    is_title,
    make_program,
    merge_names,
    program_id,
    title_names,
    with_forms,
    without_offices,
)
from corpus.programs.program import Program


def plain(text: str, tables: tuple[Table, ...] = ()) -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0" * 64, text, tables=tables)


def names(text: str) -> list[str]:
    return [p.name for p in find_programs(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("緑化推進支援事業\n森を守る。", ["緑化推進支援事業"]),
        ("○ 緑化推進支援事業（環境省）\n", ["緑化推進支援事業"]),
        ("令和８年度 緑化推進支援事業 公募要領\n", ["緑化推進支援事業"]),
        ("２　緑化推進支援事業＜新規＞\n", ["緑化推進支援事業"]),
        ("緑化推進支援事業（GREEN）\n", ["緑化推進支援事業（GREEN）"]),
        ("事業名　　緑化推進支援事業\n", ["緑化推進支援事業"]),
        ("Budget request by program\n", []),
        ("緑化推進支援事業\n（GREEN）\n", ["緑化推進支援事業（GREEN）"]),
        (
            "森林環境プログラム（FOREST） 海洋環境プログラム（OCEAN）\n",
            ["森林環境プログラム（FOREST）", "海洋環境プログラム（OCEAN）"],
        ),
        ("本年度は森林環境プログラム（FOREST）を拡充する。", ["森林環境プログラム（FOREST）"]),
        ("Green Japan Initiative\n森を守る。", ["Green Japan Initiative"]),
        ("本事業\n対象事業\n補助事業\n基金補助金\n", []),
        ("に向けた調査研究事業\n", []),
        ("基本の枠組み：共同公募（Joint-Call）\n", []),
        ("政府開発援助\n（ODA）\n", []),
        ("森を守る事業を実施した。\n", []),
    ],
)
def test_names_on_lines(text, expected):
    assert names(text) == expected


def test_one_program_under_several_names():
    text = "森林環境事業（FOREST）\n文。\n森林環境プログラム（FOREST）\n文。\n森林環境事業\n"
    (program,) = find_programs(plain(text))
    assert program.name == "森林環境事業（FOREST）"
    assert set(program.aliases) == {
        "FOREST",
        "森林環境事業",
        "森林環境プログラム",
        "森林環境プログラム（FOREST）",
    }
    assert program.document_ids == ("d",)


def test_an_alias_of_two_programs_is_dropped():
    first = make_program("森林環境整備補助金（植林の促進）", "d")
    second = make_program("森林環境整備補助金（間伐の促進）", "d")
    merged = merge_names([first, second])
    assert [p.name for p in merged] == [first.name, second.name]
    assert all("森林環境整備補助金" not in p.aliases for p in merged)


def test_the_agency_in_brackets_does_not_make_two_programs_one():
    text = "森林環境研究推進事業（JST）\n文。\n海洋資源研究開発事業（JST）\n"
    assert len(find_programs(plain(text))) == 2
    text = "森林環境研究推進事業（XYZ）\n文。\n海洋資源開発プログラム（XYZ）\n"
    assert len(find_programs(plain(text))) == 2


def test_the_budget_of_a_ministry_is_asked_for_in_other_words():
    first, second = with_forms(
        [
            Program("a", "環境省 緑化関係予算"),
            Program("b", "環境省 緑化関係予算（うち振興費）"),
        ]
    )
    assert first.aliases == ("環境省の緑化関係予算",)
    assert set(second.aliases) == {"環境省の緑化関係予算（うち振興費）", "環境省の振興費"}


def test_the_name_column_of_a_table():
    rows = [
        ["番号", "事業名", "所管"],
        ["1", "森の手入れの推進", "林野局"],
        ["2", "緑化支援事業", "林野局"],
    ]
    cells, text = [], ""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(cell)))
            text += cell + ("\n" if c == 2 else ",")
    document = plain(text, (Table(0, len(text), None, tuple(cells)),))
    assert [p.name for p in find_programs(document)] == ["森の手入れの推進", "緑化支援事業"]


def test_ids_depend_on_the_folded_name_alone():
    assert program_id("緑化事業（GREEN）") == program_id("緑化事業(ＧＲＥＥＮ)")
    assert program_id("緑化事業") != program_id("緑化支援事業")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("緑化推進事業 環境省", ["緑化推進事業"]),
        ("緑化推進事業　内閣府、農林水産省", ["緑化推進事業"]),
        ("苗木購入支援事業\n里山調査事業", ["苗木購入支援事業", "里山調査事業"]),
        (
            "森を守る人を育てるための「里山の\n調査研究事業」",
            ["森を守る人を育てるための「里山の調査研究事業」"],
        ),
        ("", []),
    ],
)
def test_names_in_titles(title, expected):
    assert list(title_names(title)) == expected


def test_a_quoted_name_is_an_alias():
    program = make_program("森を守るための「里山の基盤の調査研究事業」", "d")
    assert "里山の基盤の調査研究事業" in program.aliases


def test_offices_alone_are_no_title():
    assert without_offices("内閣府") == ""
    assert without_offices("内閣府、デジタル庁") == ""
    assert without_offices("省エネ推進事業") == "省エネ推進事業"


@pytest.mark.parametrize("text", ["GREEN", "e-ASIA", "J-RISE", "ABC"])
def test_acronyms(text):
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Joint-Call", "AB", "GREEN JAPAN", "参考"])
def test_no_acronyms(text):
    assert not is_acronym(text)


def test_titles_and_names():
    assert is_title("緑化推進支援事業") and not is_title("○緑化推進支援事業")
    assert is_named("緑化推進支援事業") and not is_named("緑化の推進")
