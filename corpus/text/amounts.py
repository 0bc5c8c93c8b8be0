"""The grammar of amounts of money, on the text as it stands: 令和８年度 ２，７５４百万円, 955億€.

It works on the original text, wrapped lines and full-width digits included, because its offsets
are what a citation points at. It finds what is certainly an amount: a numeral with a currency.
A bare number in a table, whose unit stands in the head, is read by `parse_number`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from corpus.text.currencies import code_after, code_before, pattern
from corpus.text.numerals import GAP, NUMERAL, SCALES, SEVERAL, last_place, narrow, parse_numeral
from corpus.text.paired import PairedNumber, find_paired
from corpus.text.remembered import remembered
from corpus.words import alternation, table

# Powers of ten that a Latin word behind a number says: "million", "bn", "B".
WORDS = {
    w: 10**power for w, power in table("units")["scales"].items() if w.isascii() and w[0].isalpha()
}

# What the source says of how exact an amount is, by the word that this project keeps for it.
BEFORE = {
    "約": "約",
    "およそ": "約",
    "おおよそ": "約",
    "概ね": "約",
    "おおむね": "約",
    "最大": "最大",
    "最大で": "最大",
    "上限": "最大",
    "最低": "以上",
    "少なくとも": "以上",
    "about": "約",
    "around": "約",
    "approximately": "約",
    "approx.": "約",
    "roughly": "約",
    "up to": "最大",
    "at most": "最大",
    "no more than": "最大",
    "not more than": "最大",
    "at least": "以上",
    "over": "超",
    "more than": "超",
    "less than": "未満",
    "under": "未満",
}
AFTER = ("程度", "以上", "未満", "以下", "以内", "前後", "超", "弱", "強", "余")

# Thousands may be parted by spaces where a currency stands before them: €412 605 million.
_WORDS = "|".join(sorted(WORDS, key=len, reverse=True))
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?![\d,])"
_SUFFIX = rf"(?:円(?![滑卓形周錐筒盤])|(?<=[万億兆])元|(?!円|元)(?:{pattern('after')})(?![ ]?\d))"
_QUANTITY = re.compile(
    r"(?P<sign>[▲△]\s?|(?<![\w)])-(?=[\d¥€$]))?"
    rf"(?:(?P<prefix>(?:{pattern('before')})[ ]?)(?:(?P<spaced>{_SPACED})|(?=\d)))?"
    rf"(?(spaced)|(?<!\d)(?<!\d[.,])(?!(?<=\d[ \u00a0])0\d\d)(?P<numeral>{NUMERAL}))"
    rf"(?:[ \n-]?(?P<word>{_WORDS})(?:\b|(?=(?:in|of|for)\b)))?"
    rf"(?:{GAP}-?(?P<suffix>{_SUFFIX}))?"
)
_CURRENCY = re.compile(rf"円|元|{pattern('before')}|{pattern('after')}")
_RANGE = re.compile(r"\s?(?:~|-|から)\s?")
# 「AからBに増えた」, 「AからBへ」: what moves from one to the other is no range.
_FROM = "から"
_MOVED_TO = alternation(table("said")["moved"])
_MOVED = re.compile(
    rf"\s*(?:{'|'.join(AFTER)})?\s*(?:\([^()]{{0,20}}\)\s*)?"
    rf"(?:へ|に[^。、の]{{0,6}}?(?:{_MOVED_TO})|(?:まで|と)(?:{_MOVED_TO})|に(?=[。、\n]|$))"
)
_BETWEEN = re.compile(r"\bbetween\s+$")
_BEFORE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, BEFORE), key=len, reverse=True))})\s?$")
_AFTER = re.compile(rf"\s?({'|'.join(AFTER)})(?!化|靱|力|い|剰|め)")
_WORD = r"[一-龥ァ-ヶー]{1,6}?"
_PER = re.compile(
    rf"\s?/{{1,2}}\s?((?:1\s?)?{_WORD}(?:・{_WORD})*)"
    rf"(?=(?:{'|'.join(AFTER)})|[^一-龥ァ-ヶー・]|$)"
    r"|\s?(?:(?:per |(?:for )?each )(?!cent\b)"
    r"|(?:/|an? )\s?(?=(?:year|person|project|month|award)\b))"
    r"([a-z]+(?: (?:and|per) (?:year|person|project|month))?)\b"
)
# What says that an amount is for one of a thing: 「1件あたり」, 「1人につき」.
PER_ONE = "(?:あたり|当たり|当り|につき)"
_EACH = re.compile(
    r"(?:1|一)([一-龥ァ-ヶ]{1,4}|k?wh?|㎡|ha)"
    rf"{PER_ONE}"
    r"[、,]?(?:年間)?(?:の\w{2,6}は)?$"
)
# How far back a word such as 約 or 1課題あたり can stand.
_LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at `text[start:end]`, which is `original`.

    `value` is in whole units of `currency` (ISO 4217), negative after ▲, △ or a minus; of a range
    it is the upper end, and `low` and `high` hold both. `approximate` is what the source says of
    its exactness ("約", "最大", "程度", "以上", "未満", "超", …), a word before the amount winning
    over one after it. `per` is the denominator ("年・課題", "人・年"). `step` is what one unit of
    the last printed digit is worth, so that two roundings of one amount can be compared.
    """

    start: int
    end: int
    value: int
    currency: str
    original: str
    approximate: str | None = None
    low: int | None = None
    high: int | None = None
    per: str | None = None
    step: int = 1


@dataclass(frozen=True, slots=True)
class _Quantity:
    start: int
    end: int
    negative: bool
    numeral: str
    word: str | None
    currency: str | None

    def value(self) -> Decimal | None:
        number = parse_numeral(self.numeral)
        if number is None:
            return None
        number *= WORDS[self.word] if self.word else 1
        return -number if self.negative else number

    def step(self) -> Decimal:
        return last_place(self.numeral) * (WORDS[self.word] if self.word else 1)


@remembered
def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of money in the text, in order. Amounts of a fraction of a yen are left out."""
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a few capitals grow when lowered
        plain = narrow(text)
    if not _CURRENCY.search(plain):
        return ()
    quantities = [_quantity(m) for m in _QUANTITY.finditer(plain)]
    amounts = [_shared(text, n) for n in find_paired(plain)]
    paired = len(amounts)
    skip = -1
    for i, quantity in enumerate(quantities):
        if i == skip:
            continue
        upper = quantities[i + 1] if i + 1 < len(quantities) else None
        if upper and (found := _range(text, plain, quantity, upper)):
            amounts.append(found)
            skip = i + 1
        elif quantity.currency and (found := _single(text, plain, quantity)):
            amounts.append(found)
    return tuple(sorted(amounts, key=lambda a: a.start) if paired else amounts)


def present_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text without those that have changed to the next.

    「10万円から15万円に引き上げる」 → 15万円 alone.
    """
    found = find_amounts(text)
    gone = {a.start for a, b in pairwise(found) if text[a.end : b.start].strip() == _FROM}
    return tuple(amount for amount in found if amount.start not in gone)


def parse_number(text: str) -> Decimal | None:
    """The number in a cell that holds nothing else ("▲1,234", "(1,234.0)"), or None."""
    plain = "".join(narrow(text).split())
    if (plain[:1], plain[-1:]) == ("(", ")"):
        plain = plain[1:-1]
    negative = plain[:1] in {"▲", "△", "-"}
    number = parse_numeral(plain.lstrip("▲△-+"))
    return -number if number is not None and negative else number


def _quantity(match: re.Match[str]) -> _Quantity:
    prefix, suffix = match["prefix"] or "", match["suffix"]
    numeral = match["numeral"] or "".join(match["spaced"].split())
    return _Quantity(
        start=match.start(),
        end=match.end(),
        negative=match["sign"] is not None,
        numeral=numeral,
        word=match["word"],
        currency=code_after(suffix) if suffix else code_before(prefix),
    )


def _shared(text: str, number: PairedNumber) -> Amount:
    """The amount of a number whose unit stands behind the bracket that follows it."""
    original = text[number.start : number.end]
    return Amount(number.start, number.end, number.value, "JPY", original, step=number.step)


def _single(text: str, plain: str, quantity: _Quantity) -> Amount | None:
    value = quantity.value()
    if value is None or value != int(value) or _is_unit_name(plain, quantity):
        return None
    return _amount(text, plain, (quantity.start, quantity.end), int(value), quantity)


def _range(text: str, plain: str, lower: _Quantity, upper: _Quantity) -> Amount | None:
    currency = upper.currency
    if currency is None or not _is_joined(plain, lower, upper):
        return None
    if lower.currency not in {None, currency}:
        return None
    low, high = _lower_value(lower, upper), upper.value()
    if low is None or high is None or not low < high or high != int(high) or low != int(low):
        return None
    amount = _amount(text, plain, (lower.start, upper.end), int(high), upper)
    return replace(amount, low=int(low), high=int(high))


def _is_joined(plain: str, lower: _Quantity, upper: _Quantity) -> bool:
    """Whether two numbers are the ends of one range: 「40～60万円」, "between £4 and £6".

    Those of a change are not: 「40万円から60万円に増えた」, "from £4 to £6".
    """
    gap = plain[lower.end : upper.start]
    before = plain[max(0, lower.start - _LOOK_BACK) : lower.start]
    between = gap.strip() == "and" and _BETWEEN.search(before) is not None
    if gap.strip() == _FROM and _MOVED.match(plain, upper.end):
        return False
    return bool(_RANGE.fullmatch(gap)) or (between and lower.word == upper.word)


def _lower_value(lower: _Quantity, upper: _Quantity) -> Decimal | None:
    """The lower end; 「520～800万円」 gives it the scale of the upper."""
    if lower.currency or lower.word or any(c in SCALES for c in lower.numeral):
        return lower.value()
    tail = upper.numeral[len(upper.numeral.rstrip(SCALES + " \n")) :]
    number = parse_numeral(lower.numeral + tail)
    return number * WORDS[upper.word] if number is not None and upper.word else number


def _amount(
    text: str, plain: str, span: tuple[int, int], value: int, quantity: _Quantity
) -> Amount:
    start, end = span
    per, after = _denominator(plain, start, end)
    before = _BEFORE.search(plain[max(0, start - _LOOK_BACK) : start])
    approximate = BEFORE[before[0].strip()] if before else None
    if approximate is None and (match := _AFTER.match(plain, end) or _AFTER.match(plain, after)):
        approximate = match[1]
    if approximate is None and SEVERAL in quantity.numeral:
        approximate = "以上"
    return Amount(
        start=start,
        end=end,
        value=value,
        currency=quantity.currency or "",
        original=text[start:end],
        approximate=approximate,
        per=per,
        step=max(1, int(quantity.step())),
    )


def _denominator(plain: str, start: int, end: int) -> tuple[str | None, int]:
    """What the amount is per, and where the phrase ends."""
    about = _AFTER.match(plain, end)  # 「1億円程度／年・課題」
    if match := _PER.match(plain, about.end() if about else end):
        return match[1] or match[2], match.end()
    before = plain[max(0, start - _LOOK_BACK) : start]
    if limit := _BEFORE.search(before):
        before = before[: limit.start()]
    each = _EACH.search(before.rstrip())
    return (each[1] if each else None), end


def _is_unit_name(plain: str, quantity: _Quantity) -> bool:
    """Whether this is the name of a unit, as in 「単位：千円」 or 「（百万円）」, not an amount."""
    numeral = "".join(quantity.numeral.split())
    if len(numeral) > 1 and not numeral.strip("0"):
        return True  # "£000"
    if numeral in {"十", "百", "千", "百万", "千万", "十億"}:
        return True
    if any(c not in SCALES for c in numeral):
        return False
    before = plain[max(0, quantity.start - 4) : quantity.start].rstrip()
    return before.endswith(("単位", ":", "(", "[", "【"))
