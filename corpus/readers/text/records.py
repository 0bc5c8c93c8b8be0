"""Records: YAML without a text behind it, as the page that a person would lay out for it.

Each key becomes a heading, each value a line; a list of like, short records becomes a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Any

from corpus.errors import UnreadableDocument

# A record has no more lines (an alias may stand for very many), and is not nested deeper.
MOST_LINES, MOST_DEPTH = 20_000, 20
# A longer value is prose, which needs no key before it; prose is no cell of a table.
LONGEST_VALUE = 80


def record_page(text: str, name: str) -> str:
    """The markup of a record: "title: Harbor Grants" -> "<h2>title</h2><p>Harbor Grants</p>".

    Raises UnreadableDocument, which says the file's `name`, where the text is no YAML.
    """
    import yaml

    try:
        found = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{name} is a record that is no YAML; mend it.") from error
    return "".join(islice(_markup(found, "", 0), MOST_LINES))


def _markup(value: object, key: str, depth: int) -> Iterator[str]:
    """The lines of a value; keys at the top are headings."""
    if depth > MOST_DEPTH or value in ("", "null", None):
        return
    if isinstance(value, dict):
        for inner, below in value.items():
            if depth == 0:
                yield f"<h2>{escape(_words(inner))}</h2>"
            yield from _markup(below, "" if depth == 0 else _words(inner), depth + 1)
    elif isinstance(value, list):
        if columns := _columns(value):
            yield _table(columns, value)
        else:
            for item in value:
                yield from _markup(item, "", depth + 1)
    elif (inner := _inner(str(value))) is not None:
        yield from _markup(inner, key, depth + 1)
    else:
        before = f"{escape(key)}: " if key and len(str(value)) <= LONGEST_VALUE else ""
        paragraphs = (" ".join(part.split()) for part in str(value).split("\n\n"))
        yield from (f"<p>{before}{escape(part)}</p>" for part in paragraphs if part)


def _words(key: object) -> str:
    return str(key).replace("_", " ")


def _inner(value: str) -> object:
    """The records that a text holds as JSON, None where it is a text."""
    if not value.startswith(("[{", '{"')):
        return None
    try:
        return json.loads(value, parse_float=str, parse_int=str)
    except ValueError:
        return None


def _columns(records: Sequence[Any]) -> list[str]:
    """The keys that all of several records have, none where a value is long or nested."""
    if len(records) < 2 or not all(isinstance(r, dict) and r for r in records):
        return []
    keys = list(records[0])
    alike = all(list(record) == keys for record in records)
    short = all(
        not isinstance(v, (dict, list)) and len(str(v)) <= LONGEST_VALUE
        for record in records
        for v in record.values()
    )
    return keys if alike and short else []


def _table(keys: Sequence[str], records: Sequence[dict[str, Any]]) -> str:
    head = "".join(f"<th>{escape(_words(key))}</th>" for key in keys)
    rows = ("".join(f"<td>{escape(str(r[key]))}</td>" for key in keys) for r in records)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"
