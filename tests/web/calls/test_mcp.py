"""The Model Context Protocol over real sockets and pipes, by the official SDK's own client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters

STDIO_SERVER = """
import sys
sys.path[:0] = {paths!r}
from tests_web_conftest import FakeEditions, make_edition
from web.mcp_server import serve_stdio
from web.service import Service
from web.telemetry.logs import configure_logs
configure_logs()
from assistant.settings import Settings
serve_stdio(Service(FakeEditions(make_edition())), Settings())
"""


def session(server: Any, talk: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(server) as client:
            return await talk(client)

    # In a thread of its own: a browser test before this one may have left a loop running here.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(asyncio.wait_for(run(), 90))).result()


def test_lists_its_tools_and_says_that_they_only_read(server):
    async def talk(client):
        return await client.list_tools()

    tools = {tool.name: tool for tool in session(f"{server}/mcp", talk).tools}
    assert set(tools) == {
        "answer",
        "search_passages",
        "query_budget",
        "list_programs",
        "read_page",
        "compute",
    }
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert tools["answer"].output_schema["properties"]["figures"]


def test_answers_with_structured_content_and_with_text(server):
    async def talk(client):
        return await client.call_tool("answer", {"question": "架空交流事業の要求額は？"})

    result = session(f"{server}/mcp", talk)
    assert not result.is_error
    assert result.structured_content["figures"][0]["amount"] == 2_300_000_000
    assert "[1] 架空省 概算要求の概要, p. 1" in result.content[0].text


def test_finds_passages_rows_and_programs(server):
    async def talk(client):
        return [
            await client.call_tool("search_passages", {"query": "架空", "top_k": 1}),
            await client.call_tool("query_budget", {"program": "KAKUU", "measure": "request"}),
            await client.call_tool("list_programs", {}),
        ]

    passages, budget, programs = (r.structured_content for r in session(f"{server}/mcp", talk))
    assert passages["passages"][0]["document_id"] == "kakuu"
    assert budget["total"] == 1 and budget["rows"][0]["citation"]["quote"] == "23億円"
    assert programs["programs"][0]["name"] == "架空交流事業"


def test_reads_a_page_and_computes_with_rows_or_says_why_not(server):
    async def talk(client):
        rows = ["kakuu-request", "kakuu-previous"]
        return [
            await client.call_tool("read_page", {"document": "kakuu", "page": 2}),
            await client.call_tool("compute", {"operation": "difference", "rows": rows}),
            await client.call_tool("compute", {"operation": "sum", "rows": rows}),
            await client.call_tool("read_page", {"document": "kakuu", "page": 9}),
        ]

    page, change, refused, missing = session(f"{server}/mcp", talk)
    assert page.structured_content["text"].startswith("事業の目的")
    assert change.structured_content["amount"] == 200_000_000
    assert refused.is_error and "measures or years" in refused.content[0].text
    assert missing.is_error and "no page 9" in missing.content[0].text


def test_documents_are_resources(server):
    async def talk(client):
        listed = (await client.list_resources()).resources
        return listed, await client.read_resource(listed[0].uri)

    listed, read = session(f"{server}/mcp", talk)
    assert [resource.uri for resource in listed] == ["assistant://documents/kakuu"]
    assert read.contents[0].text.startswith("架空交流事業の概要")


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("answer", {"question": " "}, "question"),
        ("answer", {"question": "架空", "documents": ["gone"]}, "gone"),
        ("query_budget", {"sort": "size"}, "size"),
        ("query_budget", {"measure": "guess"}, "measure"),
    ],
)
def test_what_cannot_be_done_is_told_and_the_session_goes_on(server, tool, arguments, said):
    async def talk(client):
        wrong = await client.call_tool(tool, arguments)
        return wrong, await client.call_tool("list_programs", {})

    wrong, right = session(f"{server}/mcp", talk)
    assert wrong.is_error and said in wrong.content[0].text
    assert not right.is_error


def test_an_unknown_document_is_an_error_of_the_protocol(server):
    async def talk(client):
        await client.read_resource("assistant://documents/gone")

    with pytest.raises((MCPError, ExceptionGroup)):
        session(f"{server}/mcp", talk)


def test_without_an_index_tools_say_so(server, world, monkeypatch):
    monkeypatch.setattr(world.service, "refresh", lambda: None)  # nothing is published meanwhile
    world.service._edition = None

    async def talk(client):
        return await client.call_tool("answer", {"question": "架空"})

    assert "index" in session(f"{server}/mcp", talk).content[0].text


def test_serves_over_standard_input_and_output(tmp_path, monkeypatch):
    # A busy machine takes longer to start the process than the client waits for it.
    monkeypatch.setattr("mcp.client.session.DISCOVER_TIMEOUT_SECONDS", 60.0)
    conftest = Path(__file__).parents[1] / "conftest.py"
    (tmp_path / "tests_web_conftest.py").write_text(conftest.read_text("utf-8"), "utf-8")
    code = STDIO_SERVER.format(paths=[str(tmp_path), str(conftest.parents[2])])

    async def talk(client):
        return await client.call_tool("answer", {"question": "架空"})

    result = session(StdioServerParameters(command=sys.executable, args=["-c", code]), talk)
    assert result.structured_content["index_version"] == "v1"
