"""Statements of amounts: each amount of a line with what stands around it on that line.

「地域連携推進事業 令和８年度要求額 20億円（前年度予算額 18億円）」 makes two statements: both are
labelled, and the first has a name before its label. Which program a statement without a name
belongs to is for the layout of the page to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.accounts import is_account
from corpus.programs.names import clean_name, is_name, last_phrase
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.tables.rows.subject import MARKED_NEW
from corpus.text.amounts import Amount, find_amounts
from corpus.text.brackets import OPENING
from corpus.text.numerals import narrow
from corpus.text.years import find_head_years, find_years


class AmountForm(Enum):
    """How an amount stands on its line."""

    LABELLED = auto()  # 令和８年度要求額 20億円
    ITEM = auto()  # 地域連携推進事業（10億円）, 地域連携推進事業：10億円
    BRACKET = auto()  # （18億円) behind another amount or alone
    PART = auto()  # （JST：20億円 AMED：10億円）
    BARE = auto()  # 10億円
    RUNNING = auto()  # in a sentence


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount and what its line says of it; every offset is one of the document.

    `name` is the name before the amount, or None; `scope` what the amount covers; `mixed` is true
    where the amount is the sum of two budgets. `start:end` is what is cited.
    """

    amount: Amount
    line: PlacedLine
    form: AmountForm
    start: int
    end: int
    label: BudgetLabel | None = None
    name: str | None = None
    scope: str | None = None
    mixed: bool = False
    trailing: str = ""
    dated: int | None = None  # the year that stands before the name: 「令和４年度整備費 7億円」

    @property
    def is_new(self) -> bool:
        """Whether the words behind it say that this is its first year: 「3億円（新規）」."""
        return bool(MARKED_NEW.match(self.line.text, self.amount.end))

    @property
    def bracket(self) -> str:
        """What opens before an amount in brackets: "(", else ""."""
        before = narrow(self.line.text[: self.amount.start])
        return _LIMIT.sub("", before).rstrip()[-1:] if self.form is AmountForm.BRACKET else ""


_CLOSE = tuple(")]】〕>》")
_OPEN = re.escape(OPENING)
_GAP = re.compile(
    rf"[\s:は={_OPEN}]*(?:[(\[【〔](?P<scope>[^()\[\]【】〔〕0-9]{{1,14}})[)\]】〕])?"
    rf"[\s:は={_OPEN}]*(?:約|最大で?|上限|の?総額|の?合計額?|の?計|として|\*+)?[\s:=]*"
)
_SCOPED_GAP = re.compile(
    r"\s?[(\[【、:\s]+(?P<scope>[^\s:()\[\]、]{1,16})\s?[:】]\s?(?:約|最大)?\s?"
)
_PART = re.compile(
    r"[\s(\[、,・/+]*(?:(?:うち)?(?P<scope>[^\s:()\[\]、]{1,20})\s?:"
    r"|\(\s?うち[、\s]*(?P<of>[^\s:()\[\]、0-9]{1,20}))\s?(?:約|最大)?\s?"
)
_LISTED = re.compile(r"\s*(?P<scope>[^:。、]{1,12})\s?:\s*")
_AND = re.compile(r"(?:及び|並びに|と|・|、|\+|＋)\s?$")
# What may be spent in later years is no budget of this one.
_NO_BUDGET = "債務負担"
_LIMIT = re.compile(r"(?:約|最大で?|上限|概ね|およそ)\s?$")
_RUNNING = re.compile(
    r"\s?(?:程度|以上|超|未満|以下|以内|規模|弱|強)?\s?"
    r"(?:を|が|で(?!あ)|に|は|も|から|まで|と(?!す)|の(?!内数|うち|一部|内)|や|へ|以?上る|とな|増|減|相当|分)"
)
# The unit of two numbers, the second in a bracket, stands behind both: 3,850（2,980）百万円.
_UNIT_BEHIND = re.compile(r"\s?(?:\([^()]{1,14}\)|\))\s?[十百千万億兆]*円")
# What stands in columns before a name is what the name is sorted under.
_COLUMNS = re.compile(r"[ 　]{2,}")
_ENVELOPE = re.compile(r"\s?(?:の?内数|の?うち数|の内|\+\s?事項要求)")
# Said of both, it stands behind the amount in brackets: 「320億円（298億円）の内数」.
_OF_BOTH = re.compile(r"\s?[(][^()]{1,24}[)]\s?の?(?P<scope>内数)")


@lru_cache(maxsize=4096)
def read_statements(line: PlacedLine) -> tuple[StatedAmount, ...]:
    """Every amount of a line as a statement, in order; each line is read for sheets and pages."""
    amounts = find_amounts(line.text)
    if not amounts:
        return ()
    plain = narrow(line.text)
    labels = find_labels(line.text)
    statements: list[StatedAmount] = []
    position = 0
    for i, amount in enumerate(amounts):
        following = amounts[i + 1].start if i + 1 < len(amounts) else len(plain)
        reader = _StatementReader(line, plain, amount, position, plain[amount.end : following])
        own = [label for label in labels if position <= label.start < amount.start]
        labelled = reader.labelled(own) if own else reader.of_next_year(statements[-1:])
        statements.append(labelled or reader.unlabelled())
        position = amount.end + reader.envelope()
    return tuple(statements)


def _can_own(text: str) -> bool:
    """Whether an amount right behind a text can be its own: of a program, or of an account."""
    return is_name(text) or is_account(text)


@dataclass(frozen=True, slots=True)
class _StatementReader:
    """Builds the statement of one amount from the text before and behind it."""

    line: PlacedLine
    plain: str
    amount: Amount
    position: int
    trailing: str

    def labelled(self, labels: list[BudgetLabel]) -> StatedAmount | None:
        label = labels[-1]
        gap = self.plain[label.end : self.amount.start]
        match = _GAP.fullmatch(gap) or _SCOPED_GAP.fullmatch(gap)
        if match is None:
            return None
        before = self.plain[self.position : label.start]
        if _NO_BUDGET in before:
            return self.make(AmountForm.RUNNING)
        mixed = len(labels) > 1 and bool(_AND.search(before))
        start, end = self._name(self.position, label.start)
        return self.make(
            AmountForm.LABELLED, label=label, span=(start, end), scope=match["scope"], mixed=mixed
        )

    def of_next_year(self, before: list[StatedAmount]) -> StatedAmount | None:
        """The same of another year: 「予算額　令和5年度 3,200千円　令和6年度 3,100千円」."""
        last = before[0].label if before and before[0].form is AmountForm.LABELLED else None
        text = self.line.text[self.position : self.amount.start].strip(" 　、,/・:")
        year = next((y for y in find_years(text) if y.original == text and y.is_fiscal), None)
        if last is None or last.year is None or year is None:
            return None
        start = self.line.text.index(text, self.position)
        label = BudgetLabel(start, start + len(text), last.measure, year.year, text)
        return self.make(AmountForm.LABELLED, label=label)

    def unlabelled(self) -> StatedAmount:
        """The statement of an amount that no label stands before."""
        prefix = self.plain[self.position : self.amount.start]
        bare = _LIMIT.sub("", prefix.strip()).strip("".join(_CLOSE) + " ")
        part = _PART.fullmatch(prefix)
        scope = (part["scope"] or f"うち{part['of']}") if part else None
        if _RUNNING.match(self.trailing):
            return self.make(AmountForm.RUNNING)
        if not bare or bare in tuple(OPENING):
            return self.make(AmountForm.BRACKET if bare else AmountForm.BARE)
        if part and (self.position or prefix.lstrip()[:1] in "([う"):
            if label := self._year_before(part["scope"]):
                return self.make(AmountForm.LABELLED, label=label)
            return self.make(AmountForm.PART, scope=scope)
        item = self.item(prefix)
        listed = _LISTED.fullmatch(prefix)
        if item.form is AmountForm.RUNNING and listed and not self.trailing.strip():
            return self.make(AmountForm.PART, scope=listed["scope"].strip())
        return item

    def _year_before(self, scope: str | None) -> BudgetLabel | None:
        """The label of last year's amount, where brackets name its year alone: （R7：18億円）."""
        year = next(iter(find_head_years(scope)), None) if scope else None
        if scope is None or year is None or len(year.original) < len(scope):
            return None
        start = self.plain.find(scope, self.position)
        return BudgetLabel(start, start + len(scope), Measure.PREVIOUS, year.year, scope)

    def item(self, prefix: str) -> StatedAmount:
        limit = _LIMIT.search(prefix)
        until = self.position + (limit.start() if limit else len(prefix))
        start, end = self._name(self.position, until)
        text = self.line.text[start:end]
        year = next((y for y in find_years(text) if y.is_fiscal and y.start == 0), None)
        if year:
            start += len(text) - len(text[year.end :].lstrip("の "))
        if start == end or not _can_own(self.line.text[start:end]):
            return self.make(AmountForm.RUNNING)
        dated = year.year if year else None
        return replace(self.make(AmountForm.ITEM, span=(start, end)), dated=dated)

    def make(
        self,
        form: AmountForm,
        *,
        label: BudgetLabel | None = None,
        span: tuple[int, int] = (0, 0),
        scope: str | None = None,
        mixed: bool = False,
    ) -> StatedAmount:
        name = self.line.text[span[0] : span[1]]
        named = bool(name) and (is_name(name) or (form is AmountForm.ITEM and _can_own(name)))
        until = self.unit_end()
        if envelope := _ENVELOPE.match(self.plain, until):
            scope = scope or envelope[0].strip().lstrip("の")
            until = envelope.end()
        elif both := _OF_BOTH.match(self.plain, until):
            scope = scope or both["scope"]
        if form is AmountForm.BRACKET and self.plain[until : until + 1] in _CLOSE:
            until += 1
            if envelope := _ENVELOPE.match(self.plain, until):
                scope = scope or envelope[0].strip().lstrip("の")
        first = span[0] if named else label.start if label else self.amount.start
        return StatedAmount(
            amount=self.amount,
            line=self.line,
            form=form,
            start=self.line.start + first,
            end=self.line.start + until,
            label=label,
            name=name if named else None,
            scope=scope,
            mixed=mixed,
            trailing=self.trailing.strip(),
        )

    def envelope(self) -> int:
        """How many characters behind the amount say that it is a part of another (の内数)."""
        envelope = _ENVELOPE.match(self.trailing)
        return envelope.end() if envelope else 0

    def unit_end(self) -> int:
        """Where the amount ends with the unit that may stand behind a bracket after it."""
        bare = self.amount.original[-1:].isdigit()
        behind = _UNIT_BEHIND.match(self.plain, self.amount.end) if bare else None
        return behind.end() if behind else self.amount.end

    def _name(self, start: int, end: int) -> tuple[int, int]:
        """The name that ends before `end`, as offsets of the line."""
        text = self.line.text[start:end].rstrip(" 　\t:：（(「『[［【〔")
        text = text.removesuffix("の")
        start += last_phrase(text)
        text = self.line.text[start : start + len(text) - last_phrase(text)]
        columns = [m.end() for m in _COLUMNS.finditer(text) if is_name(text[m.end() :])]
        start, text = (start + columns[-1], text[columns[-1] :]) if columns else (start, text)
        first, last = clean_name(text)
        return (start + first, start + last) if last > first else (start, start)
