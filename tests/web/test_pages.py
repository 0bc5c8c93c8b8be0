"""Pages of a PDF as they look, and where a range of the text stands on them."""

from __future__ import annotations

import dataclasses

import pypdfium2
import pytest

from corpus.document import Block, Box, Cell, Page, Table

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
    document = dataclasses.replace(analysis.document, text=text + "後", tables=(table,), blocks=())
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
