"""The words that a model's sentences are read by (`words.toml`), as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).with_name("words.toml")


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, list[str]]]:
    """The lists by group and name."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@lru_cache(maxsize=128)
def pattern(group: str, name: str = "words") -> re.Pattern[str]:
    """A pattern of one list, for text in lower case: pattern("direction", "up")."""
    return compiled(words()[group][name])


def named(group: str) -> dict[str, re.Pattern[str]]:
    """The patterns of all lists of a group."""
    return {name: pattern(group, name) for name in words()[group]}


def compiled(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words: Latin ones whole, or beginnings where they end in *; longest first."""
    return re.compile("|".join(_one(w) for w in sorted(entries, key=len, reverse=True)))


def _one(word: str) -> str:
    escaped = re.escape(word.removesuffix("*"))
    if not word[0].isascii() or not word[0].isalpha():
        return escaped
    return rf"(?<![a-z]){escaped}" + ("" if word.endswith("*") else r"(?![a-z])")
