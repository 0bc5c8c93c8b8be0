"""Mappings and attributes of which nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")
Owner = TypeVar("Owner")


class OnFirstUse(Generic[Owner, Value]):
    """An attribute that is made when it is first asked for, as `functools.cached_property` is.

    But no other thread waits while that of one object is made: of a large document it takes
    seconds.
    """

    def __init__(self, make: Callable[[Owner], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    def __get__(self, owner: Owner, _: type[Owner] | None = None) -> Value:
        value = vars(owner)[self._name] = self._make(owner)
        return value


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
