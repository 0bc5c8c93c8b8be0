"""What a file does not say is not read, and is named."""

from __future__ import annotations

import pytest

from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers import Limits, read_document
from corpus.readers.marks import raised


@pytest.mark.parametrize(
    ("before", "mark", "shown"),
    [
        ("310", "2", ""),
        ("事業", "注1", ""),
        ("6", "1)", ""),
        ("km", "2", "²"),
        ("10", "6", "⁶"),
        ("21", "st", "st"),
    ],
)
def test_marks_of_notes_are_no_digits(before, mark, shown):
    assert raised(before, mark) == shown


def test_html_hides_and_strikes(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(
        "<html><style>.gone{display:none}</style><body><p>海の事業 <del>9億円</del> 8億円</p>"
        '<p class="gone">秘密 7億円</p><p hidden>6億円</p><p style="color:#fff">5億円</p>'
        "<!-- 4億円 --><template>3億円</template><footer>2億円</footer></body></html>",
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.text.split() == ["海の事業", "8億円"]
    assert document.warnings == (
        "hidden-text: 3 hidden passages were left out",
        "struck-text: 1 struck-out passage was left out",
    )


def test_xlsx_hides_rows_columns_and_values(tmp_path):
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in (["事業", "控え", "額"], ["海の事業", 1, 2], ["空の事業", 3, 4], ["陸の事業", 5, 6]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["C4"].font = Font(strike=True)
    book.save(tmp_path / "book.xlsx")
    document = read_document(tmp_path / "book.xlsx")
    assert document.text.split() == ["表", "事業", "額", "海の事業", "2", "陸の事業"]
    codes = [warning.split(":")[0] for warning in document.warnings]
    assert codes == ["struck-text", "hidden-rows", "hidden-columns"]


def test_docx_hides_and_deletes(tmp_path):
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("海の事業 ")
    paragraph.add_run("9億円").font.strike = True
    paragraph.add_run("7億円").font.hidden = True
    paragraph.add_run("8億円")
    paragraph.add_run("2").font.superscript = True
    document.save(tmp_path / "note.docx")
    read = read_document(tmp_path / "note.docx")
    assert read.text.strip() == "海の事業 8億円"
    assert len(read.warnings) == 2


def test_a_sparse_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "hole.txt"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(UnreadableDocument, match=r"hole\.txt is mostly a hole"):
        read_document(path)
    with pytest.raises(TooLarge, match=r"hole\.txt has 60 MiB"):
        read_document(path, limits=Limits(file_bytes=1024))


def test_a_loop_of_links_is_an_error_of_that_file(tmp_path):
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    with pytest.raises(UnreadableDocument, match=r"loop\.txt could not be opened"):
        read_document(path)


def test_running_heads_and_feet_are_read_once(slide, write_pdf):
    pages = [
        slide()
        .text(40, 12, "海の報告書")
        .text(600, 12, "海の章" if number < 4 else "空の章")
        .text(40, 200, f"{number}つの海の事業を行う。")
        .text(380, 515, f"- {number} / 40 -")
        for number in range(2, 6)
    ]
    document = read_document(write_pdf(*pages))
    assert document.text.count("海の報告書") == 1
    assert document.text.count("/ 40") == 1
    assert document.text.count("海の章") == document.text.count("空の章") == 1
    assert document.text.count("海の事業") == 4


def test_the_last_row_of_a_table_is_no_running_foot(slide, write_pdf):
    """It stands at one place of each page, its name alike, its amounts of one form."""
    pages = [
        slide().text(40, 440, "海の事業").text(500, 440, f"{n},500").text(40, 510, "合計")
        .text(500, 510, f"{n},777").text(650, 510, "1,000")
        for n in (2, 5, 8)
    ]  # fmt: skip
    document = read_document(write_pdf(*pages))
    assert document.text.count("合計") == document.text.count("1,000") == 3
    assert all(f"{n},777" in document.text for n in (2, 5, 8))
