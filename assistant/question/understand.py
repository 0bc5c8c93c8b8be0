"""From a text and the conversation before it to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.model import Language, Turn
from assistant.question.followup import fill_in, recall
from assistant.question.intent import (
    asked_change,
    asked_measures,
    asked_threshold,
    asks_new,
    asks_smallest,
    classify,
)
from assistant.question.language import detect_language
from assistant.question.lexicon import lexicon
from assistant.question.linking import ProgramLinker
from assistant.question.model import ProgramMention, Question, Term
from assistant.question.terms import english_terms, japanese_terms
from assistant.question.values import asked_counter, asked_type
from corpus.programs import Program
from corpus.text import fold, fold_key
from corpus.text.years import find_years

NEXT_YEAR = re.compile(r"来年度|翌年度|次年度|再来年|next (fiscal )?year|following year")
LAST_YEAR = re.compile(
    r"前年度|昨年度|前年|昨年|去年|(last|previous|prior) (fiscal )?year|year before"
)
MEMORY = 6  # user turns that a follow-up may refer to


class Understanding:
    """Understands questions about the programs of one build."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._linker = ProgramLinker(programs)

    def understand(
        self, text: str, history: Sequence[Turn] = (), language: Language | None = None
    ) -> Question:
        """Read a question; what it leaves out comes from the user turns of `history`."""
        question = self._read(text, language)
        if not history:
            return question
        earlier = recall(history[-2 * MEMORY :], self._read, self._linker.link)
        return fill_in(question, earlier)

    def _read(self, text: str, language: Language | None = None) -> Question:
        mentions = self._linker.link(text)
        bare = _without(text, mentions)
        key, words = fold_key(bare), fold(bare).text
        measures = asked_measures(bare)
        money = bool(measures) or lexicon().money.found_in(key, words)
        spoken = detect_language(text)
        change = asked_change(bare)
        return Question(
            text=text,
            language=language or spoken,
            intent=classify(bare, program_count=_distinct(mentions), money=money),
            programs=mentions,
            measures=measures,
            years=tuple(dict.fromkeys(y.year for y in find_years(bare) if y.is_fiscal)),
            relative_year=_relative_year(words),
            value_type=asked_type(bare, money=money),
            counter=asked_counter(bare),
            terms=_terms(bare, spoken),
            threshold=asked_threshold(bare),
            descending=not asks_smallest(bare),
            new_only=asks_new(bare),
            change=change,
            whole=lexicon().whole.found_in(key, words),
            money=money,
        )


def _without(text: str, mentions: Sequence[ProgramMention]) -> str:
    """The text with each program name replaced by a mark that no word contains."""
    out, position = [], 0
    for mention in mentions:
        out += [text[position : mention.start], " "]
        position = mention.end
    return "".join(out) + text[position:]


def _distinct(mentions: Sequence[ProgramMention]) -> int:
    return len({m.program_ids for m in mentions})


def _relative_year(words: str) -> int | None:
    if NEXT_YEAR.search(words):
        return 1
    return -1 if LAST_YEAR.search(words) else None


def _terms(text: str, language: Language) -> tuple[Term, ...]:
    """Content words without those that already said what is asked."""
    spoken = _without_years(text)
    if language == "en":
        return english_terms(spoken)
    return japanese_terms(spoken)


def _without_years(text: str) -> str:
    out, position = [], 0
    for year in find_years(text):
        out += [text[position : year.start], " "]
        position = year.end
    return "".join(out) + text[position:]
