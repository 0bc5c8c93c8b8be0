"""The grammar of currencies: marks, codes and names, from `words/currencies.toml`."""

from __future__ import annotations

from functools import cache

from corpus.words import alternation, table


@cache
def _by(role: str) -> dict[str, str]:
    codes = {k: v for k, v in table("currencies").items() if isinstance(v, dict)}
    return {word: code for code, words in codes.items() for word in words[role]}


def code_before(mark: str) -> str | None:
    """The code of a mark before a number: "c$" -> "CAD"."""
    return _by("before").get(mark.strip())


def code_after(mark: str) -> str | None:
    """The code of a mark behind a number: "円" -> "JPY"."""
    return _by("after").get(mark.strip())


def code_named(name: str) -> str | None:
    """The code of a currency named in a declared unit: "canadian dollars" -> "CAD"."""
    return _by("names").get(" ".join(name.split()))


def iso_code(cell: str) -> str | None:
    """The code of a currency that a cell is, as it stands in a column of them: "KES".

    In sentences most codes are read as words ("ALL", "TOP"), so only those above count there.
    """
    code = cell.strip()
    known = code in table("currencies")["codes"] or isinstance(table("currencies").get(code), dict)
    return code if known else None


def is_shared(mark: str) -> bool:
    """Whether several currencies have the mark: "$"."""
    return mark.strip() in table("currencies")["shared"]


def names(role: str) -> tuple[str, ...]:
    """Every mark `before`, `after`, or all `names`."""
    return tuple(_by(role))


@cache
def pattern(role: str) -> str:
    """A pattern of every mark `before`, `after`, or of all `names`."""
    return alternation(_by(role))
