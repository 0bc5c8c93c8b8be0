"""What must hold before a build is published.

A build that fails a check is thrown away and the one before goes on serving: a missing answer is
better than a wrong citation. Each document is checked when it is cut (its checked form is then
kept by content), the index as a whole before each publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.analysed import Analysis
from corpus.errors import AssistantError, UnreadableDocument
from corpus.text.folding import fold_key
from index.passage import Passage


class CheckFailed(AssistantError):
    """A build that must not be published; the one before goes on serving."""

    title = "Build check failed"


def check_document(analysis: Analysis, passages: Sequence[Passage]) -> None:
    """Every range lies in the text, every quote says what is cited from it.

    Raises UnreadableDocument naming the first range that does not.
    """
    document = analysis.document
    ranges: Iterable[tuple[str, int, int]] = (
        *(("page", p.start, p.end) for p in document.pages),
        *(("section", s.start, s.end) for s in analysis.sections),
        *(("value", v.start, v.end) for v in analysis.values),
        *(("figure", f.start, f.end) for f in analysis.figures),
        *(("review item", r.start, r.end) for r in analysis.review),
        *(("passage", p.start, p.end) for p in passages),
    )
    for kind, start, end in ranges:
        if not 0 <= start <= end <= len(document.text):
            raise _unproved(analysis, f"a {kind} has the range {start}:{end} outside the text")
    for passage in passages:
        if document.text[passage.start : passage.end] != passage.text or not passage.text.strip():
            raise _unproved(analysis, f"the passage at {passage.start} is not what stands there")
    for figure in analysis.figures:
        quote = document.text[figure.start : figure.end]
        if fold_key(figure.original) not in fold_key(quote):
            raise _unproved(analysis, f"{figure.original!r} is not in its quote {quote!r}")


def check_vectors(vectors: NDArray[np.float32], passages: int, dimension: int) -> None:
    """One finite vector for each passage. Raises CheckFailed."""
    if vectors.shape != (passages, dimension):
        raise CheckFailed(
            f"The model gave vectors of shape {vectors.shape} for {passages} passages of "
            f"dimension {dimension}; the build is not published."
        )
    bad = np.flatnonzero(~np.isfinite(vectors).all(axis=1))
    if len(bad):
        raise CheckFailed(
            f"The model gave {len(bad)} embeddings with NaN or infinity (the first for passage "
            f"{bad[0]}); the build is not published. Check the model and its device."
        )


def _unproved(analysis: Analysis, reason: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{analysis.document.filename} was read, but {reason}; please report this with the file."
    )
