"""Topicality: how likely the documents tell of what a turn asks, whatever words it asks in.

A logistic regression over what retrieval finds: how far the best passage and its document cover
the question, how near its words come to those of a passage (MaxSim), how many of its words no
document has, and whether the turn tells of a need. Fitted on 536 questions and first turns asked
of documents that tell of them, alone and among sixty, and 586 asked of others; in cross-validation
at a likelihood of .8, 73 % of first turns and 94 % of questions pass, beside 4 % of questions on
documents that are not there.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from assistant.acts import Act, Guess
from assistant.answer.context import Composed, Context

Read = TypeVar("Read")
DATA = "topicality.json"
ELSEWHERE = 0.2  # of a question, that other documents say more of than those that it may name
NEEDS = frozenset({Act.FIT, Act.WHICH, Act.ELIGIBILITY, Act.APPLY})


def topicality(context: Context, guesses: Sequence[Guess]) -> float:
    """The likelihood, 0 to 1, that the documents of a context tell of what its question asks."""
    weights = _weights()
    signs = _signs(context, guesses)
    odds = weights["constant"] + sum(weights[name] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-odds))


def _signs(context: Context, guesses: Sequence[Guess]) -> Mapping[str, float]:
    """What speaks for and against it, by the name of its weight."""
    return {
        **found_for(context),
        "need": sum(g.probability for g in guesses if g.act in NEEDS),
        "japanese": float(context.question.language == "ja"),
    }


def found_for(context: Context) -> Mapping[str, float]:
    """How far what was found tells of a question: its best passage, its words, those nowhere.

    Words that the conversation filled in are known.
    """
    evidence = context.evidence
    readings = [r for r in evidence.readings if not r.of_another][:1]
    documents = context.documents or tuple(context.sources)
    own = (t for t in context.question.terms if not (t.light or t.concept or t.verbal or t.carried))
    return {
        "support": max((r.support for r in readings), default=0.0),
        "nearness": max((h.legs["late"] for h in evidence.hits), default=0.0),
        "unknown": float(sum(not context.have(documents, (t,)) for t in own)),
    }


def told_best(tried: Sequence[tuple[Context, Read, Composed]]) -> tuple[Context, Read, Composed]:
    """Of what a turn was asked of in vain the first, or another that tells much more of it.

    A word of a turn may be in the title of a document that tells of something else.
    """
    if len(tried) == 1:
        return tried[0]
    support = [found_for(context)["support"] for context, *_ in tried]
    most = max(range(len(tried)), key=lambda at: support[at])
    return tried[most if support[most] > support[0] + ELSEWHERE else 0]


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    text = files("assistant.answer.near").joinpath(DATA).read_text("utf-8")
    return {str(name): float(value) for name, value in json.loads(text).items()}
