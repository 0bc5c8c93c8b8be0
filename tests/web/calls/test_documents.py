"""Documents, programs, the budget table, the review list, and the CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from web.api.documents import content_disposition
from web.api.schema.budget import Budget
from web.api.schema.documents import DocumentList, DocumentText, ProgramList
from web.api.schema.review import Review
from web.export.comma import to_csv


def test_lists_documents_with_every_field(client):
    body = client.get("/api/documents").json()
    DocumentList.model_validate(body)
    (document,) = body["documents"]
    assert document["id"] == "kakuu" and document["pages"] == 2
    assert document["figures"] == 3 and document["review"] == 1
    assert document["indexed_at"] == "2026-04-01T00:00:00+00:00"


def test_text_is_the_document_s_own_and_is_revalidated(client, world):
    reply = client.get("/api/documents/kakuu/text")
    DocumentText.model_validate(reply.json())
    assert reply.json()["text"] == world.edition.document("kakuu").text
    again = client.get(
        "/api/documents/kakuu/text", headers={"if-none-match": reply.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("call", ["text", "file"])
@pytest.mark.parametrize("name", ["gone", "..%2f..%2fetc%2fpasswd", "%00", "架空", "a" * 400])
def test_an_unknown_document_is_a_problem(client, call, name):
    reply = client.get(f"/api/documents/{name}/{call}")
    assert reply.status_code in {404, 422}
    assert reply.headers["content-type"] == "application/problem+json"


def test_the_file_is_an_attachment_with_its_own_bytes(client, world):
    reply = client.get("/api/documents/kakuu/file?inline=1")
    assert reply.content == (world.folder / "original.txt").read_bytes()
    disposition = reply.headers["content-disposition"]
    assert disposition.startswith("attachment; ")  # inline is for PDF only
    assert disposition.isascii() and "filename*=UTF-8''%E6%9E%B6%E7%A9%BA" in disposition


def test_a_file_that_is_gone_is_a_404(client, world):
    (world.folder / "original.txt").unlink()
    object.__setattr__(world.edition, "original", lambda _: None)
    assert client.get("/api/documents/kakuu/file").status_code == 404


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a.pdf", "a.pdf"),
        ('x"; filename="evil.exe', "x__ filename__evil.exe"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie_ x"),
        ("資料.pdf", "__.pdf"),
        ("", "document"),
    ],
)
def test_content_disposition_is_safe(name, plain):
    header = content_disposition("attachment", name)
    assert f'filename="{plain}"' in header
    assert header.isascii() and "\n" not in header


def test_lists_programs(client):
    body = client.get("/api/programs").json()
    ProgramList.model_validate(body)
    assert body["programs"][0]["aliases"] == ["KAKUU"]


def test_every_row_carries_its_citation(client):
    body = client.get("/api/budget").json()
    Budget.model_validate(body)
    text = client.get("/api/documents/kakuu/text").json()["text"]
    assert body["total"] == 3
    for row in body["rows"]:
        citation = row["citation"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        line = text[: citation["start"]].count("\n") + 1
        assert citation["line_start"] == line == citation["line_end"]


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("program=架空交流事業", [2_300_000_000, 2_100_000_000]),
        ("program=ｋａｋｕｕ", [2_300_000_000, 2_100_000_000]),
        ("program=imaginary exchange", [2_300_000_000, 2_100_000_000]),
        ("program=kakuu-koryu&measure=previous", [2_100_000_000]),
        ("fiscal_year=2025", [2_100_000_000]),
        ("document=kakuu&fiscal_year=2026", [2_300_000_000]),
        ("q=謎の", [5_000_000]),
        ("q=架空交流 ２１億", [2_100_000_000]),
        ("q=ない言葉", []),
        ("sort=amount", [5_000_000, 2_100_000_000, 2_300_000_000]),
        ("sort=-amount&limit=1", [2_300_000_000]),
        ("sort=-amount&limit=1&offset=2", [5_000_000]),
        ("sort=fiscal_year", [2_100_000_000, 2_300_000_000, 5_000_000]),
        ("sort=-fiscal_year,amount", [2_300_000_000, 2_100_000_000, 5_000_000]),
        ("limit=0", []),
    ],
)
def test_filters_and_sorts(client, query, amounts):
    body = client.get(f"/api/budget?{query}").json()
    assert [row["amount"] for row in body["rows"]] == amounts


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("measure=guess", 422),
        ("fiscal_year=soon", 422),
        ("limit=-1", 422),
        ("limit=9999999", 422),
        ("offset=99999999999999999999", 422),
        ("sort=size", 422),
        ("format=xml", 422),
        ("document=gone", 404),
        ("q=" + "x" * 201, 422),
    ],
)
def test_wrong_queries_are_problems(client, query, status):
    reply = client.get(f"/api/budget?{query}")
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(client):
    reply = client.get("/api/budget?format=csv&sort=-amount")
    assert reply.content.startswith(b"\xef\xbb\xbf")
    assert reply.headers["content-disposition"].startswith("attachment")
    assert reply.headers["x-total-count"] == "3"
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert [row["amount"] for row in rows] == ["2300000000", "2100000000", "5000000"]
    assert rows[2]["program"] == "'=cmd|' /C calc'!A0"
    assert rows[2]["quote"].startswith("'=SUM")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", " =1", "　=1", "＝1", "\n=1"])
def test_no_cell_of_text_can_be_a_formula(client, text):
    row = client.get("/api/budget?limit=1").json()["rows"][0] | {"note": text}
    cells = next(csv.DictReader(io.StringIO(to_csv([row]), newline="")))
    assert cells["note"] == "'" + text


def test_ambiguous_readings_are_listed_with_their_candidates(client):
    body = client.get("/api/review?document=kakuu").json()
    Review.model_validate(body)
    assert body["total"] == 1
    assert body["items"][0]["candidates"][0]["program"] == "架空交流事業"
    assert client.get("/api/review?document=gone").status_code == 404


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("measure=request&measure=previous&sort=amount", [2_100_000_000, 2_300_000_000]),
        ("fiscal_year=2025&fiscal_year=2026&program=kakuu-koryu", [2_300_000_000, 2_100_000_000]),
        ("program=kakuu-koryu&program=cmd&sort=amount", [5_000_000, 2_100_000_000, 2_300_000_000]),
        ("trust=reviewed&trust=confirmed&trust=extracted&limit=0", []),
        ("office=架空省", []),
    ],
)
def test_a_filter_takes_several_values(client, query, amounts):
    body = client.get(f"/api/budget?{query}").json()
    assert [row["amount"] for row in body["rows"]] == amounts


def test_a_workbook_has_the_rows_with_their_sources_and_runs_nothing(client, world):
    reply = client.get("/api/budget?format=xlsx&sort=-amount&language=en")
    assert reply.headers["content-type"].endswith("spreadsheetml.sheet")
    assert reply.headers["content-disposition"].endswith('.xlsx"')
    book = openpyxl.load_workbook(io.BytesIO(reply.content))
    rows = list(book["Budget"].iter_rows())
    heads = [cell.value for cell in rows[0]]
    amounts = [row[heads.index("Amount")] for row in rows[1:]]
    assert [cell.value for cell in amounts] == [2_300_000_000, 2_100_000_000, 5_000_000]
    quote, program = (rows[3][heads.index(name)] for name in ("Quote", "Program"))
    assert quote.value.startswith("=SUM") and quote.data_type == "s"
    assert program.data_type == "s"
    link = rows[1][heads.index("Open the source")].hyperlink.target
    assert "/#/source/kakuu/" in link
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["index"] == world.edition.version
