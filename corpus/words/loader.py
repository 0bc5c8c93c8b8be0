"""Reads the vocabulary once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a head: `kind` of column ("money", "ratio", …), with its measure and year.

    `shift` counts years from the document's own (前年度: -1), `scope` narrows what is covered.
    """

    text: str
    kind: str
    measure: str | None = None
    shift: int | None = None
    scope: str | None = None


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `name`.toml."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of one list: listed("names", "totals") -> {"計", "合計", …}."""
    return frozenset(table(name)[key])


@cache
def meanings() -> dict[str, Word]:
    """Every word that heads a column, by its text."""
    found: dict[str, Word] = {}
    for entry in table("heads")["meaning"]:
        for text in entry["words"]:
            found[text] = Word(
                text, entry["kind"], entry.get("measure"), entry.get("shift"), entry.get("scope")
            )
    return found


def alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; Latin words stand between others.

    >>> alternation(["計", "total"])
    '(?<![a-z])total(?![a-z])|計'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_bounded(word) for word in ordered)


def _bounded(word: str) -> str:
    before = r"(?<![a-z])" if word[0].isascii() and word[0].isalpha() else ""
    after = r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return f"{before}{re.escape(word)}{after}"
