"""What the encoder is shown: pairs that belong together, and near misses.

Each function gives columns for one data set of the trainer: `anchor` and `positive`, and
`negative` where BM25 knows a passage that looks right and is not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from index.lexical.tokens import tokenize
from index.training.sources import Entry, QuestionSet

Columns = dict[str, list[str]]

_SENTENCE_END = re.compile(r"(?<=[。！？])\s*|\n+")
_SHORTEST_SENTENCE = 12
_SENTENCES = 3
_LONGEST_HEADING = 40
# Near misses below this rank are no harder than what else stands in the batch.
_HARDEST = 3
# Later glosses of an entry are rarer senses.
_LEADING_GLOSSES = 2


def question_pairs(questions: QuestionSet, *, seed: int) -> Columns:
    """A question, its paragraph, and one of the paragraphs that BM25 ranks above the rest."""
    import bm25s

    retriever = bm25s.BM25()
    retriever.index([tokenize(p)[0] for p in questions.paragraphs], show_progress=False)
    choice = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    columns: Columns = {"anchor": [], "positive": [], "negative": []}
    for question, gold in zip(questions.questions, questions.gold, strict=True):
        scores = retriever.get_scores(tokenize(question)[0] or [""])
        scores[gold] = -1.0
        hardest = np.argpartition(-scores, _HARDEST)[:_HARDEST]
        columns["anchor"].append(question)
        columns["positive"].append(questions.paragraphs[gold])
        columns["negative"].append(questions.paragraphs[int(choice.choice(hardest))])
    return columns


def sentence_in_passage(paragraphs: Sequence[str], *, seed: int) -> Columns:
    """Sentences with the rest of their paragraph (inverse cloze), a few of each paragraph."""
    choice = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    columns: Columns = {"anchor": [], "positive": []}
    for paragraph in paragraphs:
        sentences = [s for s in _SENTENCE_END.split(paragraph) if len(s) >= _SHORTEST_SENTENCE]
        if len(sentences) > 1:
            for sentence in choice.sample(sentences, min(len(sentences), _SENTENCES)):
                columns["anchor"].append(sentence)
                columns["positive"].append(paragraph.replace(sentence, "", 1))
    return columns


def translations(pairs: Iterable[tuple[str, str]]) -> Columns:
    """English sentences with their Japanese."""
    english, japanese = zip(*pairs, strict=True)
    return {"anchor": list(english), "positive": list(japanese)}


def gloss_pairs(dictionary: Iterable[Entry]) -> Columns:
    """The leading English glosses of common entries, each with the Japanese word."""
    columns: Columns = {"anchor": [], "positive": []}
    for entry in dictionary:
        for gloss in entry.glosses[:_LEADING_GLOSSES] if entry.common else ():
            columns["anchor"].append(gloss.removeprefix("to "))
            columns["positive"].append(entry.words[0])
    return columns


def synonym_pairs(groups: Iterable[Sequence[str]], *, seed: int) -> Columns:
    """Two different words of each group of synonyms."""
    choice = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    drawn = [choice.sample(list(group), 2) for group in groups]
    return {"anchor": [a for a, _ in drawn], "positive": [b for _, b in drawn]}


def heading_pairs(texts: Iterable[str]) -> Columns:
    """In documents of the field: a short line with the text that follows it."""
    columns: Columns = {"anchor": [], "positive": []}
    for text in texts:
        blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
        for heading, body in pairwise(blocks):
            if len(heading) <= _LONGEST_HEADING < len(body):
                columns["anchor"].append(heading)
                columns["positive"].append(body)
    return columns
