"""Two things that one Japanese clause asks side by side: 「いつで誰の名前？」, 「何件いくら？」.

Each is asked by a word of its own kind; the rest of the clause holds for both.
"""

from __future__ import annotations

import re

# The words that ask, by what they ask for.
KINDS = {
    "when": r"いつ(?:までに?|から)?",
    "where": r"どこ(?:[にへで])?",
    "who": r"(?:誰|だれ|どなた)(?:[がにの])?",
    "how_much": r"(?:いくら|幾ら|なんぼ)",
    "how_many": r"何(?:件|人|名|社|校|団体|世帯|回|か所|ヶ所|課題|か国|年間)",
}
ASKS = "|".join(f"(?P<{{0}}_{kind}>{pattern})" for kind, pattern in KINDS.items())
JOINED = r"(?:で[、,]?|と[、,]?|[、,]|[をは])?\s*"
BESIDE = re.compile(
    rf"(?P<lead>.*?)(?:{ASKS.format('a')})(?P<join>{JOINED})(?:{ASKS.format('b')})(?P<rest>.*)"
)
# 「いくらで何人」 is one rate, 「どこの誰」 one person: what stands between ties the two.
TIED = re.compile(r"どこの")


def two_asked(text: str) -> tuple[str, str] | None:
    """The two questions of a clause, None where it asks one thing.

    >>> two_asked("2023年度は何件いくら採択された？")
    ('2023年度は何件採択された？', '2023年度はいくら採択された？')
    """
    found = BESIDE.fullmatch(text.strip())
    if found is None or TIED.search(text):
        return None
    first, second = _kind(found, "a"), _kind(found, "b")
    if first is None or second is None or first == second:
        return None
    asked = [found[f"a_{first}"], found[f"b_{second}"]]
    rest = found["rest"]
    ends = bool(found["join"].strip("をは "))  # 「いつまでで、どこに出すの」: the first is whole
    mark = "" if rest.rstrip().endswith(("?", "？")) else "？"
    alone = "？" if ends else f"{rest}{mark}"
    return f"{found['lead']}{asked[0]}{alone}", f"{found['lead']}{asked[1]}{rest}{mark}"


def _kind(found: re.Match[str], side: str) -> str | None:
    """What the word on one side asks for."""
    return next((kind for kind in KINDS if found[f"{side}_{kind}"]), None)
