"""The brackets behind the amount of a project: last year's budget, or that it is new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text.amounts import Amount
from corpus.text.numerals import narrow
from corpus.text.years import find_head_years, with_era

_CLOSE = r"[)\]】〕>》〉]"
_ASIDE = re.compile(r"\s*[、,]?\s*[(\[【〔<《〈](?P<said>[^()\[\]【】〔〕《》〈〉]*)[)\]】〕>》〉]")
# What says that an amount is no budget: what there is at the end of a year, what one gets.
_NONE = re.compile(
    r"年度?末|残高|月額|年額|あたり|当たり|につき|上限|限度|まで|^(?:per|each|an?)\s"
    r"|^[1一](?:世帯|人|名|件|戸|団体|組|回)$"
)
_BEFORE_JA = re.compile(
    r"(?P<year>(?:対?前|昨)年度?|(?:令和|平成|[rh])?\s?\d{1,2}\s?年度|(?:20\d\d)\s?年度?|[rh]\d{1,2})の?"
    r"(?:当初)?(?:予算)?額?[\s:はが、]*Ⓐ+"
)
_YEAR = r"(?:fy\s?'?)?(?:20)?\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?"
_LAST = r"(?:last|the\s+(?:previous|prior))\s+year"
_COMPARED = r"(?:(?:up|down|increased|reduced)\s+from|was|from|compared\s+(?:with|to)|versus|vs\.?)"
_BEHIND = rf"(?:\s+(?:in|for)\s+{_YEAR}|\s+{_LAST})?"
_BEFORE_EN = re.compile(
    rf"(?:{_COMPARED}\s+Ⓐ+{_BEHIND}|(?P<year>(?:in\s+)?{_YEAR}(?:\s+(?:budget|adopted))?|(?:last|previous|prior)\s+year)[\s:,]*(?:was\s+)?Ⓐ+)"
)
FROM = re.compile(rf"[,;]?\s*(?:up|down)\s+from\s+Ⓐ+{_BEHIND}")
_WORDLESS = re.compile(r"Ⓐ+")
_RELATIVE = re.compile(r"前|昨|last|previous|prior")


def is_last_year(said: str, year: int) -> bool:
    """Whether words name the year before `year`: 「前年度予算額」, 「令和7年度」 of 2026."""
    years = {y.year for y in find_head_years(with_era(said, year))}
    return bool(_RELATIVE.search(said)) or years == {year - 1}


def masked(text: str, amounts: Sequence[Amount]) -> str:
    """A text in small letters, as long, its amounts as Ⓐ."""
    small = list(narrow(text).lower())
    for amount in amounts:
        small[amount.start : amount.end] = "Ⓐ" * (amount.end - amount.start)
    return "".join(small)


def before_behind(small: str, position: int, amounts: Sequence[Amount]) -> Amount | None:
    """What the amount that ends at a position was before: ", up from $1.2 million"."""
    match = FROM.match(small, position)
    return _only(amounts, *match.span()) if match else None


def _only(amounts: Sequence[Amount], start: int, end: int) -> Amount | None:
    """The one amount of a range."""
    inside = [a for a in amounts if start <= a.start and a.end <= end]
    return inside[0] if len(inside) == 1 and inside[0].low is None else None


class Asides:
    """The brackets behind an amount of a line; `said` is all that they say, `dated` what names the
    year of `before`."""

    def __init__(self, text: str, amounts: Sequence[Amount], year: int) -> None:
        self._masked = masked(text, amounts)
        self._amounts, self._year = amounts, year
        self.before: Amount | None = None
        self.beside: Amount | None = None  # in round brackets of its own, without a word
        self.said = ""
        self.dated = ""

    def read(self, position: int, *, opened: bool) -> int | None:
        """Where they end, from behind the amount; None where they say that it is no budget."""
        if opened:
            close = re.search(_CLOSE, self._masked[position:])
            if close is None or not self._says(position, position + close.start()):
                return None
            position += close.end()
        while match := _ASIDE.match(self._masked, position):
            if not self._says(*match.span("said"), round_=match[0].strip(" 、,")[:1] == "("):
                return None
            position = match.end()
        if found := before_behind(self._masked, position, self._amounts):
            self.before = found
            position = FROM.match(self._masked, position).end()  # type: ignore[union-attr]
        return position

    def _says(self, start: int, end: int, *, round_: bool = False) -> bool:
        said = self._masked[start:end].strip(" \u3000、,・/;:")
        self.said += f" {said} "
        if _NONE.search(said):
            return False
        if _WORDLESS.fullmatch(said):
            if round_ and self.beside is None:  # 【 】 holds something else
                self.beside = _only(self._amounts, start, end)
            return True
        match = _BEFORE_JA.fullmatch(said) or _BEFORE_EN.fullmatch(said)
        year = (match["year"] or "") if match else ""
        if match and (not year or is_last_year(year, self._year)):
            self.before = _only(self._amounts, start, end) or self.before
            self.dated = year.strip()
        return True
