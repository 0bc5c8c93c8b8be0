"""From a text and the conversation before it to a `Question`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.acts.act import Act
from assistant.model import Language
from assistant.question.asked_amounts import (
    asks_money,
    asks_whether_paid,
    measures_of,
    relative_year,
    year_terms,
)
from assistant.question.grammars.counts import ordinals, top
from assistant.question.grammars.since import compared_year
from assistant.question.grammars.slots import read_slots
from assistant.question.grammars.spoken import spoken_text
from assistant.question.intent import (
    asked_change,
    asked_counter,
    asked_measures,
    asked_threshold,
    asked_type,
    asks_number,
    classify,
)
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.named import NameStore, names_of
from assistant.question.parts import asking_part, without_chatter
from assistant.question.programs.clauses import acronyms, describes, describes_name
from assistant.question.programs.describing import Described, Description, described_in
from assistant.question.programs.linking import ProgramLinker
from assistant.question.programs.partial import PartialNames
from assistant.question.programs.rendered import translated, without
from assistant.question.signs import Sign, signs_in
from assistant.question.words.characters import is_katakana
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.english import Translator, english_terms
from assistant.question.words.language import detect_language
from assistant.question.words.lexicon import said_in
from assistant.question.words.multiples import read_multiple, without_multiples
from assistant.question.words.terms import PER, japanese_terms, verb_at_end
from assistant.question.words.things import lettered_names
from corpus.programs import Program
from corpus.text import fold_key
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years, with_spoken_era

# Counters of amounts too: 「去年の何割」.
OF_AMOUNTS = frozenset({None, "%", "パーセント", "割", "倍", "ポイント"})
OF_WHAT_WOULD_BE = frozenset({Sign.SUPPOSES, Sign.POINTS_BACK})


class Understanding:
    """Understands questions about the programs of one build."""

    def __init__(
        self,
        programs: Sequence[Program],
        translations: Translator,
        publishers: Collection[str] = (),
        names: NameStore | None = None,
        heard: Callable[[str], tuple[str, ...]] = lambda _text: (),
    ) -> None:
        """`publishers` are those of the documents: whose documents these are, all know.

        `heard` gives the English names that the katakana of a word sounds like.
        `names` are those of `programs`, by default read here.
        """
        names = names or names_of(programs)
        self._linker = ProgramLinker(programs, names)
        self._partial = PartialNames(programs, names)
        self._publishers = frozenset(map(fold_key, publishers))
        self._translations = translations
        self._heard = heard

    def understand(
        self,
        text: str,
        language: Language | None = None,
        meant: ProgramMention | None = None,
    ) -> Question:
        """Read a question by its own words alone; `meant` is the program that it describes."""
        text = with_spoken_era(text)
        if meant is not None:
            question = self._read_asked(text, (meant,), language)
            slots = read_slots(without(text, (meant,)))
            return replace(_with_details(question, text), slots=slots)
        asked = asking_part(text)
        mentions = self._linker.link(asked)
        if not mentions:  # what is needed may be told before what is asked
            asked = without_chatter(text)
            mentions = self._linker.link(asked) or translated(asked, self._linker)
        question = self._read_asked(asked, mentions, language)
        slots = read_slots(without(asked, mentions))
        return replace(_with_details(question, text), text=text, slots=slots)

    def description(self, own: Question) -> Description | None:
        """What a turn describes instead of naming it, with its words as a question of their own."""
        described = described_in(own.text)
        if described is None or asked_measures(described.clause):
            return None  # 「補正で積んだ基金」 says which amount is asked for
        if own.intent is Intent.RANK or own.threshold:
            return None  # "top three of the general fund" are in it
        found = (a.value for a in find_amounts(described.clause))
        amounts = (*found, *read_slots(described.clause).scaled)
        if _is_named(own) and not amounts:
            return None
        words = self._words(described.clause, own.language, framed=True)
        words = (*words, *self._done(described, own.language))
        said = (t for t in words if _tells(t) and not read_slots(t.surface).scaled)
        terms = tuple(replace(t, verbal=t.verbal or t.surface == described.done) for t in said)
        asked = Question(described.clause, own.language, Intent.FIT, terms=terms, act=Act.FIT)
        return Description(own.text, described, asked, amounts, (*own.amounts, *own.slots.scaled))

    @staticmethod
    def _done(described: Described, language: Language) -> tuple[Term, ...]:
        """What a Japanese clause says last is done, common as it is: 「高校生を呼ぶやつ」 calls."""
        done = verb_at_end(described.clause) if language == "ja" else None
        return (done,) if done else ()

    def unlinked(self, question: Question, kept: Sequence[ProgramMention] = ()) -> Question:
        """The question with the names of programs as words like all others, but for those kept."""
        asked = asking_part(question.text)
        placed = tuple(m for m in kept if m.surface and asked[m.start : m.end] == m.surface)
        read = self._read_asked(asked, placed, question.language)
        words = {w for m in kept if m not in placed for w in m.surface.split()}
        terms = tuple(t for t in read.terms if t.surface not in words)
        read = replace(_with_details(read, question.text), programs=tuple(kept), terms=terms)
        return replace(read, text=question.text, act=question.act, slots=question.slots)

    def named_in_part(
        self, terms: Sequence[Term], documents: Collection[str]
    ) -> tuple[ProgramMention, ...]:
        """The few programs whose names have all the words: 「リンダウ」 of 「リンダウ会議派遣」."""
        return self._partial.meant(terms, documents)

    def is_name(self, term: Term) -> bool:
        """Whether a word is the whole name of a program."""
        return self._partial.is_name(term)

    def marked(self, text: str, meant: ProgramMention | None = None) -> str:
        """The text with each name of a program as "{}", as acts are learnt."""
        out, position = [], 0
        for mention in (meant,) if meant else self._linker.link(text):
            out += [text[position : mention.start], "{}"]
            position = mention.end
        return "".join(out) + text[position:]

    def _read_asked(
        self, text: str, mentions: tuple[ProgramMention, ...], language: Language | None
    ) -> Question:
        bare = without(text, mentions)
        said, amounts = said_in(bare), find_amounts(bare)
        counter = asked_counter(bare)
        counted = counter not in OF_AMOUNTS or (counter is None and asks_number(bare))
        measures, concepts = measures_of(bare, said, counted=counted), concepts_asked(bare)
        confirm = Sign.CONFIRMS in said and Sign.ASKING not in said
        money = asks_money(said, measures, concepts) and (bool(mentions) or not confirm)
        money = money and not (confirm and not measures and not amounts)
        money = money and not asks_whether_paid(said, amounts)
        spoken = detect_language(bare if mentions else text)
        per = bool(PER.search(said.text)) or Sign.PER in said
        intent = classify(
            bare,
            program_count=_distinct(mentions),
            money=money,
            typed=asked_counter(bare) is not None or (asks_number(bare) and not money),
        )
        wonders = text.rstrip().endswith(("?", "？")) and Sign.ASKING not in said
        claims = confirm or (wonders and said.places.keys().isdisjoint(OF_WHAT_WOULD_BE))
        multiple = read_multiple(bare) if claims else None
        spoken_of = without_multiples(text) if multiple else text
        terms = self._terms(
            spoken_of, mentions, spoken, framed=money and not (per and spoken == "ja")
        )
        return Question(
            text=text,
            language=language or spoken,
            intent=intent,
            programs=mentions,
            measures=measures,
            years=tuple(dict.fromkeys(y.year for y in find_years(bare) if y.is_fiscal)),
            relative_year=relative_year(said),
            value_type=asked_type(bare, money=money, concepts=concepts),
            counter=asked_counter(bare),
            terms=(
                *_as_asked(terms, intent, asked_counter(bare), money=money),
                *(() if money else year_terms(bare)),
            ),
            amounts=tuple(a.value for a in amounts),
            threshold=asked_threshold(bare),
            descending=Sign.LEAST not in said,
            new_only=Sign.ONLY_NEW in said,
            confirm=confirm,
            multiple=multiple,
            executed=Sign.EXECUTED in said,
            change=asked_change(bare),
            whole=Sign.WHOLE in said,
            money=money,
            closed=Sign.ASKING not in said,
            breakdown=Sign.BREAKDOWN in said,
            how_much=Sign.HOW_MUCH in said,
            per=per,
            several=intent is Intent.LIST or Sign.SEVERAL in said,
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
        after = self._words(without(text, mentions)[first:], language, framed=framed)
        if not describes_name(text[:first], language):
            rest = without(text, mentions)
            if mentions and framed:  # whoever pays it: 「政府全体でXはいくら」 asks for all of X
                rest = said_in(rest).without([Sign.ALL_OFFICES])
            return self._words(rest, language, framed=framed)
        return (*(replace(t, leading=True, focus=False) for t in before), *after)

    def _words(self, text: str, language: Language, *, framed: bool) -> tuple[Term, ...]:
        spoken = spoken_text(text, framed=framed)
        if language == "en":
            terms = english_terms(spoken, self._translations, framed=framed)
        else:
            terms = tuple(map(self._as_heard, japanese_terms(spoken, framed=framed)))
        return tuple(t for t in terms if self._publishers.isdisjoint(t.alternatives))

    def _as_heard(self, term: Term) -> Term:
        """A word with the English name that it sounds like: 「ワインデール市」 is "wyndale" too."""
        names = self._heard(term.surface)
        if not names:
            return term
        kana = "".join(filter(is_katakana, term.surface))
        parts = tuple((*p, *names) if p[0] in fold_key(kana) else p for p in term.parts)
        if kana != term.surface:
            return replace(term, parts=parts)
        return replace(term, alternatives=(*term.alternatives, *names), parts=parts)


def _is_named(own: Question) -> bool:
    """Whether a turn calls a program by its name."""
    return not own.inherited and any(m.exact for m in own.programs)


def _tells(term: Term) -> bool:
    """Whether a word tells a thing: 「期間」 asks for an attribute, 「医療分野」 is of medicine."""
    return term.concept is None or len(term.parts) > 1


def _with_details(question: Question, text: str) -> Question:
    """The question with what its whole text says besides what is asked."""
    return replace(
        question,
        signs=signs_in(text),
        said_years=frozenset(y.year for y in find_years(text)),
        since=compared_year(text),
        ordinals=ordinals(text),
        top=top(text),
        describes=describes(text),
        acronyms=acronyms(text),
        lettered_names=lettered_names(text),
    )


def _distinct(mentions: Sequence[ProgramMention]) -> int:
    return len({m.program_ids for m in mentions})


def _as_asked(
    terms: Sequence[Term], intent: Intent, counter: str | None, *, money: bool
) -> tuple[Term, ...]:
    """Terms as what is asked takes them.

    Why there are more places is no question of how many, and of 「実績は何件か」 any count of the
    kind is one. 「予算どうなってます？」 asks for the budget, and for no results of it.
    """
    if money:
        terms = [replace(t, light=t.light or "values.text" in said_in(t.surface)) for t in terms]
    if intent is Intent.REASON:
        return tuple(replace(t, kind=None) if t.parts else t for t in terms)
    if counter:
        return tuple(replace(t, light=t.light or t.concept == "results") for t in terms)
    return tuple(terms)
