"""Words beside a figure that change what it says: a unit, a sign, a digit, 以上, dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.each import each_of, said_each
from assistant.writer.reading.vocabulary import compiled, named, pattern, words
from corpus.facts import FigureRow, Measure

BEFORE = re.compile(r"[\d▲△¥$€£+×*/.]\s?$|(?:^|[\s（(はがのを])[-−‐]\s?$")
AFTER = re.compile(
    r"\s?[\d×*/^]|\s?[万億兆千百]|\s?[kmb]\b|\s?(?:thousand|million|billion|trillion)"
)

EACH_NEAR = 16  # characters between an amount and what it is said to be for each of


def _find(claim: Claim) -> Iterator[str]:
    exhibits = claim.known.exhibits
    for ref in claim.figures:
        row = exhibits.rows(ref.handle)[0]
        before, after = claim.low[: ref.start], claim.low[ref.end :]
        if not claim.heads and (BEFORE.search(before) or AFTER.match(after)):
            yield f"Nothing may stand against [[{ref.handle}]]: it is written with sign and unit."
        if _unit_word().match(after.lstrip()):
            yield f"[[{ref.handle}]] is written with its own unit; put none behind it."
        if row.measure is not Measure.UNIT and pattern("each").match(after.lstrip()):
            yield f"[[{ref.handle}]] is a whole amount, not one for each."
        wrong_each = _wrong_each(claim, before, after, row)
        if wrong_each:
            yield f"[[{ref.handle}]] is not for each {wrong_each}: {row.label}."
        if _qualified(before, after, row):
            yield f"[[{ref.handle}]] is exact; do not say more or less of it."
        wrong = set(_currencies(claim)) - {
            row.currency,
            exhibits.results.get(ref.handle, row).currency,
        }
        if wrong:
            yield f"[[{ref.handle}]] is in {row.currency}, not {', '.join(sorted(wrong))}."


def _wrong_each(claim: Claim, before: str, after: str, row: FigureRow) -> str | None:
    """What an amount is said to be for each of, where its row says another thing."""
    source = claim.known.exhibits.sources.documents[row.document_id].text[row.start : row.end]
    each = each_of(row, source)
    said = said_each(before[-EACH_NEAR:]) | said_each(after[:EACH_NEAR])
    return next(iter(sorted(said - each)), None)


def _qualified(before: str, after: str, row: FigureRow) -> bool:
    words = pattern("qualifier")
    found = pattern("qualifier", "behind").match(after.lstrip())
    leads = [
        m for m in words.finditer(before[-12:].rstrip()) if m.end() == len(before[-12:].rstrip())
    ]
    said = found[0] if found else leads[-1][0] if leads else None
    if said is None:
        return False
    source = row.approximate or ""
    if source in {"最大"} and said in {"up to", "at most", "以下", "以内"}:
        return False
    if source in {"以上"} and said in {"at least"}:
        return False
    compares = found is None and said in {"over", "more than", "less than"}  # "higher than [[F1]]"
    return said not in source and not (
        compares and re.search(r"\w+er than\s?$|up\b|down\b", before)
    )


def _currencies(claim: Claim) -> Iterator[str]:
    """Currencies that the sentence names; one that its quotes have is theirs."""
    for currency, found in named("currencies").items():
        text = re.sub(r"百万円|千円|億円|万円|円単位", "円", claim.worded)
        if found.search(text):
            yield currency


def _unit_word() -> re.Pattern[str]:
    units = [w for g in words()["counters"].values() for w in g if w not in {"日", "year", "years"}]
    units += [w for g in words()["currencies"].values() for w in g]
    return compiled([*units, "%", "件"])


UNITS = Check("units", _find)
