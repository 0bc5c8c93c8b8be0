"""Answers are bounded in number and time, and work that nobody waits for ends."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from assistant import deadline
from assistant.deadline import Deadline, limited
from corpus.errors import DeadlineExceeded
from web import asking

ASK = {"question": "架空の要求額は？"}


def spin(*_arguments, **_named):
    """An answer that computes until its deadline ends it, as a hostile question's does."""
    while True:
        deadline.check()


@pytest.mark.parametrize("seconds", [0.01, 0.05])
def test_work_ends_itself_after_its_time(seconds):
    with pytest.raises(DeadlineExceeded, match="computing"), limited(Deadline(seconds)):
        spin()


def test_cancelled_work_ends_at_its_next_check():
    held = Deadline(60)
    ended = threading.Event()

    def work():
        with pytest.raises(DeadlineExceeded), limited(held):
            spin()
        ended.set()

    threading.Thread(target=work, daemon=True).start()
    held.cancel()
    assert ended.wait(20)


def test_without_a_deadline_a_check_does_nothing():
    deadline.check()


def test_an_answer_that_takes_too_long_is_an_honest_503(make_world):
    world = make_world(answer_seconds=0.05)
    world.answers.answer = spin
    with world.client() as client:
        reply = client.post("/api/answer", json=ASK)
        assert reply.status_code == 503
        assert "0.05 seconds" in reply.json()["detail"]
        assert reply.headers["content-type"] == "application/problem+json"


def test_who_comes_when_all_places_are_taken_is_told_at_once_to_come_back(make_world, monkeypatch):
    monkeypatch.setattr(asking, "MAX_WAITING", -asking.MAX_CONCURRENT_ANSWERS)
    with make_world().client() as client:
        reply = client.post("/api/answer", json=ASK)
    assert reply.status_code == 503 and int(reply.headers["retry-after"]) >= 1


@pytest.mark.parametrize("text", ["鬱" * 600, "その前年度は？"])
def test_a_crowd_of_long_questions_leaves_the_others_their_places(make_world, text):
    """Long by itself, or by a turn before it."""
    world = make_world(answer_seconds=600.0)
    told = world.answers.answer
    go = threading.Event()

    def answer(question, **named):
        if question == text:
            assert go.wait(60)
        return told(question, **named)

    world.answers.answer = answer
    before = [{"role": "user", "content": "鬱" * 600}]
    crowd = asking.MAX_CONCURRENT_ANSWERS + 2

    async def ask_all():
        asker, edition = world.app.state.asking, world.edition
        request = asking.AnswerRequest(question=text, history=before)
        long = [asyncio.create_task(asker.ask(edition, request)) for _ in range(crowd)]
        await asyncio.sleep(0.1)
        answered = await asyncio.wait_for(asker.ask(edition, asking.AnswerRequest(**ASK)), 30)
        go.set()
        await asyncio.gather(*long)
        return answered

    assert asyncio.run(ask_all()).status == "answered"


def test_clients_that_leave_keep_no_more_threads_than_there_are_places(make_world):
    world = make_world(answer_seconds=600.0)
    running = []

    def answer(*arguments, **named):
        running.append(threading.get_ident())
        try:
            spin()
        finally:
            running.remove(threading.get_ident())

    world.answers.answer = answer
    most = 0

    async def leave(asker, request):
        task = asyncio.create_task(asker.ask(world.edition, request))
        await asyncio.sleep(0.01)
        nonlocal most
        most = max(most, len(running))
        task.cancel()

    async def crowd():
        request = asking.AnswerRequest(**ASK)
        await asyncio.gather(*(leave(world.app.state.asking, request) for _ in range(40)))

    asyncio.run(crowd())
    limit = time.monotonic() + 20
    while running:
        assert time.monotonic() < limit, "threads go on for nobody"
        time.sleep(0.01)
    assert most <= asking.MAX_CONCURRENT_ANSWERS


@pytest.mark.parametrize(("address", "answered"), [(None, False), ("http://127.0.0.1:9/v1", True)])
def test_only_with_a_model_an_answer_may_wait_for_one(make_world, monkeypatch, address, answered):
    monkeypatch.setattr(asking, "WAIT_SECONDS", 0.0)
    model = {"llm_base_url": address, "llm_model": address and "m", "llm_timeout": 60.0}
    world = make_world(answer_seconds=0.05, **model)
    world.answers.pause = 1.0  # waits, computes nothing
    with world.client() as client:
        assert (client.post("/api/answer", json=ASK).status_code == 200) is answered
