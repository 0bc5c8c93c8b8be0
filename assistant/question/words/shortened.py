"""What a Japanese name may be shortened to."""

from __future__ import annotations

from assistant.question.words.names import name_key
from assistant.question.words.runs import normalised_tokens

ABBREVIATED = range(2, 5)  # characters of a name that was shortened


def abbreviations(name: str) -> set[str]:
    """What a Japanese name is shortened to: the first characters of its parts, in order.

    国民健康保険 → {国民健保…, 国保, …}: the first part always, two others at most, the last if it
    is a single character, as 省, 県 and 市 are.
    """
    parts = [p for p in normalised_tokens(name) if not p.isascii()]
    heads = [name_key(p)[:1] for p in parts if name_key(p)]
    if len(heads) < 2:
        return set()
    first, rest = heads[0], heads[1:]
    made = {first + h for h in rest}
    made |= {first + rest[i] + rest[j] for i in range(len(rest)) for j in range(i + 1, len(rest))}
    return {m for m in made if len(m) in ABBREVIATED}
