"""Every call of the API as an attacker makes it: without the token, with another's, by methods and
data that it does not take, from a foreign host. From the description, so none is forgotten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from tests.web.calls.contract import CHECKS, all_operations, examples
from web.middleware.access import OPEN_PATHS
from web.middleware.envelope import REQUEST_ID, SECURITY_HEADERS

EXAMPLES = examples(8)
WRONG = [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic dG9rZW46"}]
HERE = "127.0.0.1:8000"


@pytest.fixture
def operations(world):
    return all_operations(world)


def called(client, operation, **named):
    """Call an operation with its path's ids filled in."""
    path = operation.path.replace("{number}", "1").replace("{", "").replace("}", "")
    return client.request(operation.method.upper(), path, **named)


def test_without_the_token_every_call_but_health_is_refused(make_world, operations):
    with make_world(token="right", admin_token="other").client() as client:
        for operation in operations:
            for headers in WRONG:
                reply = called(client, operation, headers=headers)
                if operation.path not in OPEN_PATHS:
                    assert reply.status_code in {401, 429}, operation.label
                    hold(reply)


def test_the_reader_token_changes_nothing(make_world, operations):
    changes = [o for o in operations if "security" in o.definition.raw]
    assert {o.label for o in changes} >= {"POST /api/documents", "POST /api/index/rebuild"}
    with make_world(token="right", admin_token="other").client() as client:
        for operation in changes:
            reply = called(client, operation, headers={"Authorization": "Bearer right"})
            assert reply.status_code in {401, 429}, operation.label


def test_a_foreign_host_gets_nothing(client, operations):
    for operation in operations:
        reply = called(client, operation, headers={"Host": "evil.example"})
        assert reply.status_code == 403, operation.label
        hold(reply)


def test_another_method_is_told_which_there_are(client, operations):
    for path in {operation.path for operation in operations}:
        given_ = {o.method.upper() for o in operations if o.path == path}
        for method in {"PUT", "PATCH", "TRACE", "DELETE", "POST"} - given_:
            reply = client.request(method, path.replace("{", "").replace("}", ""))
            assert reply.status_code in {401, 403, 405}, (method, path)
            assert reply.status_code != 405 or reply.headers["allow"]
            hold(reply)


def test_wrong_data_is_answered_as_described(operations):
    assert sum(map(_bears, operations)) >= 10


def _bears(operation):
    """Whether there is any data that the call does not take; it answers all of it as it says."""
    strategy = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @EXAMPLES
    @given(strategy)
    def check(case):
        case.headers = {**(case.headers or {}), "Host": HERE}
        reply = case.call_and_validate(checks=CHECKS)
        assert REQUEST_ID.lower() in reply.headers

    try:
        check()
    except Unsatisfiable:
        return False
    return True


def hold(reply):
    """What every refusal has: an id, the security headers, and a problem that says why."""
    assert reply.headers[REQUEST_ID]
    assert all(name in reply.headers for name in SECURITY_HEADERS)
    told = reply.json()
    assert told.get("detail") or told["error"]["message"]
