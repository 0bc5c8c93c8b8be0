"""Programs that a person has written down: the TOML file beside a document."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.errors import InvalidMetadata
from corpus.programs.program import Program
from corpus.text.folding import fold_key

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[\w-]+$")]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Identifier
    name: Name
    name_en: Name | None = None
    aliases: tuple[Name, ...] = ()
    parent: Identifier | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    programs: tuple[_Entry, ...]


def load_programs(path: Path, document_id: str | None = None) -> tuple[Program, ...]:
    """Read and check a programs file.

    Raises `InvalidMetadata` for a parent that is not in the file, an id that is there twice, or a
    name that two programs share: a question that uses it could not be answered.
    """
    try:
        entries = _File.model_validate(tomllib.loads(path.read_text("utf-8"))).programs
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidMetadata(f"{path.name} is not TOML in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidMetadata(f"{path.name}: {place}: {first['msg']}") from error
    _check(path, entries)
    documents = (document_id,) if document_id else ()
    return tuple(Program(e.id, e.name, e.name_en, e.aliases, e.parent, documents) for e in entries)


def _check(path: Path, entries: Iterable[_Entry]) -> None:
    ids: set[str] = set()
    names: dict[str, str] = {}
    for entry in entries:
        if entry.id in ids:
            raise InvalidMetadata(f"{path.name}: two programs have the id {entry.id}")
        ids.add(entry.id)
        for name in (entry.name, *entry.aliases):
            owner = names.setdefault(fold_key(name), entry.id)
            if owner != entry.id:
                raise InvalidMetadata(f"{path.name}: {owner} and {entry.id} share the name {name}")
    for entry in entries:
        if entry.parent is not None and entry.parent not in ids - {entry.id}:
            raise InvalidMetadata(f"{path.name}: {entry.id} has an unknown parent {entry.parent}")
