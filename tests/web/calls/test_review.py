"""A person settles readings: confirms, corrects, rejects and undoes, and answers follow."""

from __future__ import annotations

import time

import pytest
from fastapi.testclient import TestClient

from assistant.cli.context import CommandContext
from assistant.settings import load_settings
from corpus.facts.reviewed import load_reviewed
from index.build import run_build


def reading(client):
    return client.get("/api/review").json()["items"][0]


def settle(client, settles, **said):
    return client.post(f"/api/review/{settles}", json=said)


def test_an_open_reading_is_confirmed_as_its_one_candidate(client, world):
    found = reading(client)
    reply = settle(client, found["id"], action="confirm", by="山田")
    assert reply.status_code == 202 and set(reply.json()) == {"id", "action", "job_id"}
    (one,) = client.get("/api/review").json()["settled"]
    assert (one["program"], one["amount"], one["by"]) == ("架空交流事業", 5_000_000, "山田")
    assert one["at"] and one["citation"]["quote"] == found["citation"]["quote"]


def test_a_decision_is_a_line_of_a_reviewed_table(client, world):
    settle(client, reading(client)["id"], action="correct", program="架空の別事業")
    document = world.edition.document("kakuu")
    (path,) = (world.folder / "data" / "settled").glob("*.csv")
    (row,) = load_reviewed(document, path)
    assert (row.program, row.amount, row.fiscal_year) == ("架空の別事業", 5_000_000, 2026)


def test_an_amount_that_is_said_is_not_the_candidate_s(client, world):
    row = settle(client, reading(client)["id"], action="correct", amount=5_000_000)
    assert row.status_code == 202
    assert client.get("/api/review").json()["settled"][0]["amount"] == 5_000_000


def test_an_extracted_row_is_settled_as_well_and_undone(client, world):
    assert settle(client, "kakuu-odd", action="reject").status_code == 202
    assert client.get("/api/review").json()["settled"][0]["action"] == "reject"
    assert settle(client, "kakuu-odd", action="undo").status_code == 202
    assert client.get("/api/review").json()["settled"] == []
    assert settle(client, "kakuu-odd", action="undo").status_code == 404


def test_a_second_word_takes_the_place_of_the_first(client):
    found = reading(client)["id"]
    settle(client, found, action="reject")
    settle(client, found, action="confirm")
    assert [s["action"] for s in client.get("/api/review").json()["settled"]] == ["confirm"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"action": "correct", "amount": 6_000_000}, 422),  # the document says 5百万円
        ({"action": "correct", "amount": 10**30}, 422),
        ({"action": "correct", "amount": 5_000_000.5}, 422),
        ({"action": "correct", "program": ""}, 422),
        ({"action": "correct", "program": "=cmd|' /C calc'!A0"}, 422),
        ({"action": "correct", "program": "甲\n乙"}, 422),
        ({"action": "correct", "program": "あ" * 201}, 422),
        ({"action": "correct", "currency": "円"}, 422),
        ({"action": "correct", "measure": "guess"}, 422),
        ({"action": "correct", "fiscal_year": 10**6}, 422),
        ({"action": "confirm", "by": "=1+1"}, 422),
        ({"action": "burn"}, 422),
        ({"action": "confirm", "path": "/etc/passwd"}, 422),
        ({}, 422),
    ],
)
def test_what_the_document_does_not_bear_is_refused_and_nothing_is_kept(client, said, status):
    reply = settle(client, reading(client)["id"], **said)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert client.get("/api/review").json()["settled"] == []


@pytest.mark.parametrize("settles", ["0" * 12, "..%2F..%2Fetc", "x" * 500, "架空", "%00"])
def test_an_unknown_id_is_refused(client, settles):
    assert settle(client, settles, action="confirm").status_code in {404, 422}


def test_a_reviewed_row_is_left_as_it_is(client):
    assert settle(client, "kakuu-request", action="reject").status_code == 409


def test_settling_needs_the_token_like_other_changes(make_world):
    with make_world(admin_token="secret").client() as client:
        found = reading(client)["id"]
        assert settle(client, found, action="reject").status_code == 401
        good = {"authorization": "Bearer secret"}
        path = f"/api/review/{found}"
        assert client.post(path, json={"action": "reject"}, headers=good).status_code == 202


def test_another_site_may_not_settle(client):
    path = f"/api/review/{reading(client)['id']}"
    foreign = {"origin": "http://evil.example"}
    assert client.post(path, json={"action": "reject"}, headers=foreign).status_code == 403
    form = {"content-type": "text/plain"}
    assert client.post(path, content='{"action":"reject"}', headers=form).status_code == 415


def test_who_settled_what_stands_in_the_audit_log(client, world):
    settle(client, reading(client)["id"], action="confirm", by="山田")
    lines = (world.folder / "data" / "audit.jsonl").read_text("utf-8")
    assert "review-confirm" in lines and "山田" in lines


@pytest.fixture
def real(tmp_path, monkeypatch):
    """The real application over real builds of one document with an extracted figure."""
    from assistant.cli.serving import parts
    from web.app import create_app

    folder = tmp_path / "corpus"
    folder.mkdir()
    text = "国際架空交流推進事業\n令和８年度要求・要望額 7億円\n"
    (folder / "架空事業.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(folder))
    settings = load_settings()
    context = CommandContext(settings)
    run_build(context.corpus, context.store, context.encoder)
    app = create_app(parts(context), settings)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def done(client, reply):
    job = reply.json()["job_id"]
    deadline = time.monotonic() + 60
    while client.get(f"/api/jobs/{job}").json()["state"] not in {"done", "failed"}:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert client.get(f"/api/jobs/{job}").json()["error"] is None


@pytest.mark.slow
def test_what_is_settled_is_in_the_next_answer(real):
    (row,) = real.get("/api/budget").json()["rows"]
    assert row["trust"] == "extracted"
    question = {"question": "国際架空交流推進事業の令和８年度の要求・要望額はいくらですか？"}

    done(real, settle(real, row["id"], action="confirm", by="山田"))
    (confirmed,) = real.get("/api/budget").json()["rows"]
    assert (confirmed["trust"], confirmed["id"]) == ("reviewed", row["id"])
    assert real.post("/api/answer", json=question).json()["figures"][0]["reviewed"] is True

    done(real, settle(real, row["id"], action="undo"))
    assert real.get("/api/budget").json()["rows"] == [row]

    done(real, settle(real, row["id"], action="reject"))
    assert real.get("/api/budget").json()["rows"] == []
    assert real.post("/api/answer", json=question).json()["figures"] == []
    (document,) = real.get("/api/documents").json()["documents"]
    assert document["coverage"]["left"]["rejected by a person"] == 1

    done(real, settle(real, row["id"], action="undo"))
    said = {"action": "correct", "program": "国際架空派遣事業", "measure": "initial"}
    done(real, settle(real, row["id"], **said))
    (corrected,) = real.get("/api/budget").json()["rows"]
    assert (corrected["program"], corrected["measure"]) == ("国際架空派遣事業", "initial")
    assert corrected["citation"] == row["citation"]
