"""What is held against the OpenAPI description, and how many examples of each call are tried."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


def examples(most):
    """Settings of hypothesis for so many examples of a call, the same ones in every run."""
    return settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def all_operations(world):
    """Every call that the service of `world` describes."""
    world.service.refresh()
    description = schemathesis.openapi.from_asgi("/openapi.json", world.app)
    return [found.ok() for found in description.get_all_operations()]
