"""What a client sends is told back, and written to logs, in the order of its characters."""

from __future__ import annotations

import json

from corpus.text.plain import TURNING
from web.telemetry.logs import as_line


def test_a_log_line_escapes_what_turns_the_order_and_says_the_same():
    line = as_line({"event": "甲\u202e乙", "path": "/a\u2067"})
    assert not TURNING.search(line) and "甲" in line
    assert json.loads(line) == {"event": "甲\u202e乙", "path": "/a\u2067"}


def test_no_problem_tells_it_back(client):
    for reply in (
        client.get("/api/documents/a\u202eb"),
        client.get("/api/jobs/a\u2066b"),
        client.post("/api/documents", files=[("files", ("\u202efdp.exe", b"MZ"))]),
        client.post("/v1/chat/completions", json={"model": "\u202ex", "messages": []}),
    ):
        assert reply.status_code >= 400
        assert not TURNING.search(json.dumps(reply.json(), ensure_ascii=False)), reply.json()


def test_a_refused_file_is_named_in_order_beside_those_taken(client):
    files = [("files", ("b\u202efdp.exe", b"MZ")), ("files", ("a.txt", b"good"))]
    rejected = client.post("/api/documents", files=files).json()["rejected"]
    assert [r["filename"] for r in rejected] == ["b\u2060fdp.exe"]
