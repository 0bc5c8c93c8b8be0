"""Settings: read from the environment, told in one line where wrong, secrets never shown."""

from __future__ import annotations

import pytest

from assistant.settings import (
    Settings,
    bundled_documents,
    load_settings,
    setting_lines,
    unknown_variables,
    variable,
)
from corpus.errors import InvalidSettings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)


def test_every_setting_has_a_meaning():
    assert all(line.meaning for line in setting_lines(load_settings()))


def test_the_bundled_documents_are_the_default_corpus():
    assert load_settings().corpus_path == bundled_documents()
    assert any(bundled_documents().glob("*.txt"))


def test_the_environment_is_read_and_an_empty_variable_is_unset(monkeypatch):
    monkeypatch.setenv("ASSISTANT_PORT", "8125")
    monkeypatch.setenv("ASSISTANT_TOKEN", "")
    monkeypatch.setenv("ASSISTANT_CORS_ORIGINS", "https://a.example, https://b.example,")
    settings = load_settings()
    assert settings.port == 8125
    assert settings.token is None
    assert settings.cors_origins == ("https://a.example", "https://b.example")


def test_an_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("ASSISTANT_PORT", "8125")
    assert load_settings(port=8126, host=None).port == 8126


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("WORKERS", "-1"),
        ("RATE_LIMIT", "often"),
        ("MAX_UPLOAD_MB", "-1"),
        ("LOG_QUESTIONS", "perhaps"),
        ("EMBEDDING_BATCH_SIZE", "many"),
        ("LLM_TIMEOUT", "0"),
    ],
)
def test_a_wrong_value_is_told_in_one_line_that_names_the_variable(monkeypatch, name, value):
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(InvalidSettings) as caught:
        load_settings()
    assert f"ASSISTANT_{name}={value!r}" in caught.value.detail
    assert "\n" not in caught.value.detail


def test_an_address_without_a_model_is_refused(monkeypatch):
    monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", "http://localhost:9/v1")
    monkeypatch.setenv("ASSISTANT_LLM_API_KEY", "sesame")
    with pytest.raises(InvalidSettings) as caught:
        load_settings()
    assert "LLM_MODEL" in caught.value.detail
    assert "sesame" not in caught.value.detail


def test_secrets_are_masked(monkeypatch):
    for name in ("TOKEN", "ADMIN_TOKEN", "LLM_API_KEY"):
        monkeypatch.setenv(f"ASSISTANT_{name}", "sesame")
    settings = load_settings()
    assert "sesame" not in repr(settings)
    assert all("sesame" not in line.value for line in setting_lines(settings))
    assert settings.admin_token is not None
    assert settings.admin_token.get_secret_value() == "sesame"


def test_a_misspelt_variable_is_noticed():
    assert unknown_variables({"ASSISTANT_PROT": "1", "ASSISTANT_PORT": "1", "PATH": "x"}) == [
        "ASSISTANT_PROT"
    ]
