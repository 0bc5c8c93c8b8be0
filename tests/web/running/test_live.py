"""The web layer over the real parts: encoder, build store, assistant, builds in a process."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from assistant.cli.context import CommandContext
from assistant.cli.serving import parts
from assistant.settings import load_settings
from index.build import run_build
from web.app import create_app

CLIENTS = 8
SWAPS = 6
PLAN = """架空交流事業

令和８年度要求・要望額 {amount}億円

事業の目的は、架空の若手研究者を海外に派遣することである。
"""
ASK = {"question": "架空交流事業の令和8年度要求額はいくらですか。"}


def write_plan(folder, amount):
    folder.mkdir(exist_ok=True)
    (folder / "plan.txt").write_text(PLAN.format(amount=amount), "utf-8")


@pytest.fixture
def context(tmp_path, monkeypatch):
    write_plan(tmp_path / "corpus", 23)
    # By the environment, since a build in a process of its own reads its settings there.
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path / "corpus"))
    context = CommandContext(load_settings())
    run_build(context.corpus, context.store, context.encoder)
    return context


@pytest.fixture
def live(context, serve):
    with serve(create_app(parts(context), context.settings)) as url:
        yield url


def wait(client, job_id):
    deadline = time.monotonic() + 60
    while (job := client.get(f"/api/jobs/{job_id}").json())["state"] not in {"done", "failed"}:
        assert time.monotonic() < deadline, job
        time.sleep(0.05)
    assert job["state"] == "done", job


def test_upload_ask_and_delete(live, tmp_path):
    other = "別の事業\n\n令和８年度要求・要望額 77億円\n"
    with httpx.Client(base_url=live, timeout=30) as client:
        assert client.get("/api/documents").json()["documents"][0]["id"] == "plan"
        sent = client.post("/api/documents", files=[("files", ("other.txt", other.encode()))])
        (taken,) = sent.json()["documents"]
        wait(client, sent.json()["job_id"])
        deadline = time.monotonic() + 60  # a slow machine puts the file off and builds it next
        while "text" not in (read := client.get(f"/api/documents/{taken['id']}/text").json()):
            assert time.monotonic() < deadline, read
            time.sleep(0.1)
        assert read["text"] == other
        assert client.get(f"/api/documents/{taken['id']}/file").content == other.encode()
        assert client.delete(f"/api/documents/{taken['id']}").status_code == 202
        wait(client, client.post("/api/index/rebuild").json()["job_id"])
        assert client.get(f"/api/documents/{taken['id']}/text").status_code == 404
        assert client.delete("/api/documents/gone").status_code == 404
        bad = client.post("/api/documents", files=[("files", ("x.bin", b"\x00\x01\x7fELF"))])
        assert bad.status_code in {415, 422}
        assert client.get("/api/index").json()["documents"] == 1


def test_the_longest_conversation_is_answered(live):
    turns = [{"role": "user", "content": "架" * 20_000}] * 25
    turns += [{"role": "assistant", "content": "空" * 20_000}] * 25
    asked = {"question": "その前年度は？", "history": turns}
    assert httpx.post(f"{live}/api/answer", json=asked, timeout=60).status_code == 200


def test_answers_agree_with_the_build_they_name_while_real_builds_are_swapped(
    live, context, tmp_path
):
    amounts = {}  # by version, as soon as it is published
    stop = threading.Event()

    def ask_without_pause():
        seen = set()
        with httpx.Client(base_url=live, timeout=30) as client:
            while not stop.is_set():
                reply = client.post("/api/answer", json=ASK)
                assert reply.status_code == 200, reply.text
                body = reply.json()
                said = {figure["amount"] for figure in body["figures"]}
                seen.add((body["index_version"], frozenset(said)))
                for citation in body["citations"]:
                    assert citation["quote"].strip()
        return seen

    with httpx.Client(base_url=live, timeout=30) as client, ThreadPoolExecutor(CLIENTS) as pool:
        amounts[client.get("/api/index").json()["version"]] = 23
        time.sleep(0.2)
        asking = [pool.submit(ask_without_pause) for _ in range(CLIENTS)]
        for turn in range(SWAPS):
            amount = 40 + turn
            write_plan(tmp_path / "corpus", amount)
            version = run_build(context.corpus, context.store, context.encoder).version
            amounts[version] = amount
            deadline = time.monotonic() + 30
            while client.get("/api/index").json()["version"] != version:
                assert time.monotonic() < deadline
                time.sleep(0.02)
            time.sleep(0.2)  # for some answers of this build
        stop.set()
        seen = set().union(*(clients.result(60) for clients in asking))
    assert {version for version, _ in seen} == set(amounts)
    for version, said in seen:
        assert said == {amounts[version] * 10**8}


def test_words_without_content_are_not_answered(live):
    with httpx.Client(base_url=live, timeout=60) as client:
        for text in (
            *("a", "x", "the", "。", "１", "1+1=?", "12", "²³", "三分の一", "ﾊﾟ", "！"),
            *("how", "When?", "total", "the the", "合計", "合計は？", "令", "令和", "最大"),
        ):
            reply = client.post("/api/answer", json={"question": text}).json()
            assert reply["status"] != "answered", (text, reply["answer"])
            assert reply["figures"] == []


def test_a_hostile_question_leaves_the_service_to_others(live):
    rare = "鬱鷹龍鑑欄繭匠" * 285
    with httpx.Client(base_url=live, timeout=100) as client, ThreadPoolExecutor(8) as crowd:
        asked = {"json": {"question": rare}, "timeout": 100}
        url = f"{live}/api/answer"
        hostile = [crowd.submit(httpx.post, url, **asked) for _ in range(8)]
        assert client.post("/api/answer", json=ASK).status_code == 200
        assert {reply.result().status_code for reply in hostile} <= {200, 503}
