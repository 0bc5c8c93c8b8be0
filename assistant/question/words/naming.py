"""The words of a turn that name something: no frame of what is asked, no number that is given."""

from __future__ import annotations

import re

from assistant.question.counts import find_counts
from assistant.question.model import Question, Term
from assistant.question.words.lexicon import frames_in, unframed
from corpus.text import fold, fold_key

FOR_EACH = re.compile(r"(?:あたり|当たり|当り|につき)の?$|^per \w+$")
AMOUNT = re.compile(r"[0-9][0-9,.]*(?:[兆億万千百十]+[0-9]*)*円?|[0-9.]+[km]")


def naming_terms(question: Question) -> tuple[Term, ...]:
    """The words of content that a turn itself says, those of programs that it names included.

    "How does it split by topic? Table please" names "topic": the rest says what is to be done.
    """
    frames = [frame.lower() for frame in frames_in(question.text)]
    own = (
        t
        for t in question.terms
        if not (t.light or t.carried or _is_counted(t.surface))
        and unframed(t.surface).strip()
        and not any(t.surface.lower() in frame for frame in frames)
    )
    mentions = () if "programs" in question.inherited else question.programs
    names = (Term(w, (fold_key(w),)) for m in mentions for w in m.surface.split())
    return (*own, *names)


def _is_counted(surface: str) -> bool:
    """Whether a word is a number with what it counts: 「3年分」, 「8人」, 「600万」, "80k"."""
    if AMOUNT.fullmatch(fold(surface).text):
        return True
    if FOR_EACH.search(fold(surface).text):
        return True
    return any(c.start == 0 and c.end == len(surface) and c.unit for c in find_counts(surface))
