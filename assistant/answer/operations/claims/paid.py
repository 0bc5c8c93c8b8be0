"""What somebody gets or pays, as a turn claims it: 「300万かかるから200万もらえるよね？」.

A claim with what a thing costs and what is paid of it is computed by the rate and its ceiling. One
of who pays how much is judged by the amount whose own words name that payer; without such there is
no yes, and the line that decides it is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operands.in_sentences import sentences_in_view
from assistant.answer.operands.rates import CEILING, rate_sure, say_rate
from assistant.answer.operands.rows.located import says, words_of
from assistant.answer.operations.claims.claimed import is_said
from assistant.answer.operations.measured import figure_stated
from assistant.conversation.item import Item
from assistant.evidence.amounts import FoundAmount
from assistant.evidence.finding.statements import clean
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.characters import HIRAGANA
from assistant.question.words.concepts import is_attribute
from assistant.question.words.naming import payers
from corpus.text import fold_key

READ = 2  # passages in which who pays what is looked for
MOST = 2  # lines that are quoted
PAIR = 2
SURE = 0.9
UNSURE = 0.5
GETS = frozenset({Sign.GETS, Sign.OWN_SHARE, Sign.ON_TOP})
SCALE = re.compile(r"(?:thousand|million|billion)$")
PAYS = "contribution"


def judge_paid(context: Context, own: Question) -> Composed | None:
    """Yes or no to what somebody would get or pays, as a turn claims; else what decides it."""
    claimed = [*own.amounts, *(a for a in own.slots.scaled if a not in own.amounts)]
    claims = (own.confirm or own.closed) and not (own.how_much or own.slots.elliptic)
    if not claimed or not claims or own.threshold or own.multiple:
        return None
    gains = not (GETS | {Sign.PAYS, Sign.SUPPOSES}).isdisjoint(own.signs)
    if len(claimed) == PAIR and gains and Sign.COMPARE not in own.signs:
        return _by_rate(context, claimed)
    return _by_payer(context, own, claimed[0]) if len(claimed) == 1 else None


def _by_rate(context: Context, claimed: Sequence[int]) -> Composed | None:
    """What the rate comes to of the larger amount, and whether that is the smaller one."""
    rate = rate_sure(context, max(claimed))
    if rate is None:
        return _limits(context)
    draft = context.draft()
    result = say_rate(context, rate, max(claimed), draft)
    draft.head("yes" if result == min(claimed) else "no")
    return Composed("answered", draft, SURE)


def _limits(context: Context) -> Composed | None:
    """What a document says of how much is paid, where that is not sure: no yes, and no no."""
    draft = context.draft()
    told = sentences_in_view(context, near=True)
    for one in (s for quoted in told for s in quoted.singles()):
        rate = any(p.quantity.is_rate for p in one.parts)
        limit = any(p.quantity.is_money for p in one.parts) and CEILING.search(one.text)
        if (rate or limit) and len(draft.citations) < MOST:
            number = draft.cite(one.document_id, one.start, one.end)
            draft.add(f"{clean(one.text)}{markers((number,))}")
            draft.show(Item("", None, None, draft.cited(number)))
    return None if draft.empty else Composed("answered", draft, UNSURE)


def _by_payer(context: Context, own: Question, claimed: int) -> Composed | None:
    """The amount of the payer that a turn names, of what was told last or stands near it."""
    payers = _payers(context, own)
    if not payers:
        return None
    last = context.state.last
    told = [(c.document_id, c.start, c.end) for c in last.answer.citations] if last else []
    near = [(s.document_id, s.start, s.end) for p in context.passages(READ) for s in p.statements]
    for places in (told, near):
        found = context.amounts_in(context.question, list(dict.fromkeys(places)))
        named = [f for f in found if all(says(fold_key(f.said.own), w) for w in payers)]
        same = [f for f in found if is_said(f.said.quantity.value, claimed)]
        if len({f.value for f in named}) == 1:
            draft = context.draft()
            amount = named[0].said.quantity.value
            holds = is_said(amount, claimed)
            draft.say("yes" if amount == claimed else "roughly" if holds else "no")
            _quote(draft, named[:1] if holds else [*named[:1], *same[:1]])
            return Composed("answered", draft, SURE)
        if same:
            draft = context.draft()
            _quote(draft, same)
            return Composed("answered", draft, SURE)
    return None


def _payers(context: Context, own: Question) -> list[Term]:
    """The words that say who pays, where a turn is of what somebody pays or gets."""
    pays = any(t.concept == PAYS for t in own.terms) or not GETS.isdisjoint(own.signs)
    pays = pays or Sign.PAYS in own.signs
    named = {w.surface: w for w in (*words_of(context), *payers(own))}
    words = (w for w in named.values() if not (is_attribute(w) or w.verbal))
    return [w for w in words if not _is_no_payer(w.surface)] if pays else []


def _is_no_payer(word: str) -> bool:
    """Whether a word is a number, a verb for paying, or says nothing: 「こと」."""
    spoken = not set(fold_key(word)).difference(HIRAGANA)
    return (
        spoken or any(map(str.isdigit, word)) or shows(word, Sign.PAYS) or bool(SCALE.match(word))
    )


def _quote(draft: Draft, found: Sequence[FoundAmount]) -> None:
    """The sentences of amounts, each once; the amounts are figures of the answer."""
    quoted = {clean(f.said.sentence): f.said for f in reversed(found)}
    for sentence, said in list(quoted.items())[::-1][:MOST]:
        number = draft.cite(said.document_id, *said.place)
        draft.add(f"{sentence}{markers((number,))}")
    for one in found:
        place = draft.cited(draft.cite(one.said.document_id, *one.said.place))
        quantity = one.said.quantity
        item = Item(one.said.name, None, None, place)
        value, unit, original = quantity.value, quantity.unit, quantity.original
        draft.figures.append(figure_stated(item, place, value, unit, original, single=True))
