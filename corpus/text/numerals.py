"""Numerals as Japanese documents write them: 1,234 and １２３４, 千三百二十七, 5千, 9兆1,234億.

Everything is exact: a numeral is a `Decimal`, never a float, since a budget figure that is off by
one in the last digit is a wrong figure.

The grammar works on `narrow(text)`, which has the same length as the text, so that an offset in the
one is an offset in the other.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from unicodedata import is_normalized

from corpus.text.remembered import remembered

DIGITS = {d: Decimal(i) for i, d in enumerate("〇一二三四五六七八九")} | {"零": Decimal(0)}
SMALL_SCALES = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
LARGE_SCALES = {
    "万": Decimal(10**4),
    "億": Decimal(10**8),
    "兆": Decimal(10**12),
    "京": Decimal(10**16),
}
SEVERAL = "数"  # 数千万: at least one 千万, no more is said

KANJI_DIGITS = "〇零一二三四五六七八九"
SCALES = "十百千万億兆京"

# A group of three digits after a comma may be broken by the end of a line. A comma with any other
# number of digits after it belongs to two numbers run together, and that is not a numeral.
_GROUP = r",\n?\d\n?\d\n?\d"
ARABIC = rf"(?:\d{{1,3}}(?:{_GROUP})+(?!\d)|\d+(?!\d|,\d))(?:\.\d+)?"
# Between a number and its scale there may be padding, or the end of a line.
GAP = r"(?:[ ]{0,4}|[ ]?\n[ ]?)"
NUMERAL = (
    rf"(?:{ARABIC}|[{KANJI_DIGITS}]+|[十百千{SEVERAL}])"
    rf"(?:{GAP}[{SCALES}]|(?<=[{SCALES}])(?:{ARABIC}|[{KANJI_DIGITS}]+))*"
)
_NUMERAL = re.compile(NUMERAL)
_TOKEN = re.compile(rf"{ARABIC}|[{KANJI_DIGITS}]+|[{SCALES}{SEVERAL}]")
DASHES = "−‐‑‒–—―"


class _Narrow(dict[int, str]):
    """The plain form of each character by its code, for `str.translate`; made when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_SPELLED = dict.fromkeys(DASHES, "-") | dict.fromkeys("〜∼", "~")
_NARROW = _Narrow(str.maketrans(_SPELLED))
_LOOKALIKE = re.compile(f"[{''.join(_SPELLED)}]")


@remembered
def narrow(text: str) -> str:
    """The text with full-width forms, dashes and radicals as their plain characters.

    Characters whose plain form is longer stay as they are: offsets do not move.
    """
    # Most texts are plain already, which Unicode's quick check tells at once.
    if text.isascii() or (is_normalized("NFKC", text) and not _LOOKALIKE.search(text)):
        return text
    return text.translate(_NARROW)


def parse_numeral(text: str) -> Decimal | None:
    """The value of a numeral, or None where the text is not one numeral.

    >>> parse_numeral("9兆1,234億")
    Decimal('9123400000000')
    """
    plain = narrow(text).strip()
    return _value(_TOKEN.findall(_compact(plain))) if _NUMERAL.fullmatch(plain) else None


def _compact(text: str) -> str:
    return "".join(text.split())


def _value(tokens: list[str]) -> Decimal | None:
    total = section = Decimal(0)
    pending: Decimal | None = None
    bare = True  # 億 alone counts one, 0億 none
    for token in tokens:
        if token in LARGE_SCALES:
            section += pending or bare
            total += section * LARGE_SCALES[token]
            section, pending, bare = Decimal(0), None, True
        elif token in SMALL_SCALES:
            section += (Decimal(1) if pending is None else pending) * SMALL_SCALES[token]
            pending, bare = None, False
        elif pending is not None:
            return None
        else:
            pending, bare = _digits(token), False
    return total + section + (pending or 0)


def _digits(token: str) -> Decimal:
    if token == SEVERAL:
        return Decimal(1)
    if token[0] in DIGITS:
        return Decimal("".join(str(DIGITS[d]) for d in token))
    return Decimal(token.replace(",", ""))


def last_place(text: str) -> Decimal:
    """What one step in the last printed digit is worth: 462.25億 is exact to 0.01億."""
    tokens = _TOKEN.findall(_compact(narrow(text)))
    step = Decimal(1)
    for token in reversed(tokens):
        scale = LARGE_SCALES.get(token) or SMALL_SCALES.get(token)
        if scale is None:
            decimals = len(token.partition(".")[2])
            return step / (Decimal(10) ** decimals)
        step *= scale
    return step
