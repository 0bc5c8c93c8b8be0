"""Follow-ups: what a question leaves out, filled in from the conversation.

Only what the user asked is carried on, and the programs that an answer named where the user
named none. A question that stands on its own inherits nothing, so a change of topic is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer.model import Turn
from assistant.question.model import Intent, ProgramMention, Question, Term, ValueType
from corpus.text import fold_key

BOTH = re.compile(
    r"両者|両方|双方|2つ|二つ|それら|これら|both|the two|them|those|together|合わせ|あわせ"
)
# Intents that ask about the corpus as a whole and so need no program from before.
WHOLE_CORPUS = {Intent.RANK, Intent.FILTER, Intent.LIST, Intent.FIT, Intent.SMALLTALK}
BACK_REFERENCE = re.compile(
    r"前者|後者|former|latter|その|それ|この|これ|同じ|同事業|同プログラム|上記|前述|では|じゃあ|ちなみに"
    r"|\b(it|its|that|this|they|their|them|those|these|the program|there)\b"
    r"|^(and|also|then|what about|how about|また|それと|あと|で、|なら)"
)
PRONOUN = re.compile(
    r"その|それ|この|これ|彼|同じ|同氏|\b(it|its|that|this|they|their|he|she|his|her)\b"
)
FORMER = re.compile(r"前者|最初の|1つ目|一つ目|\bformer\b|\bfirst one\b")
LATTER = re.compile(
    r"後者|もう一方|もうひとつ|2つ目|二つ目|\blatter\b|\bsecond one\b|\bother one\b"
)
WITH = re.compile(
    r"と(の)?(合計|合わせ|あわせ|足|差|比較|比べ|どちら|どっち)"
    r"|compared (to|with)|sum with|together with"
)
BARE_YEAR = re.compile(r"(?:では|じゃあ|なら)?、?(?:前年度?|昨年度?|去年)(?:は|だと|なら)?\??")
BARE = 16  # characters; 「AMEDの分は？」 asks what was asked before
SHORT = 30  # characters; a longer question without a pronoun is taken to stand on its own


def recall(
    history: Sequence[Turn],
    read: Callable[[str], Question],
    link: Callable[[str], tuple[ProgramMention, ...]],
) -> tuple[Question, ...]:
    """The user's earlier questions, latest first, each filled in from those before it."""
    earlier: list[Question] = []
    for turn in history:
        if turn.role == "user":
            earlier.insert(0, fill_in(read(turn.content), tuple(earlier)))
        elif earlier and not earlier[0].programs:
            named = tuple(m for m in link(turn.content)[:1] if m.exact)
            earlier[0] = replace(earlier[0], programs=named)
    return tuple(earlier)


def fill_in(question: Question, earlier: Sequence[Question]) -> Question:
    """The question with the programs, or with what is asked of them, from before."""
    if not earlier:
        return question
    if question.programs:
        joined = _joined(question, earlier[0])
        if joined:
            return joined
        return _same_ask(question, earlier[0]) if _asks_nothing(question) else question
    if not _refers_back(question):
        return question
    programs = _programs_before(question, earlier)
    if not programs and not PRONOUN.search(question.text.lower()):
        return question
    filled = replace(question, programs=programs, inherited=("programs",))
    return _with_intent(_carry(filled, earlier[0]), programs)


def _carry(question: Question, before: Question) -> Question:
    """What is asked of the programs, where the question leaves that out too."""
    dated = question.years or question.measures or question.relative_year is not None
    bare = question.value_type is None and not any(t.concept for t in question.terms)
    if before.money and not question.money and bare and len(fold_key(question.text)) <= BARE:
        measures = question.measures or before.measures
        years = question.years or before.years
        return replace(question, money=True, intent=before.intent, measures=measures, years=years)
    if not before.money and before.counter and BARE_YEAR.fullmatch(fold_key(question.text)):
        question, bare = replace(question, money=False, measures=(), intent=before.intent), True
    if question.money:
        return question if dated else replace(question, years=before.years)
    value_type = question.value_type or (before.value_type if bare else None)
    value_type = None if value_type is ValueType.TEXT and not question.value_type else value_type
    counter = question.counter or (before.counter if bare else None)
    terms = (*question.terms, *_topic(before, concepts=bare))
    return replace(question, terms=terms, value_type=value_type, counter=counter)


def _topic(before: Question, *, concepts: bool) -> tuple[Term, ...]:
    """What the earlier question was about: it ranks evidence but need not be said again.

    Without a program its words are the topic itself, and the attribute that it asked for is
    asked again where the question names none.
    """
    carried = []
    for term in before.terms:
        if term.concept:
            carried += [term] if concepts else []
        else:
            carried.append(term if not before.programs else replace(term, light=True, focus=False))
    return tuple(carried)


def _joined(question: Question, before: Question) -> Question | None:
    """「Yとの合計は？」 after a question about X: both are meant."""
    if len(question.programs) > 1 or not before.programs or not WITH.search(question.text.lower()):
        return None
    programs = (*before.programs, *question.programs)
    filled = replace(
        question,
        programs=programs,
        money=True,
        measures=question.measures or before.measures,
        years=question.years or before.years,
        inherited=("programs",),
    )
    total = "合" in question.text or "足" in question.text or "sum" in question.text.lower()
    return replace(filled, intent=Intent.SUM if total else Intent.COMPARE)


def _refers_back(question: Question) -> bool:
    if question.intent in {Intent.SMALLTALK, Intent.LIST, Intent.FIT}:
        return False
    if question.intent in WHOLE_CORPUS and not BACK_REFERENCE.search(question.text.lower()):
        return False
    if BACK_REFERENCE.search(question.text.lower()) or BOTH.search(question.text.lower()):
        return True
    return not question.whole and len(fold_key(question.text)) <= SHORT


def _ordinal(question: Question, found: Sequence[ProgramMention]) -> tuple[ProgramMention, ...]:
    """The first or the last of several programs, where the question says 前者 or 後者."""
    if len(found) > 1 and FORMER.search(question.text.lower()):
        return tuple(found[:1])
    if len(found) > 1 and LATTER.search(question.text.lower()):
        return tuple(found[-1:])
    return tuple(found)


def _programs_before(question: Question, earlier: Sequence[Question]) -> tuple[ProgramMention, ...]:
    """The last programs named; for 「両者」 as many questions back as give two."""
    found: list[ProgramMention] = []
    for before in earlier:
        known = {m.program_ids for m in found}
        found = [m for m in before.programs if m.program_ids not in known] + found
        if found and (not BOTH.search(question.text.lower()) or len(found) >= 2):
            break
    return _ordinal(question, found)


def _with_intent(question: Question, programs: Sequence[ProgramMention]) -> Question:
    """Several programs make a sum of a question that asks for the total."""
    several = len({m.program_ids for m in programs}) >= 2
    if several and BOTH.search(question.text.lower()):
        key = fold_key(question.text)
        if "合計" in key or "合わせ" in key or "sum" in key or "total" in key:
            return replace(question, intent=Intent.SUM, money=True)
        if "差" in key or "difference" in key:
            return replace(question, intent=Intent.COMPARE, money=True)
    return question


def _asks_nothing(question: Question) -> bool:
    """Whether only a program is named: 「Xは？」, "and for X?"."""
    return (
        not question.terms
        and not question.money
        and not question.years
        and question.intent is Intent.FACT
    )


def _same_ask(question: Question, before: Question) -> Question:
    """The earlier question, asked of the programs named now."""
    intent = before.intent
    if intent in {Intent.COMPARE, Intent.SUM, *WHOLE_CORPUS}:
        intent = Intent.FIGURE
    return replace(
        before,
        text=question.text,
        language=question.language,
        intent=intent,
        programs=question.programs,
        whole=False,
        instead=_part_of(question, before),
        inherited=("ask",),
    )


def _part_of(question: Question, before: Question) -> Question:
    """「AMEDの分は？」 may ask for a part of the program before, not for a program of that name."""
    key = fold_key(question.programs[0].surface)
    return replace(before, terms=(Term(question.programs[0].surface, (key,)),), instead=None)
