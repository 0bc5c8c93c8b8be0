"""Proves a kept answer against a build, or says what has changed since.

An answer names the build it came from and the checksums of the documents it cites. Nothing of it
is kept by the service: whoever keeps the answer can prove it with the documents alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.analysed import Analysis
from corpus.document import Document
from corpus.errors import InvalidInput
from corpus.facts.row import FigureRow
from corpus.text.folding import fold_key


class Published(Protocol):
    """What an answer is held against: a build, or what a service has of it."""

    @property
    def version(self) -> str: ...
    @property
    def analyses(self) -> Mapping[str, Analysis]: ...
    @property
    def figures(self) -> Sequence[FigureRow]: ...


class _Citation(BaseModel):
    model_config = ConfigDict(extra="ignore")

    number: int
    document_id: str
    start: int
    end: int
    quote: str


class _Figure(BaseModel):
    model_config = ConfigDict(extra="ignore")

    program: str
    amount: float
    currency: str | None = None
    fiscal_year: int | None = None
    original: str | None = None
    derived: bool = False
    citation: int | None = None


class _Receipt(BaseModel):
    model_config = ConfigDict(extra="ignore")

    index_version: str
    citations: list[_Citation]
    figures: list[_Figure]
    documents_sha256: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether all of an answer was proved, and a line on each part of it.

    `findings` are the parts alone: whether each holds, and the words on it.
    """

    proved: bool
    lines: tuple[str, ...]
    findings: tuple[tuple[bool, str], ...] = ()


def check_receipt(kept: Mapping[str, Any], build: Published) -> Proof:
    """Prove each quote and figure of a kept answer, or of each answer of a kept conversation.

    A conversation is `{"turns": [{"question": "…", "response": {an answer} or null}]}`, as the
    page saves it. Raises InvalidInput where it is neither.
    """
    if not isinstance(kept.get("turns"), list):
        return _check_answer(kept, build)
    turns = [turn for turn in kept["turns"] if isinstance(turn, dict) and turn.get("response")]
    if not turns:
        raise InvalidInput("This conversation holds no answer that could be proved.")
    proofs = [_check_answer(turn["response"], build) for turn in turns]
    lines = [
        line
        for turn, proof in zip(turns, proofs, strict=True)
        for line in (f"{turn.get('question', '')}", *proof.lines)
    ]
    findings = tuple(finding for proof in proofs for finding in proof.findings)
    return Proof(all(proof.proved for proof in proofs), tuple(lines), findings)


def _check_answer(answer: Mapping[str, Any], build: Published) -> Proof:
    try:
        receipt = _Receipt.model_validate(answer)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InvalidInput(f"This is no answer of the assistant: {where}: {first['msg']}") from None
    findings = [
        *_documents(receipt, build.analyses),
        *_citations(receipt, build.analyses),
        *_figures(receipt, build),
    ]
    lines = (_build_line(receipt, build), *_said(findings))
    return Proof(all(good for good, _ in findings), lines, tuple(findings))


def _said(findings: list[tuple[bool, str]]) -> Iterator[str]:
    for good, line in findings:
        yield f"{'proved' if good else 'DIFFERS'}: {line}"


def _build_line(receipt: _Receipt, build: Published) -> str:
    if receipt.index_version == build.version:
        return f"The answer came from the published build {build.version}."
    return f"The answer came from build {receipt.index_version}; {build.version} is published now."


def _documents(receipt: _Receipt, analyses: Mapping[str, Analysis]) -> Iterator[tuple[bool, str]]:
    for name, digest in receipt.documents_sha256.items():
        analysis = analyses.get(name)
        if analysis is None:
            yield False, f"document {name} is no longer in the index"
        elif analysis.document.sha256 != digest:
            now = analysis.document.sha256
            yield False, f"document {name} is another version now (SHA-256 {now[:12]})"
        else:
            yield True, f"document {name} is the same file (SHA-256 {digest[:12]})"


def _citations(receipt: _Receipt, analyses: Mapping[str, Analysis]) -> Iterator[tuple[bool, str]]:
    for citation in receipt.citations:
        analysis = analyses.get(citation.document_id)
        label = f"citation [{citation.number}]"
        if analysis is None:
            yield False, f"{label}: document {citation.document_id} is not in the index"
            continue
        text = analysis.document.text
        if text[citation.start : citation.end] == citation.quote:
            line = analysis.document.line_at(citation.start)
            yield True, f"{label} stands in {citation.document_id}, line {line}"
        else:
            yield False, f"{label} {_moved(citation.quote, analysis.document)}"


def _moved(quote: str, document: Document) -> str:
    place = document.text.find(quote) if quote.strip() else -1
    if place >= 0:
        return f"has moved in {document.id}: it stands at line {document.line_at(place)} now"
    return f"no longer stands in {document.id}"


def _figures(receipt: _Receipt, build: Published) -> Iterator[tuple[bool, str]]:
    quotes = {c.number: c for c in receipt.citations}
    for figure in receipt.figures:
        label = f"{figure.program}: {figure.original or f'{figure.amount:,.0f}'}"
        if figure.derived:
            yield True, f"{label} is computed from the other figures"
            continue
        citation = quotes.get(figure.citation or 0)
        if citation is None or not figure.original:
            yield False, f"{label} has no citation"
        elif fold_key(figure.original) not in fold_key(citation.quote):
            yield False, f"{label} is not in the quote it cites"
        elif not any(_same(figure, citation, row) for row in build.figures):
            yield False, f"{label} is not in the budget table with this amount"
        else:
            yield True, f"{label} is in the quote it cites and in the budget table"


def _same(figure: _Figure, citation: _Citation, row: FigureRow) -> bool:
    """Whether a row of the table is this figure: same place, amount, currency and year."""
    return (
        row.document_id == citation.document_id
        and row.amount == figure.amount
        and row.currency == figure.currency
        and row.fiscal_year == figure.fiscal_year
        and _plain(row.original) == _plain(figure.original or "")
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
