"""Which year "this year" is in a document: its own, or the one before where it asks for the next.

A request for a budget is made in the year before it: who reads it calls that year 「来年度」, and
"this year" is the year that its 「前年度」 is of. An adopted budget is read in its own year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.question.model import Intent, Question
from assistant.question.words.lexicon import said_in
from corpus.facts import Measure

REQUESTS = f"measures.{Measure.REQUEST.value}"


def of_this_year(question: Question, titles: Iterable[str]) -> Question:
    """An amount of this year as documents of some titles have it: 「今年は？」 → 「前年度は？」.

    Only where all of them are requests; the year of an adopted budget needs no telling.
    """
    plain = question.money and question.intent in {Intent.FIGURE, Intent.FACT}
    said = question.years or question.measures
    if question.relative_year != 0 or not plain or said:
        return question
    requests = [REQUESTS in said_in(title).places for title in titles]
    if not requests or not all(requests):
        return question
    return replace(question, measures=(Measure.PREVIOUS,), relative_year=-1)
