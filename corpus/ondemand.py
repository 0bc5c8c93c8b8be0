"""Mappings of which nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

Value = TypeVar("Value")


class OnDemand(Mapping[str, Value]):
    """A mapping that makes each value of its key when it is asked for, and keeps the latest.

    >>> OnDemand(("a", "b"), str.upper)["b"]
    'B'
    """

    def __init__(
        self, keys: Iterable[str], make: Callable[[str], Value], keep: int | None = 0
    ) -> None:
        """`keep` so many values, None for all; whatever is cheap to make need not be kept."""
        self._keys = dict.fromkeys(keys)
        self._make = lru_cache(keep)(make) if keep != 0 else make

    def __getitem__(self, key: str) -> Value:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
