"""A reference to something that no tool has shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.references import REFERENCE
from assistant.writer.units import is_unit

BRACKETS = re.compile(r"\[\[|\]\]|\[\d+\]")


def _find(claim: Claim) -> Iterator[str]:
    exhibits = claim.known.exhibits
    for ref in claim.references:
        known = {
            "figure": bool(exhibits.rows(ref.handle)),
            "quote": ref.handle.isdigit() and int(ref.handle) in exhibits.stretches,
            "program": ref.handle in exhibits.programs,
            "unknown": False,
        }[ref.kind]
        if not known:
            yield (
                f"[[{ref.handle}]] is nothing that a tool has returned; results such as "
                "[[F2-F1]] come from compute only."
            )
        elif ref.unit is not None and not is_unit(ref.unit, exhibits.rows(ref.handle)):
            yield f"{ref.unit} is no unit that [[{ref.handle}]] can be written in."
    if BRACKETS.search(REFERENCE.sub(" ", claim.text)):
        yield "Write references as [[2]] or [[F1]]."


REFERENCES = Check("references", _find)
