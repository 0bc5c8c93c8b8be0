"""Whether a thing is among those that were listed: "Is Brazil in?", 「相手国に台湾は入る？」.

What has a name of its own is in a list or is not; of 「ホテル代」 a list may say 「海外旅費」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.text.facts import answer_fact
from assistant.evidence.finding.statements import clean
from assistant.model import Citation
from assistant.question.attributes import term_of
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import lexicon
from assistant.question.words.terms import is_place, is_proper
from corpus.text import fold_key
from index.lexical import morphemes

LISTED = re.compile(r"[、，・]|,(?!\d)")
SENTENCE = re.compile(r"。|[a-z)]\.\s*$")
FULL_STOP = re.compile(r"。|[a-z)]\.\s+[A-Z]")  # inside: several sentences
FEWEST = 3  # marks between the things of a list
LONGEST = 24  # characters of a thing in one
MOSTLY = 0.7  # of its things are that short


def member_asked(context: Context) -> Composed | None:
    """Yes or no, with the list that has what a turn asks for, else one that was quoted last.

    Of the attribute that it says, 「相手国」, or that is asked of a country, it is the list of the
    program talked of: another one that was quoted tells nothing of that.
    """
    question, last = context.question, context.state.last
    if not _thing(question):
        return None
    own = tuple(term_of(t.concept) for t in question.terms if t.concept and _is_label(t))
    said = own or _of_places(question)
    if said and len(question.programs) == 1:
        asked = replace(
            question,
            terms=said,
            confirm=False,
            value_type=None,
            intent=Intent.FACT,
            counter=None,
        )
        composed = answer_fact(replace(context, question=asked))
        places = composed.draft.citations if composed else ()
        told = member_of(places, context) or (_listed(places, context) if own else None)
        if told or own:
            return told
    named = any(m.surface for m in question.programs) and not question.inherited
    if last is None or named:
        return None
    return member_of(last.answer.citations, context)


def _is_label(term: Term) -> bool:
    """Whether a word is an attribute by itself: 「分野」, and not 「医療分野」."""
    concept = lexicon().concepts[term.concept or ""]
    return term.surface.isascii() or fold_key(term.surface) in {*concept.labels, *concept.asked}


def _of_places(question: Question) -> tuple[Term, ...]:
    """What is asked of a place, as far as a list may have it: is it one of the countries?"""
    thing = _thing(question)
    place = thing is not None and any(is_place(m) for m in morphemes(thing.surface))
    return (term_of("countries"),) if place else ()


def _thing(question: Question) -> Term | None:
    """The one thing that a turn asks yes or no of: a name of its own, else its only word."""
    open_ = Sign.ASKS_OPENLY in question.signs and not question.slots.elliptic
    lists = question.intent is Intent.LIST or open_
    if lists or not (question.confirm or question.closed):
        return None
    things = [t for t in question.terms if not (t.light or t.carried or t.concept or t.verbal)]
    named = [t for t in things if _is_name(t.surface)]
    one = named if len(named) == 1 else things
    return one[0] if len(one) == 1 else None


def member_of(places: Sequence[Citation], context: Context) -> Composed | None:
    """Yes or no to whether the one thing that a turn names is in a list that is cited.

    It is in none only where there is one list that might have it.
    """
    lists, thing = [c for c in places if _is_list(c.quote)], _thing(context.question)
    if not lists or thing is None:
        return None
    holding = [c for c in lists if any(a in fold_key(c.quote) for a in thing.alternatives)]
    if not (holding or (len(lists) == 1 and _is_name(thing.surface))):
        return None
    return _told((holding or lists)[0], thing, context, inside=bool(holding))


def _listed(places: Sequence[Citation], context: Context) -> Composed | None:
    """The one list of what a turn asks for, where the thing may be told in other words in it."""
    lists = [c for c in places if _is_list(c.quote)]
    if len(lists) != 1:
        return None
    draft, one = context.draft(), lists[0]
    draft.lead("nearest_places")
    number = draft.cite(one.document_id, one.start, one.end)
    draft.say("quoted", number, quote=clean(one.quote))
    return Composed("answered", draft, 0.5, complete=True)


def _told(listing: Citation, thing: Term, context: Context, *, inside: bool) -> Composed:
    draft = context.draft()
    number = draft.cite(listing.document_id, listing.start, listing.end)
    draft.say("list_member" if inside else "no_member", subject=thing.surface)
    draft.add(f"{clean(listing.quote)}{markers((number,))}")
    return Composed("answered", draft, 0.7, complete=True)


def _is_name(word: str) -> bool:
    """Whether a word is a name of its own: a place, a person, in English with a capital letter."""
    if word.isascii():
        return word[:1].isupper() or any(map(is_place, morphemes(word)))
    return any(is_proper(m) for m in morphemes(word))


def _is_list(quote: str) -> bool:
    """Whether a quote names several things one after the other, and is no sentence."""
    things = LISTED.split(clean(quote))
    short = sum(len(one) <= LONGEST for one in things)
    told = SENTENCE.search(quote) or FULL_STOP.search(quote) or sum(map(_does, things)) > 1
    return not told and len(things) > FEWEST and short > MOSTLY * len(things)


def _does(text: str) -> bool:
    """Whether a piece of text says what is done, as a clause does and a name does not."""
    return any(m.part_of_speech()[0] == "動詞" for m in morphemes(text))
