"""What a check is: a name, and what it finds wrong with a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.writer.reading.claims import Claim


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found, as a sentence that the model can act on."""

    check: str
    told: str


@dataclass(frozen=True, slots=True)
class Check:
    """Finds one kind of fault. A claim is shown only where no check finds any."""

    name: str
    find: Callable[[Claim], Iterator[str]]

    def faults(self, claim: Claim) -> Iterator[Fault]:
        """What is wrong with a claim in this respect."""
        yield from (Fault(self.name, told) for told in self.find(claim))
