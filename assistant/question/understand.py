"""From a text and the conversation before it to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.model import Language, Turn
from assistant.question.english import Translator, english_terms
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
from assistant.question.lexicon import Concept, lexicon
from assistant.question.linking import ProgramLinker
from assistant.question.model import ProgramMention, Question, Term
from assistant.question.terms import concepts_asked, japanese_terms
from assistant.question.values import COUNTER, asked_counter, asked_type
from corpus.figures import Measure
from corpus.programs import Program
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years

NEXT_YEAR = re.compile(r"来年度|翌年度|次年度|再来年|next (fiscal )?year|following year")
LAST_YEAR = re.compile(
    r"前年度|昨年度|前年|昨年|去年|(last|previous|prior) (fiscal )?year|year before"
)
PER = re.compile(
    r"[1１一]?[人名件課題年組社機関プロジェクト]+(あたり|当たり|当り|につき)(、?年間)?"
)
TOTAL_OF = re.compile(
    r"[（(][^（）()]*(の計|合計|の和|を含む|含めて|込み)[）)]"
)  # the whole is meant
UNIT_ONLY = re.compile(r"(兆|億|百万|千)?円(単位)?で")  # the unit to answer in
CONFIRM = re.compile(
    r"(です|ます|ました|でした|たん|るん|たの|るの|のです)(か|よね|か\?)|本当|正しい|合って|よね"
    r"|correct\b|right\?|is it true|^(is|are|does|do|did|was|were|can|has|have)\b"
)
WH = re.compile(
    r"何|誰|いつ|どこ|どの|どれ|どん|どう|なぜ|いくら|幾|どち|how|what|which|who|when|where|why"
)
RELATIVE = re.compile(r"[一-龥ぁ-ん](た|る|いる|ている|う|く|む)$")
NARROWING = re.compile(r"(おける|係る|かかる|関する|対する|よる|属する)$")
MEMORY = 6  # user turns that a follow-up may refer to


class Understanding:
    """Understands questions about the programs of one build."""

    def __init__(self, programs: Sequence[Program], translations: Translator) -> None:
        self._linker = ProgramLinker(programs)
        self._translations = translations

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
        confirm = bool(CONFIRM.search(words)) and not WH.search(words)
        concepts = concepts_asked(bare)
        money = _asks_money(key, words, measures, concepts) and (bool(mentions) or not confirm)
        spoken = detect_language(bare if mentions else text)
        change = asked_change(bare)
        return Question(
            text=text,
            language=language or spoken,
            intent=classify(
                bare,
                program_count=_distinct(mentions),
                money=money,
                typed=asked_counter(bare) is not None,
            ),
            programs=mentions,
            measures=measures,
            years=tuple(dict.fromkeys(y.year for y in find_years(bare) if y.is_fiscal)),
            relative_year=_relative_year(words),
            value_type=asked_type(bare, money=money, concepts=concepts),
            counter=asked_counter(bare),
            terms=self._terms(text, mentions, spoken, framed=money),
            threshold=asked_threshold(bare),
            descending=not asks_smallest(bare),
            new_only=asks_new(bare),
            confirm=confirm,
            executed=lexicon().executed.found_in(key, words),
            change=change,
            whole=lexicon().whole.found_in(key, words),
            money=money,
        )

    def _terms(
        self,
        text: str,
        mentions: Sequence[ProgramMention],
        language: Language,
        *,
        framed: bool,
    ) -> tuple[Term, ...]:
        """Content words without those that already said what is asked."""
        first = mentions[0].start if mentions else 0
        before = self._words(text[:first], language, framed=framed) if first else ()
        after = self._words(_without(text, mentions)[first:], language, framed=framed)
        if not _describes(text[:first], language):
            return (*before, *after)
        return (*(replace(t, leading=True, focus=False) for t in before), *after)

    def _words(self, text: str, language: Language, *, framed: bool) -> tuple[Term, ...]:
        spoken = _spoken(text, framed=framed)
        if language == "en":
            return english_terms(spoken, self._translations, framed=framed)
        return japanese_terms(spoken, framed=framed)


def _without(text: str, mentions: Sequence[ProgramMention]) -> str:
    """The text with each program name replaced by a mark that no word contains."""
    out, position = [], 0
    for mention in mentions:
        out += [text[position : mention.start], " "]
        position = mention.end
    return "".join(out) + text[position:]


def _distinct(mentions: Sequence[ProgramMention]) -> int:
    return len({m.program_ids for m in mentions})


def _asks_money(
    key: str, words: str, measures: Sequence[Measure], concepts: Sequence[Concept]
) -> bool:
    """Whether an amount is asked for; 「どこが要求」 and "who requested" ask for something else."""
    lex = lexicon()
    if lex.how_much.found_in(key, words):
        return True
    if set(measures) <= {Measure.PREVIOUS} and any(c.kind not in {None, "money"} for c in concepts):
        return False  # 「新規採用人数、前年度は？」 asks for people
    other = any(lex.values[v].found_in(key, words) for v in ("person", "place", "date"))
    return (bool(measures) or lex.money.found_in(key, words)) and not other


def _relative_year(words: str) -> int | None:
    if NEXT_YEAR.search(words):
        return 1
    return -1 if LAST_YEAR.search(words) else None


def _describes(before: str, language: Language) -> bool:
    """Whether the words before a program's name describe it and do not narrow what is asked.

    A relative clause does (「…をまとめたX」), and so does an English rendering of the name that
    follows in brackets; 「復興庁のX」 and 「Yにおける X」 ask for a part.
    """
    text = before.rstrip()
    if text.endswith(("(", "（")):
        return language == "en"
    return bool(RELATIVE.search(text)) and not NARROWING.search(text)


def _spoken(text: str, *, framed: bool) -> str:
    """The text without years and amounts where they select rows instead of being looked for."""
    if not framed:
        return COUNTER.sub(" ", text)
    text = TOTAL_OF.sub("", text)
    spans = [(y.start, y.end) for y in find_years(text)]
    spans += [(a.start, a.end) for a in find_amounts(text)]
    out, position = [], 0
    for start, end in sorted(spans):
        out += [text[position : max(start, position)], " "]
        position = max(position, end)
    return PER.sub(" ", UNIT_ONLY.sub(" ", "".join(out) + text[position:]))
