"""The words of a turn that name something: no frame of what is asked, no number that is given."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question.grammars.counts import find_counts
from assistant.question.grammars.rates import read_factor
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import frames_in, said_in, unframed
from corpus.text import fold, fold_key
from corpus.text.amounts import PER_ONE, find_amounts
from corpus.text.currencies import code_named

ORDERING = (
    Sign.MOST, Sign.LEAST, Sign.RANK, Sign.PIECE, Sign.AMONG, Sign.ONLY_CUT, Sign.ONLY_RAISED,
    Sign.RATE_OF_CHANGE, Sign.DIFFERENCE, Sign.LESS, Sign.MORE,
)  # fmt: skip
FOR_EACH = re.compile(rf"{PER_ONE}の?$|^per \w+$")
LAST = re.compile(r"([A-Za-z][\w-]+)\s+$")
PRONOUNS = frozenset({"we", "you", "they", "it", "he", "she", "who", "that", "this", "which"})
WHOLE = re.compile(r"(?:の?全体|の?総額|の?合計|の?総計|総)$")
SO_MANY = re.compile(r"(?<=..)[2-9二三四五](?:つ|件|者|本|か所)?(?:とも)?$")
AMOUNT = re.compile(
    r"(?:年間|年額|月額|最大|約)?[0-9][0-9,.]*(?:[兆億万千百十]+[0-9]*)*円?|[0-9.]+[km]"
)


# What is done with things, in several words: "what do they add up to?".
DONE = (Sign.SUM, Sign.ADDS_UP)


def naming_terms(question: Question) -> tuple[Term, ...]:
    """The words of content that a turn itself says, those of programs that it names included.

    "How does it split by topic? Table please" names "topic": the rest says what is to be done.
    """
    frames = [frame.lower() for frame in frames_in(question.text)]
    frames += [amount.original.lower() for amount in find_amounts(question.text)]  # "$3 million"
    said = said_in(question.text)
    frames += [said.text[a:b].lower() for sign in DONE for a, b in said.of(sign)]
    own = (
        t
        for t in question.terms
        if not (t.light or t.carried or _is_counted(t.surface))
        and unframed(t.surface).strip()
        and not any(t.surface.lower() in frame for frame in frames)
    )
    mentions = () if "programs" in question.inherited else question.programs
    own = (t for w in own if (t := of_a_part(w)))
    names = (Term(w, (fold_key(w),)) for m in mentions for w in m.surface.split())
    return (*own, *names)


def ordering_words(question: Question) -> frozenset[str]:
    """The words that say in what order things are asked for: "fastest", "in dollars", "3 yrs"."""
    said = said_in(question.text)
    spans = [span for group in ORDERING for span in said.of(group)]
    spans += [(c.start, c.end) for c in find_counts(said.text)]
    ordering = [said.text[a:b].lower() for a, b in spans]
    surfaces = (t.surface.lower() for t in question.terms)
    return frozenset(
        s
        for s in surfaces
        if code_named(s) or read_slots(s).ordinal or any(s in o for o in ordering)
    )


def of_a_part(word: Term) -> Term | None:
    """「歳入全体」 names 歳入, 「施設2つ」 施設; 「全体」 alone names nothing."""
    bare = tuple(b for a in word.alternatives if (b := SO_MANY.sub("", WHOLE.sub("", a))) != a)
    if not bare:
        return word
    return (
        replace(word, alternatives=(*word.alternatives, *filter(None, bare))) if any(bare) else None
    )


def payers(question: Question) -> tuple[Term, ...]:
    """The words right before a verb for paying: "so the state pays half" → state."""
    said = said_in(question.text)
    before = (LAST.search(said.text[:start]) for start, _ in said.of(Sign.PAYS))
    words = (found[1].lower() for found in before if found)
    return tuple(Term(w, (fold_key(w),)) for w in words if w not in PRONOUNS)


def of_the_whole(word: str) -> str:
    """What a word says the whole of: 「村全体」 → 村."""
    return WHOLE.sub("", word)


def _is_counted(surface: str) -> bool:
    """Whether a word is a number with what it counts: 「3年分」, 「8人」, 「600万」, "80k"."""
    if AMOUNT.fullmatch(fold(surface).text):
        return True
    if FOR_EACH.search(fold(surface).text) or read_factor(surface):
        return True
    return any(c.start == 0 and c.end == len(surface) and c.unit for c in find_counts(surface))
