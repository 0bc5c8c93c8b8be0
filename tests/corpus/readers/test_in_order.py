"""Nothing that a document holds turns the order of what is shown, in whatever format it came."""

from __future__ import annotations

import docx
import openpyxl
import pytest

from corpus.readers import read_document
from corpus.text.plain import TURNING, in_order

TURNED = "事業\u202eの\u2066額は\x1b[31m100\u200f円\u202c"


def _text(path):
    path.write_text(TURNED, encoding="utf-8")


def _html(path):
    path.write_text(f"<title>{TURNED}</title><p>&#x202e;{TURNED[:7]}</p>", encoding="utf-8")


def _csv(path):
    path.write_text(f"名称,額\n{TURNED},1\n", encoding="utf-8")


def _docx(path):
    paper = docx.Document()
    paper.core_properties.title = TURNED[:7]
    paper.add_paragraph(TURNED[:7])
    paper.save(path)


def _xlsx(path):
    book = openpyxl.Workbook()
    book.active.title = "表\u202e"
    book.active.append(["名称", TURNED[:7]])
    book.save(path)


@pytest.mark.parametrize(
    ("ending", "write"),
    [
        ("txt", _text),
        ("md", _text),
        ("html", _html),
        ("csv", _csv),
        ("docx", _docx),
        ("xlsx", _xlsx),
    ],
)
def test_no_format_brings_a_character_that_turns_the_order(tmp_path, ending, write):
    path = tmp_path / f"paper.{ending}"
    write(path)
    document = read_document(path)
    shown = (document.text, document.title, document.publisher or "", *document.warnings)
    assert "事業" in document.text
    assert not any(TURNING.search(text) for text in shown)


def test_places_stay():
    assert len(in_order(TURNED)) == len(TURNED)
    assert in_order("甲\t1\r\n2\f乙") == "甲\t1\r\n2\f乙"


def test_a_title_of_nothing_else_is_none(tmp_path):
    path = tmp_path / "報告.html"
    path.write_text("<title>\u202e\u2066</title><p>本文</p>", encoding="utf-8")
    assert read_document(path).title == "報告"
