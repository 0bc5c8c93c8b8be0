"""The grammar of a share in a text: 「2分の1」, 「3割」, "40 percent", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import fold

RATE = re.compile(
    r"(?<![0-9.])(?P<percent>[0-9]+(?:\.[0-9]+)?)\s?(?:%|パーセント|per ?cent\b)"
    r"|(?<![0-9.])(?P<tenths>[0-9]+(?:\.[0-9]+)?)割(?:(?P<hundredths>[0-9])分)?"
    r"|(?<![0-9.])(?P<below>[0-9]{1,3})分の(?P<above>[0-9]{1,3})(?![0-9])"
    r"|(?<![0-9./月])(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,2})(?![0-9/])"
    r"|(?P<half>半額|半分|\bhalf\b)"
    r"|\b(?P<word>(?:one|a) third|two[ -]thirds|(?:one|a) quarter|three[ -]quarters)\b"
)
WORDS = {"third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4)}


@dataclass(frozen=True, slots=True)
class Rate:
    """A share at `start:end` of a folded text, in per cent."""

    percent: Decimal
    start: int
    end: int


def find_rates(folded: str) -> Iterator[Rate]:
    """The shares of a folded text: "40 percent, at most 2/3" → 40, 66.67."""
    for match in RATE.finditer(folded):
        if (percent := _percent(match)) is not None:
            yield Rate(percent, *match.span())


def _percent(match: re.Match[str]) -> Decimal | None:
    if match["percent"]:
        return Decimal(match["percent"])
    if match["tenths"]:
        return Decimal(match["tenths"]) * 10 + Decimal(match["hundredths"] or 0)
    if match["half"]:
        return Decimal(50)
    if match["word"]:
        above, below = WORDS[re.split(r"[ -]", match["word"])[-1]]
    else:
        above, below = int(match["above"] or match["over"]), int(match["below"] or match["under"])
    return Decimal(above) * 100 / Decimal(below) if 0 < above <= below else None


@dataclass(frozen=True, slots=True)
class Factor:
    """What a turn multiplies by: 「その半分」 → 1/2, "cut by 10%" → 0.9; `said` in a formula."""

    value: Decimal
    said: str


TIMES = re.compile(
    r"(?<![何0-9数])(?:(?P<n>[0-9]+(?:\.[0-9]+)?)\s?)?倍(?![率数])"
    r"|\b(?:(?P<en>[0-9]+(?:\.[0-9]+)?) ?(?:times|-?fold|x)|(?P<word>twice|doubled?|tripled?))\b"
)
TIMES_WORDS = {"twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3}
UP = re.compile(r"\s?(?:増|アップ|上が|多|伸|上乗|\b(?:more|higher|up|increase|extra|on top)\b)")
DOWN = re.compile(r"\s?(?:減|カット|引き|削|下が|少な|オフ|\b(?:less|lower|down|off|cut)\b)")
UP_BEFORE = re.compile(r"\b(?:up|rises?|grows?|increased?|raised?|goes up)(?: by)? (?:a )?$")
DOWN_BEFORE = re.compile(r"\b(?:cut|down|falls?|drops?|reduced?|decreased?)(?: by)? (?:a )?$")


def read_factor(text: str) -> Factor | None:
    """The one factor that a text multiplies by; of several none is meant surely."""
    folded = fold(text).text
    rates = list(find_rates(folded))
    times = list(TIMES.finditer(folded))
    if len(rates) + len(times) != 1:
        return None
    if times:
        found = times[0]
        number = found["n"] or found["en"] or str(TIMES_WORDS.get(found["word"] or "", 2))
        return Factor(Decimal(number), number)
    rate = rates[0]
    said, share = folded[rate.start : rate.end].strip(), rate.percent / 100
    before, behind = folded[: rate.start], rate.end
    if UP.match(folded, behind) or UP_BEFORE.search(before):
        return Factor(1 + share, f"(1 + {_plain(said)})")
    if DOWN.match(folded, behind) or DOWN_BEFORE.search(before):
        return Factor(1 - share, f"(1 − {_plain(said)})")
    return Factor(share, _plain(said))


def _plain(said: str) -> str:
    return "1/2" if said in {"半分", "半額", "half"} else said
