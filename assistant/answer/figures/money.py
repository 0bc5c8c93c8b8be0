"""Amounts as an answer writes them: the source's notation, and the amount spelled out.

Arithmetic is on integers of whole currency units; only the text has decimals.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from assistant.model import Language
from corpus.text.amounts import Amount

OKU = 100_000_000
MAN = 10_000
MILLION = 1_000_000
BILLION = 1_000_000_000
CENT, IN_FULL = Decimal("0.01"), 1000  # from here an amount is written without cents
FINEST = 4  # decimals of a million
MOST_DECIMALS = 6  # with the unit behind them
TRILLION = 1_000_000_000_000
SYMBOLS = {"JPY": "¥", "EUR": "€", "USD": "$", "GBP": "£"}


NAMES = {
    "JPY": "円", "USD": "ドル", "EUR": "ユーロ", "GBP": "ポンド", "CAD": "カナダドル",
    "AUD": "豪ドル", "NZD": "ニュージーランドドル",
}  # fmt: skip


def spell_japanese(amount: int, currency: str) -> str:
    """The amount in 兆, 億 and 万 with the rest: 2754000000 → 27億5,400万円, or …ドル."""
    sign, rest = ("▲" if amount < 0 else ""), abs(amount)
    parts = []
    for unit, size in (("兆", OKU * MAN), ("億", OKU), ("万", MAN)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{unit}")
    if rest or not parts:
        parts.append(f"{rest:,}")
    return sign + "".join(parts) + NAMES.get(currency, currency)


def spell_yen(amount: int) -> str:
    """An amount of yen in 兆, 億 and 万: 2754000000 → 27億5,400万円."""
    return spell_japanese(amount, "JPY")


def spell_english(amount: int, currency: str) -> str:
    """The amount in billions or millions: 2100000000 → ¥2.1 billion."""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    for unit, name in ((TRILLION, " trillion"), (BILLION, " billion"), (MILLION, " million")):
        if size >= unit:
            number = plain(Decimal(size) / unit)
            if len(number.partition(".")[2]) <= FINEST:
                return f"{sign}{symbol}{number}{name}"
    return f"{sign}{symbol}{size:,}"


def has_cents(amount: int | Decimal, currency: str) -> bool:
    """Whether an amount is written with two places: small, of a currency that has them."""
    return currency != "JPY" and amount != int(amount) and -IN_FULL < amount < IN_FULL


def write_cents(amount: Decimal, currency: str) -> str:
    """A small amount to two places: 184.9 → £184.90."""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    return f"{symbol}{amount.quantize(CENT, ROUND_HALF_UP)}"


def plain(number: Decimal) -> str:
    """A decimal without trailing zeros, with thousands separators."""
    text = f"{number.normalize():,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exactly(amount: int | Decimal) -> int | float:
    """An amount as a figure has it: whole where it is, else to the cent."""
    return int(amount) if amount == int(amount) else float(amount)


def show(amount: int | Decimal, currency: str, original: str, language: Language) -> str:
    """A figure of the source: its own notation, and the amount beside it where that helps.

    Cents are never cut off: 3.10 is $3.10.
    """
    exact = Decimal(amount)
    if currency != "JPY" and exact != int(exact) and -MILLION < exact < MILLION:
        return f"{SYMBOLS.get(currency, f'{currency} ')}{exact:,.2f}"
    return _show_whole(int(amount), currency, original, language)


def _show_whole(amount: int, currency: str, original: str, language: Language) -> str:
    written = re.sub(r"\s+", "", unicodedata.normalize("NFKC", original))
    if language == "en":
        spelled = spell_english(amount, currency)
        same = _plainly(written, currency) == _plainly(spelled, currency)
        return spelled if same else f"{spelled} ({written})"
    if currency == "JPY" and _is_spelled(written, amount):
        return written
    spelled = spell_japanese(amount, currency)
    if not re.search(
        r"[円兆億万千百]|[^\W\d]|[$€£]", written
    ):  # its unit stands in the table's head
        return f"{spelled}（表の記載は{written}）"
    return f"{written}（{spelled}）"


def _plainly(written: str, currency: str) -> str:
    """An amount as it is compared: "USD 41,500.0 m" and "$41,500 million" are one."""
    bare = re.sub(r"[\s,]", "", written).replace(currency, SYMBOLS.get(currency, currency)).lower()
    bare = re.sub(r"\.(\d*?)0+(?!\d)", r".\1", bare)
    bare = re.sub(r"\.(?!\d)", "", bare)
    for short, long in (("million", "m"), ("billion", "b"), ("trillion", "t"), ("bn", "b")):
        bare = bare.replace(short, long)
    return bare.rstrip("n")


def show_derived(amount: int, currency: str, originals: list[str], language: Language) -> str:
    """A computed figure, in the unit of the figures that it came from."""
    if language == "en":
        spelled = spell_english(amount, currency)
        local = _in_unit(amount, originals) if currency == "JPY" else ""
        if "billion" in spelled and all("million" in o for o in originals):
            symbol = re.match(r"[^\d]*", spelled)
            local = f"{symbol[0] if symbol else ''}{plain(Decimal(abs(amount)) / MILLION)} million"
        return f"{spelled} ({local})" if local else spelled
    if currency != "JPY":
        return spell_japanese(amount, currency)
    unit, spelled = _in_unit(amount, originals), spell_yen(amount)
    fine = len(unit.partition(".")[2]) > MOST_DECIMALS  # 「0.00077億円」 says nobody how much it is
    return spelled if fine or unit == spelled else f"{unit}（{spelled}）"


def _in_unit(amount: int, originals: list[str]) -> str:
    """The amount in 百万円, 千円 or 億円, whichever the originals use."""
    written = " ".join(unicodedata.normalize("NFKC", o) for o in originals)
    for unit, size in (("百万円", MILLION), ("千円", 1000), ("億円", OKU)):
        if unit in written:
            sign = "▲" if amount < 0 else ""
            return f"{sign}{plain(Decimal(abs(amount)) / size)}{unit}"
    return spell_yen(amount)


def _is_spelled(written: str, amount: int) -> bool:
    """Whether the source's notation already is the plainest: whole or decimal 億, 兆 or 万."""
    bare = re.sub(r"[約程度以上最大\s]", "", written)
    if re.fullmatch(r"[▲△-]?[\d,.]+(兆|億|万)円?", bare):
        return True
    return bare.replace(",", "") == spell_yen(amount).replace(",", "")


BOUNDS = {
    "最大": "up to ",
    "以内": "up to ",
    "以下": "up to ",
    "約": "about ",
    "程度": "about ",
    "以上": "at least ",
    "超": "over ",
    "未満": "under ",
}
EACH = {
    "年": "year",
    "月": "month",
    "課題": "project",
    "件": "case",
    "人": "person",
    "名": "person",
    "社": "company",
    "校": "school",
    "機関": "institution",
    "回": "time",
}


def in_english(amount: Amount) -> str:
    """An amount of a Japanese text in English.

    最大1億円程度/年・課題 → "up to ¥100 million per year per project".
    """
    value = spell_english(amount.value, amount.currency)
    if amount.low is not None and amount.low != amount.value:
        value = f"{spell_english(amount.low, amount.currency)} to {value}"
    each = [EACH[p] for p in re.split(r"[・/]", amount.per or "") if p in EACH]
    return BOUNDS.get(amount.approximate or "", "") + value + "".join(f" per {e}" for e in each)
