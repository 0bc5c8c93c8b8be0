"""Page numbers as printed, title and headings: what a page says of itself by place and size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.document import Box
from corpus.readers.pdf.geometry import median, overlap_x
from corpus.readers.pdf.runs import Run
from corpus.text.folding import fold_key, is_japanese

# Printed numbers stand in the outer bands of a page.
FOOT, HEAD = 0.87, 0.08
HEADING_SIZE = 1.25  # against the median size of the page
TITLE_BAND = 0.75  # the title stands above this share of the first page
# Size counts the more the higher the text stands: a label in a drawing may be set larger.
TITLE_BIAS = 1.3
MIN_TITLE = 4  # characters; shorter large text is a stamp or a number
MAX_TITLE = 120
# A title that the text bears out shares this much of its character pairs with the first pages;
# the others are left over from a template ("PowerPoint プレゼンテーション").
MIN_SHARED = 0.6

_NUMBER = re.compile(
    r"^(?:p\.?|page|-|－|‐|–|ー)?\s*(\d{1,4}|[ivxl]{1,6})\s*(?:[-－‐–ー]|/\s*\d{1,4}|ページ|頁)?$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[▲△-]?\d[\d,.]*")


def find_number(runs: Sequence[Run], page: Box) -> tuple[Run, str] | None:
    """The run that may be the printed page number, and that number."""
    height = page.bottom - page.top
    outer = [r for r in runs if r.box.top > FOOT * height or r.box.bottom < HEAD * height]
    outer.sort(key=lambda r: -r.box.bottom)
    for run in outer:
        match = _NUMBER.match(fold_key(run.text))
        if match and not _is_in_row(run, runs):
            return run, match[1]
    return None


def _is_in_row(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a number stands in a row of a table: with a name and with other numbers."""
    middle = (run.box.top + run.box.bottom) / 2
    beside = [r for r in runs if r is not run and r.box.top < middle < r.box.bottom]
    return len(beside) > 1 and any(_AMOUNT.fullmatch(r.text.strip()) for r in beside)


def consistent(labels: Sequence[str | None]) -> list[str | None]:
    """Labels kept where they count on with the pages, as printed numbers do.

    One page alone proves nothing, and is believed.
    """
    offsets = Counter(
        int(label) - index for index, label in enumerate(labels) if label and label.isdigit()
    )
    if not offsets:
        return list(labels)
    usual = {offset for offset, count in offsets.items() if count >= 2 or len(labels) == 1}
    return [
        label if label and (not label.isdigit() or int(label) - index in usual) else None
        for index, label in enumerate(labels)
    ]


def choose_title(
    metadata: str | None, first_runs: Sequence[Run], page: Box, text: str
) -> str | None:
    """The metadata's title where the text bears it out, else the largest text of the first page."""
    if metadata and len(metadata) >= MIN_TITLE and _is_borne_out(metadata, text):
        return metadata
    return _largest(first_runs, page)


def _is_borne_out(title: str, text: str) -> bool:
    key, body = fold_key(title), fold_key(text)
    pairs = [key[i : i + 2] for i in range(len(key) - 1)]
    return bool(pairs) and sum(p in body for p in pairs) >= MIN_SHARED * len(pairs)


def _largest(runs: Sequence[Run], page: Box) -> str | None:
    height = page.bottom - page.top
    upper = [
        r for r in runs
        if r.box.top < TITLE_BAND * height
        and len(fold_key(r.text)) >= MIN_TITLE and any(c.isalpha() for c in r.text)
    ]  # fmt: skip
    if not upper:
        return None
    chosen = max(upper, key=lambda r: r.size * (TITLE_BIAS - r.box.top / height))
    title, last = chosen.text, chosen
    for run in runs[runs.index(chosen) + 1 :]:
        gap = run.box.top - last.box.bottom
        if abs(run.size - chosen.size) > 0.1 * chosen.size or gap < -0.3 * chosen.size:
            continue
        if gap > 1.2 * chosen.size or len(title) + len(run.text) > MAX_TITLE:
            break
        if overlap_x(run.box, last.box) > 0:
            glue = "" if is_japanese(title[-1]) and is_japanese(run.text[0]) else " "
            title, last = title + glue + run.text, run
    return title


def heading_sizes(runs: Sequence[Run]) -> tuple[float, float]:
    """Font sizes from which text is a heading of the second and of the first level."""
    sizes = [r.size for r in runs for _ in range(len(r.text))]
    usual = median(sizes, 0.0)
    largest = max(sizes, default=0.0)
    threshold = HEADING_SIZE * usual
    return threshold, max(threshold, 0.95 * largest)
