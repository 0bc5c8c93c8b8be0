"""Hostile and broken files: each a clear error naming file and reason, within bounds."""

from __future__ import annotations

import os
import time
import zipfile

import pytest

from corpus.errors import NotFound, TooLarge, UnreadableDocument, UnsupportedMedia
from corpus.readers import Limits, read_document
from corpus.readers.isolated.limits import MEBIBYTE
from tests.corpus.readers.hostile import (
    BODY,
    BOMB,
    CONTENT_TYPES,
    RELATIONS,
    write_docx,
)


@pytest.fixture
def workbook(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "海の事業"
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_truncated_pdf(slide, write_pdf):
    path = write_pdf(*(slide().text(40, 30, "途中で切れる頁") for _ in range(20)))
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(UnreadableDocument, match=r"slides\.pdf.*(damaged|truncated|without pages)"):
        read_document(path)


def test_pdf_of_five_thousand_pages(slide, write_pdf):
    path = write_pdf(*(slide() for _ in range(5000)))
    started = time.monotonic()
    with pytest.raises(TooLarge, match=r"slides\.pdf has 5000 pages, over the limit of 3000"):
        read_document(path)
    assert time.monotonic() - started < 30


def test_password_protected_pdf(slide, write_pdf):
    path = write_pdf(slide().text(40, 30, "秘密"), encrypt=("secret", "owner"))
    with pytest.raises(UnreadableDocument, match=r"slides\.pdf is protected by a password"):
        read_document(path)


def test_password_protected_office_file(tmp_path):
    path = tmp_path / "secret.xlsx"
    mark = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100_000) + mark)
    with pytest.raises(UnreadableDocument, match=r"secret\.xlsx is protected by a password"):
        read_document(path)


def test_zip_bomb_in_docx(tmp_path):
    path = write_docx(tmp_path / "bomb.docx", BODY.format(""), extra=bytes(300 * MEBIBYTE))
    assert path.stat().st_size < MEBIBYTE
    with pytest.raises(TooLarge, match=r"bomb\.docx.*zip bomb"):
        read_document(path)


def test_zip_bomb_in_xlsx(workbook):
    with zipfile.ZipFile(workbook, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", bytes(100 * MEBIBYTE))
    with pytest.raises(TooLarge, match=r"book\.xlsx.*zip bomb"):
        read_document(workbook)


def test_an_archive_that_unpacks_to_too_much(tmp_path):
    path = write_docx(tmp_path / "big.docx", BODY.format(""), a=os.urandom(3 * MEBIBYTE))
    with pytest.raises(TooLarge, match=r"big\.docx would unpack to 3 MiB, over the limit of 2 MiB"):
        read_document(path, limits=Limits(unpacked_bytes=2 * MEBIBYTE))


def test_an_archive_of_too_many_parts(tmp_path):
    path = write_docx(tmp_path / "many.docx", BODY.format(""), **{f"p{n}": b"" for n in range(40)})
    with pytest.raises(TooLarge, match=r"many\.docx has 43 parts"):
        read_document(path, limits=Limits(archive_parts=20))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb_in_docx(tmp_path, encoding):
    declaration = BOMB.replace("1.0", f'1.0" encoding="{encoding}')
    document = declaration + BODY.format("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document.encode(encoding))
    with pytest.raises(UnreadableDocument, match=r"bomb\.docx declares XML entities"):
        read_document(path)


def test_entity_bomb_in_xlsx(workbook):
    bombed = workbook.with_name("bomb.xlsx")
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(bombed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/workbook.xml":
                data = BOMB.encode() + data
            new.writestr(name, data)
    with pytest.raises(UnreadableDocument, match=r"bomb\.xlsx declares XML entities"):
        read_document(bombed)


def test_entities_of_html_read_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><p>前&x;後</p></html>',
        encoding="utf-8",
    )
    assert "TOPSECRET" not in read_document(path).text


def test_text_file_of_two_hundred_megabytes(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * MEBIBYTE)
    started = time.monotonic()
    with pytest.raises(TooLarge, match=r"huge\.txt has 200 MiB, over the limit of 100 MiB"):
        read_document(path)
    assert time.monotonic() - started < 1


def test_text_over_the_limit_of_characters(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("海" * 5000, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"long\.txt holds more than 1000 characters"):
        read_document(path, limits=Limits(text_characters=1000))


@pytest.mark.parametrize("name", ["empty.pdf", "empty.txt", "empty.csv", "empty.docx", "empty"])
def test_empty_file(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(UnreadableDocument, match=f"{name} is empty"):
        read_document(path)


def test_a_file_of_blanks_is_empty(tmp_path):
    path = tmp_path / "blank.txt"
    path.write_text(" \n\t\n　\n", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"blank\.txt has no text"):
        read_document(path)


def test_an_ending_that_lies_is_read_as_what_it_is(slide, write_pdf):
    path = write_pdf(slide().text(40, 30, "実は電子文書"), name="table.csv")
    document = read_document(path)
    assert document.media_type == "application/pdf"
    assert "実は電子文書" in document.text
    assert document.warnings == ("wrong-ending: the ending .csv is wrong: the file is PDF",)


def test_an_office_file_called_a_pdf(workbook):
    path = workbook.rename(workbook.with_suffix(".pdf"))
    document = read_document(path)
    assert document.media_type.endswith("spreadsheetml.sheet")
    assert ".pdf is wrong" in document.warnings[0]


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_an_error_page_called_a_document(tmp_path, ending):
    path = tmp_path / f"budget.{ending}"
    path.write_text("<!DOCTYPE html><html><body>404 Not Found</body></html>", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=rf"budget\.{ending} is called .* is a web page"):
        read_document(path)


@pytest.mark.parametrize("ending", ["txt", "csv", "md", "pdf"])
def test_binary_data_under_another_name(tmp_path, ending):
    path = tmp_path / f"noise.{ending}"
    path.write_bytes(bytes(range(256)) * 64)
    with pytest.raises(UnreadableDocument, match=rf"noise\.{ending} is called .* binary data"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
        ("scan.pdf", b"\xff\xd8\xff\xe0" + bytes(64), "a JPEG picture"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        ("code.py", b"print('x')\n", "an ending that no reader takes"),
        ("logs.gz", b"\x1f\x8b\x08" + bytes(64), "a gzip archive"),
    ],
)
def test_kinds_that_no_reader_takes(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnsupportedMedia, match=f"{name}.*{reason}"):
        read_document(path)


def test_an_archive_of_files(tmp_path):
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    with pytest.raises(UnsupportedMedia, match=r"files\.zip is an archive"):
        read_document(path)
    assert not (tmp_path.parent.parent / "evil.txt").exists()


def test_truncated_office_file(workbook):
    data = workbook.read_bytes()
    workbook.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableDocument, match=r"book\.xlsx is a damaged or truncated"):
        read_document(workbook)


def test_an_office_file_with_a_part_missing(workbook):
    broken = workbook.with_name("broken.xlsx")
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            if "sheet1" not in name:
                new.writestr(name, old.read(name))
    with pytest.raises(UnreadableDocument, match=r"broken\.xlsx"):
        read_document(broken)


def test_deep_nesting_in_html(tmp_path):
    path = tmp_path / "deep.html"
    path.write_text("<html>" + "<div>" * 200_000 + "底", encoding="utf-8")
    started = time.monotonic()
    try:
        assert read_document(path).text
    except UnreadableDocument as error:
        assert "deep.html" in error.detail
    assert time.monotonic() - started < 20


def test_deep_nesting_in_docx(tmp_path):
    opened, closed = "<w:tbl><w:tr><w:tc>" * 20_000, "</w:tc></w:tr></w:tbl>" * 20_000
    path = write_docx(tmp_path / "deep.docx", BODY.format(opened + "<w:p/>" + closed))
    with pytest.raises(UnreadableDocument, match=r"deep\.docx"):
        read_document(path)


def test_deep_nesting_in_markdown_is_refused(tmp_path):
    path = tmp_path / "deep.md"
    path.write_text(">" * 50_000 + " 底\n" + "[" * 50_000, encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(UnreadableDocument, match=r"deep\.md is nested too deeply"):
        read_document(path)
    assert time.monotonic() - started < 20


def test_a_workbook_that_claims_to_be_huge(workbook):
    claims = workbook.with_name("claims.xlsx")
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(claims, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b'ref="A1:A1"', b'ref="A1:XFD1048576"')
                assert b"XFD1048576" in data
            new.writestr(name, data)
    started = time.monotonic()
    assert "海の事業" in read_document(claims).text
    assert time.monotonic() - started < 10


def test_a_name_with_parent_folders_in_it(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = tmp_path / "note.txt"
    path.write_text("予算の本文", encoding="utf-8")
    document = read_document(folder / ".." / "note.txt")
    assert (document.id, document.filename) == ("note", "note.txt")


def test_a_name_with_control_characters(tmp_path):
    path = tmp_path / "a\n..\\b\u202etxt.md"
    path.write_text("# 予算", encoding="utf-8")
    document = read_document(path)
    assert not set(document.filename) & set("\n\\/\u202e")
    assert not set(document.id) & set("\n\\/\u202e ")


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(NotFound, match=r"gone\.pdf"):
        read_document(tmp_path / "gone.pdf")
    with pytest.raises(UnreadableDocument, match="is no file"):
        read_document(tmp_path)


def test_a_table_of_too_many_cells(tmp_path):
    path = tmp_path / "cells.csv"
    path.write_text("1,2,3,4,5,6,7,8,9\n" * 60_000, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"cells\.csv has 540000 cells and lines"):
        read_document(path, limits=Limits(parts=100_000))
