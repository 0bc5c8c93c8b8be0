"""What the paper of a town calls it, which says whose it is in its title alone."""

from __future__ import annotations

from dataclasses import replace

from assistant.question.model import Term

SEATS = ("市", "町", "村", "都", "府", "県")
SHORTEST = 2  # characters of a place without what kind of one it is: no 本 of 「本町」


def as_in_title(word: Term, title: str) -> Term:
    """A word with the place that a folded title names without its kind.

    >>> as_in_title(Term("あさぎり市", ("あさぎり市",)), "広報あさぎり").alternatives
    ('あさぎり市', 'あさぎり')
    """
    stems = (a[:-1] for a in word.alternatives if a.endswith(SEATS) and len(a) > SHORTEST)
    named = tuple(s for s in stems if len(s) >= SHORTEST and s in title)
    return replace(word, alternatives=(*word.alternatives, *named)) if named else word
