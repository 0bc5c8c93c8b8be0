"""What a turn leaves open, filled in from the questions before it.

Only what was asked and shown is carried on. A question that stands on its own takes nothing from
before; one that names only another program asks the same of that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.acts.act import Act
from assistant.question.before.which import which_of_several
from assistant.question.model import Intent, ProgramMention, Question, Term, ValueType
from assistant.question.signs import Sign
from corpus.facts import Measure
from corpus.text import fold_key

# Acts of a question about all documents: without a word that points back they need no program.
OF_ALL = frozenset(
    {Act.RANK, Act.SORT, Act.LIST, Act.FIT, Act.WHICH, Act.NEW, Act.SUMMARY, Act.COMPARE}
)
WIDE = frozenset({Intent.LIST, Intent.FIT, Intent.FILTER, Intent.RANK})
# What a turn says that looks for programs; one that only seems to list or to fit is of its subject.
LOOKS_FOR = frozenset(
    {
        Sign.EXISTS, Sign.WHICH_PROGRAMS, Sign.LIST, Sign.SEVERAL, Sign.ALL, Sign.RANK, Sign.MOST,
        Sign.LEAST, Sign.NEW, Sign.TOP, Sign.WHICH_ONES, Sign.SUMMARISES, Sign.COMPARE,
        Sign.IN_ORDER, Sign.ALL_OF_IT, Sign.ALL_TOGETHER,
    }
)  # fmt: skip
SEEMS = frozenset({Act.LIST, Act.FIT, Act.WHICH})
SIDES = frozenset({Sign.SPENDING, Sign.INCOME})  # of an account
SAME_ASK = frozenset({Act.SAME_FOR, Act.CORRECT, Act.PICK})
# What a turn asks of a thing that it names, whatever was asked before.
COMPUTED = frozenset(
    {Sign.DIFFERENCE, Sign.CHANGE, Sign.MORE, Sign.LESS, Sign.SUM, Sign.RATIO, Sign.AVERAGE}
)
TOLD_AS_A_WHOLE = frozenset({Act.OVERVIEW, Act.SUMMARY, Act.ABOUT_DOCUMENT})
# Characters of a turn that points to nothing; a longer one is taken to stand on its own.
SHORT = {"ja": 30, "en": 60}


def fill_in(question: Question, earlier: Sequence[Question], act: Act) -> Question:
    """The question with the programs, or with what is asked of them, from before.

    `earlier` are the questions before it, latest first, each filled in itself.
    """
    if not earlier:
        return question
    before = earlier[0]
    if question.programs:
        if not question.inherited and (joined := _joined(question, before)):
            return joined
        return _same_ask(question, before) if _asks_nothing(question, act) else question
    if (which := which_of_several(question, earlier)) is not None:
        return which
    if is_of_all(question):
        asks = not _asks_nothing(question, act)
        return _change_of_all(question) if asks else _same_of_all(question, before)
    if not refers_back(question, act) or _is_of_the_whole(question, before):
        return question
    if Sign.YEAR_AFTER in question.signs and before.years:
        question = replace(question, years=tuple(y + 1 for y in before.years), measures=())
    programs = _programs_before(question, earlier)
    filled = replace(question, programs=programs, inherited=("programs",) if programs else ())
    return _set_side_by_side(_carry(filled, before, act), before, act)


def is_of_all(question: Question) -> bool:
    """Whether a turn is of the document as a whole, not of what was talked of: 「全体だと？」.

    Of what share of the whole something is, that which was talked of is still meant.
    """
    signs = question.signs
    changes = not signs.isdisjoint({Sign.CHANGE, Sign.DIFFERENCE}) and Sign.SHARE_OF not in signs
    again = question.slots.elliptic and signs.isdisjoint({Sign.RATIO, Sign.SHARE_OF})
    named = any(not (t.light or t.concept) for t in question.terms)
    of_it = named or Sign.POINTS_BACK in signs
    return Sign.ALL_OF_IT in signs and not of_it and (changes or again)


def _is_of_the_whole(question: Question, before: Question) -> bool:
    """Whether a total, or why it grew, is of the document just told of: "and the total ask?"."""
    told = before.act in TOLD_AS_A_WHOLE and not any(m.surface for m in before.programs)
    named = any(not (t.light or t.concept) for t in question.terms)
    why = question.intent is Intent.REASON and not named
    asks = (question.whole and question.money) or why
    return told and asks and Sign.POINTS_BACK not in question.signs


def _change_of_all(question: Question) -> Question:
    """「全体はどれくらい増えたの」 asks for an amount: the whole of a document is money."""
    changes = question.signs & {Sign.CHANGE, Sign.DIFFERENCE}
    if not changes or question.counter or question.intent is not Intent.FACT:
        return question
    rate = Sign.RATIO in question.signs
    intent = Intent.RATIO if rate else Intent.DIFFERENCE
    return replace(question, money=True, intent=intent)


def _same_of_all(question: Question, before: Question) -> Question:
    """The earlier question, asked of the document as a whole."""
    asked = _same_ask(question, before)
    return replace(asked, terms=(), whole=True)


def refers_back(question: Question, act: Act) -> bool:
    """Whether a turn without a program is about what the conversation was about."""
    if question.intent is Intent.FILTER and Sign.WHICH_PROGRAMS in question.signs:
        return False  # 「このうち新規の事業って」 of a whole: those that are new
    if not question.signs.isdisjoint({Sign.POINTS_BACK, Sign.AMONG}):
        return True
    own = [t for t in question.terms if not (t.concept or t.light)]
    attribute = any(t.concept for t in question.terms) and act is Act.LIST
    attribute = attribute or _asks_of_the_first(question, act)
    counts = act is Act.LIST and question.counter is not None  # 「何カ国が参加？」 lists nothing
    looks = act not in SEEMS or bool(question.amounts or question.slots.scaled)
    looks = looks or not LOOKS_FOR.isdisjoint(question.signs)
    of_all = (act in OF_ALL and looks and not counts) or question.intent in WIDE
    if (act is Act.OVERVIEW and question.several) or (of_all and not attribute):
        return False
    if act is Act.DEFINE and own:
        return False
    return len(fold_key(question.text)) <= SHORT[question.language]


def _asks_of_the_first(question: Question, act: Act) -> bool:
    """Whether a turn asks an attribute of the first of what was told: 「一番長いのは何年」."""
    timed = question.value_type in {ValueType.DURATION, ValueType.DATE, ValueType.PERSON}
    return act is Act.RANK and timed and Sign.WHICH_PROGRAMS not in question.signs


def _carry(question: Question, before: Question, act: Act) -> Question:
    """What is asked of the programs, where the turn leaves that out too."""
    asked = question.value_type is not None and not _dated_only(question)
    asks = asked or any(t.concept for t in question.terms)
    dated = bool(question.years or question.measures or question.relative_year is not None)
    of_year = question.relative_year is not None  # 「今年は？」 of whatever year was asked before
    if before.money and not asks and (act in SAME_ASK or (dated and not question.money)):
        amount = (t for t in before.terms if t.kind == "money")  # 「支援規模」 is asked again
        return replace(
            question,
            money=True,
            terms=(*question.terms, *amount),
            measures=question.measures or (() if of_year else before.measures),
            years=question.years or (() if question.measures or of_year else before.years),
            intent=before.intent if question.intent is Intent.FACT else question.intent,
        )
    counts = before.counter or before.value_type is ValueType.COUNT
    if not before.money and counts and dated and not asks:
        return replace(
            question,
            money=False,
            measures=(),
            counter=before.counter,
            intent=before.intent,
            value_type=before.value_type,
            terms=(*question.terms, *_topic(before, concepts=True)),
        )
    if question.money:
        return question if dated else replace(question, years=before.years)
    if act in SAME_ASK and not asks:
        value_type = None if before.value_type is ValueType.TEXT else before.value_type
        picks = any(t in _content(before) for t in _content(question))
        terms = (*question.terms, *_topic(before, concepts=True))
        terms = tuple(t for t in terms if not (picks and t.carried))
        return replace(
            question,
            terms=terms,
            value_type=value_type,
            counter=question.counter or before.counter,
            change=before.change if question.change is None else question.change,
            signs=question.signs | (before.signs & COMPUTED),
        )
    alone = any(not t.light for t in question.terms)
    if any(t in _content(before) for t in _content(question)):
        return question  # it picks one of the things that were asked of
    return replace(question, terms=(*question.terms, *_topic(before, concepts=False, light=alone)))


def _dated_only(question: Question) -> bool:
    """「前年度は？」 after a number of people asks for people: it names a year, no money."""
    return question.measures == (Measure.PREVIOUS,) and Sign.MONEY not in question.signs


def _set_side_by_side(question: Question, before: Question, act: Act) -> Question:
    """「両者の合計は？」 and 「両者の差は？」 are asked of the amounts of both."""
    both = Sign.BOTH in question.signs and len(question.program_ids) > 1
    if act is Act.COMPARE and before.money and Sign.DIFFERENCE in question.signs:
        act = Act.DIFFERENCE  # "what's the difference between the two", of amounts
        question = replace(question, act=act)
    intent = {Act.TOTAL: Intent.SUM, Act.DIFFERENCE: Intent.COMPARE}.get(act)
    return replace(question, intent=intent, money=True) if both and intent else question


def _content(question: Question) -> list[str]:
    """The words of content that a turn itself says."""
    return [t.surface for t in question.terms if not (t.light or t.concept or t.carried)]


def _topic(before: Question, *, concepts: bool, light: bool = True) -> tuple[Term, ...]:
    """What the earlier question was about: its own words, else those that it had taken over.

    `light` words rank evidence and need not be said again; where no program is known and the turn
    has no word of its own, they are the topic itself. Words of turns longer ago are left behind.
    """
    words = [t for t in before.terms if not t.concept]
    own = [t for t in words if not (t.carried or t.light)]
    light = light or bool(before.programs)
    kept = (
        replace(t, light=t.light or light, focus=False, carried=True)
        for t in (own or [t for t in words if t.carried])
    )
    return (*(t for t in before.terms if t.concept and concepts), *kept)


def _joined(question: Question, before: Question) -> Question | None:
    """「Yとの合計は？」 after a question about X: both are meant."""
    if not before.programs:
        return None
    if Sign.BESIDE not in question.signs or before.programs[0] in question.programs:
        return None
    adds = not question.signs.isdisjoint({Sign.SUM, Sign.IN_TOTAL})
    total = adds or question.act is Act.TOTAL or question.intent is Intent.SUM
    both = replace(
        question,
        programs=(*before.programs[:1], *question.programs),
        inherited=("programs",),
        intent=Intent.SUM if total else Intent.COMPARE,
    )
    if not (total or before.money or question.money):  # 「Yと比べてどっちが長い」
        asked = question.value_type or before.value_type
        terms = (*question.terms, *_topic(before, concepts=True))
        return replace(both, terms=terms, value_type=asked)
    measures, years = question.measures or before.measures, question.years or before.years
    return replace(both, money=True, measures=measures, years=years)


def _programs_before(question: Question, earlier: Sequence[Question]) -> tuple[ProgramMention, ...]:
    """The last programs named; for 「両者」 as many questions back as give two."""
    found: list[ProgramMention] = []
    both = Sign.BOTH in question.signs
    for before in earlier:
        known = {m.program_ids for m in found}
        found = [m for m in before.programs if m.program_ids not in known] + found
        if found and (not both or len(found) >= 2):
            break
    return tuple(found)


def _asks_nothing(question: Question, act: Act) -> bool:
    """Whether a turn says no more than of what: 「Xは？」, "and for X?", 「2つ目は？」."""
    if not question.signs.isdisjoint(COMPUTED):
        return False  # 「国保は減ってるよね？」
    own = [t for t in question.terms if not t.light]
    bare = not own and not question.money and question.value_type in {None, ValueType.TEXT}
    return bare and not question.measures and (question.intent is Intent.FACT or act in SAME_ASK)


def _same_ask(question: Question, before: Question) -> Question:
    """The earlier question, asked of the programs named now.

    After one side of an account (「歳入は？」) it is how much one item of it is (「町税は？」).
    """
    named = any(m.surface for m in before.programs)
    if not (named or SIDES.isdisjoint(before.signs)):
        inherited = question.inherited or ("ask",)
        return replace(question, intent=Intent.FIGURE, money=True, inherited=inherited)
    intent = before.intent
    if intent in {Intent.COMPARE, Intent.SUM, Intent.RANK, Intent.FILTER, Intent.LIST, Intent.FIT}:
        intent = Intent.FIGURE if before.money else Intent.FACT
    if intent is Intent.FACT and not (before.terms or before.money):
        intent = Intent.DEFINITION
    scope = "scope" in question.inherited
    return replace(
        before,
        text=question.text,
        language=question.language,
        intent=intent,
        programs=question.programs,
        years=question.years or before.years,
        terms=question.terms if scope else before.terms,
        slots=question.slots,
        whole=False,
        act=before.act,
        instead=_part_of(question, before)
        if question.programs and not question.inherited
        else None,
        inherited=question.inherited or ("ask",),
    )


def _part_of(question: Question, before: Question) -> Question | None:
    """「AMEDの分は？」 may ask for a part of the program before, not for a program of that name."""
    if not question.programs:
        return None
    key = fold_key(question.programs[0].surface)
    return replace(before, terms=(Term(question.programs[0].surface, (key,)),), instead=None)
