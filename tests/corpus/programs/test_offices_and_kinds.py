"""Offices in charge name no program, and a program is one with or without the word for its kind."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.programs.names import is_program
from corpus.readers import read_document

SHEET = """所管課,事業名,令和8年度要求額（千円）,令和7年度当初予算額（千円）
観光課,灯まつり開催事業,3000,2800
,遊覧船運航事業,7500,7100
,観光課 計,10500,9900
水産課,種苗放流事業,4100,4000
,水産課 計,4100,4000
合計,,14600,13900
"""
SLIDES = """令和8年度 沿岸庁 概算要求の概要

（単位：百万円）

| 事項 | 前年度予算額 | 要求額 |
|---|---|---|
| 消波堤補強 | 1,180 | 1,320 |
| 潮位観測 | 365 | 482 |

## 消波堤補強事業

令和8年度要求額 13億2,000万円（前年度予算額 11億8,000万円）

## 潮位観測制度

令和8年度要求額 9億円（前年度予算額 8億円）
"""


def read(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path), path)


def test_an_office_in_charge_is_no_part_of_a_name_and_has_its_subtotal(tmp_path) -> None:
    for head in ("所管課", "課", "担当係"):
        found = read(tmp_path, f"{head}.csv", SHEET.replace("所管課", head)).figures
        names = {r.program for r in found}
        assert {"灯まつり開催事業", "遊覧船運航事業", "種苗放流事業"} <= names
        assert not any(n.startswith("観光課 灯") for n in names)
        assert {r.trust.value for r in found if r.program == "遊覧船運航事業"} == {"confirmed"}


def test_a_name_with_its_kind_is_the_program_of_the_same_amount(tmp_path) -> None:
    found = read(tmp_path, "slides.md", SLIDES).figures
    named = {r.program for r in found if "消波堤" in r.program}
    assert named == {"消波堤補強事業"}


def test_a_name_with_its_kind_is_another_where_the_amounts_differ(tmp_path) -> None:
    found = read(tmp_path, "slides.md", SLIDES).figures
    named = {r.program for r in found if "潮位" in r.program}
    assert named == {"潮位観測", "潮位観測制度"}


@pytest.mark.parametrize("heading", ["主要事業", "主な事業", "重点プログラム", "新規事業"])
def test_a_heading_over_programs_is_the_name_of_none(heading) -> None:
    assert not is_program(heading)
    assert is_program(f"花火大会{heading}")


def test_a_program_of_an_office_is_one_where_its_amounts_differ_by_table(tmp_path) -> None:
    text = SHEET + "\n\n所管課,事業名,令和8年度要求額（千円）,令和7年度当初予算額（千円）\n"
    text += "観光課,灯まつり開催事業,3200,2800\n"
    names = {r.program for r in read(tmp_path, "two.csv", text).figures}
    assert not any(n.startswith("観光課 灯") for n in names)


def test_a_total_of_an_account_is_not_called_by_the_heading_above(tmp_path) -> None:
    text = """# 令和8年度 岬市 予算案の概要

## 1 編成の考え方

一般会計の総額は482億円で、前年度に比べ6億円の増となりました。
"""
    (row,) = (r for r in read(tmp_path, "outline.md", text).figures if r.amount == 48_200_000_000)
    assert (row.program, row.label) == ("一般会計", "総額")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("About the programme", False),
        ("Aims of this project", False),
        ("本事業", False),
        ("Harbour Lights Programme", True),
        ("灯台改修事業", True),
    ],
)
def test_what_speaks_of_a_program_is_no_name_of_one(text, named):
    assert is_program(text) is named
