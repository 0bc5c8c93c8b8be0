"""The OpenAPI description: the framework's, with errors as they really are.

The framework describes its own shape of validation errors for every call; here all errors are
problem details, or that other API's errors below /v1/.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from web.chat.schema import OpenAIError
from web.problems import MEDIA_TYPE, OPENAI_PREFIX, Problem

REFERENCE = "#/components/schemas/"
UNUSED = ("HTTPValidationError", "ValidationError")


def install(app: FastAPI) -> None:
    """Make `app` describe itself so; made once, when first asked for."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_errors(original())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _with_errors(description: dict[str, Any]) -> dict[str, Any]:
    shapes = description["components"]["schemas"]
    for name in UNUSED:
        shapes.pop(name, None)
    for model in (Problem, OpenAIError):
        shapes |= _shapes(model)
    for path, methods in description["paths"].items():
        for operation in methods.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _error(path)
    return description


def _shapes(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(ref_template=REFERENCE + "{model}")
    nested: dict[str, Any] = schema.pop("$defs", {})
    return nested | {model.__name__: schema}


def _error(path: str) -> dict[str, Any]:
    if path.startswith(OPENAI_PREFIX):
        return _content(OpenAIError, "application/json", "An error in the shape of the OpenAI API")
    return _content(Problem, MEDIA_TYPE, "An error, as RFC 9457 problem details")


def _content(model: type[BaseModel], kind: str, meaning: str) -> dict[str, Any]:
    schema = {"$ref": REFERENCE + model.__name__}
    return {"description": meaning, "content": {kind: {"schema": schema}}}
