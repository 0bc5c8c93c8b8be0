"""Changes are recorded: who did what, when; appended, rotated, never rewritten."""

from __future__ import annotations

import json

from index import audit
from index.audit import AuditLog


def test_changes_over_http_are_recorded(client, world):
    client.post("/api/documents", files=[("files", ("新.txt", b"x"))])
    client.delete("/api/documents/kakuu")
    client.post("/api/index/rebuild", headers={"x-forwarded-for": "203.0.113.5"})  # refused
    lines = (world.settings.data_dir / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert [(e["action"], e["what"]) for e in entries] == [
        ("upload", ["新.txt"]),
        ("remove", ["kakuu"]),
    ]
    assert all(e["by"] == "testclient" and e["at"] for e in entries)


def test_a_full_record_is_set_aside_and_the_oldest_go(tmp_path, monkeypatch):
    monkeypatch.setattr(audit, "MAX_BYTES", 10)
    monkeypatch.setattr(audit, "KEPT_FILES", 3)
    log = AuditLog(tmp_path)
    for number in range(8):
        log.record("settle", by="\ud800 someone", what=[str(number)])
    assert len(list(tmp_path.glob("audit-*.jsonl"))) == 3
    assert json.loads((tmp_path / "audit.jsonl").read_text())["what"] == ["7"]
