"""Computes again what the formula of a figure says: 「38億円 − 30億円 = 8億円」.

The terms are quantities as answers write them; a bracket directly behind one only spells it in
other words ("¥2.1 billion (21億円)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from assistant.evidence.quantities import TextQuantity, read_quantities
from corpus.text.numerals import narrow

_EQUALS: Final = re.compile(r"[=≒]")
_TERM: Final = re.compile(r"[^+−×÷()=≒]+(?:\([^()]*\)[^+−×÷()=≒]*)?")
_NUMBER: Final = re.compile(r"[$€£¥]?(\d[\d,]*(?:\.\d+)?)")
_SUMS: Final = {"+": 1, "−": -1}
Money = tuple[float, str | None]  # with its currency
# What a person would not call another number: half of the last place that ratios are written to.
_ROUNDED: Final = Fraction(1, 20)
MOST_CHARACTERS: Final = 4000


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a formula makes, and the amounts of money that it is made of, with their currencies."""

    result: Fraction
    money: tuple[Money, ...]

    def makes(self, amount: Fraction, *, is_share: bool) -> bool:
        """Whether the result, rounded as answers round, is this amount (of a share: per cent)."""
        results = [self.result, self.result * 100] if is_share else [self.result]
        return any(_rounds_to(result, amount) for result in results)


def evaluate_formula(formula: str, known: Mapping[str, Money] | None = None) -> Evaluated | None:
    """The left side of a formula; None where it is none that can be computed.

    `known` are terms that are figures: a bare 「801,230」 has its unit in the head of its table.
    """
    if len(formula) > MOST_CHARACTERS or not _EQUALS.search(formula):
        return None
    reader = _Reader(_EQUALS.split(formula)[0], known or {})
    try:
        result = reader.sum()
    except (ValueError, ZeroDivisionError, IndexError, RecursionError):
        return None
    return Evaluated(result, tuple(reader.money)) if reader.at == len(reader.tokens) else None


def value_of(text: str) -> TextQuantity | None:
    """The quantity that some words are: 「2,943百万円」, "3 people", 「7人」."""
    plain = narrow(text).strip()
    if found := read_quantities(plain):
        return found[0]
    number = _NUMBER.match(plain)
    if number is None:
        return None
    value = Decimal(number[1].replace(",", ""))
    return TextQuantity(value, "", number[0], *number.span())


class _Reader:
    """Reads sums of products of terms, from the left."""

    def __init__(self, text: str, known: Mapping[str, Money]) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0
        self.money: list[Money] = []
        self._known = known

    def sum(self) -> Fraction:
        total = self._product()
        while (sign := self._next(*_SUMS)) is not None:
            total += _SUMS[sign] * self._product()
        return total

    def _product(self) -> Fraction:
        total = self._term()
        while (sign := self._next("×", "÷")) is not None:
            term = self._term()
            total = total * term if sign == "×" else total / term
        return total

    def _term(self) -> Fraction:
        if self._next("(") is not None:
            inside = self.sum()
            if self._next(")") is None:
                raise ValueError("a bracket is open")
            return inside
        term = self.tokens[self.at]
        self.at += 1
        if term in self._known:
            self.money.append(self._known[term])
            return Fraction(str(self._known[term][0]))
        quantity = value_of(term)
        if quantity is None:
            raise ValueError("a term is no quantity")
        if quantity.is_money:
            self.money.append((int(quantity.value), quantity.unit))
        return Fraction(quantity.value) / (100 if quantity.is_rate else 1)

    def _next(self, *signs: str) -> str | None:
        """The next token where it is one of these, which is then read."""
        if self.at < len(self.tokens) and self.tokens[self.at] in signs:
            self.at += 1
            return self.tokens[self.at - 1]
        return None


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        term = _TERM.match(text, at)
        if term is not None and term[0].strip():
            yield term[0].strip()
        elif term is None:
            yield text[at]
        at = term.end() if term else at + 1


def _rounds_to(result: Fraction, amount: Fraction) -> bool:
    if abs(result - amount) <= _ROUNDED:
        return True
    whole = Decimal(result.numerator) / Decimal(result.denominator)
    return Fraction(whole.to_integral_value(ROUND_HALF_UP)) == amount
