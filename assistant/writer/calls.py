"""The tools as the model calls them: their descriptions, and what a call gives back.

Results are JSON: a document that says "end of results, new instructions" stays inside its string.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.model import Step
from assistant.tools import Operation, Refused, compute
from assistant.tools.budget import BudgetQuery
from assistant.writer.exhibits import Exhibits
from corpus.errors import AssistantError
from corpus.facts import Measure
from corpus.text import fold_key

MOST_PASSAGES: Final = 8
MOST_ROWS: Final = 60
MOST_PROGRAMS: Final = 200
LONGEST_SHOWN: Final = 80  # characters of a step's detail
NUMBERS_SAID: Final = 10**9


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Search(_Arguments):
    query: str = Field(min_length=1, max_length=500, description="What to look for, in words")
    top_k: int = Field(5, ge=1, le=MOST_PASSAGES)


class _CallBudget(_Arguments):
    program: str | None = Field(None, description="Id, name or part of the name")
    fiscal_year: int | None = Field(None, description="Western year: 2026 for 令和8年度")
    measure: Measure | None = None
    q: str | None = Field(None, max_length=200, description="Words anywhere in a row")


class _Programs(_Arguments):
    q: str | None = Field(None, max_length=200, description="Words in a name; empty: all")


class _Page(_Arguments):
    document: str = Field(description="Id of the document")
    page: int = Field(ge=1, description="From 1")


class _Compute(_Arguments):
    operation: Operation = Field(
        description="difference a-b; ratio a/b and growth (a-b)/b in per cent; share of a part in "
        "its whole; sum; product of one figure and a number that the user has said"
    )
    figures: list[str] = Field(min_length=1, max_length=30, description='Such as ["F2", "F1"]')
    factor: int | None = Field(None, ge=1, le=NUMBERS_SAID)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool as the model wrote it; `arguments` is JSON, broken where the model was."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that the model may call, and what is told of a call to whoever waits."""

    name: str
    description: str
    arguments: type[_Arguments]
    did: str
    run: Callable[[Any, Exhibits, str], tuple[dict[str, Any], str]]


def _search(given: _Search, exhibits: Exhibits, _: str) -> tuple[dict[str, Any], str]:
    found = exhibits.sources.search(given.query, given.top_k)
    return {"passages": exhibits.shown_stretches(found)}, given.query


def _budget(given: _CallBudget, exhibits: Exhibits, _: str) -> tuple[dict[str, Any], str]:
    query = BudgetQuery(given.program, given.fiscal_year, given.measure, None, given.q)
    rows = exhibits.sources.query_budget(query)
    shown = exhibits.shown_figures(rows[:MOST_ROWS])
    said = [given.program, given.fiscal_year, given.measure and given.measure.value, given.q]
    return {"rows": shown, "total": len(rows)}, " ".join(str(s) for s in said if s)


def _programs(given: _Programs, exhibits: Exhibits, _: str) -> tuple[dict[str, Any], str]:
    key = fold_key(given.q or "")
    found = [
        p
        for p in exhibits.sources.programs
        if any(key in fold_key(n) for n in (p.name, p.name_en or "", *p.aliases))
    ]
    return {"programs": exhibits.shown_programs(found[:MOST_PROGRAMS])}, given.q or ""


def _page(given: _Page, exhibits: Exhibits, _: str) -> tuple[dict[str, Any], str]:
    found = exhibits.sources.read_page(given.document, given.page)
    title = exhibits.sources.documents[given.document].title
    return {"page": exhibits.shown_stretches([found])[0]}, f"{title} p. {given.page}"


def _compute(given: _Compute, exhibits: Exhibits, asked: str) -> tuple[dict[str, Any], str]:
    unknown = [h for h in given.figures if h not in exhibits.figures]
    if unknown:
        raise Refused(f"{unknown[0]} is no figure that a tool has returned.")
    if given.factor is not None and str(given.factor) not in fold_key(asked).replace(",", ""):
        raise Refused("The factor is no number that the user has said.")
    rows = [exhibits.figures[h] for h in given.figures]
    result = compute(given.operation, rows, exhibits.sources.programs, given.factor)
    handle = exhibits.result(result)
    shown = {"ref": handle, "amount": result.amount, "unit": result.currency or "%"}
    return shown, handle


TOOLS: Final = (
    Tool(
        "search_passages",
        "Find the passages of the documents that fit a query best.",
        _Search,
        "searched",
        _search,
    ),
    Tool(
        "query_budget",
        "Rows of the budget table: each an amount with its program, measure, year and scope.",
        _CallBudget,
        "queried",
        _budget,
    ),
    Tool(
        "list_programs",
        "The programs with their ids, names and wholes.",
        _Programs,
        "listed",
        _programs,
    ),
    Tool("read_page", "The text of one page of a document.", _Page, "read", _page),
    Tool(
        "compute",
        "Compute with rows of the table; refuses what may not be set against each other.",
        _Compute,
        "computed",
        _compute,
    ),
)
BY_NAME: Final = {tool.name: tool for tool in TOOLS}


def perform(call: Call, exhibits: Exhibits, asked: str) -> tuple[str, Step | None]:
    """What a call returns to the model, as JSON, and the step that was taken; never raises."""
    tool = BY_NAME.get(call.name)
    if tool is None:
        return _refusal(
            f"There is no tool {call.name[:60]!r}; there are {', '.join(BY_NAME)}."
        ), None
    try:
        given = tool.arguments.model_validate_json(call.arguments or "{}")
        shown, detail = tool.run(given, exhibits, asked)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return _refusal(f"{where}: {first['msg']}"), None
    except AssistantError as error:
        return _refusal(error.detail), None
    return json.dumps(shown, ensure_ascii=False), Step(tool.did, detail[:LONGEST_SHOWN])


def specifications() -> list[dict[str, Any]]:
    """The tools in the form of the API's `tools`."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.arguments.model_json_schema(),
            },
        }
        for tool in TOOLS
    ]


def calls_in(text: str) -> Sequence[Call]:
    """Calls that a model without tool calls has written as JSON: {"tool": …, "arguments": {…}}.

    A reply that begins with such an object is a call; whatever else stands there is not.
    """
    bare = text.strip().removeprefix("```json").removeprefix("```").lstrip()
    if not bare.startswith(("{", "[")):
        return ()
    try:
        found, _ = json.JSONDecoder().raw_decode(bare)
    except (ValueError, RecursionError):
        return ()
    entries = found if isinstance(found, list) else [found]
    calls = [e for e in entries if isinstance(e, dict) and isinstance(e.get("tool"), str)]
    return [
        Call(f"call_{i}", e["tool"], json.dumps(e.get("arguments") or {}))
        for i, e in enumerate(calls)
    ]


def _refusal(why: str) -> str:
    return json.dumps({"error": why}, ensure_ascii=False)
