"""`assistant licences`: what is installed and under which licence, also as an SBOM."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Annotated

import typer

_LONGEST = 60  # some packages write the whole text of their licence into the field


@dataclass(frozen=True, slots=True)
class Component:
    """One installed distribution."""

    name: str
    version: str
    licence: str


def register(app: typer.Typer) -> None:
    app.command("licences")(licences)


def licences(
    sbom: Annotated[
        bool, typer.Option("--sbom", help="Print a bill of materials (CycloneDX 1.5, JSON).")
    ] = False,
) -> None:
    """List every installed package with its version and licence."""
    found = sorted(components(), key=lambda c: c.name.lower())
    if sbom:
        typer.echo(json.dumps(bill(found), ensure_ascii=False, indent=1))
        return
    for component in found:
        typer.echo(f"{component.name}\t{component.version}\t{component.licence}")


def components() -> Iterator[Component]:
    """The distributions of this interpreter, each once."""
    seen: set[str] = set()
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        if name and name.lower() not in seen:
            seen.add(name.lower())
            yield Component(name, distribution.version, _licence(distribution.metadata))


def bill(found: list[Component]) -> dict[str, object]:
    """Components in the shape of CycloneDX, by package address (purl)."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {
                "type": "library",
                "name": c.name,
                "version": c.version,
                "purl": f"pkg:pypi/{c.name.lower().replace('_', '-')}@{c.version}",
                "licenses": [{"license": {"name": c.licence}}],
            }
            for c in found
        ],
    }


def _licence(about: metadata.PackageMetadata) -> str:
    """The licence as a package states it: expression, short text, or classifiers."""
    for field in ("License-Expression", "License"):
        stated = str((about.get_all(field) or [""])[0]).strip()
        if stated and len(stated) <= _LONGEST and stated != "UNKNOWN":
            return stated
    classifiers = about.get_all("Classifier") or []
    names = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    return ", ".join(names) or "unknown"
