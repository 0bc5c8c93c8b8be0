"""The kinds of answers by what a turn does: each says when it applies by composing, or None.

A turn is told by several acts, each with a probability. The likeliest that can be done is done:
"total" where two alike quantities were shown, "source" where something was cited. What asks anew
is answered from the table and the documents (`compose`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.acts import Act
from assistant.answer.asking import talk
from assistant.answer.context import Composed, Context
from assistant.answer.figures import newness
from assistant.answer.operations import asked, notation, ordering, so_far, telling
from assistant.answer.operations.claims import verifying
from assistant.answer.text import about, compared, contact, overview

Composer = Callable[[Context], Composed | None]

TALK: Mapping[Act, Composer] = {
    Act.GREET: talk.greet,
    Act.THANKS: talk.thank,
    Act.NO: talk.decline,
    Act.CHITCHAT: talk.chat,
    Act.COMPLAIN: talk.complain,
    Act.CAPABILITY: talk.introduce,
    Act.UNCLEAR: talk.ask_back,
}

# Operations on what was shown: without anything shown none of them applies.
OPERATIONS: Mapping[Act, Composer] = {
    Act.TOTAL: asked.total,
    Act.DIFFERENCE: asked.difference,
    Act.SHARE: asked.share,
    Act.TREND: asked.trend,
    Act.RANK: ordering.most_of_shown,
    Act.PER_UNIT: asked.per_unit,
    Act.MULTIPLY: asked.multiply,
    Act.CONVERT: notation.convert_shown,
    Act.TABULATE: overview.tabulate,
    Act.SORT: ordering.sort_shown,
    Act.FILTER: ordering.filter_shown,
    Act.MORE: telling.more_of_shown,
    Act.SHORTEN: telling.shorten_shown,
    Act.WHY: telling.why_shown,
    Act.SOURCE: telling.source_of_shown,
    Act.VERIFY: verifying.verify_shown,
    Act.TRANSLATE: telling.translate_shown,
}

# About the whole of the documents, without a program of its own.
WHOLE: Mapping[Act, Composer] = {
    Act.OVERVIEW: overview.overview_or_summary,
    Act.SUMMARY: so_far.summarise,
    Act.ABOUT_DOCUMENT: about.about_document,
    Act.NEW: newness.what_is_new,
}

# Asked anew, before the table and the documents are asked in general.
ANEW: Mapping[Act, Composer] = {
    Act.COMPARE: compared.compare_programs,
    Act.CONTACT: contact.answer_contact,
    Act.NEW: newness.answer_new,
}
