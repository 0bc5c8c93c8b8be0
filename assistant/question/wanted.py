"""What a turn wants to know of one thing, and the words that say of which: until when, where."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question.model import Question, Term
from assistant.question.words.lexicon import said_in, unframed
from corpus.text import fold, fold_key

WANTS = "wants."
SELECTING = ("filters.", "says.new")  # groups of words that only tell which of several are meant
ORDINAL = re.compile(r"([0-9]{1,2})(?:人|番|回|つ|子|件|台)目?")


def attributes_wanted(question: Question) -> tuple[str, ...]:
    """The attributes that a turn asks for, in the order of its words."""
    said = said_in(question.text)
    asked = said.outermost(WANTS.rstrip("."))
    return tuple(sorted(asked, key=lambda name: said.of(f"{WANTS}{name}")[0]))


def words_of_turn(own: Question) -> tuple[Term, ...]:
    """The words of a turn that say of what it asks: none that ask, and no numbers."""
    named = [Term(m.surface, (fold_key(m.surface),)) for m in own.programs if m.surface]
    terms = (t for t in own.terms if not (t.carried or t.concept or _selects(t.surface)))
    given = {g.said for g in own.given}
    return tuple(
        _ordinal(t)
        for t in (*named, *terms)
        if not (_asks(t, own.text) or fold(t.surface).text in given or t.surface.isdigit())
    )


def _selects(word: str) -> bool:
    """Whether a word only tells which of several are meant: "new", 「拡充」."""
    return any(group.startswith(SELECTING) for group in said_in(word).places)


def _ordinal(term: Term) -> Term:
    """「3人目」 is called 「第3子」, 「2番目」 「第2」."""
    found = ORDINAL.fullmatch(fold(term.surface).text)
    return replace(term, alternatives=(f"第{found[1]}", *term.alternatives)) if found else term


def _asks(term: Term, text: str) -> bool:
    """Whether a word only says what is asked: 「電話番号」, "deadline"."""
    if not unframed(term.surface).strip():
        return True
    said = said_in(text)
    places = [s for g in said.places if g.startswith(WANTS) for s in said.of(g)]
    at = text.find(term.surface)
    return at >= 0 and any(a <= at and at + len(term.surface) <= b for a, b in places)
