"""Tokens, other sites, rates, request ids, logs and metrics."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from web.middleware.access import AccessPolicy, is_loopback
from web.telemetry.logs import configure_logs

ASK = {"question": "架空の秘密の質問"}
CHANGES = [
    ("POST", "/api/index/rebuild"),
    ("DELETE", "/api/documents/kakuu"),
    ("POST", "/api/documents"),
]
READS = ["/api/documents", "/api/budget", "/api/index", "/v1/models", "/metrics", "/openapi.json"]


def bearer(token):
    return {"authorization": f"Bearer {token}"}


def test_with_a_token_everything_asks_for_it_but_health_and_the_page(make_world):
    with make_world(token="open", admin_token="change").client() as client:
        for path in [*READS, "/docs", "/mcp", "/nothing"]:
            reply = client.get(path)
            assert reply.status_code == 401, path
            assert reply.headers["www-authenticate"] == "Bearer"
        for path in ("/healthz", "/readyz", "/page/missing.js"):
            assert client.get(path).status_code != 401
        for path in READS:
            assert client.get(path, headers=bearer("open")).status_code == 200
            assert client.get(path, headers=bearer("change")).status_code == 200
            assert client.get(path, headers=bearer("wrong")).status_code == 401
            assert client.get(path, headers={"authorization": "Basic open"}).status_code == 401


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_changes_need_the_admin_token_where_one_is_set(make_world, method, path):
    with make_world(token="open", admin_token="change").client() as client:
        assert client.request(method, path, headers=bearer("open")).status_code == 401
        assert client.request(method, path, headers=bearer("鍵".encode())).status_code == 401
        allowed = client.request(method, path, headers=bearer("change"))
        assert allowed.status_code not in {401, 403}


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_changes_are_closed_on_a_public_bind_without_a_token(make_world, method, path):
    with make_world(host="0.0.0.0").client() as client:
        reply = client.request(method, path)
        assert reply.status_code == 403
        assert "ASSISTANT_ADMIN_TOKEN" in reply.json()["detail"]
        assert client.post("/api/answer", json=ASK).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 202),
        ({"host": "localhost:8000", "origin": "http://localhost:8000"}, 202),
        ({"host": "[::1]:8000"}, 202),
        ({"origin": "https://evil.example"}, 403),  # a request forged by another site
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 202),
        ({"host": "evil.example", "origin": "http://evil.example"}, 403),  # DNS rebinding
        ({"host": "127.0.0.1.evil.example"}, 403),
        ({"host": "localhost.evil.example"}, 403),
        ({"x-forwarded-for": "203.0.113.5"}, 403),  # a proxy on this machine, for anybody
    ],
)
def test_other_sites_change_nothing_on_a_loopback_bind(client, headers, status):
    assert client.post("/api/index/rebuild", headers=headers).status_code == status


def test_other_sites_reach_neither_feedback_nor_mcp(client):
    foreign = {"origin": "https://evil.example"}
    given = {"question": "架空", "rating": "up"}
    assert client.post("/api/feedback", json=given, headers=foreign).status_code == 403
    assert client.post("/mcp", json={}, headers=foreign).status_code == 403


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("127.evil.example", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_knows_this_machine(host, local):
    assert is_loopback(host) is local


def test_a_policy_with_origins_lets_those_in():
    policy = AccessPolicy("127.0.0.1", None, None, ("https://portal.example",))
    from starlette.datastructures import Headers

    policy.check_origin(Headers({"host": "127.0.0.1", "origin": "https://portal.example"}))


def test_cors_is_off_unless_it_is_set(client, make_world):
    asked = {"origin": "https://portal.example", "access-control-request-method": "POST"}
    assert "access-control-allow-origin" not in client.options("/api/answer", headers=asked).headers
    with make_world(cors_origins="https://portal.example").client() as open_client:
        headers = open_client.options("/api/answer", headers=asked).headers
        assert headers["access-control-allow-origin"] == "https://portal.example"


def test_a_client_over_its_rate_is_told_when_to_come_back(make_world):
    with make_world(rate_limit="3/minute").client() as client:
        statuses = [client.post("/api/answer", json=ASK).status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        late = client.get("/api/index")
        assert late.status_code == 429
        assert 1 <= int(late.headers["retry-after"]) <= 61
        assert late.headers["content-type"] == "application/problem+json"
        assert client.get("/healthz").status_code == 200


def test_request_ids_come_back_or_are_made(client):
    assert client.get("/healthz", headers={"x-request-id": "a-1"}).headers["x-request-id"] == "a-1"
    for hostile in ("a b", "x" * 200, "<script>", 'a"'):
        made = client.get("/healthz", headers={"x-request-id": hostile}).headers["x-request-id"]
        assert made != hostile and len(made) == 32


@pytest.fixture
def lines(monkeypatch):
    """The log as it is written to standard error, parsed."""
    out = io.StringIO()
    monkeypatch.setattr("sys.stderr", out)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logs()
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("shown", [False, True])
def test_logs_hold_no_question_unless_asked_to(lines, make_world, shown):
    with make_world(log_questions=shown).client() as client:
        client.post("/api/answer", json=ASK, headers={"x-request-id": "r-1"})
        client.get("/api/budget?q=架空の秘密の質問")
        client.post("/api/answer", json={"question": "架空の秘密の質問\x00"})
    text = json.dumps(lines(), ensure_ascii=False)
    assert ("架空の秘密の質問" in text) is shown
    answers = [line for line in lines() if line["event"] == "answer"]
    assert answers[0]["request_id"] == "r-1" and answers[0]["status"] == "answered"
    requests = [line for line in lines() if line["event"] == "request"]
    assert requests[0]["route"] == "/api/answer" and requests[0]["status"] == 200


def test_a_crash_is_logged_with_its_request_id(lines, make_world):
    world = make_world()
    world.answers.error = RuntimeError("why")
    with world.client() as client:
        reply = client.post("/api/answer", json=ASK)
    (line,) = [line for line in lines() if line["event"] == "unhandled_error"]
    assert line["request_id"] == reply.headers["x-request-id"]
    assert "RuntimeError: why" in line["exception"]


def test_metrics_count_answers_and_requests(client):
    client.post("/api/answer", json=ASK)
    client.get("/api/documents/gone/text")
    client.get("/no/such/path/at/all")
    text = client.get("/metrics").text
    assert 'assistant_answers_total{language="ja",status="answered"} 1.0' in text
    assert 'assistant_answer_seconds_count{stage="retrieve"} 1.0' in text
    route = 'method="GET",route="/api/documents/{document_id}/text",status="404"'
    assert f"assistant_http_request_seconds_count{{{route}}} 1.0" in text
    assert 'route="unmatched"' in text and "/no/such" not in text
    age = next(line for line in text.splitlines() if line.startswith("assistant_index_age"))
    assert float(age.split()[1]) > 0


def test_without_an_index_the_service_says_so(make_world):
    world = make_world()
    world.editions.pointer = None
    with world.client() as client:
        assert client.get("/healthz").status_code == 200
        for reply in (client.get("/readyz"), client.post("/api/answer", json=ASK)):
            assert reply.status_code == 503
            assert "assistant build" in reply.json()["detail"]
        assert "assistant_index_age_seconds NaN" in client.get("/metrics").text
        world.editions.pointer = "v1"
        world.service.refresh()
        assert client.get("/readyz").json() == {"status": "ok", "version": "v1"}


REBOUND = {"host": "evil.example", "origin": "http://evil.example"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/documents"),
        ("POST", "/api/answer"),
        ("POST", "/api/feedback"),
        ("POST", "/mcp"),
    ],
)
def test_a_rebound_name_reads_nothing(client, method, path):
    assert client.request(method, path, headers=REBOUND, json=ASK).status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("10.1.2.3:8000", 200),  # an address cannot be rebound
        ("[2001:db8::1]:80", 200),
        ("assistant", 200),
        ("ask.example", 200),  # set
        ("evil@127.0.0.1", 403),
        ("127.0.0.1#evil", 403),
        ("127.0.0.1.evil.example", 403),
    ],
)
def test_the_names_of_the_service(make_world, host, status):
    with make_world(allowed_hosts="ask.example").client() as client:
        assert client.get("/api/index", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-host",
        "x-forwarded-proto",
        "cf-connecting-ip",
        "true-client-ip",
        "via",
        "forwarded",
        "x-forwarded",
        "x-envoy-external-address",
        "x-amzn-trace-id",
        "x-azure-clientip",
        "cf-ray",
        "cdn-loop",
        "fly-client-ip",
    ],
)
def test_what_proxies_add_closes_changes(client, header):
    assert client.post("/api/index/rebuild", headers={header: "x"}).status_code == 403


@pytest.mark.parametrize(
    ("scope", "direct"),
    [
        ({"client": ("testclient", 1)}, True),
        ({"client": ("127.0.0.1", 1), "http_version": "1.0"}, False),  # as nginx speaks by default
        ({"client": ("192.0.2.1", 1)}, False),
        ({"client": ("127.0.0.1", 1)}, True),  # the system shows no such connection
    ],
)
def test_a_call_that_comes_straight_from_this_machine(scope, direct):
    from web.middleware.direct import is_direct

    assert is_direct({"type": "http", "headers": [], "http_version": "1.1"} | scope) is direct


def test_a_connection_of_another_user_is_a_proxy(monkeypatch):
    from web.middleware import direct

    monkeypatch.setattr(direct, "_owner", lambda *_: 33)
    scope = {"type": "http", "headers": [], "http_version": "1.1", "client": ("127.0.0.1", 1)}
    monkeypatch.setattr("os.getuid", lambda: 1000)
    assert not direct.is_direct(scope)


def test_guessing_tokens_ends_soon_and_keeps_nobody_out_who_has_the_right_one(make_world):
    with make_world(token="open", admin_token="change").client() as client:
        statuses = [
            client.get("/api/index", headers=bearer(f"guess {n}")).status_code for n in range(30)
        ]
        assert statuses == [401] * 20 + [429] * 10
        for right in ("open", "change"):
            assert client.get("/api/index", headers=bearer(right)).status_code == 200
        late = client.get("/api/index", headers=bearer("guess"))
        assert late.status_code == 429 and int(late.headers["retry-after"]) >= 1
        assert client.get("/api/index").status_code == 401  # who sends none does not guess


def test_a_token_may_be_of_any_script(make_world):
    with make_world(token="秘密の鍵").client() as client:
        given = {"authorization": "Bearer 秘密の鍵".encode()}
        assert client.get("/api/index", headers=given).status_code == 200


def test_two_lengths_close_the_connection(client):
    headers = {"content-length": "3", "transfer-encoding": "chunked"}
    reply = client.post("/api/answer", content=b"abc", headers=headers)
    assert reply.status_code == 400 and reply.headers["connection"] == "close"


def test_an_upload_without_the_right_is_refused_before_its_body_is_read(make_world):
    def body():
        raise AssertionError("the body was read")
        yield b""

    with make_world(admin_token="change").client() as client:
        headers = {"content-type": "multipart/form-data; boundary=x"}
        reply = client.post("/api/documents", content=body(), headers=headers)
        assert reply.status_code == 401


def test_what_was_sent_is_not_sent_back_at_length(client):
    asked = {"question": "架空", "documents": ["x" * 100_000]}
    reply = client.post("/api/answer", json=asked)
    assert reply.status_code in {404, 422} and len(reply.content) < 2000


def test_workers_count_together(tmp_path):
    from limits import parse
    from limits.strategies import FixedWindowRateLimiter

    from web.middleware.counting import FileStorage

    workers = [FixedWindowRateLimiter(FileStorage(tmp_path / "counts")) for _ in range(2)]
    rate = parse("4/minute")
    hits = [workers[n % 2].hit(rate, "calls", "10.0.0.1") for n in range(6)]
    assert hits == [True, True, True, True, False, False]
    assert workers[0].get_window_stats(rate, "calls", "10.0.0.1").remaining == 0
    workers[0].storage.clear(rate.key_for("calls", "10.0.0.1"))
    assert workers[1].hit(rate, "calls", "10.0.0.1")
    assert workers[0].storage.reset() == 1 and workers[0].storage.check()


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_counts_that_the_disk_does_not_take_are_counted_in_memory(tmp_path, damage):
    from limits import parse
    from limits.strategies import FixedWindowRateLimiter

    from web.middleware.counting import FileStorage

    limiter = FixedWindowRateLimiter(FileStorage(tmp_path / "counts"))
    for path in tmp_path.iterdir():
        path.write_bytes(damage)
    rate = parse("2/minute")
    assert [limiter.hit(rate, "calls", "10.0.0.1") for _ in range(3)] == [True, True, False]
    assert limiter.get_window_stats(rate, "calls", "10.0.0.1").remaining == 0
