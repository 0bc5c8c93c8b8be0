"""The page's files, the reference, and the headers that keep both safe."""

from __future__ import annotations

from html.parser import HTMLParser

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from web import site


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def page(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>頁</title>", "utf-8")
    (tmp_path / "js" / "main.js").write_text("export {};", "utf-8")
    (tmp_path / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    app = FastAPI()
    site.mount(app, tmp_path)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/js/main.js", "text/javascript; charset=utf-8"),
        ("/page/icon.svg", "image/svg+xml"),
    ],
)
def test_files_have_their_types_and_are_revalidated(page, path, kind):
    first = page.get(path)
    assert first.status_code == 200 and first.headers["content-type"] == kind
    assert first.headers["cache-control"] == "no-cache"
    again = page.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize("path", ["/page/../app.py", "/page/%2e%2e/app.py", "/page/..%2fapp.py"])
def test_files_outside_of_the_folder_are_not_there(page, path):
    assert page.get(path).status_code == 404


def test_every_response_has_the_strict_headers(client):
    for path in ("/", "/healthz", "/docs", "/nothing", "/api/documents"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/documents/kakuu/text", "/nothing"])
def test_head_is_get_without_the_body(server, path):
    asked = httpx.get(f"{server}{path}", headers={"accept-encoding": "identity"})
    told = httpx.head(f"{server}{path}", headers={"accept-encoding": "identity"})
    assert told.status_code == asked.status_code and not told.content
    assert told.headers["content-length"] == str(len(asked.content))
    assert told.headers["content-type"] == asked.headers["content-type"]


def test_large_responses_are_compressed_but_streams_are_not(client):
    assert client.get("/openapi.json").headers["content-encoding"] == "gzip"
    asked = client.post(
        "/api/answer", json={"question": "架空"}, headers={"accept": "text/event-stream"}
    )
    assert "content-encoding" not in asked.headers


def test_the_reference_tells_every_call_and_runs_nothing(client):
    reply = client.get("/docs")
    description = client.get("/openapi.json").json()
    for path in description["paths"]:
        assert path in reply.text
    found = Elements(reply.text).found
    assert not {"script", "style"} & {tag for tag, _ in found}
    assert not [a for _, a in found if "style" in a or any(n.startswith("on") for n in a)]
    ids = {a["id"] for _, a in found if "id" in a}
    links = [a["href"] for tag, a in found if tag == "a" and a.get("href", "").startswith("#")]
    assert links and all(link.removeprefix("#") in ids for link in links)
    assert client.get("/docs/style.css").headers["content-type"].startswith("text/css")


def test_a_problem_type_leads_to_its_place_in_the_reference(client):
    kind = client.get("/api/documents/gone/text").json()["type"]
    path, _, anchor = kind.partition("#")
    assert f'id="{anchor}"' in client.get(path).text
