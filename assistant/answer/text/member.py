"""Whether a thing is among those that the last answer listed: "Is Brazil in?".

What has a name of its own is in a list or is not; of 「ホテル代」 a list may say 「海外旅費」.
"""

from __future__ import annotations

import re

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.evidence.finding.statements import clean
from assistant.question.words.terms import is_proper
from corpus.text import fold_key
from index.lexical import morphemes

LISTED = re.compile(r"[、，・]|,(?!\d)")
SENTENCE = re.compile(r"。|[a-z)]\.\s*$")
FEWEST = 3  # marks between the things of a list


def member_of_shown(context: Context) -> Composed | None:
    """Yes or no, with the list, where the last answer quoted one and the turn names a thing."""
    last = context.state.last
    question = context.question
    asks = question.confirm or question.closed
    if last is None or not asks or (question.programs and not question.inherited):
        return None
    listing = next((c for c in last.answer.citations if _is_list(c.quote)), None)
    things = [t for t in question.terms if not (t.light or t.carried or t.concept or t.verbal)]
    if listing is None or len(things) != 1:
        return None
    key = fold_key(listing.quote)
    inside = any(a in key for a in things[0].alternatives)
    if not (inside or _is_name(things[0].surface)):
        return None
    draft = context.draft()
    number = draft.cite(listing.document_id, listing.start, listing.end)
    draft.say("list_member" if inside else "no_member", subject=things[0].surface)
    draft.add(f"{clean(listing.quote)}{markers((number,))}")
    return Composed("answered", draft, 0.7)


def _is_name(word: str) -> bool:
    """Whether a word is a name of its own: a place, a person, in English with a capital letter."""
    return any(is_proper(m) for m in morphemes(word)) or word[:1].isupper()


def _is_list(quote: str) -> bool:
    """Whether a quote names several things one after the other, and is no sentence."""
    return not SENTENCE.search(quote) and len(LISTED.findall(quote)) >= FEWEST
