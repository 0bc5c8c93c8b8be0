"""Kept answers, figures and quotes are held against the corpus of today."""

from __future__ import annotations

import io

import openpyxl
import pytest


@pytest.fixture
def kept(client):
    """A figure that was kept, as the page sends it."""
    row = client.get("/api/budget?limit=1").json()["rows"][0]
    place = {name: row["citation"][name] for name in ("document_id", "start", "end", "quote")}
    said = {name: row[name] for name in ("program", "label", "fiscal_year", "amount", "currency")}
    return place | said | {"display": row["original"]}


@pytest.fixture
def answered(client):
    return client.post("/api/answer", json={"question": "架空交流事業の要求額は？"}).json()


def test_what_was_kept_stands_where_it_says(client, kept):
    other = kept | {"quote": "別の文"}
    gone = kept | {"document_id": "gone"}
    reply = client.post("/api/kept", json={"items": [kept, other, gone]})
    assert reply.status_code == 200
    assert [item["proved"] for item in reply.json()["items"]] == [True, False, False]
    assert reply.json()["items"][0]["page"] == 1
    assert reply.json()["items"][2]["document_title"] is None


@pytest.mark.parametrize(
    "claim", [{"amount": 99_900_000_000}, {"currency": "USD"}, {"fiscal_year": 1999}]
)
def test_an_amount_that_its_quote_does_not_state_is_not_proved(client, kept, claim):
    reply = client.post("/api/kept", json={"items": [kept, kept | claim]})
    assert [item["proved"] for item in reply.json()["items"]] == [True, False]


def test_an_amount_that_words_state_is_proved(client, kept):
    place = {name: kept[name] for name in ("document_id", "start", "end", "quote")}
    told = place | {"amount": kept["amount"], "currency": kept["currency"]}
    reply = client.post("/api/kept", json={"items": [told, place]})
    assert [item["proved"] for item in reply.json()["items"]] == [True, True]


def test_it_is_taken_away_as_a_workbook_with_addresses(client, kept):
    quote = {name: kept[name] for name in ("document_id", "start", "end", "quote")}
    body = {"items": [kept, quote | {"program": "=cmd()"}], "format": "xlsx", "language": "en"}
    reply = client.post("/api/kept", json=body)
    rows = list(openpyxl.load_workbook(io.BytesIO(reply.content))["Kept"].iter_rows())
    heads = [cell.value for cell in rows[0]]
    figure = dict(zip(heads, rows[1], strict=True))
    assert figure["Amount"].value == kept["amount"] and figure["Page"].value == 1
    assert figure["In the document today"].value == "the same"
    assert "/#/source/kakuu/" in figure["Open the source"].hyperlink.target
    assert rows[2][0].data_type == "s" and rows[2][heads.index("Amount")].value is None


def test_what_xml_has_no_place_for_is_left_out_of_a_workbook(client, kept):
    odd = kept | {"document_id": "a\x1cb", "program": "\x00\uffff"}
    reply = client.post("/api/kept", json={"items": [odd], "format": "xlsx"})
    assert reply.status_code == 200 and openpyxl.load_workbook(io.BytesIO(reply.content))


@pytest.mark.parametrize(
    "item",
    [{}, {"start": -1}, {"end": 10**12}, {"quote": "x" * 30_000}, {"amount": "much"}],
    ids=["nothing", "before the text", "far behind it", "too long", "no number"],
)
def test_what_cannot_be_kept_is_a_problem(client, kept, item):
    wrong = {**kept, **item} if item else {}
    assert client.post("/api/kept", json={"items": [wrong]}).status_code == 422


def test_nothing_and_too_much_are_problems(client, kept):
    for items in ([], [kept] * 1001):
        assert client.post("/api/kept", json={"items": items}).status_code == 422


def test_an_answer_is_proved_as_long_as_its_documents_say_so(client, answered):
    turn = {"question": "架空", "response": answered}
    proof = client.post("/api/verify", json={"turns": [turn], "title": "会話"}).json()
    assert proof["proved"] and proof["index_version"] == "v1"
    assert len(proof["findings"]) >= 3
    answered["citations"][0]["quote"] = "999億円"
    proof = client.post("/api/verify", json={"turns": [turn]}).json()
    assert not proof["proved"]
    assert [f for f in proof["findings"] if not f["good"]]


@pytest.mark.parametrize("turns", [[], [{"response": None}], [{"response": {"answer": 1}}]])
def test_what_is_no_answer_is_a_problem(client, turns):
    reply = client.post("/api/verify", json={"turns": turns})
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/answer", b'{"question": "a", "history": [], "documents": ["\\ud800"]}'),
        ("/api/verify", b'{"turns": [{"response": {"answer": "\\uDFFF"}}]}'),
        ("/api/verify", b'{"turns": [{"response": {"\\uD800": 1}}]}'),
        ("/api/kept", b'{"items": [{"document_id": "\\ud800"}]}'),
        ("/api/feedback", b'{"question": "a", "rating": "up", "more": "\\udbff"}'),
        ("/v1/chat/completions", b'{"messages": [{"role": "user", "content": "\\ud800"}]}'),
    ],
)
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(client, path, body):
    reply = client.post(path, content=body, headers={"content-type": "application/json"})
    assert reply.status_code in {400, 422} and "surrogate" in reply.text


def test_whole_pairs_are_characters(client):
    body = b'{"question": "\\ud83d\\ude00 a"}'
    reply = client.post("/api/answer", content=body, headers={"content-type": "application/json"})
    assert reply.status_code == 200
