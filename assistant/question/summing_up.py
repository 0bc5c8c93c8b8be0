"""Whether a turn wants a summary and nothing else: 「上司用に日本語で3行にまとめて」."""

from __future__ import annotations

import re

from assistant.question.grammars.slots import read_slots
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows

FRAMING = (Sign.IN_ENGLISH, Sign.IN_JAPANESE, Sign.SUMMARISES, Sign.SO_FAR)
# For whom it is: 「上司用」, "for my boss".
FOR_SOMEBODY = re.compile(r"(?:用|向け|宛て?)$")
FOR_SOME = re.compile(r"\bfor (?:my|our|the|a|an) (?:[a-z]+ )?(?P<one>[a-z]+)", re.IGNORECASE)


def sums_up(own: Question) -> bool:
    """Whether a turn wants a summary, in so many lines, in a language or of what was told."""
    if Sign.SUMMARISES not in own.signs or own.programs:
        return False
    how = own.slots.lines or own.slots.language or Sign.SO_FAR in own.signs
    return bool(how) and not any(_names(term, own) for term in own.terms)


def _names(term: Term, own: Question) -> bool:
    """Whether a word says more than how, for whom and of what conversation to sum up."""
    said, counted = term.surface, {count.unit for count in own.slots.counts}
    somebody = {found["one"].lower() for found in FOR_SOME.finditer(own.text)}
    if term.light or said in counted | somebody or FOR_SOMEBODY.search(said):
        return False
    return not (read_slots(said).lines or any(shows(said, sign) for sign in FRAMING))
