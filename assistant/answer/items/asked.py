"""What a turn wants to know of an item: who, how much, until when, where, what to bring."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.acts import Act
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign
from assistant.question.supposing import Supposed
from assistant.question.words.lexicon import said_in, unframed
from corpus.text import fold, fold_key

WANTS = "wants."
PLAIN = frozenset({Intent.FACT, Intent.FIGURE, Intent.FIT, Intent.DEFINITION})
# Acts that are of something else than one item: of what was shown, of all there is, of the paper.
OTHERWISE = frozenset(
    {
        Act.TOTAL,
        Act.DIFFERENCE,
        Act.SHARE,
        Act.TREND,
        Act.PER_UNIT,
        Act.CONVERT,
        Act.TABULATE,
        Act.SORT,
        Act.MORE,
        Act.SHORTEN,
        Act.SOURCE,
        Act.TRANSLATE,
        Act.WHY,
        Act.SUMMARY,
        Act.OVERVIEW,
        Act.ABOUT_DOCUMENT,
        Act.LIST,
        Act.COMPARE,
        Act.NEW,
        Act.PICK,
        Act.CORRECT,
        Act.GREET,
        Act.THANKS,
        Act.COMPLAIN,
        Act.CAPABILITY,
    }
)
ELSEWHERE = frozenset(
    {
        Sign.BUDGET,
        Sign.WHY,
        Sign.DIFFERENCE,
        Sign.SHARE_OF_WHOLE,
        Sign.SUCCESS_RATE,
        Sign.SUM,
        Sign.RANK,
        Sign.MORE,
        Sign.COMPARE,
        Sign.MOST,
        Sign.LEAST,
        Sign.FOREMOST,
        Sign.WERE_CHOSEN,
    }
)
LIKELY = 0.5
SELECTING = ("filters.", "says.new")  # groups of words that only tell which of several are meant
ORDINAL = re.compile(r"([0-9]{1,2})(?:人|番|回|つ|子|件|台)目?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The attributes that a turn asks for, the words that say of what, and what it supposes."""

    text: str
    attributes: tuple[str, ...]
    words: tuple[Term, ...]
    given: tuple[Supposed, ...] = ()

    @property
    def things(self) -> tuple[Term, ...]:
        """The words for things: none that says what is done."""
        return tuple(w for w in self.words if not w.light)


def wanted(own: Question, probability: float) -> Wanted | None:
    """What a turn wants of one item; None where it is no such question."""
    claims = (own.confirm or own.closed) and own.amounts  # 「上限は100万ですか？」
    exact = own.said_years or own.measures or own.ordinals or own.slots.table or claims
    elsewhere = own.intent not in PLAIN or bool(exact)
    acts = own.act in OTHERWISE and probability >= LIKELY
    acts = acts and not (own.act is Act.NEW and own.how_much)  # "how much for a new sign"
    if elsewhere or acts or not ELSEWHERE.isdisjoint(own.signs):
        return None
    return Wanted(own.text, attributes_asked(own.text), words_of_turn(own), own.given)


def attributes_asked(text: str) -> tuple[str, ...]:
    """The attributes that a turn asks for, in the order of its words."""
    said = said_in(text)
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
