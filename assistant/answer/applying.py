"""Which acts of a turn apply: those that have something to work on, and that its words allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.acts import Act, Guess
from assistant.answer.context import Context
from assistant.answer.kinds import OPERATIONS, TALK, WHOLE, Composer
from assistant.question.before.newness import wants_the_new
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import unframed
from assistant.question.words.naming import of_a_part
from corpus.text import fold_key

PURE_TALK = frozenset({Act.GREET, Act.THANKS, Act.NO, Act.COMPLAIN})  # whatever else is said
# Operations of a turn that asks for no attribute of its own.
WORDLESS = frozenset({Act.SOURCE, Act.MORE, Act.SHORTEN, Act.TRANSLATE, Act.CONVERT})
REACH = 4  # exchanges back that a turn may take up
COMPUTING = frozenset({Act.TOTAL, Act.DIFFERENCE, Act.SHARE, Act.PER_UNIT, Act.SORT})
OF_SHOWN = frozenset({Act.TREND, Act.RANK})  # of what was shown only where no thing is named
LISTS = frozenset({Act.RANK, Act.SORT, Act.TABULATE})  # done with several things that are alike
OF_NO_OTHER = COMPUTING | {Act.TABULATE}  # done with what was shown, unless a turn names another
COMPUTES = COMPUTING | OF_SHOWN | {Act.MULTIPLY, Act.CONVERT}
NOUN = re.compile(r"[一-龥ァ-ヶ]{2,}|[A-Za-z]{4,}")
SURE = 0.45  # an act that stands for an answer of its own is done from here
CERTAIN = 0.9
LIKELY = 0.2  # a figure is computed from what was shown from here
SIDES = frozenset({Sign.SPENDING, Sign.INCOME})  # of an account
TOLD_WHY = frozenset({Act.VERIFY, Act.TREND, Act.DIFFERENCE})  # only where no reason is asked for
COMPUTED = frozenset({Sign.SUM, Sign.DIFFERENCE, Sign.RATIO, Sign.AVERAGE, Sign.RANK})
OF_DOCUMENTS = frozenset({Act.ABOUT_DOCUMENT, Act.SUMMARY})  # whatever words it is asked in
# What may be asked of a program that is named now as well as of what was shown.
ALSO_NAMED = frozenset(
    {
        Act.VERIFY,
        Act.TABULATE,
        Act.WHY,
        Act.TOTAL,
        Act.DIFFERENCE,
        Act.SHARE,
        Act.MULTIPLY,
        Act.CONVERT,
        Act.TRANSLATE,
    }
)


def is_bare_operation(act: Act, own: Question) -> bool:
    """Whether a turn says nothing but what to compute: 「差は？」."""
    said = any(not _frames(t) for t in own.terms)
    return act in COMPUTING and not (said or own.money or own.years or own.measures)


def is_computed(act: Act, own: Question) -> bool:
    """Whether a turn is to compute; for so many only where it says how many."""
    counted = bool(own.slots.counts or own.slots.factor)
    return act in COMPUTES and (act is not Act.MULTIPLY or counted)


def composers(context: Context, guesses: Sequence[Guess], own: Question) -> Iterator[Composer]:
    """The composers of the acts that apply, likeliest first; none once a fresh question is."""
    bare = not names_a_thing(own)
    for guess in guesses:
        act = guess.act
        if act in TALK:
            said = _is_said(own, guess, bare=bare)
            if guess.probability >= SURE and not own.programs and said:
                yield TALK[act]
            elif own.intent is Intent.SMALLTALK:
                return
        elif act in OPERATIONS:
            if act in COMPUTES and guess.probability < (LIKELY if bare else SURE):
                continue
            wordy = act in WORDLESS and names_a_thing(own) and guess.probability < CERTAIN
            if not wordy and _applies(context, act, own):
                yield OPERATIONS[act]
        elif act in WHOLE:
            of_subject = act is Act.OVERVIEW and context.question.programs
            apt = bare and not own.measures and not of_subject
            apt = apt or (act in OF_DOCUMENTS and guess.probability >= CERTAIN)
            if act is Act.NEW:
                apt = wants_the_new(own)
            if guess.probability >= SURE and not own.programs and apt:
                yield WHOLE[act]
            elif act is Act.NEW:
                return  # of something that it names
        else:
            return


def _is_said(own: Question, guess: Guess, *, bare: bool) -> bool:
    """Whether talk is talk: a turn that asks, or names an amount or a thing, must surely be.

    "what got axed completely" and "ok total, fy19" are no thanks, however they begin.
    """
    exact = own.money or own.years or own.amounts or not COMPUTED.isdisjoint(own.signs)
    if guess.act in PURE_TALK:
        asks = Sign.ASKING in own.signs or exact or not bare
        return guess.probability >= CERTAIN or not asks
    return bare and not exact


def _is_of_another_kind(act: Act, own: Question) -> bool:
    """Whether the words of a turn tell that it does something else than it seems to."""
    if act is Act.SOURCE:
        return not SIDES.isdisjoint(own.signs)  # "where does the money come from": revenue
    return act is Act.SHARE and Sign.SUCCESS_RATE in own.signs  # 「倍率は」 of no amount shown


def _applies(context: Context, act: Act, own: Question) -> bool:
    """Whether an operation has something to work on, and the turn no other subject."""
    state = context.state
    if _is_of_another_kind(act, own):
        return False
    if act in TOLD_WHY and own.intent in {Intent.REASON, Intent.FILTER}:
        return False  # 「減ったって聞いたけどなんで」, 「減ってる歳入はある？」 ask for no yes
    if act is Act.VERIFY and own.programs:
        return True
    alone = state.showing is None or len(state.showing.items) == 1
    if act in LISTS and (own.intent is Intent.TIMELINE or (alone and own.intent is Intent.RANK)):
        return False  # 「推移を表にして」 wants more than the one amount that was shown
    if act in LISTS and _told_a_share(context):
        return False  # a part and its whole are no list
    if act in OF_SHOWN and (own.programs or names_a_thing(own)):
        return False
    if not state.exchanges:
        return False
    last = state.last
    if act in COMPUTES and last is not None and last.near is not None:
        return False  # what was shown before that is no longer talked of
    if own.programs and not own.inherited and act not in ALSO_NAMED:
        return False
    if (
        act in COMPUTING | OF_SHOWN
        and own.intent is Intent.FILTER
        and Sign.WHICH_PROGRAMS in own.signs
    ):
        return False  # 「逆に減ってる事業は？」 is asked of all of them
    if act in COMPUTING and len(own.candidate_ids) == 1 and not own.inherited:
        return False  # 「Xの前年度との差」 is asked anew, whatever was shown
    if act in WORDLESS and any(t.concept for t in own.terms):
        return False
    return act not in OF_NO_OTHER or not _has_subject(context, own)


def _told_a_share(context: Context) -> bool:
    """Whether what was told last is which share one amount is of another."""
    last = context.state.last
    derived = (i.figure for i in last.items if i.figure and i.figure.derived) if last else ()
    return last is not None and last.act is Act.SHARE and any(f.currency is None for f in derived)


def _has_subject(context: Context, own: Question) -> bool:
    """Whether a turn names a thing that nothing shown lately says: it asks of that thing."""
    if own.programs and not context.question.inherited:
        recent = context.state.exchanges[-REACH:]
        known = {i.program_id for e in recent for i in e.items}
        known |= {i for e in recent for i in e.question.program_ids}
        if known.isdisjoint(own.candidate_ids):
            return True
    shown = fold_key(" ".join(_shown_texts(context)))
    words = (t for t in own.terms if not (t.light or t.verbal or t.concept or _frames(t)))
    words = (of_a_part(t) or t for t in words if not _is_divisor(t, own))
    asked = [e.question for e in context.state.exchanges[-REACH:]]
    return any(
        not any(a in shown or any(q.says(a) for q in asked) for a in t.alternatives)
        for t in words
        if NOUN.search(t.surface)
    )


def _frames(term: Term) -> bool:
    """Whether a word says what is done and not of what: 「差額」, "percentage"."""
    return not unframed(term.surface).strip()


def _is_divisor(term: Term, own: Question) -> bool:
    """Whether a word says what is divided by: "resident" of "per resident"."""
    return own.slots.per is not None and own.slots.per in term.surface.lower()


def _shown_texts(context: Context) -> Iterator[str]:
    for exchange in context.state.exchanges[-REACH:]:
        yield exchange.answer.answer
        yield from (c.quote for c in exchange.answer.citations)


def names_a_thing(own: Question) -> bool:
    """Whether a turn names a thing or an attribute that documents may tell of."""
    return any(not (t.light or _frames(t) or _counts_shown(t)) for t in own.terms)


def _counts_shown(term: Term) -> bool:
    """Whether a word says how many of what was shown are meant: 「3つ」."""
    return read_slots(term.surface).things is not None
