"""What a language model does is told while it works, and marked afterwards, in each way in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import structlog

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
        use = ModelUse("m", "written", (step,), 2, 30, 9, milliseconds=1500.0)
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


def test_metrics_count_rounds_tokens_and_time(client, by_model):
    client.post("/api/answer", json=QUESTION)
    metrics = client.get("/metrics").text
    assert 'assistant_model_answers_total{outcome="written"} 1.0' in metrics
    assert 'assistant_model_work_total{kind="prompt_tokens"} 30.0' in metrics
    assert 'assistant_model_seconds_sum{outcome="written"} 1.5' in metrics


def test_the_log_tells_the_model_s_work_and_not_what_was_asked(client, by_model):
    with structlog.testing.capture_logs() as lines:
        client.post("/api/answer", json=QUESTION)
    line = next(line for line in lines if line["event"] == "answer")
    assert (line["model_rounds"], line["model_prompt_tokens"]) == (2, 30)
    assert line["model_milliseconds"] == 1500.0
    assert "架空" not in str(line)
