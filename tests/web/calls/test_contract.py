"""The OpenAPI description against the service, by schemathesis: no 500, no broken promise."""

from __future__ import annotations

import json

from hypothesis import given

from tests.web.calls.contract import CHECKS, all_operations, examples

EXAMPLES = examples(12)


def test_every_call_answers_as_described(world):
    operations = all_operations(world)
    assert len(operations) >= 18
    for operation in operations:
        _hold(operation)


def _hold(operation):
    @EXAMPLES
    @given(operation.as_strategy())
    def check(case):
        # On this machine's own address: another Host is refused, which is another test's matter.
        case.headers = {**(case.headers or {}), "Host": "127.0.0.1:8000"}
        case.call_and_validate(checks=CHECKS)

    check()


def test_every_call_has_a_summary_and_every_shape_its_examples(client):
    description = client.get("/openapi.json").json()
    for methods in description["paths"].values():
        for operation in methods.values():
            assert operation["summary"] and operation["tags"]
    shapes = description["components"]["schemas"]
    for name in ("AnswerRequest", "AnswerResponse", "BudgetRow", "DocumentModel", "Index"):
        assert shapes[name]["examples"], name
    assert "application/problem+json" in json.dumps(description["paths"]["/api/answer"])
