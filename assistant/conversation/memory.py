"""States of conversations that were made lately, so that a turn is not answered again.

Only speed depends on it: a state that is not kept is made from the turns.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from assistant.conversation.state import BEGINNING, State

STATES_KEPT = 512
REPLAYED = 400  # characters of a turn that tell what it was about

Key = tuple[object, ...]


class Memory:
    """The latest states, by the documents asked and the user's turns so far."""

    def __init__(self) -> None:
        self._states: OrderedDict[Key, State] = OrderedDict()

    def latest(self, documents: object, turns: Sequence[str]) -> tuple[int, State]:
        """How many of the turns a kept state is after, and that state."""
        for count in range(len(turns), 0, -1):
            kept = self._states.get((documents, *turns[:count]))
            if kept is not None:
                return count, kept
        return 0, BEGINNING

    def keep(self, documents: object, turns: Sequence[str], state: State) -> None:
        """Keep the state after the turns; the oldest goes where there are too many."""
        self._states[(documents, *turns)] = state
        if len(self._states) > STATES_KEPT:
            self._states.popitem(last=False)


def replayed(asked: Sequence[str]) -> list[str]:
    """The turns as far as they are replayed: none that is empty, none too long."""
    return [text.strip()[:REPLAYED] for text in asked if text.strip()]
