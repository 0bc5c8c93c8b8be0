"""How a file to analyse and its analysis, or its error, cross between the processes: as JSON."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from corpus import errors
from corpus.analysed import Analysis
from index.build.sources.survey import SourceFile


def encode_request(source: SourceFile, memory_bytes: int) -> bytes:
    """A file, and the memory that the process may take."""
    given = _sources().dump_python(source, mode="json")
    return json.dumps({"source": given, "memory_bytes": memory_bytes}).encode()


def decode_request(data: bytes) -> tuple[SourceFile, int]:
    """The file and the memory of a request."""
    found = json.loads(data)
    return _sources().validate_python(found["source"]), found["memory_bytes"]


def encode_error(error: errors.AssistantError | OSError) -> bytes:
    """An error that is the file's, or the disk's."""
    told: dict[str, Any] = {"error": type(error).__name__}
    if isinstance(error, OSError):
        told = {"errno": error.errno, "strerror": error.strerror or str(error)}
    else:
        told["detail"] = error.detail
    return json.dumps(told).encode()


def encode(analysis: Analysis) -> bytes:
    """An analysis, under a name that no error has."""
    return b'{"analysis":' + _analyses().dump_json(analysis) + b"}"


def decode(data: bytes) -> Analysis:
    """The analysis, or the error that was raised; ValueError where it is neither."""
    if data.startswith(b'{"analysis":'):
        return _analyses().validate_json(data[len(b'{"analysis":') : -1])
    found = json.loads(data)
    if "errno" in found:
        raise OSError(found["errno"], found["strerror"])
    kind = getattr(errors, str(found.get("error")), errors.UnreadableDocument)
    if not (isinstance(kind, type) and issubclass(kind, errors.AssistantError)):
        raise ValueError(f"unknown error {kind}")
    raise kind(found["detail"])


@cache
def _sources() -> TypeAdapter[SourceFile]:
    return TypeAdapter(SourceFile)


@cache
def _analyses() -> TypeAdapter[Analysis]:
    return TypeAdapter(Analysis)
