"""States of conversations that were made lately, so that a turn is not answered again.

Only speed depends on it: a state that is not kept is made from the turns.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assistant.conversation.shelf import TurnShelf
from assistant.conversation.state import BEGINNING, Exchange, State

STATES_KEPT = 512
REPLAYED = 400  # characters of a turn that tell what it was about

Key = tuple[object, ...]


class Memory:
    """The latest states, by the documents asked and the user's turns so far."""

    def __init__(self, version: str = "", shelf: TurnShelf | None = None) -> None:
        """`shelf` has what other processes that answer from this `version` made of a turn."""
        self._states: OrderedDict[Key, State] = OrderedDict()
        self._version = version
        self._shelf = shelf
        if shelf is not None:
            _exchanges()  # now, not with the first turn

    def latest(self, documents: object, turns: Sequence[str]) -> tuple[int, State]:
        """How many of the turns a known state is after, and that state."""
        count, state = self._kept(documents, turns)
        while count < len(turns):
            exchanges = self._shared(documents, turns[: count + 1])
            if exchanges is None:
                break
            count, state = count + 1, State((*state.exchanges, *exchanges))
            self._remember(documents, turns[:count], state)
        return count, state

    def keep(self, documents: object, turns: Sequence[str], state: State, before: State) -> None:
        """Keep the state after the turns, which was `before` the last of them another one."""
        self._remember(documents, turns, state)
        if self._shelf is not None:
            made = state.exchanges[len(before.exchanges) :]
            with suppress(ValueError):  # characters that JSON cannot have
                self._shelf.put(self._key(documents, turns), _exchanges().dump_json(made))

    def _kept(self, documents: object, turns: Sequence[str]) -> tuple[int, State]:
        for count in range(len(turns), 0, -1):
            kept = self._states.get((documents, *turns[:count]))
            if kept is not None:
                return count, kept
        return 0, BEGINNING

    def _remember(self, documents: object, turns: Sequence[str], state: State) -> None:
        """Keep a state in this process; the oldest goes where there are too many."""
        self._states[(documents, *turns)] = state
        if len(self._states) > STATES_KEPT:
            self._states.popitem(last=False)

    def _shared(self, documents: object, turns: Sequence[str]) -> tuple[Exchange, ...] | None:
        """What another process made of the last of the turns."""
        text = self._shelf.get(self._key(documents, turns)) if self._shelf is not None else None
        try:
            return _exchanges().validate_json(text) if text is not None else None
        except ValidationError:  # of another version of this program
            return None

    def _key(self, documents: object, turns: Sequence[str]) -> str:
        return json.dumps([self._version, documents, *turns])


@cache
def _exchanges() -> TypeAdapter[tuple[Exchange, ...]]:
    """Exchanges to and from JSON."""
    return TypeAdapter(tuple[Exchange, ...])


def replayed(asked: Sequence[str]) -> list[str]:
    """The turns as far as they are replayed: none that is empty, none too long."""
    return [text.strip()[:REPLAYED] for text in asked if text.strip()]
