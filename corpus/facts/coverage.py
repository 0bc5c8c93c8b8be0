"""What of a document's amounts was read, what waits for a person, and what was left, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Coverage:
    """`amounts` numbers look like amounts of money: each is a row (`confirmed` or `extracted`), in
    `review`, or `left` for a stated reason. `pages_unread` have no readable text.
    """

    amounts: int = 0
    confirmed: int = 0
    extracted: int = 0
    review: int = 0
    left: Mapping[str, int] = field(default_factory=dict)
    pages_unread: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `assistant extract --coverage` and `GET /api/documents` show it."""
        return {
            "amounts": self.amounts,
            "confirmed": self.confirmed,
            "extracted": self.extracted,
            "review": self.review,
            "left": dict(self.left),
            "pages_unread": list(self.pages_unread),
        }
