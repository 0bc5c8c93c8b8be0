"""What a question asks, as far as it can be told before looking anything up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from assistant.acts.act import Act
from assistant.model import Language
from assistant.question.grammars.counts import CountedThing, find_counts, scaled_numbers
from assistant.question.grammars.slots import Count, Slots
from assistant.question.signs import Sign
from assistant.question.supposing import Supposed, find_given
from assistant.question.words.multiples import Multiple
from corpus.facts import Measure
from corpus.text import fold_key
from corpus.text.folding import is_japanese

FROM_TO = re.compile(r"何\w{1,3}から何|from(?:what|howmany)to(?:what|howmany)")
ANOTHER = re.compile(r"[?？]\s*\S{2}")
SUPPOSING = frozenset({Act.MULTIPLY, Act.SAME_FOR})


@lru_cache(maxsize=256)
def _key(text: str) -> str:
    return fold_key(text)


class Intent(StrEnum):
    """The kind of answer that is asked for."""

    FIGURE = "figure"  # one amount, or the amounts of one program
    DIFFERENCE = "difference"  # how much more or less than the year before, or than another
    RATIO = "ratio"  # how many per cent, how many times
    SUM = "sum"
    COMPARE = "compare"  # which of two or more
    RANK = "rank"  # the largest, the smallest
    FILTER = "filter"  # which ones are new, raised, cut, above an amount
    LIST = "list"  # which programs there are
    TIMELINE = "timeline"  # how an amount went through the years
    FACT = "fact"  # an attribute, a person, a date, a count
    DEFINITION = "definition"  # what it is, what it is for
    REASON = "reason"  # why
    FIT = "fit"  # which program suits a need
    SMALLTALK = "smalltalk"  # an order to the assistant about itself


class ValueType(StrEnum):
    """The type of value that answers a question."""

    MONEY = "money"
    COUNT = "count"
    DURATION = "duration"
    DATE = "date"
    PERCENT = "percent"
    PERSON = "person"
    PLACE = "place"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ProgramMention:
    """A place where a question names a program; several ids where the name fits several."""

    program_ids: tuple[str, ...]
    surface: str
    start: int
    end: int
    exact: bool
    homonyms: tuple[str, ...] = ()  # programs of that name that are not meant at first sight


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question, with what covers it in evidence.

    Any of `alternatives` (folded keys, the word's own first) covers it whole; `parts` are the
    parts of a compound, each with its own alternatives, and cover it by their share. `concept`
    names the attribute that the word asks for. `known` is false for a foreign word that nothing
    translates: only its own spelling covers it.
    """

    surface: str
    alternatives: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    focus: bool = False
    light: bool = False  # a verb, or a noun that only holds the place of the answer
    verbal: bool = False  # a noun that する makes a verb: what is done, said in many ways
    joined: bool = False  # 「所管と予算額」: a thing of its own that is asked for beside the next
    either: bool = False  # 「コースやメニュー」: this word or the next
    leading: bool = False  # stands before the name of the program that it describes
    known: bool = True
    carried: bool = False  # said in an earlier turn: what the conversation is about
    concept: str | None = None
    kind: str | None = None  # the kind of value that the concept has


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit on amounts, in whole currency units, as in 「10億円以上の事業」."""

    amount: int
    at_least: bool
    inclusive: bool = True  # 以上 and 以下 include the amount, 超 and 未満 do not

    def allows(self, amount: int) -> bool:
        """Whether an amount keeps the limit."""
        if self.inclusive and amount == self.amount:
            return True
        return amount > self.amount if self.at_least else amount < self.amount


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it leaves out filled in from the conversation.

    `years` are western fiscal years; `measures` is empty where none is named; `counter` is the
    unit that a count is asked in ("人", "か国").
    """

    text: str
    language: Language
    intent: Intent
    programs: tuple[ProgramMention, ...] = ()
    measures: tuple[Measure, ...] = ()
    years: tuple[int, ...] = ()
    relative_year: int | None = None  # -1 the year before, +1 the one after, 0 the present one
    value_type: ValueType | None = None
    counter: str | None = None
    terms: tuple[Term, ...] = ()
    threshold: Threshold | None = None
    amounts: tuple[int, ...] = ()  # amounts that the question states: 「30億円のうちXの分」
    multiple: Multiple | None = None  # how many times one amount is claimed to be of another
    descending: bool = True
    new_only: bool = False
    change: int | None = None  # +1 raised, -1 cut, 0 unchanged: what a FILTER asks for
    per: bool = False  # asks for an amount for each project, person or year
    whole: bool = False  # asks for the total of the document
    confirm: bool = False  # asks whether something is so
    several: bool = False  # asks for all of a kind: 「どんなコースがあるか」
    executed: bool = False  # asks for what was spent or left, not for what was budgeted
    money: bool = False  # asks for an amount of money
    breakdown: bool = False  # asks for the parts: 「内訳」, "split by"
    closed: bool = False  # no asking word stands in it: yes or no is an answer
    how_much: bool = False  # in so many words: 「いくら」
    signs: frozenset[Sign] = frozenset()  # what it says besides what it asks for
    said_years: frozenset[int] = frozenset()  # every year that it names, fiscal or not
    since: int | None = None  # the year that an amount is compared with: "up on 2023"
    ordinals: frozenset[tuple[str, str]] = frozenset()  # 「第2回」: ("回", "2")
    top: int | None = None  # how many of a ranking are asked for: 「上位3つ」
    describes: bool = False  # a clause stands before the kind of thing: 「…する事業」
    acronyms: frozenset[str] = frozenset()  # called programs: "the XYZ program"
    lettered_names: tuple[str, ...] = ()  # that are written as names: 「C7彗星」
    instead: Question | None = None  # what it may mean otherwise: a part of the program before
    inherited: tuple[str, ...] = field(default=())  # what the conversation filled in
    act: Act = Act.FACT  # what the turn does
    slots: Slots = field(default=Slots())  # what it says exactly of what was shown

    def says(self, name: str) -> bool:
        """Whether a scope, a qualifier or a label stands in it, however written."""
        return fold_key(name) in _key(self.text)

    @property
    def counts(self) -> tuple[CountedThing, ...]:
        """The numbers of things that it states: 「8人」."""
        return tuple(c for c in find_counts(self.text) if c.unit)

    @property
    def supposes(self) -> bool:
        """Whether it states an amount or a large number itself: 「130万かかったら」."""
        return bool(self.amounts or scaled_numbers(self.text))

    @property
    def supposed(self) -> Count | None:
        """The one number that a turn supposes of what was told: 「25人なら」, 「7人だといくら」."""
        counts = [c for c in self.slots.counts if c.number > 1]
        supposes = self.slots.elliptic or self.act in SUPPOSING or self.how_much
        only = len(counts) == 1 and supposes and Sign.DIVIDES not in self.signs
        return counts[0] if only else None

    @property
    def given(self) -> tuple[Supposed, ...]:
        """The numbers that it supposes, each with the words around it: 「蓄電池7kWhなら」."""
        return find_given(self.text)

    @property
    def from_to(self) -> bool:
        """Whether it asks from how many to how many: 「何人から何人になる」."""
        return FROM_TO.search(_key(self.text)) is not None

    @property
    def asks_twice(self) -> bool:
        """Whether more is asked behind a question mark: 「いつまで？何件通るの」."""
        return ANOTHER.search(self.text.strip()) is not None

    def counts_in(self, word: str) -> bool:
        """Whether a word has a number of things that it states: 「8人の会社」 has 「8人」."""
        key = fold_key(word)
        return any(fold_key(self.text[c.start : c.end]) in key for c in self.counts)

    @property
    def wordless(self) -> bool:
        """Whether it is made of marks alone: 「？」."""
        return not any(c.isalnum() or c == "_" for c in self.text)

    @property
    def lettered(self) -> bool:
        """Whether it has letters, which tell its language: 「512?」 has none."""
        return any(c.isalpha() for c in self.text)

    @property
    def japanese(self) -> bool:
        """Whether it is written in Japanese, whatever language is answered in."""
        return any(map(is_japanese, self.text))

    @property
    def program_ids(self) -> tuple[str, ...]:
        """The program that each mention means first, in the order named, each once."""
        return tuple(dict.fromkeys(m.program_ids[0] for m in self.programs))

    @property
    def described(self) -> bool:
        """Whether the program is told by a description, not by a name."""
        return any(not m.surface for m in self.programs)

    @property
    def candidate_ids(self) -> tuple[str, ...]:
        """Every program that a mention may mean."""
        return tuple(dict.fromkeys(i for m in self.programs for i in m.program_ids))
