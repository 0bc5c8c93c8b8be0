"""The Model Context Protocol, by its official SDK: the same answers for programs that use tools."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote, unquote

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from mcp.types import Resource as ResourceInfo
from pydantic import BaseModel, Field
from starlette.types import ASGIApp

from assistant.model import Answer
from assistant.settings import Settings
from assistant.tools import Operation, Sources
from assistant.tools import compute as exact
from corpus.errors import AssistantError, NotFound
from corpus.facts import Measure
from corpus.ondemand import OnDemand
from web import catalogue
from web.api.answer import ANSWER_JSON
from web.api.schema.answer import (
    MAX_TURNS,
    AnswerRequest,
    AnswerResponse,
    PassageModel,
    QuestionText,
    TurnModel,
)
from web.api.schema.budget import Budget
from web.api.schema.documents import ProgramList
from web.asking import Asking
from web.edition import Edition
from web.middleware.access import AccessPolicy
from web.middleware.body import MAX_JSON_BYTES
from web.service import Service
from web.telemetry.metrics import Metrics

NAME: Final = "program-assistant"
INSTRUCTIONS: Final = (
    "Answers questions about public programs from the documents that announce them. Figures are "
    "exact and carry the quote they were read from; where the documents do not say, status is "
    "not_found. Ask in Japanese or English; prefer `answer`, and `query_budget` for tables."
)
RESOURCE: Final = "assistant://documents/"
READ_ONLY: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)
# As many rows as a model can make use of at once; it can ask for the next.
MAX_ROWS: Final = 500

Documents = Annotated[list[str] | None, Field(description="Restrict to these document ids")]
TopK = Annotated[int, Field(ge=1, le=50)]


class Passages(BaseModel):
    """Retrieved passages, best first."""

    passages: list[PassageModel]


class PageText(BaseModel):
    """A page: `text` is the document's text from `start` to `end`."""

    document: str
    page: int
    start: int
    end: int
    text: str


class Result(BaseModel):
    """What was computed, in whole units of `currency`, or in per cent where that is null."""

    operation: Operation
    amount: int | float
    currency: str | None
    rows: list[str]


class _Server(MCPServer[Any]):
    """Lists the documents of the edition in service, whichever that is."""

    def __init__(self, service: Service) -> None:
        super().__init__(NAME, title="Program assistant", instructions=INSTRUCTIONS)
        self._service = service

    async def list_resources(self) -> list[ResourceInfo]:
        return [
            ResourceInfo(
                uri=RESOURCE + quote(document["id"], safe=""),
                name=document["id"],
                title=document["title"],
                description=document["source"] or document["filename"],
                mime_type="text/plain",
            )
            for document in catalogue.documents(_current(self._service))
        ]


def create_mcp_server(service: Service, asking: Asking) -> MCPServer[Any]:
    """The server with its tools, and the documents as resources."""
    server = _Server(service)
    _add_answering(server, service, asking)
    _add_lookup(server, service)
    _add_table(server, service)

    @server.resource(RESOURCE + "{document_id}", name="document", mime_type="text/plain")
    def document(document_id: str) -> str:
        """The text of a document, which every offset refers to."""
        try:
            return _current(service).document(unquote(document_id)).text
        except NotFound as error:
            raise ResourceNotFoundError(error.detail) from None

    return server


def _add_answering(server: MCPServer[Any], service: Service, asking: Asking) -> None:
    """The tools that understand a question: its answer, or the passages that fit it."""

    @server.tool(annotations=READ_ONLY)
    async def answer(
        question: QuestionText,
        history: Annotated[list[TurnModel], Field(max_length=MAX_TURNS)] = [],  # noqa: B006
        language: Literal["auto", "ja", "en"] = "auto",
        documents: Documents = None,
        top_k: TopK = 5,
    ) -> Annotated[CallToolResult, AnswerResponse]:
        """Answer a question about the programs, with cited passages and exact figures."""
        reply = await _ask(
            AnswerRequest(
                question=question,
                history=history,
                language=language,
                documents=documents,
                top_k=top_k,
            )
        )
        return CallToolResult(
            content=[TextContent(type="text", text=_with_sources(reply))],
            structured_content=ANSWER_JSON.dump_python(reply, mode="json"),
        )

    @server.tool(annotations=READ_ONLY)
    async def search_passages(
        query: QuestionText, documents: Documents = None, top_k: TopK = 10
    ) -> Passages:
        """Find the passages that fit a query best."""
        reply = await _ask(AnswerRequest(question=query, documents=documents, top_k=top_k))
        found = ANSWER_JSON.dump_python(reply, mode="json")["passages"]
        return Passages(passages=found)

    async def _ask(request: AnswerRequest) -> Answer:
        try:
            return await asking.ask(_current(service), request)
        except AssistantError as error:
            raise ToolError(error.detail) from None


def _add_lookup(server: MCPServer[Any], service: Service) -> None:
    """The tools that look something up: rows of the budget table, a page of a document."""

    @server.tool(annotations=READ_ONLY)
    def query_budget(  # noqa: PLR0917 - tools are called by name
        program: Annotated[str | None, Field(description="Id, name or part of it")] = None,
        fiscal_year: Annotated[int | None, Field(description="Western year, 2026")] = None,
        measure: Measure | None = None,
        document: str | None = None,
        q: Annotated[str | None, Field(description="Words anywhere in a row")] = None,
        sort: str = "position",
        limit: Annotated[int, Field(ge=0, le=MAX_ROWS)] = 50,
        offset: Annotated[int, Field(ge=0)] = 0,
    ) -> Budget:
        """Rows of the budget table with amounts in whole yen and the quotes they come from."""
        edition = _current(service)
        query = catalogue.BudgetQuery(program, fiscal_year, measure, document, q, sort)
        try:
            found = catalogue.select(edition, query)
        except AssistantError as error:
            raise ToolError(error.detail) from None
        rows = [catalogue.row_json(edition, row) for row in found[offset : offset + limit]]
        return Budget.model_validate({"rows": rows, "total": len(found)})

    @server.tool(annotations=READ_ONLY)
    def read_page(document: str, page: Annotated[int, Field(ge=1)]) -> PageText:
        """The text of one page of a document, and the range of it."""
        sources = _sources(_current(service))
        try:
            found = sources.read_page(document, page)
        except AssistantError as error:
            raise ToolError(error.detail) from None
        return PageText(
            document=document, page=page, start=found.start, end=found.end, text=sources.text(found)
        )


def _add_table(server: MCPServer[Any], service: Service) -> None:
    """The tools over the table as a whole: computing with its rows, and their programs."""

    @server.tool(annotations=READ_ONLY)
    def compute(
        operation: Operation,
        rows: Annotated[list[str], Field(min_length=1, max_length=50, description="Ids of rows")],
        factor: Annotated[int | None, Field(ge=1)] = None,
    ) -> Result:
        """Compute with rows of the table; refuses what may not be set against each other."""
        edition = _current(service)
        by_id = {row.id: row for row in edition.figures}
        try:
            missing = [i for i in rows if i not in by_id]
            if missing:
                raise NotFound(f"There is no row {missing[0]!r}; query_budget lists them.")
            made = exact(operation, [by_id[i] for i in rows], edition.programs, factor)
        except AssistantError as error:
            raise ToolError(error.detail) from None
        return Result(operation=operation, amount=made.amount, currency=made.currency, rows=rows)

    @server.tool(annotations=READ_ONLY)
    def list_programs() -> ProgramList:
        """All programs with their names, aliases, parents and documents."""
        programs = catalogue.programs(_current(service))
        return ProgramList.model_validate({"programs": programs})


def _sources(edition: Edition) -> Sources:
    documents = OnDemand(edition.analyses, edition.document)
    return Sources(documents, edition.programs, edition.figures, lambda _query, _top_k: ())


def _current(service: Service) -> Edition:
    try:
        return service.current()
    except AssistantError as error:
        raise ToolError(error.detail) from None


def _with_sources(answer: Answer) -> str:
    """The answer as text for a model that reads no structured content."""
    lines = [answer.answer]
    for c in answer.citations:
        page = f", p. {c.page}" if c.page is not None else ""
        lines.append(f"[{c.number}] {c.document_title}{page}, lines {c.line_start}-{c.line_end}:")
        lines.append(f"    {c.quote}")
    return "\n".join(lines)


def serve_stdio(service: Service, settings: Settings) -> None:
    """Serve one client over standard input and output until it ends; logs go elsewhere."""
    asking = Asking.of(settings, Metrics())
    with service:
        create_mcp_server(service, asking).run("stdio")


@asynccontextmanager
async def http_endpoint(server: MCPServer[Any], policy: AccessPolicy) -> AsyncIterator[ASGIApp]:
    """The server as an ASGI application for /mcp, stateless, so that any worker can answer.

    The SDK checks Host and Origin too, after the application's own middleware has.
    """
    app = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=MAX_JSON_BYTES,
        transport_security=TransportSecuritySettings(
            allowed_hosts=[h + p for h in policy.names() for p in ("", ":*")],
            allowed_origins=[
                *policy.origins,
                *(
                    f"{s}://{h}{p}"
                    for h in policy.names()
                    for s in ("http", "https")
                    for p in ("", ":*")
                ),
            ],
        ),
    )
    async with server.session_manager.run():
        yield app
