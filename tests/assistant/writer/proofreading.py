"""Reads a built-in answer as if a model had written it: figures and quotes become references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model import Answer, Figure
from assistant.tools import Computed, Stretch
from assistant.tools.compute import Operation
from assistant.writer.checks import Fault
from assistant.writer.exhibits import Exhibits, rows_of
from assistant.writer.manuscript import Manuscript
from assistant.writer.protocol import Desk
from assistant.writer.reading.claims import Known
from assistant.writer.rendering import Renderer
from corpus.text import fold_key

MARKER = re.compile(r"\[(\d+)\]")
STATED = re.compile(r"\[\[F")
REFERENCE = re.compile(r"\[\[[^\]]*\]\]")
OPERATIONS: dict[str, Operation] = {"difference": "difference", "sum": "sum", "ratio": "ratio"}


def proofread(answer: Answer, question: str, desk: Desk) -> Iterator[tuple[str, Fault]]:
    """What the checks find wrong with the sentences of an answer that state figures.

    Lines that quote a document are not read: that they stand in it is tested elsewhere.
    """
    exhibits = Exhibits(desk.sources)
    known = Known(exhibits, question, question, answer.language, desk.translate)
    manuscript = Manuscript(known, Renderer(desk.draft(answer.language)))
    manuscript.hear(_referred(answer, exhibits))
    manuscript.finish(cut=True)
    quotes = fold_key("\n".join(c.quote for c in answer.citations))
    for text, fault in manuscript.faults:
        if STATED.search(text) and not _is_quoted(text, quotes):
            yield text, fault


def _is_quoted(text: str, quotes: str) -> bool:
    """Whether a line is a document's own words, or has them in quotation marks.

    A label may stand before them: 「Xの支援額：最大1億円/年」.
    """
    value = [p for p in _parts(text.partition("：")[2]) if p]
    whole = _parts(text)
    labelled = bool(value) and all(part in quotes for part in value)
    return "“" in text or labelled or all(part in quotes for part in whole)


def _parts(text: str) -> list[str]:
    return [fold_key(part.strip("・※•- 　")) for part in REFERENCE.split(text)]


def _referred(answer: Answer, exhibits: Exhibits) -> str:
    quotes = {
        c.number: exhibits.stretch(Stretch(c.document_id, c.start, c.end, c.page))
        for c in answer.citations
    }
    text = answer.answer
    for figure in answer.figures:  # formulas say again what stands before them
        if figure.formula:
            text = text.replace(f"（{figure.formula}）", "").replace(f" ({figure.formula})", "")
    at = 0
    for figure in sorted(answer.figures, key=lambda f: text.find(f.display)):
        handle = _handle(figure, answer, exhibits)
        found = text.find(figure.display, at)
        if handle and found >= 0:
            written = f"[[{handle}]]"
            text = text[:found] + written + text[found + len(figure.display) :]
    return MARKER.sub(lambda m: f"[[{quotes[int(m[1])]}]]" if int(m[1]) in quotes else m[0], text)


def _handle(figure: Figure, answer: Answer, exhibits: Exhibits) -> str | None:
    if not figure.derived:
        rows = rows_of(figure, exhibits.sources)
        return exhibits.figure(rows[0]) if rows else None
    parts = [f for f in answer.figures if not f.derived and f.display in (figure.formula or "")]
    rows = [r for f in parts for r in rows_of(f, exhibits.sources)[:1]]
    operation = OPERATIONS.get(figure.measure)
    if operation is None or len(rows) < 2:
        return None
    return exhibits.result(Computed(operation, tuple(rows), figure.amount, figure.currency))
