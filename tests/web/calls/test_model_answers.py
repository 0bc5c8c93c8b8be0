"""What a language model does is told while it works, and marked afterwards, in each way in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.model import ModelUse, Step
from assistant.writer.progress import tell

QUESTION = {"question": "架空交流事業の要求額は？"}
STREAM = {"Accept": "text/event-stream"}


@pytest.fixture
def by_model(world, monkeypatch):
    """The fake's answer as a model would have written it: a step, then its first words."""
    plain = world.answers.answer

    def answer(question, **given):
        made = plain(question, **given)
        step = Step("searched", "架空")
        tell(step)
        tell(made.answer[:6])
        use = ModelUse("m", "written", (step,), 2, 30, 9)
        return replace(made, model=use)

    monkeypatch.setattr(world.answers, "answer", answer)


def test_steps_and_pieces_are_events_before_the_result(client, by_model, events):
    reply = client.post("/api/answer", json=QUESTION, headers=STREAM)
    told = events(reply.text)
    steps = [data for name, data in told if name == "status" and "did" in data]
    assert steps == [{"stage": "search", "did": "searched", "detail": "架空"}]
    name, result = told[-1]
    assert name == "result" and result["model"]["outcome"] == "written"
    assert "".join(d["text"] for n, d in told if n == "delta") == result["answer"]


def test_the_chat_api_streams_the_same(client, by_model):
    asked = {"messages": [{"role": "user", "content": QUESTION["question"]}]}
    whole = client.post("/v1/chat/completions", json=asked).json()
    assert whole["written_by"]["name"] == "m"
    lines = client.post("/v1/chat/completions", json=asked | {"stream": True}).text.splitlines()
    chunks = [json.loads(x[6:]) for x in lines if x.startswith("data: {")]
    pieces = [c["choices"][0]["delta"].get("content") or "" for c in chunks if c["choices"]]
    assert "".join(pieces) == whole["choices"][0]["message"]["content"]


def test_metrics_count_rounds_and_tokens(client, by_model):
    client.post("/api/answer", json=QUESTION)
    metrics = client.get("/metrics").text
    assert 'assistant_model_answers_total{outcome="written"} 1.0' in metrics
    assert 'assistant_model_work_total{kind="prompt_tokens"} 30.0' in metrics
