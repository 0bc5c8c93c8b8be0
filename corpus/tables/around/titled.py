"""What the titles of a table say of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.text.years import find_years


@dataclass(frozen=True, slots=True)
class Titled:
    """The budget that titles name: `subject` is whose ("若葉市一般会計"), None where unsaid."""

    year: int | None = None
    measure: str | None = None
    label: str = ""
    subject: str | None = None
    looks_back: bool = False  # the year is that of a review, of what was spent before
    scope: str | None = None  # "planned" where the title is that of an outlook, 残高 of balances

    @property
    def is_dated(self) -> bool:
        """Whether the line that names the budget names its year too."""
        return bool(find_years(self.label))
