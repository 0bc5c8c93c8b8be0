"""A sentence that tells the reader to do something: an answer states, it does not order."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.vocabulary import pattern


def _find(claim: Claim) -> Iterator[str]:
    rest = pattern("directive", "courtesy").sub(" ", claim.worded)
    found = pattern("directive").search(rest)
    if found:
        yield f"“{found[0]}”: state what the documents say, do not tell the reader what to do."


DIRECTIVES = Check("directives", _find)
