"""Citations of an answer: ranges of documents, numbered in the order in which they are cited.

One range is one citation, however often it is quoted: each caller gets the number that it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.model import Citation
from corpus.document import Document
from corpus.facts import FigureRow
from corpus.text import fold

LONGEST_LINE = 160  # characters of a line that is cited whole for a figure on it
HEAD_DISTANCE = 2000  # characters; the head of a table stands on the same page


class Citing:
    """Numbers the ranges of documents that an answer cites."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def cited(self, number: int) -> Citation:
        """The citation of a number."""
        return self.citations[number - 1]

    def cite(self, document_id: str, start: int, end: int) -> int:
        """Number of the citation of a range, made if it is new."""
        key = (document_id, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(self._citation(*key))
        return self._numbers[key]

    def holds(self, number: int, document_id: str, start: int, end: int) -> bool:
        """Whether the citation of a number shares characters with a range."""
        place = self.cited(number)
        return place.document_id == document_id and place.start < end and start < place.end

    def narrowed(self, number: int, start: int, end: int) -> Citation:
        """The citation of a number as of a part of its range alone."""
        whole = self.cited(number)
        low, high = max(start, whole.start), min(end, whole.end)
        part = self._citation_of(whole.document_id, low, high, number)
        return part if low < high else whole

    def cite_row(self, row: FigureRow) -> int:
        """Number of the citation of the line that a figure stands on: it says whose it is.

        「80万円」 → 「①有期 → 正規 80万円 40万円」; of a line too long to be read, its range alone.
        """
        text = self._documents[row.document_id].text
        start = text.rfind("\n", 0, row.start) + 1
        end = text.find("\n", row.end)
        line = text[start : end if end >= 0 else len(text)]
        if len(line) > LONGEST_LINE:
            return self.cite(row.document_id, row.start, row.end)
        left = len(line) - len(line.lstrip())
        return self.cite(row.document_id, start + left, start + len(line.rstrip()))

    def cite_before(self, document_id: str, text: str, offset: int) -> int | None:
        """Number of a citation of the last place before `offset` that has `text`, if any."""
        return self._cite_within(document_id, text, max(0, offset - HEAD_DISTANCE), offset)

    def cite_near(self, document_id: str, text: str, offset: int) -> int | None:
        """Number of a citation of a place around `offset` that has `text`, if any."""
        before = self.cite_before(document_id, text, offset)
        if before is not None:
            return before
        return self._cite_within(document_id, text, offset, offset + HEAD_DISTANCE)

    def cite_match(self, document_id: str, pattern: re.Pattern[str], offset: int) -> int | None:
        """Number of a citation of what a pattern of folded text finds next to `offset`, if any."""
        low = max(0, offset - HEAD_DISTANCE)
        window = fold(self._documents[document_id].text[low : offset + HEAD_DISTANCE])
        match = min(
            pattern.finditer(window.text),
            key=lambda m: abs(low + window.span(*m.span())[0] - offset),
            default=None,
        )
        if match is None:
            return None
        start, end = window.span(*match.span())
        return self.cite(document_id, low + start, low + end)

    def _cite_within(self, document_id: str, text: str, low: int, high: int) -> int | None:
        words = fold(text).text.strip()
        window = fold(self._documents[document_id].text[low:high])
        at = window.text.rfind(words) if words else -1
        if at < 0:
            return None
        start, end = window.span(at, at + len(words))
        return self.cite(document_id, low + start, low + end)

    def _citation(self, document_id: str, start: int, end: int) -> Citation:
        return self._citation_of(document_id, start, end, self._numbers[(document_id, start, end)])

    def _citation_of(self, document_id: str, start: int, end: int, number: int) -> Citation:
        document = self._documents[document_id]
        return Citation(
            number=number,
            document_id=document_id,
            document_title=document.title,
            page=document.page_at(start),
            start=start,
            end=end,
            line_start=document.line_at(start),
            line_end=document.line_at(end - 1),
            quote=document.text[start:end],
        )
