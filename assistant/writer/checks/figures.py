"""A figure put to another program, year, measure or scope than its row's, or of none asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim, Mention
from assistant.writer.reading.references import Reference
from assistant.writer.reading.vocabulary import named, pattern
from corpus.facts import FigureRow, Measure
from corpus.text import find_years, fold_key

SUM_LABEL = re.compile(r"計|総|total|overall")
PARTS = re.compile(r"[（()）、,・\s]+")


def _program(claim: Claim) -> Iterator[str]:
    for ref, rows in _stated(claim):
        ids = {r.program_id for r in rows}
        mention = claim.bound(ref)
        before = claim.known.established.programs
        if mention is not None and _is_scope(claim, mention, rows):
            continue
        if mention is not None and not mention.values & ids:
            name = claim.text[mention.start : mention.end]
            yield f"[[{ref.handle}]] is of {rows[0].program}, not of {name}."
        elif mention is None and before and not before & ids and not claim.programs:
            yield f"[[{ref.handle}]] is of {rows[0].program}; name it."


def _subject(claim: Claim) -> Iterator[str]:
    """That a figure is of a program that neither the turn nor its conversation is about.

    Asked 「その前年度は？」, a model may state a true row of another program: each word of the
    sentence holds, and yet it is the wrong figure.
    """
    subjects = claim.known.subjects
    for ref, rows in _stated(claim) if subjects else ():
        if not any(row.program_id in subjects for row in rows):
            yield f"[[{ref.handle}]] is of {rows[0].program}, which the question is not about."


def _is_scope(claim: Claim, mention: Mention, rows: Sequence[FigureRow]) -> bool:
    """Whether a program is named only as what the rows are part of: 「Xの内数」."""
    behind = fold_key(claim.plain[mention.start :])
    return any(r.scope and behind.startswith(fold_key(r.scope)) for r in rows)


def _year(claim: Claim) -> Iterator[str]:
    for ref, row in _single(claim):
        allowed = row_years(row)
        said = _said_years(claim, ref, row)
        if said and not said & allowed:
            yield f"[[{ref.handle}]] is of {row.fiscal_year or 'no year'}: {row.label}."


def _measure(claim: Claim) -> Iterator[str]:
    for ref, row in _single(claim):
        said = said_measures(claim, ref)
        if said and row.measure.value not in said and not _labelled(row, said):
            yield f"[[{ref.handle}]] is not that: it is {row.measure.value} ({row.label})."
        if pattern("sums").search(_around(claim, ref)) and _is_partial(claim, row):
            yield f"[[{ref.handle}]] is {row.program}, {row.label}, and no sum: compute one."


def _scope(claim: Claim) -> Iterator[str]:
    for ref, row in _single(claim):
        said = said_scopes(claim, ref, row)
        own = _parts(row.scope)
        if len(said) == 1 and not said & own and not any(p in fold_key(row.label) for p in said):
            covers = row.scope or "all of it"
            yield f"[[{ref.handle}]] covers {covers}, not {next(iter(said))}."


def said_measures(claim: Claim, ref: Reference) -> set[str]:
    """What the words around a figure say that it is."""
    return {name for name, words in named("measures").items() if words.search(_around(claim, ref))}


def said_scopes(claim: Claim, ref: Reference, row: FigureRow) -> set[str]:
    """The scopes of the program's other rows that stand around a figure."""
    kin = [
        r
        for r in claim.known.exhibits.sources.figures
        if r.program_id == row.program_id and r.measure == row.measure
    ]
    around = fold_key(_around(claim, ref))
    return {part for r in kin for part in _parts(r.scope) if len(part) > 1 and part in around}


def row_years(row: FigureRow) -> set[str]:
    """The years that a row may be said to be of: its own, and those that its label says."""
    years = {str(y.year) for y in find_years(f"{row.label} {row.note or ''} {row.original}")}
    if row.fiscal_year:
        years.add(str(row.fiscal_year))
        if row.measure is Measure.DIFFERENCE:  # "up from FY2025 by [[F3]]"
            years.add(str(row.fiscal_year - 1))
    return years


def _said_years(claim: Claim, ref: Reference, row: FigureRow) -> set[str]:
    """The years of a figure's part of the sentence, else those said before it."""
    start, end = claim.segment(ref)
    attached = claim.attached(ref, claim.years)
    if attached is not None:
        return set(attached.values)
    taken = [claim.attached(r, claim.years) for r in claim.figures if r != ref]
    free = [m for m in claim.years if m not in taken]
    near = {v for m in free if start <= m.start < end for v in m.values}
    near |= _relative(claim, row, _around(claim, ref))
    if near or claim.heads:
        return near
    earlier = [m for m in free if m.end <= ref.start]
    return set(earlier[-1].values) if earlier else set()


def _relative(claim: Claim, row: FigureRow, around: str) -> set[str]:
    """前年度 in words, counted from the document's own year."""
    own = claim.known.exhibits.sources.documents[row.document_id].fiscal_year
    if own is None or row.fiscal_year is None:
        return set()
    found = set()
    for name, step in (("previous", -1), ("following", 1)):
        if pattern("years", name).search(around):
            found.add(str(own + step))
    return found


def _around(claim: Claim, ref: Reference) -> str:
    """The words that say what a figure is: of its part of the sentence, or its column's head."""
    start, end = claim.segment(ref)
    if not claim.heads:
        return claim.worded[start:end]
    column = claim.text[: ref.start].strip().removeprefix("|").count("|")
    head = claim.heads[column].lower() if column < len(claim.heads) else ""
    cell = claim.worded.rfind("|", 0, ref.start)
    return f"{head} {claim.worded[cell + 1 : ref.end]}"


def _is_partial(claim: Claim, row: FigureRow) -> bool:
    """Whether a row is said to be a sum and is that of one of several programs, or of a part."""
    named_here = {v for m in claim.programs for v in m.values}
    label = fold_key(row.label)
    several = len(named_here or claim.known.established.programs) > 1
    part = row.scope is not None and fold_key(row.scope) not in fold_key(claim.plain)
    sums = row.measure is Measure.TOTAL or bool(SUM_LABEL.search(label))
    return (several and not sums) or part


def _labelled(row: FigureRow, said: set[str]) -> bool:
    """Whether the row's own label has one of the words that were said of it."""
    label = fold_key(f"{row.label} {row.note or ''}")
    return any(pattern("measures", name).search(label) for name in said)


def _parts(scope: str | None) -> set[str]:
    return {fold_key(p) for p in PARTS.split(scope or "") if p}


def _stated(claim: Claim) -> Iterator[tuple[Reference, tuple[FigureRow, ...]]]:
    yield from ((ref, claim.known.exhibits.rows(ref.handle)) for ref in claim.figures)


def _single(claim: Claim) -> Iterator[tuple[Reference, FigureRow]]:
    """Figures that are rows themselves; a result is shown with its formula."""
    yield from (
        (ref, rows[0]) for ref, rows in _stated(claim) if ref.handle in claim.known.exhibits.figures
    )


PROGRAM = Check("program", _program)
YEAR = Check("year", _year)
MEASURE = Check("measure", _measure)
SCOPE = Check("scope", _scope)
SUBJECT = Check("subject", _subject)
