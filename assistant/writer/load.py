"""The writer that the settings ask for."""

from __future__ import annotations

from assistant.settings import Settings
from assistant.writer.protocol import BuiltInWriter, Writer


def load_writer(settings: Settings) -> Writer:
    """The model at `llm_base_url`, or the built-in writer where none is set."""
    if settings.llm_base_url is None or settings.llm_model is None:
        return BuiltInWriter()
    from assistant.writer.conductor import Conductor
    from assistant.writer.endpoint import Endpoint

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    lines = settings.llm_headers.get_secret_value().split(";") if settings.llm_headers else []
    pairs = [line.partition(":") for line in lines if line.strip()]
    headers = {name.strip(): value.strip() for name, _, value in pairs}
    return Conductor(
        Endpoint(settings.llm_base_url, settings.llm_model, key, headers),
        timeout=settings.llm_timeout,
        rounds=settings.llm_rounds,
    )
