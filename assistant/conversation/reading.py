"""What a turn does and asks: its acts, and a question that is whole in itself.

The act is told by a classifier of meaning, what is exact (programs, years, amounts, measures,
ordinals, units) by grammars, and what the turn leaves open by the state of the conversation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.acts import Act, ActClassifier, Guess, Shown
from assistant.conversation.exact import SURE, TALK, as_said_exactly
from assistant.conversation.leaning import (
    behind_return,
    focused,
    marked_in_part,
    of_near,
    of_shown,
    spoken,
    went_back,
)
from assistant.conversation.naming import Naming, without_slips
from assistant.conversation.state import State
from assistant.deadline import check
from assistant.model import Language
from assistant.question.asides import without_asides
from assistant.question.attributes import ask_attribute
from assistant.question.bare import is_alone, is_bare
from assistant.question.before.followup import SAME_ASK, fill_in
from assistant.question.before.newness import of_the_new
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.parts import sentences_of, split_questions
from assistant.question.programs.describing import Description
from assistant.question.signs import Sign
from assistant.question.understand import Understanding
from assistant.question.words.kana import in_kanji
from assistant.question.words.lexicon import said_in
from assistant.question.words.shorthand import typed_out
from assistant.question.words.spelling import Spelling
from corpus.text import fold_key

FITS = 0.4  # from which on a turn asks what fits a case
LIKELY = 0.08  # an act less likely than this is not tried
NEED = 0.3  # what is told before is part of a need that is so likely
NEEDS = frozenset({Act.FIT, Act.WHICH, Act.ELIGIBILITY, Act.APPLY})
# What one word may ask: "overview", 「一覧」, 「いくら」 (of which is asked back).
SAID_ALONE = frozenset(
    {*TALK, Act.YES, Act.AMOUNT, Act.SUMMARY, Act.ABOUT_DOCUMENT} - {Act.UNCLEAR}
)
# ... and where the word says so: 「予算」 and "all" are no list.
LISTED_ALONE = frozenset({Act.LIST, Act.OVERVIEW})
LISTING = ("operations.list", "kinds.definition")
# Answered in the language that the turn asks for: 「英語で3行にまとめて」.
OF_ALL = frozenset({Intent.RANK, Intent.FILTER})  # asked of whatever there is
TOLD_IN = frozenset({Act.SUMMARY, Act.OVERVIEW, Act.ABOUT_DOCUMENT, Act.DEFINE})
COMPUTED = frozenset({Sign.RATIO, Sign.DIFFERENCE})  # of amounts


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a turn that is answered by itself, and the language it asks for, if any."""

    text: str
    language: Language | None


@dataclass(frozen=True, slots=True)
class TurnReading:
    """A turn as it was understood: its question, and what it may do, likeliest first.

    `alike` are the programs that it may describe, where none surely, with what is asked of each;
    `unheard` says that no document has a thing of what it describes.
    """

    own: Question  # by its own words
    question: Question  # with what the conversation fills in
    guesses: tuple[Guess, ...]
    alike: Mapping[str, str] = field(default_factory=dict)
    unheard: bool = False

    @property
    def act(self) -> Act:
        """What the turn most likely does."""
        return self.guesses[0].act


class TurnReader:
    """Reads turns of a conversation about one build.

    `scopes_of` gives the scopes of a program's amounts: "AMED" after an amount that has an AMED
    part is that part, and no program.
    """

    def __init__(
        self,
        understanding: Understanding,
        scopes_of: Callable[[str], Sequence[str]],
        *,
        says_itself: Callable[[Term], bool] = lambda _term: False,
        is_about: Callable[[str, Term], bool] = lambda _document, _term: False,
        told_by: Callable[[Term], Sequence[str]] = lambda _term: (),
        stands: Callable[[str], bool] = lambda _word: False,
    ) -> None:
        """`says_itself` tells the words by which a document calls itself: they name no program.

        `is_about` tells whether one document is about a word as a whole, `told_by` the documents
        that a word by itself tells. `stands` tells the English words that documents have.
        """
        self._understanding = understanding
        self._naming = Naming(understanding, says_itself, is_about, told_by)
        self._told_by = told_by
        self._scopes_of = scopes_of
        self._classifier = ActClassifier.load()
        self._spelling = Spelling(lambda word: stands(word) or self._names(word))

    def read(
        self,
        text: str,
        state: State,
        language: Language | None = None,
        meant: ProgramMention | None = None,
    ) -> TurnReading:
        """One part of a turn, with what it leaves open filled in from the state.

        `meant` is the program that it describes, and where.
        """
        text = self._asked(text, state)
        own = self._understanding.understand(text, language, meant)
        if not (state.exchanges or own.years) and is_bare(text):
            return _unclear(own)
        corrects = bool(state.exchanges) and self._corrects(text, own, state)
        named = self._naming.of_name(
            without_slips(own) if corrects else own, state, corrects=corrects
        )
        marked = behind_return(self._understanding.marked(text, meant))
        marked = said_in(marked).without([Sign.ALL_OFFICES])
        guesses = self._guess(marked, own, state, named.programs)
        if corrects and named.programs:
            guesses = (Guess(Act.CORRECT, 1.0), *guesses)
        act = guesses[0].act
        if act is Act.FIT and guesses[0].probability < FITS:
            act = Act.FACT
        asks = own.how_much or own.intent in OF_ALL or _asks_alone(text, act)
        if not (state.exchanges or own.programs or asks) and is_alone(text):
            return _unclear(own)
        wanted = own.slots.language if act in TOLD_IN and Sign.ANSWERED_IN in own.signs else None
        own = replace(named, act=act, language=language or wanted or spoken(own, state))
        own = self._as_scope(own, state)
        own = went_back(self._naming.of_all(own, state), state)
        own = of_the_new(of_shown(own, state), self._told_by)
        if own.act is not act:
            guesses = (Guess(own.act, 1.0), *guesses)
            act = own.act
        own = ask_attribute(own, guesses[0])
        talk = act in TALK and guesses[0].probability >= SURE
        question = own if not state.exchanges or talk else self._filled(own, act, state)
        return TurnReading(own, question, guesses)

    def description(self, own: Question) -> Description | None:
        """What a turn describes instead of naming it, and where."""
        return self._understanding.description(own)

    def unlinked(
        self, reading: TurnReading, state: State, kept: Sequence[ProgramMention] = ()
    ) -> TurnReading:
        """The turn with what seemed to be names of programs as words, but for those `kept`.

        What it leaves open is still that of the conversation: 「中小企業だと？」.
        """
        own = self._understanding.unlinked(reading.own, kept)
        goes_on = reading.act is Act.SAME_FOR and bool(state.exchanges)
        question = self._filled(own, reading.act, state) if goes_on else own
        return replace(reading, own=own, question=question)

    def parts(self, text: str, state: State) -> tuple[Part, ...]:
        """The parts of a turn that ask something, each with the language that it wants.

        Talk before a question is left out; 「英語で。予算は？」 asks the rest in that language.
        """
        parts: list[Part] = []
        language: Language | None = None
        for piece in map(without_asides, split_questions(self._asked(text, state))):
            sentences = sentences_of(piece)
            while len(sentences) > 1:
                check()
                act = self._lead(sentences[0], state)
                if act is Act.CHITCHAT and self._lead(sentences[-1], state, NEED) in NEEDS:
                    break  # 「海の近くで働きたい。何かないですか」
                if act is Act.TRANSLATE:
                    language = read_slots(sentences[0]).language
                    if self._only_explains(sentences[1:]):
                        sentences = sentences[:1]  # 「一言で英語にして。友達に見せたいので」
                        break
                elif self._asks_of(sentences[0], act):
                    break
                sentences = sentences[1:]
            parts.append(Part("".join(sentences), language))
        return tuple(parts)

    def _asked(self, text: str, state: State) -> str:
        """A turn without what is said around its question; talk alone is all of it."""
        said = in_kanji(self._spelling.mended(typed_out(text)))
        asked = without_asides(said)
        return said if asked == said or self._lead(said, state) in TALK else asked

    def _names(self, word: str) -> bool:
        return bool(self._understanding.understand(word).programs)

    def _lead(self, sentence: str, state: State, sure: float = SURE) -> Act | None:
        """What a sentence of a turn does, where that is sure and it names no program."""
        if self._understanding.understand(sentence).programs:
            return None
        guess = self._classifier.classify(sentence, state.shown)[0]
        return guess.act if guess.probability >= sure else None

    def _asks_of(self, sentence: str, act: Act | None) -> bool:
        """Whether a sentence before a question belongs to it, and is no mere talk."""
        talks = act in TALK or self._only_apologises(sentence)
        return not talks or self._says_of_what(sentence)

    def _only_explains(self, sentences: Sequence[str]) -> bool:
        """Whether what follows what is to be done asks nothing: it says why, or for whom."""
        rest = self._understanding.understand("".join(sentences))
        asks = rest.programs or rest.money or rest.value_type or any(t.concept for t in rest.terms)
        return not asks and Sign.ASKS not in rest.signs

    def _says_of_what(self, sentence: str) -> bool:
        """Whether it says of what the question is: 「ごめん、衛星のほう。いくら？」."""
        own = self._understanding.understand(sentence)
        elliptic = read_slots(sentence.rsplit("、", 1)[-1]).elliptic  # behind 「ごめん、」
        says = elliptic or Sign.CORRECTS in own.signs
        return says and any(t.known and not t.light for t in without_slips(own).terms)

    def _only_apologises(self, sentence: str) -> bool:
        """Whether a sentence before a question says sorry, and of what is asked nothing."""
        own = self._understanding.understand(sentence)
        exact = own.programs or own.amounts or own.years or own.measures or own.money
        return not exact and Sign.SORRY in own.signs and Sign.ASKING not in own.signs

    def _guess(
        self, marked: str, own: Question, state: State, named: Sequence[ProgramMention]
    ) -> tuple[Guess, ...]:
        """What a turn does; `named` are its programs, those named by some words included."""
        for words in {m.surface for m in named if not m.end}:
            marked = marked_in_part(marked, words.split())
        guesses = self._classifier.classify(marked, state.shown)
        likely = tuple(g for g in guesses if g.probability >= LIKELY) or guesses[:1]
        return as_said_exactly(own, likely, state, self._told_by)

    def _corrects(self, text: str, own: Question, state: State) -> bool:
        """Whether a turn says that it is of another thing: 「あ、じゃなくて図書館の方」."""
        if Sign.CORRECTS in own.signs:
            return True
        guess = self._classifier.classify(self._understanding.marked(text), state.shown)[0]
        return guess.act is Act.CORRECT and guess.probability >= SURE

    def _as_scope(self, own: Question, state: State) -> Question:
        """A name that is a scope of the amounts talked of is that: 「AMED分は？」."""
        last = state.last
        if last is None or len(own.programs) != 1:
            return own
        key = fold_key(own.programs[0].surface)
        for mention in last.programs:
            scopes = [s for i in mention.program_ids[:1] for s in self._scopes_of(i)]
            if key and any(fold_key(s) == key for s in scopes):
                return replace(own, programs=last.programs[:1], inherited=("programs", "scope"))
        return own

    def _filled(self, own: Question, act: Act, state: State) -> Question:
        """The question with what the conversation fills in."""
        earlier = focused(state)
        if earlier and state.last and state.last.shown is Shown.DENIED and act in SAME_ASK:
            # What was not found is not asked again of another scope: what there is, is.
            earlier = (replace(earlier[0], measures=(), years=()), *earlier[1:])
        return of_near(fill_in(own, earlier, act), state)


def _asks_alone(text: str, act: Act) -> bool:
    """Whether one word asks by itself: 「いくら」, 「一覧」 -> True; 「予算」 -> False."""
    listed = act in LISTED_ALONE and any(group in said_in(text) for group in LISTING)
    return act in SAID_ALONE or listed


def _unclear(own: Question) -> TurnReading:
    """A first turn that says nothing to look for: it is asked back."""
    unclear = replace(own, act=Act.UNCLEAR, terms=(), programs=(), whole=False, several=False)
    unclear = replace(unclear, intent=Intent.FACT, money=False, measures=(), value_type=None)
    return TurnReading(unclear, unclear, (Guess(Act.UNCLEAR, 1.0),))
