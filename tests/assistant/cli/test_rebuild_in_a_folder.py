"""A real `assistant serve`, started in a folder whose names are those of our packages, rebuilds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

# A start and a build load the libraries anew, on a machine that does other things too.
WAIT_SECONDS = 120
QUESTION = "国際架空交流推進事業の令和８年度の要求・要望額はいくらですか？"


def write(folder: Path, amount: int) -> None:
    text = f"国際架空交流推進事業\n令和８年度要求・要望額 {amount}億円\n"
    (folder / "架空事業.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def place(tmp_path):
    """A folder of work with `corpus/`, `index/`, `web/` and `assistant/` of somebody else."""
    for name in ("corpus", "index", "web", "assistant"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError('not ours')\n")
    (tmp_path / "corpus" / "__init__.py").rename(tmp_path / "corpus" / ".init")
    write(tmp_path / "corpus", 7)
    return tmp_path


@pytest.fixture(params=["1", "2"], ids=["one worker", "two workers"])
def service(place, request):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT_")}
    environment |= {
        "ASSISTANT_CORPUS_DIR": "corpus",
        "ASSISTANT_DATA_DIR": "data",
        "ASSISTANT_PORT": str(port),
        "ASSISTANT_WORKERS": request.param,
    }
    command = [Path(sys.executable).with_name("assistant"), "serve"]
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            until(lambda: process.poll() is not None or ready(client), place / "log")
            assert process.poll() is None, (place / "log").read_text("utf-8", "replace")
            yield client
    finally:
        process.terminate()
        process.wait(30)


def ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx.TransportError:
        return False


def until(done, log: Path) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < deadline, log.read_text("utf-8", "replace")[-2000:]
        time.sleep(0.1)


def amounts(client: httpx.Client) -> set[int]:
    reply = client.post("/api/answer", json={"question": QUESTION}).json()
    return {figure["amount"] for figure in reply["figures"]}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_rebuild_ends_well_and_the_next_answer_is_the_new_one(service, place):
    assert amounts(service) == {7 * 10**8}
    write(place / "corpus", 9)
    job = service.post("/api/index/rebuild").json()["job_id"]

    def ended() -> bool:
        return service.get(f"/api/jobs/{job}").json()["state"] in {"done", "failed"}

    until(ended, place / "log")
    assert service.get(f"/api/jobs/{job}").json()["error"] is None
    until(lambda: amounts(service) == {9 * 10**8}, place / "log")
