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

    Where none can begin, their first characters tell at once, however many words there are.

    >>> alternation(["計", "total"])
    '(?=[t計])(?:(?<![a-z])(?:total(?![a-z]))|計)'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    if not ordered:
        return ""
    latin = "|".join(_ended(word) for word in ordered if _is_latin(word[0]))
    other = [_ended(word) for word in ordered if not _is_latin(word[0])]
    branches = [rf"(?<![a-z])(?:{latin})"] * bool(latin) + other
    return rf"(?=[{first_characters(ordered)}])(?:{'|'.join(branches)})"


def first_characters(words: Iterable[str]) -> str:
    """What a class of characters holds that is any that a word begins with."""
    return "".join(re.escape(character) for character in sorted({word[0] for word in words}))


def _ended(word: str) -> str:
    return re.escape(word) + (r"(?![a-z])" if _is_latin(word[-1]) else "")


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
