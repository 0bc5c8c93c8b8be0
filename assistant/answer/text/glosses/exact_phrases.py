"""What of a Japanese text is told exactly in English: days, amounts, shares and counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from assistant.answer.figures.money import in_english
from assistant.answer.text.glosses.gloss import COUNTERS
from corpus.text.amounts import find_amounts
from corpus.text.dates import Date, find_dates
from corpus.text.years import find_years

# The amounts of a quote that are said in English behind it.

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHARE = re.compile(r"(?P<of>[0-9]+)分の(?P<part>[0-9]+)|(?P<tenths>[0-9])割(?:(?P<more>[0-9])分)?")
WEEKDAY = re.compile(r"\([月火水木金土日](?:曜日?)?(?:・祝)?\)")
EACH = re.compile(
    r"(?:1|一)?(?P<one>人|名|件|社|課題|団体|世帯|年|月|日|校)(?:当たり|あたり|当り|につき)"
)
ONES = {
    "人": "person", "名": "person", "件": "case", "社": "company", "課題": "project",
    "校": "school", "団体": "group", "世帯": "household", "年": "year", "月": "month", "日": "day",
}  # fmt: skip
LASTING = {"年": "years", "日": "days"}  # what is no date
# What bounds a number or a day, before or behind it.
BOUNDS = {
    "以上": "at least", "以内": "up to", "以下": "up to", "程度": "about", "ほど": "about",
    "くらい": "about", "未満": "less than", "超": "more than", "最大": "up to", "最長": "up to",
    "上限": "up to", "約": "about", "およそ": "about", "おおむね": "about", "まで": "until",
    "から": "from", "以降": "from", "以前": "by",
}  # fmt: skip
YEARLY = {"年額": "per year", "年間": "per year", "月額": "per month", "日額": "per day"}
YEARLY_SAID = re.compile(rf"(?<![0-9])(?:{'|'.join(YEARLY)})")
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:[~-][0-9][0-9,]*)?")


def exact_phrases(plain: str, stated: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Days, years, amounts, shares and counts at their places; of two that overlap the first."""
    taken: list[tuple[int, int]] = []
    for start, end, said in (
        *_days(plain),
        *_amounts(plain, stated),
        *_shares(plain),
        *_counts(plain),
    ):
        if all(end <= s or e <= start for s, e in taken):
            taken.append((start, end))
            yield start, end, said


def _days(plain: str) -> Iterator[tuple[int, int, str]]:
    for date in find_dates(plain):
        weekday = WEEKDAY.match(plain, date.end)
        yield date.start, weekday.end() if weekday else date.end, spelt_day(date)
    for year in find_years(plain):
        if " " in year.original:
            continue  # 「平 成 26 年」 was set apart, and is not read again as one
        yield year.start, year.end, f"FY{year.year}" if year.is_fiscal else str(year.year)


def spelt_day(date: Date) -> str:
    """A day as English writes it: "26 February 2027"."""
    parts = (str(date.day or ""), MONTHS[date.month], str(date.year or ""))
    return " ".join(filter(None, parts))


def _amounts(plain: str, stated: Collection[str]) -> Iterator[tuple[int, int, str]]:
    for amount in find_amounts(plain):
        said = in_english(amount)
        if said not in stated:
            bound = BOUNDS.get(amount.approximate or "", "")
            said = f"{bound} {amount.original}".strip()
        yield amount.start, amount.end, said


def _shares(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in SHARE.finditer(plain):
        part, of = found["part"], found["of"]
        tenths = ".".join(filter(None, (found["tenths"], found["more"])))
        yield *found.span(), f"{part}/{of}" if of else f"{tenths} tenths"
    for found in EACH.finditer(plain):
        yield *found.span(), f"per {ONES[found['one']]}"
    for found in YEARLY_SAID.finditer(plain):
        yield *found.span(), YEARLY[found[0]]


def _counts(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in NUMBER.finditer(plain):
        before = plain[found.start() - 1 : found.start()]
        if before.isascii() and before.isalpha():
            continue  # R9, G7
        counter = next((c for c in COUNTERS if plain.startswith(c, found.end())), "")
        unit = LASTING.get(counter, COUNTERS.get(counter, ""))
        unit = unit.removesuffix("s") if found[0] == "1" else unit
        said = f"{found[0]} {unit}".rstrip()
        yield found.start(), found.end() + len(counter), said
