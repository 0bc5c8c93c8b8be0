"""Whether a turn wants a summary and nothing else: 「上司用に日本語で3行にまとめて」.

Or the gist of a paper that it names: 「市税の決算、ざっくり」, "sum up the port grant for my boss".
"""

from __future__ import annotations

import re
from functools import cache

from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, Question, Term, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key

FRAMING = (Sign.IN_ENGLISH, Sign.IN_JAPANESE, Sign.SUMMARISES, Sign.GIST, Sign.SO_FAR)
PLAIN = frozenset({Intent.FACT, Intent.DEFINITION, Intent.FIT, Intent.FIGURE})
# 「補正予算、ざっくり」 asks for no amount.
NOTHING = frozenset({None, ValueType.TEXT, ValueType.MONEY})
# Of one thing that a paper says something of: "what the policy says about buses".
OF_A_PART = re.compile(r"\bsa(?:y|ys|id) (?:about|on)\b|について何", re.IGNORECASE)
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
    if term.light or said in counted | somebody or FOR_SOMEBODY.search(said) or _is_paper(said):
        return False
    return not (read_slots(said).lines or any(shows(said, sign) for sign in FRAMING))


@cache
def _papers() -> frozenset[str]:
    """The words for any paper: they say nothing of which."""
    parts = lexicon().parts
    return frozenset(fold_key(w) for to in ("ja", "en") for w in parts[to].get("paper", ()))


def _is_paper(said: str) -> bool:
    return fold_key(said) in _papers()


def names_for_gist(own: Question) -> tuple[Term, ...]:
    """The words of a turn that wants no more than the gist of what they name; else none.

    What asks for an attribute, an amount or a value wants that.
    """
    asks = own.how_much or own.value_type not in NOTHING or own.amounts or own.slots.counts
    attribute = any(t.concept for t in own.terms)
    part = attribute or OF_A_PART.search(own.text)
    if Sign.GIST not in own.signs or asks or part or own.intent not in PLAIN:
        return ()
    named = (Term(m.surface, (fold_key(m.surface),)) for m in own.programs)
    return (*named, *(t for t in own.terms if _names(t, own)))
