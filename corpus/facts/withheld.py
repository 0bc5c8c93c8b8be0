"""Amounts that a paper tells of and does not budget: 「…（2億円）は見送りました。」."""

from __future__ import annotations

import re
from functools import cache

from corpus.words import alternation, listed


def is_withheld(behind: str) -> bool:
    """Whether a sentence goes on, behind an amount, to say that there is no such budget.

    「）は、来年度に先送りします。」 → True
    """
    return bool(_withheld().search(behind.partition("。")[0]))


@cache
def _withheld() -> re.Pattern[str]:
    return re.compile(alternation(listed("said", "withheld")))
