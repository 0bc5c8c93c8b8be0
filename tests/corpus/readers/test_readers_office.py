"""Office files: DOCX, PPTX, XLSX."""

from __future__ import annotations

import datetime

import pytest

from corpus.readers import read_document
from corpus.readers.office.numbers import display


def cells_of(document, index=0):
    table = document.tables[index]
    return {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}


@pytest.fixture
def report(tmp_path):
    import docx

    document = docx.Document()
    document.add_heading("令和８年度海洋予算の概要", 0)
    document.add_heading("１．海の事業", 1)
    document.add_paragraph("本文の\t段落。")
    table = document.add_table(4, 3)
    rows = (
        ("事業名", "予算額", ""),
        ("", "前年度", "要求額"),
        ("海の事業", "1,234", "△89"),
        ("", "5", "6"),
    )
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    document.add_page_break()
    document.add_paragraph("二頁目の段落。")
    path = tmp_path / "report.docx"
    document.save(path)
    return path


def test_docx_structure(report):
    document = read_document(report)
    assert document.title == "令和８年度海洋予算の概要"
    assert document.fiscal_year == 2026
    headings = [(b.heading, document.text[b.start : b.end]) for b in document.blocks if b.heading]
    assert headings == [(1, "令和８年度海洋予算の概要"), (1, "１．海の事業")]
    assert "海の事業\t1,234\t△89" in document.text
    cells = cells_of(document)
    assert cells[(0, 0)] == cells[(1, 0)] == "事業名"
    assert cells[(0, 1)] == cells[(0, 2)] == "予算額"
    assert cells[(2, 0)] == cells[(3, 0)] == "海の事業"
    assert cells[(3, 2)] == "6"
    assert document.tables[0].header_rows == 2
    assert [p.number for p in document.pages] == [1, 2]
    assert document.page_at(document.text.index("二頁目")) == 2


def test_docx_text_boxes_are_read_once(tmp_path):
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    paragraph = document.add_paragraph("図の前の段落。")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>箱の中</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f"<w:r {space} {compatible}><mc:AlternateContent><mc:Choice Requires='wps'>{box}"
            f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("図の後の段落。")
    path = tmp_path / "box.docx"
    document.save(path)
    assert read_document(path).text.split() == ["図の前の段落。", "箱の中", "図の後の段落。"]


def test_docx_without_layout_has_no_pages(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("一つの段落。")
    path = tmp_path / "plain.docx"
    document.save(path)
    assert read_document(path).pages == ()


@pytest.fixture
def deck(tmp_path):
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "空の道プログラム"
    places = [
        (5.2, 1.6, 3.5, 0.8, "右の段\n二行目"),
        (0.5, 1.6, 3.5, 0.8, "左の段"),
        (5.2, 3.2, 3.5, 0.4, "12億円"),
        (0.5, 3.2, 3.5, 0.4, "事業甲"),
    ]
    for x, y, width, height, words in places:
        shape = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(width), Inches(height))
        shape.text_frame.text = words
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Inches(0.5), Inches(4), Inches(2), Inches(0.4))
    inner.text_frame.text = "組の中"
    table = slide.shapes.add_table(2, 2, Inches(0.5), Inches(4.8), Inches(8), Inches(0.8)).table
    for (row, column), words in {
        (0, 0): "区分",
        (0, 1): "金額",
        (1, 0): "甲",
        (1, 1): "10",
    }.items():
        table.cell(row, column).text = words
    second = presentation.slides.add_slide(presentation.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["令和6年度", "令和7年度"]
    data.add_series("予算額", (10, 12.5))
    second.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(6), Inches(4), data
    )
    path = tmp_path / "deck.pptx"
    presentation.save(path)
    return path


def test_pptx_structure(deck):
    document = read_document(deck)
    assert document.title == "空の道プログラム"
    first, second = document.pages
    assert document.text[first.start : first.end].split("\n") == [
        "空の道プログラム", "", "左の段", "", "右の段", "二行目", "", "事業甲 12億円", "",
        "組の中", "", "区分\t金額", "甲\t10", "", "",
    ]  # fmt: skip
    assert document.text[second.start : second.end].split("\n")[:3] == [
        "\t予算額", "令和6年度\t10", "令和7年度\t12.5",
    ]  # fmt: skip
    amount = next(b for b in document.blocks if document.text[b.start : b.end] == "12億円")
    assert (amount.page, amount.size) == (1, 14)
    assert amount.box.x0 == pytest.approx(5.2 * 72)
    assert cells_of(document)[(1, 1)] == "10"
    assert document.blocks[0].heading == 1


@pytest.fixture
def workbook(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "総括表"
    for row in (
        ["令和８年度海洋予算案"], ["（単位：百万円）"],
        ["事業名", "予算額", None], [None, "前年度", "要求額"],
        ["海の事業", 1234567, -5], [None], ["注", 0.125],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("A3:A4")
    sheet["B5"].number_format = "#,##0"
    sheet["C5"].number_format = '#,##0;"△ "#,##0'
    sheet["B7"].number_format = "0.0%"
    hidden = book.create_sheet("控え")
    hidden["A1"] = "見せない"
    hidden.sheet_state = "hidden"
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_xlsx_structure(workbook):
    document = read_document(workbook)
    assert document.title == "令和８年度海洋予算案"
    assert document.fiscal_year == 2026
    assert [p.label for p in document.pages] == ["総括表"]
    assert "海の事業\t1,234,567\t△ 5" in document.text
    assert "（単位：百万円）" in document.text
    cells = cells_of(document)
    assert cells[(0, 0)] == cells[(1, 0)] == "事業名"
    assert cells[(0, 1)] == cells[(0, 2)] == "予算額"
    assert cells[(2, 2)] == "△ 5"
    assert document.tables[0].header_rows == 2
    assert cells_of(document, 1)[(0, 1)] == "12.5%"
    assert [t.row_numbers for t in document.tables] == [(3, 4, 5), (7,)]
    assert "見せない" not in document.text
    assert any("控え" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1234.0, "General", "1234"),
        (0.1, "General", "0.1"),
        (-5, "General", "-5"),
        (1234567, "#,##0", "1,234,567"),
        (-1234, '#,##0;"▲"#,##0', "▲1,234"),
        (-1234, "#,##0_ ;[Red]\\-#,##0\\ ", "-1,234"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1234567890, '#,##0,,"百万円"', "1,235百万円"),
        (2.5, "0", "3"),
        (1234.567, "#,##0.0", "1,234.6"),
        (0.1234, "0.0%", "12.3%"),
        (12, '0"件"', "12件"),
        (12, "@", "12"),
        (None, "General", ""),
        (True, "General", "TRUE"),
        ("two\nlines", "@", "two lines"),
        ("海の\n事業", "@", "海の事業"),
        (datetime.datetime(2026, 4, 1), "yyyy/m/d", "2026-04-01"),
    ],
)
def test_numbers_as_the_workbook_shows_them(value, number_format, shown):
    assert display(value, number_format) == shown


def test_the_margins_of_a_docx_are_left_out(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("里山を手入れする人を支える。")
    section = document.sections[0]
    section.header.paragraphs[0].text = "森林局 里山課"
    section.footer.paragraphs[0].text = "- 3 -"
    document.save(tmp_path / "margins.docx")
    text = read_document(tmp_path / "margins.docx").text
    assert text.split("\n\n") == ["里山を手入れする人を支える。"]


def test_the_footnotes_of_a_docx_follow_its_body(tmp_path):
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    document.add_paragraph("里山を手入れする人を支える。")
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{name}"><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>離島の里山を除く。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, f"{name.replace('wordprocessingml', 'officeDocument')}/footnotes")
    document.save(tmp_path / "notes.docx")
    read = read_document(tmp_path / "notes.docx")
    assert read.text.rstrip().endswith("離島の里山を除く。")
    assert read.text[read.blocks[-1].start : read.blocks[-1].end] == "離島の里山を除く。"


def test_the_notes_of_a_slide_are_part_of_its_page(tmp_path):
    from pptx import Presentation

    deck = Presentation()
    for title, note in (("里山再生支援事業", "締切は５月末。"), ("海岸清掃推進事業", None)):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        if note:
            slide.notes_slide.notes_text_frame.text = note
    deck.save(tmp_path / "notes.pptx")
    document = read_document(tmp_path / "notes.pptx")
    assert document.page_at(document.text.index("締切は５月末。")) == 1
