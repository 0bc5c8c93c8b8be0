"""Pages of a PDF as they look, and where a range of the text stands on them."""

from __future__ import annotations

import dataclasses

import pypdfium2
import pytest

from corpus.document import Block, Box, Cell, Page, Table
from corpus.readers.media import PPTX, XLSX

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def paged(world, tmp_path):
    """The world's document as a PDF of one page with one placed line; returns its id."""
    path = tmp_path / "page.pdf"
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 100).close()
    pdf.save(path)
    pdf.close()
    edition = world.editions.by_version[world.editions.pointer]
    name, analysis = next(iter(edition.analyses.items()))
    text = analysis.document.text
    document = dataclasses.replace(
        analysis.document,
        media_type="application/pdf",
        pages=(Page(1, 0, len(text)),),
        blocks=(Block(0, 5, 1, Box(10, 20, 60, 30)), Block(6, 9, 1, None)),
    )
    analyses = {**edition.analyses, name: dataclasses.replace(analysis, document=document)}
    changed = dataclasses.replace(edition, analyses=analyses, original=lambda _: path)
    world.editions.by_version[edition.version] = changed
    return name, path


def test_a_page_is_drawn_once_and_revalidated(paged, client):
    name, path = paged
    first = client.get(f"/api/documents/{name}/pages/1.png?scale=2")
    assert first.status_code == 200 and first.headers["content-type"] == "image/png"
    assert first.content.startswith(PNG)
    assert int.from_bytes(first.content[16:20]) == 400  # 200 points at two pixels each
    path.write_bytes(b"gone bad")  # the picture is kept by the content it was drawn from
    assert client.get(f"/api/documents/{name}/pages/1.png?scale=2").content == first.content
    again = {"if-none-match": first.headers["etag"]}
    address = f"/api/documents/{name}/pages/1.png?scale=2"
    assert client.get(address, headers=again).status_code == 304


def test_boxes_are_those_of_the_range(paged, client):
    address = f"/api/documents/{paged[0]}/pages/1/boxes"
    assert client.get(f"{address}?start=2&end=4").json() == {
        "width": 200,
        "height": 100,
        "boxes": [[10, 20, 60, 30]],
    }
    assert client.get(f"{address}?start=6&end=9").json()["boxes"] == []


@pytest.mark.parametrize(
    ("page", "status"), [("2.png", 404), ("0.png", 422), ("1.png?scale=99", 422), ("x.png", 422)]
)
def test_a_page_that_is_not_there_is_told(paged, client, page, status):
    reply = client.get(f"/api/documents/{paged[0]}/pages/{page}")
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_broken_pdf_is_told_and_costs_only_itself(paged, client):
    name, path = paged
    path.write_bytes(b"%PDF-1.7 broken")
    assert client.get(f"/api/documents/{name}/pages/1.png").status_code == 422
    assert client.get("/healthz").status_code == 200


def test_a_document_without_pages_has_no_pictures(world, client):
    edition = world.editions.by_version[world.editions.pointer]
    name = next(iter(edition.analyses))
    assert client.get(f"/api/documents/{name}/pages/1.png").status_code == 404


@pytest.fixture
def tabled(world):
    """The world's document with a table of 300 rows and a cell over two of them."""
    edition = world.editions.by_version[world.editions.pointer]
    name, analysis = next(iter(edition.analyses.items()))
    rows = [("項目", "額"), *((f"事業{n}", f"{n}千円") for n in range(1, 301))]
    text, cells = "", []
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            cells.append(Cell(number, column, len(text), len(text) + len(words)))
            text += words + "\t"
    cells += [Cell(1, 2, 5, 8, 2, 1), Cell(2, 2, 5, 8, 2, 1, continued=True)]
    table = Table(0, len(text), 1, tuple(cells))
    document = dataclasses.replace(
        analysis.document, text=text + "後", tables=(table,), blocks=(), pages=()
    )
    analyses = {**edition.analyses, name: dataclasses.replace(analysis, document=document)}
    world.editions.by_version[edition.version] = dataclasses.replace(edition, analyses=analyses)
    return document


def test_a_range_in_a_table_comes_with_its_heads_and_the_rows_around(tabled, client):
    address, text = f"/api/documents/{tabled.id}", tabled.text
    start = text.index("200千円")
    grid = client.get(f"{address}/grid?start={start}&end={start + 5}").json()
    assert [cell["text"] for cell in grid["rows"][0]["cells"]] == ["項目", "額"]
    assert [row["number"] for row in grid["rows"][1:]] == list(range(141, 262))
    assert (grid["heads"], grid["rows_before"], grid["rows_after"]) == (1, 139, 40)
    for cell in (cell for row in grid["rows"] for cell in row["cells"]):
        assert cell["text"] == text[cell["start"] : cell["end"]]
    assert client.get(f"{address}/text").json()["tables"] == [{"start": 0, "end": len(text) - 1}]


def test_a_merged_cell_stands_once_and_what_is_in_no_table_has_no_grid(tabled, client):
    address, end = f"/api/documents/{tabled.id}/grid", len(tabled.text)
    grid = client.get(f"{address}?start=0&end=2").json()
    assert grid["rows"][1]["cells"][-1]["row_span"] == 2
    assert [len(row["cells"]) for row in grid["rows"][:3]] == [2, 3, 2]
    assert client.get(f"{address}?start={end - 1}&end={end}").status_code == 404
    assert client.get(f"{address}?start=-1&end=2").status_code == 422


@pytest.fixture
def put(world, request):
    """Changes the world's document before a client comes; gives both."""
    return lambda **changes: (put_into(world, **changes), request.getfixturevalue("client"))


def put_into(world, **changes):
    edition = world.editions.by_version[world.editions.pointer]
    name, analysis = next(iter(edition.analyses.items()))
    document = dataclasses.replace(analysis.document, **{"tables": (), **changes})
    analyses = {**edition.analyses, name: dataclasses.replace(analysis, document=document)}
    world.editions.by_version[edition.version] = dataclasses.replace(edition, analyses=analyses)
    return document


def test_a_part_comes_as_its_headings_paragraphs_and_tables(tabled, client):
    address, end = f"/api/documents/{tabled.id}/outline", len(tabled.text)
    start = tabled.text.index("200千円")
    found = client.get(f"{address}?start={start}&end={start + 5}").json()
    assert [item["kind"] for item in found["items"]] == ["table", "text"]
    assert found["items"][0]["grid"]["rows_before"] == 139  # round what is asked for
    assert found["items"][1]["text"] == "後"
    beyond = client.get(f"{address}?start={end + 9}&end={end + 99}").json()
    assert beyond["part"] == len(beyond["parts"]) - 1


def test_slides_are_parts_and_their_titles_headings(put):
    text = "題名一\n  本文一  \n\n題名二\n本文二"
    second = text.index("題名二")
    document, client = put(
        text=text,
        pages=(Page(1, 0, second), Page(2, second, len(text))),
        blocks=(Block(0, 3, 1, heading=1), Block(second, second + 3, 2, heading=1)),
        media_type=PPTX,
    )
    address = f"/api/documents/{document.id}"
    found = client.get(f"{address}/outline?start={second + 5}&end={second + 6}").json()
    assert (found["part"], found["parts"][1]["page"]) == (1, 2)
    assert [(i["level"], i["text"]) for i in found["items"]] == [(1, "題名二"), (None, "本文二")]
    first = client.get(f"{address}/outline?start=0&end=1").json()["items"][1]
    assert first["text"] == text[first["start"] : first["end"]] == "本文一"
    assert client.get(f"{address}/located?at={second}&at=0").json()["places"] == [
        {"page": 2, "kind": "slide", "name": None, "row": None},
        {"page": 1, "kind": "slide", "name": None, "row": None},
    ]


def test_a_long_document_without_pages_has_parts_that_cover_it(put):
    text = "\n".join(f"{n} " + "あ" * 90 for n in range(300))
    heading = text.index("70 ")
    document, client = put(
        text=text, pages=(), blocks=(Block(heading, heading + 93, None, heading=2),)
    )
    found = client.get(f"/api/documents/{document.id}/outline?start=0&end=1").json()
    parts = found["parts"]
    assert [p["end"] for p in parts[:-1]] == [p["start"] for p in parts[1:]]
    assert (parts[0]["start"], parts[0]["end"], parts[-1]["end"]) == (0, heading, len(text))


def test_a_place_in_a_workbook_has_a_sheet_and_a_row(tabled, put):
    pages = (Page(1, 0, len(tabled.text), "歳入"),)
    tables = (dataclasses.replace(tabled.tables[0], row_numbers=tuple(range(5, 306))),)
    document, client = put(media_type=XLSX, pages=pages, tables=tables)
    address, at = f"/api/documents/{document.id}/located", tabled.text.index("200千円")
    expected = {"page": 1, "kind": "sheet", "name": "歳入", "row": 205}
    assert client.get(f"{address}?at={at}").json()["places"] == [expected]
    assert client.get(address).status_code == 422
    assert client.get(address, params={"at": list(range(101))}).status_code == 422
    assert client.get(f"{address}?at=-1").status_code == 422


def test_a_sheet_s_grid_has_its_own_row_numbers_and_what_stands_above(tabled, put):
    head = "歳入\n歳入の見込み\n（単位：千円）\n"
    moved = [
        dataclasses.replace(c, start=c.start + len(head), end=c.end + len(head))
        for c in tabled.tables[0].cells
    ]
    text = head + tabled.text
    table = Table(len(head), len(text) - 1, 1, tuple(moved), row_numbers=tuple(range(5, 306)))
    pages = (Page(1, 0, len(text), "歳入"),)
    document, client = put(media_type=XLSX, text=text, pages=pages, tables=(table,))
    start = text.index("\t2千円") + 1
    grid = client.get(f"/api/documents/{document.id}/grid?start={start}&end={start + 3}").json()
    assert grid["above"] == ["歳入の見込み", "（単位：千円）"]
    assert [row["number"] for row in grid["rows"][:3]] == [5, 6, 7]
