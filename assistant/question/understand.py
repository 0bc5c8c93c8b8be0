"""From a text and the conversation before it to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answer.model import Language
from assistant.question.details import acronyms, describes, ordinals, top
from assistant.question.intent import (
    TOP,
    asked_change,
    asked_measures,
    asked_threshold,
    asks_new,
    asks_several,
    asks_smallest,
    classify,
)
from assistant.question.linking import ProgramLinker
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.partial import PartialNames
from assistant.question.parts import asking_part, without_chatter
from assistant.question.signs import signs_in
from assistant.question.slots import read_slots
from assistant.question.values import COUNTER, asked_counter, asked_type, asks_number
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.english import Translator, english_terms
from assistant.question.words.language import detect_language
from assistant.question.words.lexicon import Concept, lexicon
from assistant.question.words.multiples import MULTIPLE, read_multiple
from assistant.question.words.terms import PER, japanese_terms
from corpus.facts import Measure
from corpus.programs import Program
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years, japanese_year

NEXT_YEAR = re.compile(r"来年度|翌年度|次年度|再来年|next (fiscal )?year|following year")
LAST_YEAR = re.compile(
    r"(?:その)?前の年度?|前年度|昨年度|前年|昨年|去年"
    r"|(last|previous|prior) (fiscal )?year|year before"
)
RELATIVE_YEAR = re.compile(rf"{LAST_YEAR.pattern}|{NEXT_YEAR.pattern}", re.IGNORECASE)
PER_EN = re.compile(r"\bper (project|person|researcher|student|fellow|case|head|applicant|company)")
WHAT_MONEY = re.compile(r"(お金|資金|費用|経費|財源)(は|が|って|とは)(何|どこ|どの|どんな)")
JAPANESE_GLOSS = re.compile(r"\s*[（(][^()（）]{8,}[)）]")  # and the other way round
GLOSS = re.compile(r"\s*\([A-Za-z][^()]{4,}\)")  # an English rendering of a Japanese name
INCLUDED = re.compile(r"(含まれ|含んで|入って|入り|込み)(て|い)*(ます|るの|る|ですか|か)+")
TOTAL_OF = re.compile(
    r"[（(][^（）()]*(の計|合計|の和|を含む|含めて|込み)[）)]"
)  # the whole is meant
UNIT_ONLY = re.compile(r"(兆|億|百万|千)?円(単位)?で")  # the unit to answer in
CONFIRM = re.compile(
    r"(?:です|ます)\?|(です|ます|ました|でした|たん|るん|たの|るの|のです)(か|よね|か\?)|本当|正しい|合って|よね|ってこと"
    r"|correct\b|right\?|is it true|^(is|are|does|do|did|was|were|can|has|have)\b"
)
WH = re.compile(
    r"何|誰|いつ|どこ|どの|どれ|どん|どう|なぜ|いくら|幾|どち"
    r"|\b(?:how|what|which|whom?|whose|when|where|why)(?![a-z])"
)
RELATIVE = re.compile(r"[一-龥ぁ-んァ-ヶー](た|だ|る|う|く|ぐ|す|つ|ぬ|ぶ|む)$")
RELATIVE_AND_OF = re.compile(r"(ている|する|した|された|という)[^、。]{1,12}(などの|等の)$")
NARROWING = re.compile(r"(おける|係る|かかる|関する|対する|よる|属する)$")


class Understanding:
    """Understands questions about the programs of one build."""

    def __init__(
        self,
        programs: Sequence[Program],
        translations: Translator,
        publishers: Collection[str] = (),
    ) -> None:
        """`publishers` are those of the documents: whose documents these are, all know."""
        self._linker = ProgramLinker(programs)
        self._partial = PartialNames(programs)
        self._publishers = frozenset(map(fold_key, publishers))
        self._translations = translations

    def understand(self, text: str, language: Language | None = None) -> Question:
        """Read a question by its own words alone."""
        asked = asking_part(text)
        mentions = self._linker.link(asked)
        if not mentions:  # what is needed may be told before what is asked
            asked = without_chatter(text)
            mentions = self._linker.link(asked)
        question = self._read_asked(asked, mentions, language)
        slots = read_slots(_without(asked, mentions))
        return replace(_with_details(question, text), text=text, slots=slots)

    def unlinked(self, question: Question) -> Question:
        """The question with the names of programs as words like all others."""
        read = self._read_asked(asking_part(question.text), (), question.language)
        read = _with_details(read, question.text)
        return replace(read, text=question.text, act=question.act, slots=question.slots)

    def named_in_part(
        self, terms: Sequence[Term], documents: Collection[str]
    ) -> tuple[ProgramMention, ...]:
        """The few programs whose names have all the words: 「リンダウ」 of 「リンダウ会議派遣」."""
        return self._partial.meant(terms, documents)

    def marked(self, text: str) -> str:
        """The text with each name of a program as "{}", as acts are learnt."""
        out, position = [], 0
        for mention in self._linker.link(text):
            out += [text[position : mention.start], "{}"]
            position = mention.end
        return "".join(out) + text[position:]

    def _read_asked(
        self, text: str, mentions: tuple[ProgramMention, ...], language: Language | None
    ) -> Question:
        bare = _without(text, mentions)
        key, words = fold_key(bare), fold(bare).text
        measures = asked_measures(bare)
        confirm = bool(CONFIRM.search(words)) and not WH.search(words)
        concepts = concepts_asked(bare)
        money = _asks_money(key, words, measures, concepts) and (bool(mentions) or not confirm)
        money = money and not (confirm and not measures and not find_amounts(bare))
        spoken = detect_language(bare if mentions else text)
        per = bool(PER.search(key) or PER_EN.search(words))
        change = asked_change(bare)
        intent = classify(
            bare,
            program_count=_distinct(mentions),
            money=money,
            typed=asked_counter(bare) is not None or (asks_number(bare) and not money),
        )
        multiple = read_multiple(bare) if confirm else None
        said = _blanked(text, MULTIPLE) if multiple else text
        terms = self._terms(said, mentions, spoken, framed=money and not (per and spoken == "ja"))
        return Question(
            text=text,
            language=language or spoken,
            intent=intent,
            programs=mentions,
            measures=measures,
            years=tuple(dict.fromkeys(y.year for y in find_years(bare) if y.is_fiscal)),
            relative_year=_relative_year(words),
            value_type=asked_type(bare, money=money, concepts=concepts),
            counter=asked_counter(bare),
            terms=(
                *_as_asked(terms, intent, asked_counter(bare)),
                *(() if money else _year_terms(bare)),
            ),
            amounts=tuple(a.value for a in find_amounts(bare)),
            threshold=asked_threshold(bare),
            descending=not asks_smallest(bare),
            new_only=asks_new(bare),
            confirm=confirm,
            multiple=multiple,
            executed=lexicon().executed.found_in(key, words),
            change=change,
            whole=lexicon().whole.found_in(key, words),
            money=money,
            closed=not WH.search(words),
            breakdown=lexicon().operations["breakdown"].found_in(key, words),
            how_much=lexicon().how_much.found_in(key, words),
            per=per,
            several=intent is Intent.LIST or asks_several(bare),
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
            return self._words(_without(text, mentions), language, framed=framed)
        return (*(replace(t, leading=True, focus=False) for t in before), *after)

    def _words(self, text: str, language: Language, *, framed: bool) -> tuple[Term, ...]:
        spoken = _spoken(text, framed=framed)
        if language == "en":
            terms = english_terms(spoken, self._translations, framed=framed)
        else:
            terms = japanese_terms(spoken, framed=framed)
        return tuple(t for t in terms if self._publishers.isdisjoint(t.alternatives))


def _with_details(question: Question, text: str) -> Question:
    """The question with what its whole text says besides what is asked."""
    return replace(
        question,
        signs=signs_in(text),
        said_years=frozenset(y.year for y in find_years(text)),
        ordinals=ordinals(text),
        top=top(text),
        describes=describes(text),
        acronyms=acronyms(text),
    )


def _without(text: str, mentions: Sequence[ProgramMention]) -> str:
    """The text with each program name replaced by a mark that no word contains."""
    out, position = [], 0
    for mention in mentions:
        out += [text[position : mention.start], " "]
        gloss = (JAPANESE_GLOSS if mention.surface.isascii() else GLOSS).match(text, mention.end)
        position = gloss.end() if gloss else mention.end
    return "".join(out) + text[position:]


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with what a pattern finds in it as spaces, so that places stay the same."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _distinct(mentions: Sequence[ProgramMention]) -> int:
    return len({m.program_ids for m in mentions})


def _asks_money(
    key: str, words: str, measures: Sequence[Measure], concepts: Sequence[Concept]
) -> bool:
    """Whether an amount is asked for; 「どこが要求」 and "who requested" ask for something else."""
    lex = lexicon()
    if lex.how_much.found_in(key, words):
        return True
    if WHAT_MONEY.search(key) or INCLUDED.search(key):
        return False
    if set(measures) == {Measure.PREVIOUS} and any(c.kind not in {None, "money"} for c in concepts):
        return False  # 「新規採用人数、前年度は？」 asks for people
    if set(measures) == {Measure.FUND} and any(c.name == "purpose" for c in concepts):
        return False  # what a fund is for
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
    text = text.rstrip("「『\"“'‘ ")
    describes = RELATIVE.search(text) or RELATIVE_AND_OF.search(text)
    return bool(describes) and not NARROWING.search(text)


def _as_asked(terms: Sequence[Term], intent: Intent, counter: str | None) -> tuple[Term, ...]:
    """Terms as what is asked takes them.

    Why there are more places is no question of how many, and of 「実績は何件か」 any count of the
    kind is one.
    """
    if intent is Intent.REASON:
        return tuple(replace(t, kind=None) if t.parts else t for t in terms)
    if counter:
        return tuple(replace(t, light=t.light or t.concept == "results") for t in terms)
    return tuple(terms)


def _year_terms(text: str) -> tuple[Term, ...]:
    """The years that a question names, in every notation that evidence may write them in."""
    years = dict.fromkeys(y.year for y in find_years(text))
    return tuple(Term(str(y), _notations(y), light=True) for y in years)


def _notations(year: int) -> tuple[str, ...]:
    era = japanese_year(year, fiscal=False).removesuffix("年")
    number = era.lstrip("令和平成昭")
    letter = {"令": "r", "平": "h", "昭": "s"}.get(era[0], "")
    return (str(year), fold_key(era), *((f"{letter}{number}",) if letter else ()))


def _spoken(text: str, *, framed: bool) -> str:
    """The text without years, and without amounts where they select rows."""
    text = RELATIVE_YEAR.sub(" ", TOP.sub(" ", text))
    text = TOTAL_OF.sub("", text) if framed else COUNTER.sub(" ", text)
    spans = [(y.start, y.end) for y in find_years(text)]
    spans += [(a.start, a.end) for a in find_amounts(text)] if framed else []
    out, position = [], 0
    for start, end in sorted(spans):
        out += [text[position : max(start, position)], " "]
        position = max(position, end)
    rest = "".join(out) + text[position:]
    return PER.sub(" ", UNIT_ONLY.sub(" ", rest)) if framed else rest
