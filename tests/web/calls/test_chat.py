"""The official openai client, unchanged, over a real socket."""

from __future__ import annotations

import httpx
import openai
import pytest

from web.chat.reply import count_tokens
from web.chat.schema import MODEL

ASK = [{"role": "user", "content": "架空交流事業の要求額は？"}]


@pytest.fixture
def openai_client(server):
    with openai.OpenAI(base_url=f"{server}/v1", api_key="unused", max_retries=0) as client:
        yield client


def test_the_model_is_listed(openai_client):
    assert [model.id for model in openai_client.models.list()] == [MODEL]
    assert openai_client.models.retrieve(MODEL).owned_by


def test_answers_with_annotations_citations_and_figures(openai_client, server):
    done = openai_client.chat.completions.create(model=MODEL, messages=ASK, temperature=0)
    message = done.choices[0].message
    assert "23億円" in message.content
    assert done.choices[0].finish_reason == "stop"
    assert done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens > 0
    assert len(message.annotations) == 2
    for annotation in message.annotations:
        cited = annotation.url_citation
        assert message.content[cited.start_index : cited.end_index] == "[1]"
        path, _, fragment = cited.url.partition("#char=")
        start, end = map(int, fragment.split(","))
        text = httpx.get(path).json()["text"]
        assert text[start:end] == message.citations[0]["quote"]
    assert message.figures[0]["amount"] == 2_300_000_000
    assert done.citations == message.citations and done.status == "answered"


@pytest.mark.parametrize("usage", [True, False])
def test_streams_the_same(openai_client, usage):
    options = {"stream_options": {"include_usage": True}} if usage else {}
    with openai_client.chat.completions.create(
        model=MODEL, messages=ASK, stream=True, **options
    ) as stream:
        chunks = list(stream)
    whole = openai_client.chat.completions.create(model=MODEL, messages=ASK)
    deltas = [c.choices[0].delta for c in chunks if c.choices]
    assert deltas[0].role == "assistant"
    said = "".join(delta.content or "" for delta in deltas)
    assert said == whole.choices[0].message.content
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert deltas[-1].citations == whole.choices[0].message.citations
    assert bool(chunks[-1].usage) is usage
    if usage:
        assert chunks[-1].usage == whole.usage


def test_earlier_messages_are_the_history(openai_client, world):
    openai_client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "be brief"},
            {"role": "user", "content": "架空の前年度は？"},
            {"role": "assistant", "content": "21億円です。"},
            {"role": "user", "content": [{"type": "text", "text": "では架空の要求額は？"}]},
        ],
        extra_body={"language": "en", "top_k": 3},
    )
    question, history, language, _, top_k = world.answers.asked[-1]
    assert (question, language, top_k) == ("では架空の要求額は？", "en", 3)
    assert [turn.content for turn in history] == ["架空の前年度は？", "21億円です。"]


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"model": "gpt-9"}, openai.NotFoundError, "gpt-9"),
        ({"messages": []}, openai.BadRequestError, "messages"),
        ({"messages": [{"role": "system", "content": "x"}]}, openai.BadRequestError, "question"),
        ({"messages": [{"role": "user", "content": "x" * 2001}]}, openai.BadRequestError, "2000"),
        ({"messages": [{"role": "user", "content": "\x00"}]}, openai.BadRequestError, "control"),
        ({"messages": [{"role": "robot", "content": "x"}]}, openai.BadRequestError, "role"),
    ],
)
def test_errors_have_that_api_s_shape(openai_client, change, kind, said):
    with pytest.raises(kind) as caught:
        openai_client.chat.completions.create(**{"model": MODEL, "messages": ASK} | change)
    assert said in caught.value.message
    assert caught.value.body["type"].endswith("_error")


def test_a_crash_is_told_in_that_shape(openai_client, world):
    world.answers.error = RuntimeError("secret")
    with pytest.raises(openai.InternalServerError) as caught:
        openai_client.chat.completions.create(model=MODEL, messages=ASK)
    assert "secret" not in str(caught.value.body)
    with (
        pytest.raises(openai.APIError),
        openai_client.chat.completions.create(model=MODEL, messages=ASK, stream=True) as stream,
    ):
        list(stream)


def test_a_wrong_token_is_an_authentication_error(make_world, serve):
    world = make_world(token="right")
    with (
        serve(world.app) as url,
        openai.OpenAI(base_url=f"{url}/v1", api_key="wrong", max_retries=0) as wrong,
        openai.OpenAI(base_url=f"{url}/v1", api_key="right", max_retries=0) as right,
    ):
        with pytest.raises(openai.AuthenticationError):
            wrong.models.list()
        assert right.models.list().data


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("two words", 2), ("23億円", 3), ("予算 ASPIRE", 3)]
)
def test_tokens_are_words_and_signs(text, count):
    assert count_tokens(text) == count
