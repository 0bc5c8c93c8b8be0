"""Proves a kept answer against a build, or says what has changed since.

An answer names the build it came from and the checksums of the documents it cites. Nothing of it
is kept by the service: whoever keeps the answer can prove it with the documents alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import ValidationError

from assistant.evaluation.claims import figures_hold, numbers_hold
from assistant.evaluation.ground import Ground
from assistant.evaluation.kept import Receipt
from corpus.analysed import Analysis
from corpus.document import Document
from corpus.errors import InvalidInput
from corpus.facts.row import FigureRow


class Published(Protocol):
    """What an answer is held against: a build, or what a service has of it."""

    @property
    def version(self) -> str: ...
    @property
    def analyses(self) -> Mapping[str, Analysis]: ...
    @property
    def figures(self) -> Sequence[FigureRow]: ...


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
    ground = Ground(build.analyses, build.figures)
    if not isinstance(kept.get("turns"), list):
        return _check_answer(kept, build, ground)
    turns = [turn for turn in kept["turns"] if isinstance(turn, dict) and turn.get("response")]
    if not turns:
        raise InvalidInput("This conversation holds no answer that could be proved.")
    asked = [str(turn.get("question") or "") for turn in turns]
    proofs = [
        _check_answer({"question": " ".join(asked[: at + 1]), **turn["response"]}, build, ground)
        for at, turn in enumerate(turns)
    ]
    lines = [
        line
        for turn, proof in zip(turns, proofs, strict=True)
        for line in (f"{turn.get('question', '')}", *proof.lines)
    ]
    findings = tuple(finding for proof in proofs for finding in proof.findings)
    return Proof(all(proof.proved for proof in proofs), tuple(lines), findings)


def _check_answer(answer: Mapping[str, Any], build: Published, ground: Ground) -> Proof:
    try:
        receipt = Receipt.model_validate(answer)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InvalidInput(f"This is no answer of the assistant: {where}: {first['msg']}") from None
    findings = [
        *_documents(receipt, build.analyses),
        *_citations(receipt, build.analyses),
        *figures_hold(receipt, ground),
        *numbers_hold(receipt, ground),
    ]
    lines = (_build_line(receipt, build), *_said(findings))
    return Proof(all(good for good, _ in findings), lines, tuple(findings))


def _said(findings: list[tuple[bool, str]]) -> Iterator[str]:
    for good, line in findings:
        yield f"{'proved' if good else 'DIFFERS'}: {line}"


def _build_line(receipt: Receipt, build: Published) -> str:
    if receipt.index_version == build.version:
        return f"The answer came from the published build {build.version}."
    return f"The answer came from build {receipt.index_version}; {build.version} is published now."


def _documents(receipt: Receipt, analyses: Mapping[str, Analysis]) -> Iterator[tuple[bool, str]]:
    for name, digest in receipt.documents_sha256.items():
        analysis = analyses.get(name)
        if analysis is None:
            yield False, f"document {name} is no longer in the index"
        elif analysis.document.sha256 != digest:
            now = analysis.document.sha256
            yield False, f"document {name} is another version now (SHA-256 {now[:12]})"
        else:
            yield True, f"document {name} is the same file (SHA-256 {digest[:12]})"


def _citations(receipt: Receipt, analyses: Mapping[str, Analysis]) -> Iterator[tuple[bool, str]]:
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
