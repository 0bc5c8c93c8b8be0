"""The checks that a sentence has to pass before anyone sees it, each found by its name."""

from __future__ import annotations

from assistant.writer.checks.check import Check, Fault
from assistant.writer.checks.dates import DATES
from assistant.writer.checks.denial import ABSENCE, DENIAL
from assistant.writer.checks.direction import DIRECTION, MULTIPLES
from assistant.writer.checks.directives import DIRECTIVES
from assistant.writer.checks.figures import MEASURE, PROGRAM, SCOPE, SUBJECT, YEAR
from assistant.writer.checks.links import LINKS
from assistant.writer.checks.names import NAMES
from assistant.writer.checks.negation import NEGATION
from assistant.writer.checks.numbers import LABELS, NUMBERS
from assistant.writer.checks.ranking import RANKING
from assistant.writer.checks.references import REFERENCES
from assistant.writer.checks.support import SUPPORT
from assistant.writer.checks.tongue import TONGUE
from assistant.writer.checks.units import UNITS
from assistant.writer.reading.claims import Claim

__all__ = ["CHECKS", "Check", "Fault", "find_faults"]

CHECKS: tuple[Check, ...] = (
    REFERENCES,
    NUMBERS,
    LABELS,
    DATES,
    PROGRAM,
    SUBJECT,
    YEAR,
    MEASURE,
    SCOPE,
    UNITS,
    DIRECTION,
    MULTIPLES,
    RANKING,
    DENIAL,
    ABSENCE,
    NEGATION,
    SUPPORT,
    NAMES,
    LINKS,
    DIRECTIVES,
    TONGUE,
)


def find_faults(claim: Claim) -> list[Fault]:
    """All that is wrong with a claim."""
    return [fault for check in CHECKS for fault in check.faults(claim)]
