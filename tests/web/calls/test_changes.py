"""Uploads, deletions, rebuilds and their jobs, feedback, and the limits of all of them."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from corpus.errors import AssistantError
from web.api import changes
from web.api.schema.index import Feedback
from web.builds import rebuild, watching
from web.builds.jobs import Job, JobBoard
from web.middleware import body as body_limits


def wait(client, job_id, state="done"):
    deadline = time.monotonic() + 20
    while True:
        job = client.get(f"/api/jobs/{job_id}").json()
        if job["state"] == state:
            return job
        assert time.monotonic() < deadline, job
        time.sleep(0.02)


def test_a_rebuild_is_a_job_that_ends(client, world):
    reply = client.post("/api/index/rebuild")
    assert reply.status_code == 202
    job = wait(client, reply.json()["job_id"])
    assert job["error"] is None and job["stage"] == "checking"
    assert set(job) == {"id", "state", "stage", "done", "total", "error", "detail"}
    assert 'assistant_builds_total{outcome="done"} 1.0' in client.get("/metrics").text


def test_the_new_build_serves_when_its_job_is_done(client, world, new_edition):
    world.builder.publish = lambda: world.editions.__setattr__("pointer", new_edition.version)
    world.editions.by_version[new_edition.version] = new_edition
    job = client.post("/api/index/rebuild").json()["job_id"]
    wait(client, job)
    assert client.get("/api/index").json()["version"] == new_edition.version


def test_one_rebuild_at_a_time(client, world):
    world.builder.go.clear()
    first = client.post("/api/index/rebuild")
    second = client.post("/api/index/rebuild")
    assert second.status_code == 409
    assert second.headers["content-type"] == "application/problem+json"
    world.builder.go.set()
    wait(client, first.json()["job_id"])
    assert world.builder.runs == 1


def test_an_upload_waits_for_the_build_of_another_process(client, world, monkeypatch):
    monkeypatch.setattr(rebuild, "BUSY_SECONDS", 0.02)
    world.builder.elsewhere = True
    job = client.post("/api/documents", files=[("files", ("a.txt", b"x"))]).json()["job_id"]
    time.sleep(0.1)
    assert world.builder.runs == 0
    world.builder.elsewhere = False
    wait(client, job)


def test_a_watched_folder_is_rebuilt_when_it_changes(make_world, tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "QUIET_MILLISECONDS", 50)
    folder = tmp_path / "corpus"
    folder.mkdir()
    world = make_world(watch=True, corpus_dir=folder)
    with world.client():
        deadline = time.monotonic() + 20
        while not world.builder.runs:
            (folder / "new.txt").write_text(str(time.monotonic()))
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_rebuild_of_another_process_counts(client, world):
    world.builder.elsewhere = True
    assert client.post("/api/index/rebuild").status_code == 409


@pytest.mark.parametrize(
    ("error", "said"),
    [(AssistantError("The disk is full."), "The disk is full."), (ValueError("x"), "ValueError")],
)
def test_a_build_that_fails_says_why_and_the_old_one_serves(client, world, error, said):
    world.builder.error = error
    job = wait(client, client.post("/api/index/rebuild").json()["job_id"], "failed")
    assert said in job["error"]
    assert client.get("/api/index").json()["version"] == "v1"
    world.builder.error = None
    wait(client, client.post("/api/index/rebuild").json()["job_id"])


def test_a_job_streams_until_it_ends(client, world, events):
    job = client.post("/api/index/rebuild").json()["job_id"]
    reply = client.get(f"/api/jobs/{job}", headers={"accept": "text/event-stream"})
    assert {name for name, _ in events(reply.text)} == {"job"}
    assert events(reply.text)[-1][1]["state"] == "done"


@pytest.mark.parametrize("job", ["0" * 16, "nothing", "..%2f..%2fx"])
def test_an_unknown_job_is_a_404(client, job):
    assert client.get(f"/api/jobs/{job}").status_code == 404


def test_a_job_whose_process_died_has_failed(tmp_path):
    board = JobBoard(tmp_path)
    board.put(Job(id="0" * 16, state="running", pid=2**22 + 1))
    assert board.get("0" * 16).state == "failed"


def test_old_jobs_are_forgotten(tmp_path):
    board = JobBoard(tmp_path)
    for _ in range(60):
        board.create()
    assert len(list(tmp_path.glob("*.json"))) == 50


def test_an_upload_is_kept_and_indexed(client, world):
    reply = client.post(
        "/api/documents",
        files=[("files", ("資料.txt", b"one")), ("files", ("b.txt", b"two"))],
    )
    assert reply.status_code == 202
    assert [d["filename"] for d in reply.json()["documents"]] == ["資料.txt", "b.txt"]
    assert world.library.kept == {"資料.txt": b"one", "b.txt": b"two"}
    wait(client, reply.json()["job_id"])


def test_uploads_while_a_build_runs_are_indexed_by_one_build_after_it(client, world):
    world.builder.go.clear()
    client.post("/api/index/rebuild")
    send = lambda name: client.post("/api/documents", files=[("files", (name, b"x"))])  # noqa: E731
    first, second = send("a.txt").json()["job_id"], send("b.txt").json()["job_id"]
    assert first == second
    assert client.get(f"/api/jobs/{first}").json()["state"] == "queued"
    world.builder.go.set()
    wait(client, first)
    assert world.builder.runs == 2


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([("files", ("b.exe", b"MZ"))], 415),
        ([("files", ("b.txt", b"")), ("files", ("b.exe", b"MZ"))], 422),
        ([("other", ("a.txt", b"good"))], 422),
    ],
)
def test_a_bad_upload_is_refused_and_changes_nothing(client, world, files, status):
    reply = client.post("/api/documents", files=files)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert not world.library.kept and world.builder.runs == 0


def test_a_bad_file_is_told_beside_those_that_are_taken(client, world):
    files = [("files", ("b.exe", b"MZ")), ("files", ("a.txt", b"good"))]
    reply = client.post("/api/documents", files=files)
    assert reply.status_code == 202
    assert [d["filename"] for d in reply.json()["documents"]] == ["a.txt"]
    assert [(r["filename"], r["status"]) for r in reply.json()["rejected"]] == [("b.exe", 415)]
    assert world.library.kept == {"a.txt": b"good"}
    wait(client, reply.json()["job_id"])


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data"])
def test_what_is_no_upload_is_refused(client, kind):
    reply = client.post("/api/documents", content=b"{}", headers={"content-type": kind})
    assert reply.status_code in {400, 415}
    assert reply.headers["content-type"] == "application/problem+json"


def test_an_upload_over_the_limit_is_413(make_world):
    with make_world(max_upload_mb=1).client() as client:
        large = b"x" * (2 * 10**6)
        declared = client.post("/api/documents", files=[("files", ("a.txt", large))])
        assert declared.status_code == 413

        def parts():
            yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
            yield large

        headers = {"content-type": "multipart/form-data; boundary=b"}
        undeclared = client.post("/api/documents", content=parts(), headers=headers)
        assert undeclared.status_code == 413
        assert undeclared.headers["content-type"] == "application/problem+json"


def test_a_json_body_over_the_limit_is_413(client, monkeypatch):
    monkeypatch.setattr(body_limits, "MAX_JSON_BYTES", 1000)
    body = json.dumps({"question": "x", "padding": "y" * 2000}).encode()
    headers = {"content-type": "application/json"}
    assert client.post("/api/answer", content=body, headers=headers).status_code == 413
    chunks = (body[i : i + 100] for i in range(0, len(body), 100))
    streamed = client.post("/api/answer", content=chunks, headers=headers)
    assert streamed.status_code == 413
    assert streamed.headers["content-type"] == "application/problem+json"


def test_deleting_takes_out_at_the_next_rebuild(client, world):
    assert client.delete("/api/documents/kakuu").status_code == 202
    assert world.library.removed == ["kakuu"]
    assert client.get("/api/documents/kakuu/text").status_code == 200
    assert client.delete("/api/documents/gone").status_code == 404


def test_feedback_is_kept_in_a_bounded_file(client, world, monkeypatch):
    given = {"question": "架空？", "rating": "down", "reason": "前年度の額", "answer": "x"}
    assert client.post("/api/feedback", json=given).status_code == 204
    path = world.settings.data_dir / "feedback.jsonl"
    (line,) = path.read_text("utf-8").splitlines()
    assert json.loads(line)["reason"] == "前年度の額"
    monkeypatch.setattr(changes, "MAX_FEEDBACK_BYTES", 10)
    changes.append_feedback(path, Feedback(question="x", rating="up"))
    assert len(path.read_text("utf-8").splitlines()) == 1
    assert path.with_suffix(".1.jsonl").exists()


@pytest.mark.parametrize(
    "body", [{}, {"question": "x"}, {"question": "x", "rating": "five"}, {"rating": "up"}]
)
def test_feedback_must_say_what_it_is_about(client, body):
    assert client.post("/api/feedback", json=body).status_code == 422


def test_a_build_can_be_cancelled(client, world):
    world.builder.go.clear()
    job = client.post("/api/index/rebuild").json()["job_id"]
    assert client.delete(f"/api/jobs/{job}").status_code == 202
    assert "cancelled" in wait(client, job, "failed")["error"]
    assert client.delete(f"/api/jobs/{job}").status_code == 409
    assert client.delete("/api/jobs/" + "0" * 16).status_code == 404
    world.builder.error = None
    wait(client, client.post("/api/index/rebuild").json()["job_id"])


def test_a_job_of_a_process_whose_number_is_used_again_has_failed(tmp_path):
    board = JobBoard(tmp_path)
    job = board.create()
    assert board.get(job.id).state == "queued"
    board.put(replace(job, state="running", born="another boot/1"))
    assert board.get(job.id).state == "failed"


RUNNING = b'{"id": "0000000000000000", "state": "running", "pid": '


@pytest.mark.parametrize(
    "damage",
    [
        *(b"", b"{}", b"[]", b'{"x": 1}', b"\xff", b"[" * 10**5, b"null"),
        *(b'{"id": 5}', RUNNING + b"0}", RUNNING + b"-1}", RUNNING + b'"x"}', RUNNING + b"1e9}"),
        RUNNING + b"9" * 30 + b"}",
    ],
)
def test_a_damaged_job_has_failed(client, world, damage):
    folder = world.settings.data_dir / "jobs"
    folder.mkdir(parents=True)
    (folder / f"{'0' * 16}.json").write_bytes(damage)
    reply = client.get(f"/api/jobs/{'0' * 16}")
    assert reply.status_code == 200 and reply.json()["state"] == "failed"


def test_a_full_disk_is_told_and_the_next_rebuild_is_possible(client, world, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("web.builds.jobs.replace_atomically", full)
        reply = client.post("/api/index/rebuild")
        assert reply.status_code == 507 and "No space" in reply.json()["detail"]
    world.builder.go.clear()
    job = client.post("/api/index/rebuild").json()["job_id"]
    with monkeypatch.context() as patch:
        patch.setattr("web.builds.jobs.replace_atomically", full)
        world.builder.go.set()
        wait(client, job)
    wait(client, client.post("/api/index/rebuild").json()["job_id"])


def test_what_is_put_off_follows_by_itself(client, world):
    world.builder.slow = True
    wait(client, client.post("/api/index/rebuild").json()["job_id"])
    wait_until(lambda: world.builder.patient and world.builder.runs == 2)


def test_an_upload_does_not_wait_for_a_file_that_takes_long(client, world):
    """The patient build is ended, and comes again after the upload is indexed."""
    world.builder.slow = True
    real, began = world.builder.build, []

    def build(progress, *, patient=False, again=False):
        if patient:
            world.builder.go.clear()
            began.append(world.builder.runs)
        world.builder.error = None
        return real(progress, patient=patient, again=again)

    world.builder.build = build
    wait(client, client.post("/api/index/rebuild").json()["job_id"])
    wait_until(lambda: len(began) == 1)
    sent = client.post("/api/documents", files=[("files", ("b.txt", b"x"))]).json()
    wait(client, sent["job_id"])
    wait_until(lambda: len(began) == 2)
    world.builder.go.set()


def test_a_build_of_another_process_does_not_wait_for_a_file_that_takes_long(client, world):
    """The patient build here is ended: that of the other process leaves the file for later too."""
    world.builder.slow = True
    real, ended = world.builder.build, []

    def build(progress, *, patient=False, again=False):
        if patient:
            world.builder.go.clear()
        return real(progress, patient=patient, again=again)

    def cancel():
        ended.append(world.builder.patient)
        world.builder.error = AssistantError("The build was ended by signal 15.")
        world.builder.go.set()

    world.builder.build, world.builder.cancel = build, cancel
    wait(client, client.post("/api/index/rebuild").json()["job_id"])
    wait_until(lambda: world.builder.patient)
    assert not ended
    world.builder.wanted = True
    wait_until(lambda: not client.app.state.rebuilds._running)
    assert ended == [True]
    assert world.builder.runs == 2


def test_only_a_rebuild_that_is_asked_for_tries_again_what_took_too_long(client, world):
    sent = client.post("/api/documents", files=[("files", ("b.txt", b"x"))]).json()
    wait(client, sent["job_id"])
    assert world.builder.again == [False]
    world.builder.slow = True
    wait(client, client.post("/api/index/rebuild").json()["job_id"])
    wait_until(lambda: world.builder.runs == 3)  # the patient build that follows has it as well
    assert world.builder.again == [False, True, True]
    world.builder.slow = False
    wait_until(lambda: not client.app.state.rebuilds._running)
    sent = client.post("/api/documents", files=[("files", ("c.txt", b"y"))]).json()
    wait(client, sent["job_id"])
    assert world.builder.again[-1] is False


def wait_until(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_one_bad_file_among_many_is_told_and_all_others_are_taken(client, world):
    names = [f"{n}.txt" if n != 11 else "11.exe" for n in range(20)]
    reply = client.post("/api/documents", files=[("files", (n, b"text")) for n in names])
    assert reply.status_code == 202
    assert [d["filename"] for d in reply.json()["documents"]] == [n for n in names if n != "11.exe"]
    assert [r["filename"] for r in reply.json()["rejected"]] == ["11.exe"]
