"""POST /api/answer: the contract, what is refused, and the stream of events."""

from __future__ import annotations

import dataclasses
import json

import pytest

from assistant.model import Answer, Citation, Figure, RetrievedPassage, Timings
from corpus.errors import NotReady
from web.api.schema import answer as schema
from web.events import pieces

ASK = {"question": "架空交流事業の令和8年度要求額は？"}


def test_answers_with_every_field_of_the_contract(client, world):
    reply = client.post("/api/answer", json=ASK)
    assert reply.status_code == 200
    body = reply.json()
    assert body["status"] == "answered"
    assert body["figures"][0]["amount"] == 2_300_000_000
    assert body["index_version"] == "v1"
    schema.AnswerResponse.model_validate(body)
    text = client.get("/api/documents/kakuu/text").json()["text"]
    for citation in body["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_of_a_long_turn_the_beginning_is_read(client, world):
    turn = {"role": "assistant", "content": "初め" + "長" * 19_000}
    client.post("/api/answer", json={"question": "架空？", "history": [turn] * 50})
    (_, turns, *_) = world.answers.asked[-1]
    assert len(turns) == 50 and turns[0].content.startswith("初め長")
    assert len(turns[0].content) == 2000


def test_passes_everything_on(client, world):
    history = [{"role": "user", "content": "前の質問"}, {"role": "assistant", "content": "答え"}]
    client.post(
        "/api/answer",
        json={
            "question": "  架空？ ",
            "history": history,
            "language": "en",
            "documents": ["kakuu"],
            "top_k": 7,
        },
    )
    question, turns, language, documents, top_k = world.answers.asked[-1]
    assert (question, language, documents, top_k) == ("架空？", "en", ["kakuu"], 7)
    assert [(t.role, t.content) for t in turns] == [("user", "前の質問"), ("assistant", "答え")]


@pytest.mark.parametrize(
    ("model", "value"),
    [
        (schema.AnswerResponse, Answer),
        (schema.CitationModel, Citation),
        (schema.FigureModel, Figure),
        (schema.PassageModel, RetrievedPassage),
        (schema.TimingsModel, Timings),
    ],
    ids=lambda x: x.__name__,
)
def test_the_description_has_the_fields_of_the_value(model, value):
    assert set(model.model_fields) == {f.name for f in dataclasses.fields(value)}


LONG_HISTORY = [{"role": "user", "content": "x"}] * 51


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": ""},
        {"question": " \n\u3000 "},
        {"question": "あ" * 2001},
        {"question": "x" * 5000},
        {"question": "\x00\x01\x02"},
        {"question": 5},
        {"question": None},
        {"question": ["a"]},
        {"question": "x", "top_k": 0},
        {"question": "x", "top_k": 51},
        {"question": "x", "top_k": "many"},
        {"question": "x", "language": "fr"},
        {"question": "x", "history": LONG_HISTORY},
        {"question": "x", "history": [{"role": "system", "content": "x"}]},
        {"question": "x", "history": [{"role": "user"}]},
        {"question": "x", "documents": "kakuu"},
        [],
        "question",
        1,
    ],
    ids=lambda body: json.dumps(body, ensure_ascii=True)[:40],
)
def test_refuses_what_is_no_question(client, world, body):
    reply = client.post("/api/answer", json=body)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["status"] == 422 and problem["errors"][0]["loc"][0] == "body"
    assert not world.answers.asked


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"\xff\xfe\x00binary\x00",
        b'{"question": "\\ud800"}',
        b'{"question": "x", "top_k": NaN}',
        b'{"question": "x", "top_k": 1e999}',
        b'{"question": "x", "top_k": ' + b"9" * 5000 + b"}",
        b'{"question": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"\\ud800": 1}',
    ],
    ids=["half", "binary", "surrogate", "nan", "infinite", "huge", "nested", "key"],
)
def test_refuses_what_is_no_json(client, raw):
    reply = client.post("/api/answer", content=raw, headers={"content-type": "application/json"})
    assert reply.status_code in {400, 422}
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["status"] == reply.status_code


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_415(client, kind):
    headers = {"content-type": kind} if kind else {}
    reply = client.post("/api/answer", content=json.dumps(ASK), headers=headers)
    assert reply.status_code == 415
    assert reply.json()["title"] == "Unsupported media type"


def test_2000_characters_after_trimming_are_a_question(client):
    reply = client.post("/api/answer", json={"question": "  " + "架" * 2000 + "\n"})
    assert reply.status_code == 200


def test_an_unknown_document_is_a_404(client):
    reply = client.post("/api/answer", json=ASK | {"documents": ["kakuu", "gone"]})
    assert reply.status_code == 404
    assert "'gone'" in reply.json()["detail"]
    streamed = client.post(
        "/api/answer",
        json=ASK | {"documents": ["gone"]},
        headers={"accept": "text/event-stream"},
    )
    assert streamed.status_code == 404


def test_streams_status_deltas_and_one_result(client, events):
    reply = client.post("/api/answer", json=ASK, headers={"accept": "text/event-stream"})
    assert reply.headers["content-type"].startswith("text/event-stream")
    found = events(reply.text)
    names = [name for name, _ in found]
    assert names[0] == "status" and names[-1] == "result" and names.count("result") == 1
    result = found[-1][1]
    assert "".join(data["text"] for name, data in found if name == "delta") == result["answer"]
    schema.AnswerResponse.model_validate(result)


def test_a_failing_answer_ends_its_stream_with_a_problem(client, world, events):
    world.answers.error = NotReady("Build first.")
    reply = client.post("/api/answer", json=ASK, headers={"accept": "text/event-stream"})
    assert events(reply.text)[-1] == (
        "error",
        {
            "type": "/docs#problem-503",
            "title": "Not ready",
            "status": 503,
            "detail": "Build first.",
        },
    )


def test_a_crash_is_a_500_without_its_trace_and_the_service_goes_on(client, world, events):
    world.answers.error = RuntimeError("secret detail")
    reply = client.post("/api/answer", json=ASK)
    assert reply.status_code == 500
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.headers["x-request-id"]
    assert "secret" not in reply.text and "Traceback" not in reply.text
    streamed = client.post("/api/answer", json=ASK, headers={"accept": "text/event-stream"})
    assert events(streamed.text)[-1][1]["status"] == 500
    assert "secret" not in streamed.text
    world.answers.error = None
    assert client.post("/api/answer", json=ASK).status_code == 200


def test_too_little_memory_is_told_and_the_service_goes_on(client, world, events):
    world.answers.error = MemoryError()
    reply = client.post("/api/answer", json=ASK)
    assert reply.status_code == 503 and reply.headers["retry-after"]
    assert "memory" in reply.json()["detail"]
    streamed = client.post("/api/answer", json=ASK, headers={"accept": "text/event-stream"})
    assert events(streamed.text)[-1][1]["status"] == 503
    world.answers.error = None
    assert client.post("/api/answer", json=ASK).status_code == 200


@pytest.mark.parametrize("text", ["", "a", "一文。二文。\n三文", "word " * 40, "あ" * 100, "\n\n"])
def test_pieces_joined_are_the_text(text):
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/event-stream;q=0", "application/json"),
        ("application/json, text/event-stream; q=0.000", "application/json"),
        ("text/event-stream;q=0.5", "text/event-stream"),
    ],
)
def test_who_refuses_a_stream_gets_none(client, accept, kind):
    reply = client.post("/api/answer", json={"question": "要求額は？"}, headers={"Accept": accept})
    assert reply.headers["content-type"].startswith(kind)
