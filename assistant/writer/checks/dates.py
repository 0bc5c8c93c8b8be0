"""Days and months that the model wrote itself: each stands in the lines it cites.

So does each stretch of time, since its two ends may both stand there and yet not belong together.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.support import focused
from corpus.text import find_years, fold
from corpus.text.dates import find_dates, find_spans


def _find(claim: Claim) -> Iterator[str]:
    lines = [fold(text).text.lower() for text in (*focused(claim), claim.known.asked)]
    there = [date for text in lines for date in find_dates(text)]
    for date in find_dates(claim.low):
        if not any(date.is_said_by(other) for other in there):
            yield f"{claim.plain[date.start : date.end]} is not a date that it cites."
    spans = {span for text in lines for span in _spans(text)}
    if spans:
        for first, last in _spans(claim.low) - spans:
            yield f"The lines do not say from {first} to {last}."


def _spans(text: str) -> frozenset[tuple[str, str]]:
    """The stretches of time of a text, by their years or by their months and days."""
    dates = [(d.start, d.end, f"{d.month}-{d.day or ''}") for d in find_dates(text)]
    years = [(y.start, y.end, str(y.year)) for y in find_years(text)]
    return find_spans(text, dates) | find_spans(text, years)


DATES = Check("dates", _find)
