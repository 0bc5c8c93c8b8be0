"""Renders an OpenAPI description as one HTML page.

The usual viewers load their scripts from another host, which neither the content policy nor a
machine without a network allows; a description needs no script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from http import HTTPStatus
from typing import Any

from corpus import errors

Json = dict[str, Any]


class Html(str):
    """Text that is HTML already; any other text is escaped."""

    __slots__ = ()


def render(description: Json) -> str:
    """The page."""
    info = description["info"]
    operations = list(_operations(description))
    return "".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(info['title'])}: API</title>",
            '<link rel="icon" href="/page/icon.svg" type="image/svg+xml">',
            '<link rel="stylesheet" href="/docs/style.css"></head><body>',
            f"<header><h1>{escape(info['title'])} {escape(info['version'])}</h1>",
            f"<p>{escape(info['description'])}</p>",
            '<p><a href="/openapi.json">openapi.json</a> · <a href="/">the page</a></p></header>',
            _contents(operations),
            "<main>",
            *(_operation(*operation) for operation in operations),
            "<h2>Shapes</h2>",
            *(_shape(*shape) for shape in sorted(description["components"]["schemas"].items())),
            _problems(),
            "</main></body></html>",
        )
    )


def _operations(description: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _contents(operations: Iterable[tuple[str, str, Json]]) -> str:
    items = (
        f'<li><a href="#{_anchor(m, p)}"><code>{m} {escape(p)}</code></a> {escape(o["summary"])}'
        for m, p, o in operations
    )
    return f'<nav aria-label="Calls"><ul>{"".join(items)}</ul></nav>'


def _operation(method: str, path: str, operation: Json) -> str:
    heading = f'<h2 id="{_anchor(method, path)}"><code>{method} {escape(path)}</code></h2>'
    text = f"<p>{escape(operation.get('description') or operation['summary'])}</p>"
    parts = [heading, text]
    if "security" in operation:
        parts.append("<p>Changes something: needs the admin token where one is set.</p>")
    if operation.get("parameters"):
        parts.append(_parameters(operation["parameters"]))
    if "requestBody" in operation:
        parts.append(_content("Request", operation["requestBody"].get("content", {})))
    for status, response in operation["responses"].items():
        said = f"{status} {response.get('description', '')}"
        parts.append(_content(said, response.get("content", {})))
    return f"<section>{''.join(parts)}</section>"


def _parameters(parameters: Iterable[Json]) -> str:
    rows = ((p["name"], p["in"], _type(p["schema"]), p.get("description", "")) for p in parameters)
    return _table(("parameter", "in", "type", "meaning"), rows)


def _content(title: str, content: Json) -> str:
    kinds = "".join(
        f"<li><code>{escape(kind)}</code> {_type(media.get('schema', {}))}</li>"
        for kind, media in content.items()
    )
    return f"<h3>{escape(title)}</h3><ul>{kinds}</ul>"


def _shape(name: str, schema: Json) -> str:
    required = schema.get("required", [])
    rows = (
        (field, _type(value), "yes" if field in required else "", value.get("description", ""))
        for field, value in schema.get("properties", {}).items()
    )
    examples = "".join(
        f"<pre>{escape(json.dumps(example, ensure_ascii=False, indent=1))}</pre>"
        for example in schema.get("examples", ())
    )
    about = f"<p>{escape(schema.get('description', ''))}</p>"
    table = _table(("field", "type", "required", "meaning"), rows)
    if "enum" in schema:
        table = f"<p><code>{_type(schema)}</code></p>"
    return f'<section><h3 id="{escape(name)}">{escape(name)}</h3>{about}{table}{examples}</section>'


def _problems() -> str:
    """What the `type` of a problem points at."""
    raised = {kind.status for kind in errors.AssistantError.__subclasses__()}
    statuses = sorted(raised | {400, 405, 500})
    items = (
        f'<dt id="problem-{s}">{s}</dt><dd>{escape(HTTPStatus(s).phrase)}</dd>' for s in statuses
    )
    return f"<h2>Problems</h2><dl>{''.join(items)}</dl>"


def _type(schema: Json) -> Html:
    """A schema in few words."""
    return Html(_type_text(schema))


def _type_text(schema: Json) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f'<a href="#{name}">{name}</a>'
    if "anyOf" in schema:
        return " or ".join(_type(part) for part in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(escape(json.dumps(v)) for v in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    limits = ", ".join(
        f"{words} {schema[key]}"
        for key, words in (
            ("minimum", "from"),
            ("maximum", "to"),
            ("minLength", "length from"),
            ("maxLength", "length to"),
            ("default", "default"),
        )
        if key in schema
    )
    name = escape(str(schema.get("type", "any")))
    return f"{name} ({escape(limits)})" if limits else name


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    titles = "".join(f'<th scope="col">{escape(t)}</th>' for t in head)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def _cell(text: str) -> str:
    return text if isinstance(text, Html) else escape(text, quote=False)


def _anchor(method: str, path: str) -> str:
    return escape(f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}")
