"""The writer that the settings ask for."""

from __future__ import annotations

from assistant.settings import Settings
from assistant.writer.protocol import BuiltInWriter, Writer


def load_writer(settings: Settings) -> Writer:
    """The model at `llm_base_url`, or the built-in writer where none is set."""
    if settings.llm_base_url is None or settings.llm_model is None:
        return BuiltInWriter()
    from assistant.writer.model_writer import ModelWriter
    from assistant.writer.replies import Endpoint

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    return ModelWriter(
        Endpoint(settings.llm_base_url, settings.llm_model, key), timeout=settings.llm_timeout
    )
