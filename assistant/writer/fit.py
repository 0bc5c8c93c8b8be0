"""Whether a model's text as a whole answers the question, with no less than the built-in answer.

Sentences that are all true may still speak of something else, or leave out what was asked. Then
the built-in answer is the better one, so that a model never makes an answer worse. A text that
brings evidence of its own, which the model has looked up, is held to the question alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.model import Answer, Citation, Figure
from assistant.writer.checks import Fault
from assistant.writer.checks.denial import rows_meant
from assistant.writer.exhibits import rows_of
from assistant.writer.manuscript import Manuscript
from assistant.writer.reading.claims import Claim, find_programs
from assistant.writer.reading.each import counted_as, each_of
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.support import without_held
from assistant.writer.reading.vocabulary import named
from assistant.writer.subjects import is_open
from corpus.facts import FigureRow
from corpus.text import fold_key

LEAST_KEPT = 0.5  # of the built-in answer's figures, where the text brings none of its own
LEAST_COVERED = 0.5  # of the question's words by figures, where the program has found no answer
ASKED = re.compile(r"何\w")  # 何人, 何年: what is asked for, which no answer repeats


def shortcomings(
    built_in: Answer, manuscript: Manuscript, spoken_of: frozenset[str]
) -> Iterator[Fault]:
    """What keeps a text, whose sentences have passed, from standing for the built-in answer.

    `spoken_of` are the ids of the programs that the conversation is about.
    """
    if not manuscript.supported:  # nothing is stated; what that may be is the status's
        return
    missed = _misses_the_row(manuscript)
    if missed:
        yield Fault("relevance", missed)
    elif _is_beside_the_question(built_in, manuscript, spoken_of):
        yield Fault("relevance", "It does not answer the question.")
    elif built_in.status == "answered":
        left = _answers_otherwise(built_in, manuscript) or _of_another_kind(built_in, manuscript)
        if not left and not _brings_its_own(built_in, manuscript):
            left = _computed(built_in, manuscript) or _left_out(built_in, manuscript)
        if left:
            yield Fault("omission", left)


def is_only_near(built_in: Answer) -> bool:
    """Whether the built-in answer is no answer, but what comes near: unsure, without a figure."""
    return built_in.uncertain and not built_in.figures


def _is_beside_the_question(
    built_in: Answer, manuscript: Manuscript, spoken_of: frozenset[str]
) -> bool:
    """Whether it speaks of something else than what was asked, or the conversation is about."""
    draft, known = manuscript.renderer.draft, manuscript.known
    covered = _covered(manuscript)
    programs = known.exhibits.sources.programs
    said = {v for m in find_programs(manuscript.text.lower(), programs) for v in m.values}
    unfound = built_in.status == "not_found" or is_only_near(built_in)
    if unfound and not manuscript.denials:
        quotes = _quotes(draft.citations, draft.figures)
        if quotes:
            return not covered and not said
        if _is_of_another_measure(manuscript):
            return True
        followed = {r.program_id for r in _stated(manuscript)} & spoken_of
        return covered < LEAST_COVERED and not followed
    if built_in.status == "clarify" or not _brings_its_own(built_in, manuscript):
        return False
    stated = {r.program_id for r in _stated(manuscript)}
    subject = _subject(built_in, manuscript, spoken_of)
    if stated:
        return bool(subject) and not stated & subject
    shared = len(_others(draft.citations, built_in.citations)) < len(draft.citations)
    named_here = said & subject if subject else said
    return not covered and not shared and not named_here


def _is_of_another_measure(manuscript: Manuscript) -> bool:
    """Whether the question names a measure, such as last year's budget, and no row stated is it."""
    question = _question(manuscript)
    asked = {n for n, words in named("measures").items() if words.search(question)}
    stated = {r.measure.value for r in _stated(manuscript)}
    return bool(asked and stated) and not asked & stated


def _subject(built_in: Answer, manuscript: Manuscript, spoken_of: frozenset[str]) -> frozenset[str]:
    """The programs that the question is about; none where it asks which."""
    sources = manuscript.known.exhibits.sources
    question = _question(manuscript)
    if is_open(question):
        return frozenset()
    found = {r.program_id for f in built_in.figures for r in rows_of(f, sources)}
    return frozenset(found | spoken_of)


def _of_another_kind(built_in: Answer, manuscript: Manuscript) -> str | None:
    """That it gives no figure where figures were found, or nothing but figures where words were.

    A true line about a program does not say what it costs, nor its amount what it is for.
    """
    draft = manuscript.renderer.draft
    sources = [c for c in built_in.citations if c.number in {f.citation for f in built_in.figures}]
    quotes = _quotes(draft.citations, draft.figures)
    if built_in.figures and not draft.figures:
        near = len(_others(quotes, sources)) < len(quotes)
        return None if near else "It gives none of the figures that were found: state them."
    words = [] if built_in.uncertain else _quotes(built_in.citations, built_in.figures)
    if built_in.figures or not words or quotes or manuscript.denials or not draft.figures:
        return None
    if _covered(manuscript) >= LEAST_COVERED:
        return None
    return "It gives figures where words were found: say them, with their quotes."


def _brings_its_own(built_in: Answer, manuscript: Manuscript) -> bool:
    """Whether it states or cites anything that the built-in answer does not."""
    draft = manuscript.renderer.draft
    own = {_key(f) for f in draft.figures} - {_key(f) for f in built_in.figures}
    return bool(own or _others(draft.citations, built_in.citations))


def _answers_otherwise(built_in: Answer, manuscript: Manuscript) -> str | None:
    """That it states other figures than were found, and none that the question asks for.

    A row is not an answer because it is true: asked whether an amount has grown, the unit price
    of the same program is none.
    """
    draft, question = manuscript.renderer.draft, _question(manuscript)
    stated = _stated(manuscript)
    own = {_key(f) for f in draft.figures}
    if (
        not stated
        or not built_in.figures
        or is_open(question)
        or _quotes(draft.citations, draft.figures)
    ):
        return None
    if own & {_key(f) for f in built_in.figures} or _computes_the_same(built_in, draft.figures):
        return None
    meant = {r.id for r in rows_meant(Claim(question, manuscript.known))}
    sources = manuscript.known.exhibits.sources
    found = {r.program_id for f in built_in.figures for r in rows_of(f, sources)}
    if any(r.id in meant or r.program_id not in found for r in stated):  # see SUBJECT
        return None
    return "It states other figures than those that answer the question."


def _computes_the_same(built_in: Answer, figures: Sequence[Figure]) -> bool:
    """Whether both compute a sum, or both a difference, whatever of."""
    made = {f.measure for f in built_in.figures if f.derived}
    return any(f.derived and f.measure in made for f in figures)


def _computed(built_in: Answer, manuscript: Manuscript) -> str | None:
    """What the program has computed for the question and the text does not say."""
    results = [f for f in built_in.figures if f.derived]
    stated = {_key(f) for f in manuscript.renderer.draft.figures}
    if not results or any(_key(f) in stated for f in results):
        return None
    if any(f.amount == 0 for f in results) and _says_the_same(manuscript.text):
        return None
    if all(f.measure == "difference" for f in results) and _has_both(built_in, stated):
        return None
    return f"The program computed {results[0].formula or results[0].display}: state it."


def _says_the_same(text: str) -> bool:
    return bool(named("direction")["same"].search(text.lower()))


def _has_both(built_in: Answer, stated: set[tuple[float, str | None]]) -> bool:
    """Whether two programs are set side by side: their difference goes without saying."""
    sides = [f for f in built_in.figures if not f.derived]
    return len({f.program for f in sides}) > 1 and all(_key(f) in stated for f in sides)


def _left_out(built_in: Answer, manuscript: Manuscript) -> str | None:
    """What a text that only repeats what was found has left out of it."""
    draft = manuscript.renderer.draft
    # An amount without a label stands in a quote, which is looked at below.
    figures = [f for f in built_in.figures if f.label and not f.derived]
    # What is only near need not be said again by a text that says more.
    quotes = [] if built_in.uncertain else _quotes(built_in.citations, figures)
    kept = sum(any(_is_shown_as(f, own) for own in draft.figures) for f in figures)
    beside = len(figures) == len({f.program for f in figures}) == 2  # set side by side: both
    if kept < (len(figures) if beside else LEAST_KEPT * len(figures)):
        return "It leaves out figures that were found: state them, in the unit asked for."
    if quotes and len(_others(quotes, draft.citations)) == len(quotes):
        return "It leaves out what was found in the text: say it, with its quotes."
    return None


def _is_shown_as(figure: Figure, own: Figure) -> bool:
    """Whether a figure is stated, in the unit that the built-in answer states it in."""
    same = own.display.startswith(figure.display) or figure.display.startswith(own.display)
    return _key(figure) == _key(own) and same


def _misses_the_row(manuscript: Manuscript) -> str | None:
    """A row of the table that the question asks for, where the text states only others."""
    wanted = rows_meant(Claim(_question(manuscript), manuscript.known))
    stated = _stated(manuscript)
    if not stated or not wanted or {r.id for r in wanted} & {r.id for r in stated}:
        return None
    row = wanted[0]
    return f"The question is about {row.program}, {row.label}: state that row."


def _stated(manuscript: Manuscript) -> list[FigureRow]:
    """The rows that the text states."""
    sources = manuscript.known.exhibits.sources
    return [r for f in manuscript.renderer.draft.figures for r in rows_of(f, sources)]


def _covered(manuscript: Manuscript) -> float:
    """How many of the question's words stand in the text or its evidence; 1 where it has none."""
    draft, known = manuscript.renderer.draft, manuscript.known
    words = content_words(without_held(ASKED.sub(" ", _question(manuscript))))
    cited = [c.quote for c in draft.citations] + [f.words() for f in draft.figures]
    for row in _stated(manuscript):  # what one student gets is an amount for each person
        cited += counted_as(each_of(row, ""))
    key = fold_key("\n".join([manuscript.text, *cited]))
    translate = known.translate if known.language == "en" else None
    found = sum(any(f in key for f in (w, *(translate(w) if translate else ()))) for w in words)
    return found / len(words) if words else 1.0


def _question(manuscript: Manuscript) -> str:
    return manuscript.known.question.lower()


def _key(figure: Figure) -> tuple[float, str | None]:
    return abs(figure.amount), figure.currency


def _quotes(citations: Sequence[Citation], figures: Sequence[Figure]) -> list[Citation]:
    """The citations that no figure comes from."""
    numbers = {f.citation for f in figures}
    return [c for c in citations if c.number not in numbers]


def _others(some: Sequence[Citation], those: Sequence[Citation]) -> list[Citation]:
    """Those of some citations that overlap none of the others."""
    return [c for c in some if not any(_overlap(c, other) for other in those)]


def _overlap(one: Citation, other: Citation) -> bool:
    same = one.document_id == other.document_id
    return same and one.start < other.end and other.start < one.end
