"""From a text and the conversation before it to a `Question`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.acts.act import Act
from assistant.model import Language
from assistant.question.grammars.counts import asked_counts, find_counts, ordinals, top
from assistant.question.grammars.since import compared_year
from assistant.question.grammars.slots import notations, read_slots
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
from assistant.question.programs.describing import Description, described_in
from assistant.question.programs.linking import ProgramLinker
from assistant.question.programs.partial import PartialNames
from assistant.question.programs.rendered import translated, without
from assistant.question.signs import Sign, shows, signs_in
from assistant.question.words.characters import bracketed, is_katakana
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.english import Translator, english_terms
from assistant.question.words.language import detect_language
from assistant.question.words.lexicon import Concept, Said, cut, said_in
from assistant.question.words.multiples import read_multiple, without_multiples
from assistant.question.words.terms import PER, japanese_terms
from assistant.question.words.things import lettered_names
from corpus.facts import Measure
from corpus.programs import Program
from corpus.text import fold_key
from corpus.text.amounts import Amount, find_amounts
from corpus.text.years import find_years, japanese_year, with_spoken_era

TIMES = frozenset({"date", "contact"})  # kinds of value that no amount has
OF_ANYTHING = frozenset({Measure.PREVIOUS, Measure.TOTAL})  # whose words are of no money alone
# Counters of amounts too: 「去年の何割」.
OF_AMOUNTS = frozenset({None, "%", "パーセント", "割", "倍", "ポイント"})
OF_WHAT_WOULD_BE = frozenset({Sign.SUPPOSES, Sign.POINTS_BACK})
NOT_SPOKEN = (Sign.LAST_YEAR, Sign.NEXT_YEAR, Sign.TOP, Sign.EACH)


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
        if described is None or asked_measures(described.clause) or _is_named(own):
            return None  # 「補正で積んだ基金」 says which amount is asked for
        if own.amounts or own.slots.scaled:
            return None  # 「17億くらいの新しいやつ」 is told by its amount
        words = self._words(described.clause, own.language, framed=True)
        done = described.done
        terms = (replace(t, verbal=t.verbal or t.surface == done) for t in words if _tells(t))
        asked = Question(
            described.clause, own.language, Intent.FIT, terms=tuple(terms), act=Act.FIT
        )
        return Description(own.text, described, asked)

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
        measures, concepts = _measures(bare, said, counted=counted), concepts_asked(bare)
        confirm = Sign.CONFIRMS in said and Sign.ASKING not in said
        money = _asks_money(said, measures, concepts) and (bool(mentions) or not confirm)
        money = money and not (confirm and not measures and not amounts)
        money = money and not _asks_whether_paid(said, amounts)
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
            relative_year=_relative_year(said),
            value_type=asked_type(bare, money=money, concepts=concepts),
            counter=asked_counter(bare),
            terms=(
                *_as_asked(terms, intent, asked_counter(bare), money=money),
                *(() if money else _year_terms(bare)),
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
        spoken = _spoken(text, framed=framed)
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


def _asks_whether_paid(said: Said, amounts: Sequence[Amount]) -> bool:
    """Whether a turn asks if there is money for one, not how much: 「家を直すとお金出るって」."""
    how_much = Sign.HOW_MUCH in said or Sign.ASKING in said or Sign.AT_MOST in said
    return Sign.GETS in said and Sign.MONEY in said and not (how_much or amounts)


def _asks_money(said: Said, measures: Sequence[Measure], concepts: Sequence[Concept]) -> bool:
    """Whether an amount is asked for; 「どこが要求」 and "who requested" ask for something else."""
    if Sign.HOW_MUCH in said:
        return True
    if Sign.WHAT_MONEY in said or Sign.INCLUDED in said:
        return False
    if Sign.CHARGED in said and Sign.ASKING not in said and not measures:
        return False  # 「お金かかる？」 is answered by yes or no
    if not measures and Sign.EXPLAINED in said:
        return False  # 「どのようなコスト増加が生じるか説明」 is told in words
    if not measures and Sign.SHARE_OF_COST in said:
        return False  # a share of the cost is a rate that is printed: "what share of the cost"
    if set(measures) == {Measure.PREVIOUS} and any(c.kind not in {None, "money"} for c in concepts):
        return False  # 「新規採用人数、前年度は？」 asks for people
    if not measures and any(c.kind in TIMES for c in concepts):
        return False  # 「お金の申請の期限は」 asks for a day
    if set(measures) <= {Measure.FUND} and any(c.name == "purpose" for c in concepts):
        return False  # what a fund is for: 「何のためのお金」
    other = any(f"values.{kind}" in said for kind in ("person", "place", "date"))
    named = bool(measures) or Sign.MONEY in said or Sign.GIVEN_WHAT in said
    return named and not other


def _measures(text: str, said: Said, *, counted: bool) -> tuple[Measure, ...]:
    """The measures of amounts that a text names; a number of things has none.

    「去年は何団体受かったの」 asks of the year before, and for no budget of it.
    """
    measures = asked_measures(text)
    of_things = counted and Sign.MONEY not in said and set(measures) <= OF_ANYTHING
    return () if of_things else measures


def _relative_year(said: Said) -> int | None:
    if Sign.NEXT_YEAR in said:
        return 1
    if Sign.LAST_YEAR in said:
        return -1
    return 0 if Sign.THIS_YEAR in said else None


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
    said = said_in(text)
    signs = [s for sign in NOT_SPOKEN for s in said.of(sign)]
    counts = find_counts(text)
    signs += [(c.start, c.end) for c in counts if c.ranks or (c.has("top") and Sign.RANK in said)]
    years = [(y.start, y.end) for y in find_years(text)]
    if not framed:
        return cut(text, [*signs, *years, *asked_counts(text)])
    amounts = [(a.start, a.end) for a in find_amounts(text)]
    meant = [(b.start, b.end) for b in bracketed(text) if shows(b.inner, Sign.WHOLE_MEANT)]
    units = [span for _, span in notations(said) if not text[slice(*span)].isascii()]
    return PER.sub(" ", cut(text, [*signs, *years, *amounts, *meant, *units]))
