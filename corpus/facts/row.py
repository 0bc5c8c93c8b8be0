"""A row of the budget table: one amount, and the characters that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# What the scope of a row says that is revenue and no program's money, by language.
REVENUE = {"ja": "歳入", "en": "revenue"}


class Measure(StrEnum):
    """What an amount is. The API uses the same words."""

    REQUEST = "request"  # 要求・要望額, 概算要求額
    PREVIOUS = "previous"  # 前年度予算額
    INITIAL = "initial"  # 当初予算額, 予算案
    SUPPLEMENTARY = "supplementary"  # 補正予算額
    REVISED = "revised"  # 補正後の額, 予算現額: what a supplementary budget makes of it
    EXECUTED = "executed"  # 決算額, 執行額, outturn
    FUND = "fund"  # 基金として措置された額
    TOTAL = "total"  # 事業規模, 総額, 総予算: not tied to one budget of one year
    UNIT = "unit"  # 単価, per person, project or year
    DIFFERENCE = "difference"  # 増減額
    RATIO = "ratio"
    SUM = "sum"


class Trust(StrEnum):
    """How far a row is trusted."""

    REVIEWED = "reviewed"  # a person has read it
    CONFIRMED = "confirmed"  # two independent readings agree
    EXTRACTED = "extracted"  # one reading


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One amount of one program. Never changed, only replaced.

    `amount` is in whole units of `currency` (ISO 4217): yen, not 億円. `original` is the figure as
    the source writes it ("2,754百万円") and stands inside `text[start:end]`, the quote. `label` is
    what the source calls the measure ("令和８年度要求・要望額"). `scope` narrows what the amount
    covers ("JST", "医療分野を除く", "別の事業の内数"), else None. `approximate`
    is "約", "程度", "最大" or "以上" where the source says so. `fiscal_year` is a western year, or
    None where the amount belongs to none. `proof` names what proves a confirmed row: "difference",
    "sum", "hierarchy", "ratio", "repetition", "overview".
    """

    id: str
    document_id: str
    program_id: str
    program: str
    parent: str | None
    measure: Measure
    label: str
    fiscal_year: int | None
    amount: int
    currency: str
    original: str
    scope: str | None
    start: int
    end: int
    page: int | None
    trust: Trust
    approximate: str | None = None
    note: str | None = None
    proof: str | None = None

    @property
    def is_revenue(self) -> bool:
        """Whether the row is what comes in, not what a program may spend."""
        return not set(REVENUE.values()).isdisjoint((self.scope or "").split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible reading of an ambiguous figure."""

    program: str
    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A reading that is not settled: for a person, never for an answer."""

    document_id: str
    measure: Measure | None
    fiscal_year: int | None
    original: str
    start: int
    end: int
    page: int | None
    reason: str
    candidates: tuple[Candidate, ...] = ()
    currency: str = "JPY"
    scope: str | None = None
