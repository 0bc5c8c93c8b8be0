"""Judges one answer by what its case expects.

The verdict is a set of faults, empty where the answer is right. Some are faults of any answer,
whatever was asked: a quote that is not in its document, a figure that its citation does not show,
a number that nothing backs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from assistant.evaluation.cases import Case
from assistant.model import Answer
from corpus.document import Document

_SEPARATORS = re.compile(r"[\s,，、]")
_MARKER = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ERA_YEAR = re.compile(r"(令和|平成|昭和|[RHS])\s*(元|\d{1,2})")
# Western year before the first of each era.
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
# Amounts of figures are whole, a ratio's may be rounded.
_TOLERANCE = 1
# An answer to a question about something close may decline it and still be right in all else.
_MAY_DECLINE = "trap"


class CaseFault(StrEnum):
    """What is wrong with an answer."""

    VERBATIM = "verbatim"  # a quote is not what stands at its range
    UNPROVED = "unproved"  # a figure is not in the quote it cites
    ABSTAIN = "abstain"  # it answers what the corpus does not say
    ABSTAINED = "abstained"  # it does not answer what the corpus says
    FIGURES = "figures"  # an expected amount is missing, or there is one where none may be
    FORBID = "forbid"  # an amount that it must not state
    CONTAINS = "contains"  # an expected word is missing
    LINES = "lines"  # the expected place is not cited
    ASSERTED = "asserted"  # a number that no quote and no figure backs


WRONG_FIGURES = frozenset(
    {CaseFault.FIGURES, CaseFault.FORBID, CaseFault.UNPROVED, CaseFault.ASSERTED}
)


def judge(
    case: Case, answer: Answer, texts: Mapping[str, str], source: Document | None
) -> set[CaseFault]:
    """Faults of an answer. `texts` by document id; `source` is what the case's lines count in."""
    faults = untrue(answer, texts)
    if case.abstain:
        if answer.status != "not_found" and not _is_talk(answer):
            faults.add(CaseFault.ABSTAIN)
        if answer.figures:
            faults.add(CaseFault.FIGURES)
        return faults
    amounts = [figure.amount for figure in answer.figures]
    if not all(_among(amount, amounts) for amount in case.figures):
        faults.add(CaseFault.FIGURES)
    if any(_among(amount, amounts) for amount in case.forbid):
        faults.add(CaseFault.FORBID)
    said = comparable(answer.answer)
    if not all(any(comparable(a) in said for a in group) for group in case.contains):
        faults.add(CaseFault.CONTAINS)
    if source is not None and not _cites_lines(case, answer, source):
        faults.add(CaseFault.LINES)
    if answer.status == "not_found" and case.type != _MAY_DECLINE:
        faults.add(CaseFault.ABSTAINED)
    if loose_numbers(answer, asked=[case.question, *case.history]):
        faults.add(CaseFault.ASSERTED)
    return faults


def _is_talk(answer: Answer) -> bool:
    """Whether an answer states nothing of the documents: a greeting is answered by one."""
    return answer.status == "answered" and not (answer.citations or answer.figures)


def comparable(text: str) -> str:
    """Text without width, case, white space and separators of thousands or lists."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return _SEPARATORS.sub("", folded).replace("〜", "~").replace("～", "~")


def loose_numbers(answer: Answer, asked: Iterable[str]) -> set[str]:
    """Numbers of the answer's text that no quote, figure or question has."""
    backing = [citation.quote for citation in answer.citations] + list(asked)
    known: set[str] = set()
    for text in backing:
        known |= numbers_in(text) | western_years(text)
    for figure in answer.figures:
        known |= numbers_in(figure.words())
    return numbers_in(answer.answer) - known


def untrue(answer: Answer, texts: Mapping[str, str]) -> set[CaseFault]:
    """Faults that no expectation can excuse."""
    faults = set()
    for citation in answer.citations:
        text = texts.get(citation.document_id, "")
        if text[citation.start : citation.end] != citation.quote or not citation.quote.strip():
            faults.add(CaseFault.VERBATIM)
    quotes = {c.number: comparable(c.quote) for c in answer.citations}
    for figure in answer.figures:
        quote = quotes.get(figure.citation or 0, "")
        if not figure.derived and comparable(figure.original or "?") not in quote:
            faults.add(CaseFault.UNPROVED)
    return faults


def _among(amount: float, amounts: Sequence[float]) -> bool:
    return any(abs(amount - other) < _TOLERANCE for other in amounts)


def _cites_lines(case: Case, answer: Answer, source: Document) -> bool:
    starts = [0]
    starts += [i + 1 for i, character in enumerate(source.text) if character == "\n"]
    starts.append(len(source.text))

    def covers(first: int, last: int) -> bool:
        low = starts[min(first, len(starts)) - 1]
        high = starts[min(last, len(starts) - 1)]
        return any(
            c.document_id == source.id and c.start < high and c.end > low for c in answer.citations
        )

    return all(any(covers(first, last) for first, last in group) for group in case.lines)


def numbers_in(text: str) -> set[str]:
    """Numbers of a text in plain digits, without citation markers."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    return set(_NUMBER.findall(_MARKER.sub(" ", plain)))


def western_years(text: str) -> set[str]:
    """The western years that a text says in eras: 「令和8年度」 → {"2026"}."""
    found = _ERA_YEAR.findall(unicodedata.normalize("NFKC", text))
    return {str(_ERAS[era] + (1 if year == "元" else int(year))) for era, year in found}
