"""Which basis a number that a turn supposes is reckoned by: that of the class that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.classes.basis import (
    Basis,
    alone,
)
from assistant.answer.context import Context
from assistant.answer.operands.rows.located import says, words_of
from assistant.conversation.state import Exchange
from assistant.question.model import Term
from assistant.question.signs import Sign, shows
from assistant.question.supposing import Supposed
from assistant.question.words.naming import naming_terms
from corpus.text import fold, fold_key

REACH = 4  # exchanges back in which a class may have been named
PIECE = re.compile(r"[・（）()、,/／\s]+")


def basis(
    context: Context, given: Supposed, bases: Sequence[Basis], *, single: bool
) -> Basis | None:
    """The one basis of the class that a turn names beside a number, else of the one talked of."""
    words = [_without(w, given) for w in words_of(context)]
    words = [w for w in words if w.surface and not _is_no_name(w, given)]
    if not single:
        words = [w for w in words if _says(given.before, w)] or [
            w for w in words if _says(given.behind, w)
        ]
    suited = [b for b in bases if b.suits(given)]
    named = _named(suited, words)
    if named:
        return alone(named) if all(_is_said(w, named[0]) for w in words) else None
    if any(not _is_said(w, b) for w in words for b in suited[:1]) or not suited:
        return None
    return _talked_of(context, suited)


def _without(word: Term, given: Supposed) -> Term:
    """A word without the number that it ends with: 「蓄電池7kWh」 → 蓄電池."""
    surface = fold(word.surface).text
    if given.said not in surface:
        return word
    bare = surface.replace(given.said, "").strip("とのはで")
    return Term(bare, (fold_key(bare),))


def _is_no_name(word: Term, given: Supposed) -> bool:
    """Whether a word is of the number itself, says that it is a price, or what is done."""
    surface = fold(word.surface).text
    counts = any(c.isdigit() for c in surface) or surface in given.said
    return word.verbal or counts or bool(word.concept) or shows(surface, Sign.PRICED)


def _says(text: str, word: Term) -> bool:
    return fold(word.surface).text in text


def _named(bases: Sequence[Basis], words: Sequence[Term]) -> list[Basis]:
    """The bases whose names say most of the words; of a longer name that says as many, none."""
    scores = [sum(_calls(b, w) for w in words) for b in bases]
    most = max(scores, default=0)
    return [b for b, score in zip(bases, scores, strict=True) if most and score == most]


def _calls(basis: Basis, word: Term) -> bool:
    """Whether a word names a class, or begins with a piece of its name: 「センサー一式」."""
    pieces = (fold_key(p) for p in PIECE.split(basis.name) if len(p) > 1)
    surface = fold_key(word.surface)
    return says(basis.key, word) or any(p in surface for p in pieces if not p.isascii())


def _is_said(word: Term, basis: Basis) -> bool:
    return _calls(basis, word) or says(basis.around, word)


def _talked_of(context: Context, bases: Sequence[Basis]) -> Basis | None:
    """The basis that was computed with last, or that the words of an earlier turn name alone."""
    for exchange in reversed(context.state.exchanges[-REACH:]):
        used = {f.program for f in exchange.answer.figures if f.derived}
        if computed := [b for b in bases if b.name in used]:
            return alone(computed)
        asked = exchange.own or exchange.question
        words = [w for w in naming_terms(asked) if not any(map(str.isdigit, w.surface))]
        if named := _named(bases, words):
            return alone(named) or alone(_cited_first(named, exchange))
        if cited := _cited_first(bases, exchange):
            return alone(cited)
        if words and exchange.answer.status != "answered":
            return None  # it was asked of what is nowhere
    return None


def _cited_first(bases: Sequence[Basis], exchange: Exchange) -> list[Basis]:
    """The bases that stand in what an answer cites first."""
    if exchange.near is not None or not exchange.answer.citations:
        return []
    first = exchange.answer.citations[0]
    return [
        b
        for b in bases
        if b.document_id == first.document_id and b.start < first.end and first.start < b.end
    ]
