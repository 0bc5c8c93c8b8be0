"""What a person has written down about a document, in a TOML file.

Titles, publishers and fiscal years are seldom certain from a file alone, a plain text file has no
pages, and slides turned into text lose which paragraph belongs to which program. What a person
has read and written down wins over anything that is found by rules, so it is checked strictly: an
unknown key or a line that the document does not have is an error, never ignored.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveInt,
    StringConstraints,
    ValidationError,
    model_validator,
)

from corpus.document import Document, Page
from corpus.errors import InvalidMetadata
from corpus.layout.written.line_numbers import Lines

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReviewedSection(_Strict):
    """A run of lines, from 1 and both included, with its headings and programs."""

    lines: tuple[PositiveInt, PositiveInt]
    heading: tuple[Text, ...]
    programs: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.lines[0] > self.lines[1]:
            raise ValueError(f"lines {self.lines[0]} to {self.lines[1]} run backwards")
        return self


class Metadata(_Strict):
    """The TOML file of one document. `pages` holds the first line of each page, from 1."""

    title: Text
    publisher: Text | None = None
    fiscal_year: Annotated[int, Field(ge=1868, le=2200)] | None = None
    language: Literal["ja", "en"] = "ja"
    source: Text | None = None
    source_url: Text | None = None
    sha256: Sha256 | None = None
    pages: tuple[PositiveInt, ...] = ()
    sections: tuple[ReviewedSection, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if any(a >= b for a, b in pairwise(self.pages)):
            raise ValueError("pages are not in ascending order")
        for before, after in pairwise(s.lines for s in self.sections):
            if after[0] <= before[1]:
                raise ValueError(
                    f"section at lines {after[0]}-{after[1]} begins before the one at "
                    f"{before[0]}-{before[1]} ends"
                )
        return self


def load_metadata(path: Path) -> Metadata:
    """Read and check a metadata file. Raises `InvalidMetadata` naming the file and the field."""
    try:
        return Metadata.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidMetadata(f"{path.name} is not TOML in UTF-8: {error}") from error
    except ValidationError as error:
        raise InvalidMetadata(f"{path.name}: {explain(error)}") from error


def describe(document: Document, metadata: Metadata) -> Document:
    """The document with what its metadata says of it; its own pages win over lines."""
    return replace(
        document,
        title=metadata.title,
        publisher=metadata.publisher,
        fiscal_year=metadata.fiscal_year,
        language=metadata.language,
        source=metadata.source,
        source_url=metadata.source_url,
        pages=document.pages or _pages(document, metadata),
    )


def explain(error: ValidationError) -> str:
    """The first thing that is wrong, in one line: which field, and what about it."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _pages(document: Document, metadata: Metadata) -> tuple[Page, ...]:
    """Pages that begin at the given lines; the first begins with the text."""
    if not metadata.pages:
        return ()
    lines = Lines(document.text)
    if metadata.pages[-1] > len(lines):
        raise InvalidMetadata(
            f"metadata of {document.filename}: a page begins at line {metadata.pages[-1]}, "
            f"but the text has {len(lines)} lines"
        )
    starts = [0, *(lines.start(n) for n in metadata.pages[1:]), len(document.text)]
    return tuple(Page(i, a, b) for i, (a, b) in enumerate(pairwise(starts), start=1))
