"""Which amounts a question asks for: whether money, of which measures and years."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question.intent import asked_measures
from assistant.question.model import Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import Concept, Said
from corpus.facts import Measure
from corpus.text import fold_key
from corpus.text.amounts import Amount
from corpus.text.years import find_years, japanese_year

TIMES = frozenset({"date", "contact"})  # kinds of value that no amount has
OF_ANYTHING = frozenset({Measure.PREVIOUS, Measure.TOTAL})  # whose words are of no money alone


def asks_whether_paid(said: Said, amounts: Sequence[Amount]) -> bool:
    """Whether a turn asks if there is money for one, not how much: 「家を直すとお金出るって」."""
    how_much = Sign.HOW_MUCH in said or Sign.ASKING in said or Sign.AT_MOST in said
    return Sign.GETS in said and Sign.MONEY in said and not (how_much or amounts)


def asks_money(said: Said, measures: Sequence[Measure], concepts: Sequence[Concept]) -> bool:
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


def measures_of(text: str, said: Said, *, counted: bool) -> tuple[Measure, ...]:
    """The measures of amounts that a text names; a number of things has none.

    「去年は何団体受かったの」 asks of the year before, and for no budget of it.
    """
    measures = asked_measures(text)
    of_things = counted and Sign.MONEY not in said and set(measures) <= OF_ANYTHING
    return () if of_things else measures


def relative_year(said: Said) -> int | None:
    if Sign.NEXT_YEAR in said:
        return 1
    if Sign.LAST_YEAR in said:
        return -1
    return 0 if Sign.THIS_YEAR in said else None


def year_terms(text: str) -> tuple[Term, ...]:
    """The years that a question names, in every notation that evidence may write them in."""
    years = dict.fromkeys(y.year for y in find_years(text))
    return tuple(Term(str(y), _notations(y), light=True) for y in years)


def _notations(year: int) -> tuple[str, ...]:
    era = japanese_year(year, fiscal=False).removesuffix("年")
    number = era.lstrip("令和平成昭")
    letter = {"令": "r", "平": "h", "昭": "s"}.get(era[0], "")
    return (str(year), fold_key(era), *((f"{letter}{number}",) if letter else ()))
