"""Compares systems by what they find and what it costs, as numbers and as ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.benchmark.peers.ranking import DEPTH, Ranked, rank
from assistant.benchmark.peers.systems import INSTALL, OWN, SYSTEMS
from assistant.benchmark.report import Cell, Report, percentile
from assistant.evaluation.cases import Case
from corpus.text import fold_key
from index.evaluation.sets import RetrievalCase
from index.passage import Passage

_COLUMNS = (
    "system", "recall@1 %", f"recall@{DEPTH} %", "answer in the top passage %",
    "whole answers right %", "p50 ms", "build s", "memory MB",
)  # fmt: skip
_QUALITY = 3  # of the numbers, the first are better the larger they are


@dataclass(frozen=True, slots=True)
class PeerQuestion:
    """A question, the passages that answer it, and what its answer must have."""

    case: RetrievalCase
    contains: tuple[tuple[str, ...], ...]


def peer_questions(
    cases: Sequence[Case], passages: Sequence[Passage], text: str
) -> list[PeerQuestion]:
    """Those questions of a set that stand alone and whose answers stand in known lines."""
    lines = [(text.count("\n", 0, p.start) + 1, text.count("\n", 0, p.end) + 1) for p in passages]
    found = []
    for case in cases:
        ranges = [(low, high) for group in case.lines for low, high in group]
        relevant = frozenset(
            place
            for place, (first, last) in enumerate(lines)
            if any(first <= high and low <= last for low, high in ranges)
        )
        if relevant and not case.history and not case.abstain:
            contains = tuple(tuple(group) for group in case.contains)
            asked = RetrievalCase(case.question, case.lang, relevant)
            found.append(PeerQuestion(asked, contains))
    return found


def compare_peers(
    passages: Sequence[Passage], questions: Sequence[PeerQuestion], whole: float | None
) -> Report:
    """Every system that is installed; `whole` is the share of right answers of this project."""
    cases = [question.case for question in questions]
    present = [name for name, system in SYSTEMS.items() if system.is_installed]
    figures = {n: _figures(passages, questions, rank(n, passages, cases)) for n in present}
    rows: list[Sequence[Cell]] = []
    for name, values in figures.items():
        answers = whole if name == OWN else None
        rows.append([name, *values[:_QUALITY], answers, *values[_QUALITY:]])
    own = figures[OWN]
    for name in present[1:]:
        ratios = [round(value / (of or 1), 2) for value, of in zip(figures[name], own, strict=True)]
        rows.append([f"{name} ÷ {OWN}", *ratios[:_QUALITY], None, *ratios[_QUALITY:]])
    missing = [name for name in SYSTEMS if name not in present]
    measured: dict[str, Cell] = {"passages": len(passages), "questions": len(questions)}
    if missing:
        measured["not installed"] = f"{', '.join(missing)}: {INSTALL}"
    return Report("peers", _COLUMNS, rows, "; ".join(_better(figures)), measured)


def _figures(
    passages: Sequence[Passage], questions: Sequence[PeerQuestion], ranked: Ranked
) -> list[float]:
    """Recall at 1 and at 5, share of top passages with the answer; milliseconds, seconds, MB."""
    first = last = holding = 0
    for question, ranking in zip(questions, ranked.rankings, strict=True):
        first += bool(set(ranking[:1]) & question.case.relevant)
        last += bool(set(ranking) & question.case.relevant)
        holding += bool(ranking) and _holds(passages[ranking[0]].text, question.contains)
    shares = [round(100 * count / len(questions), 1) for count in (first, last, holding)]
    time = round(percentile(ranked.milliseconds, 0.5), 2)
    return [*shares, time, round(ranked.build_seconds, 2), round(ranked.memory / 1e6)]


def _holds(text: str, contains: Sequence[Sequence[str]]) -> bool:
    """Whether of every group one alternative stands in a text."""
    key = fold_key(text)
    return all(any(fold_key(alternative) in key for alternative in group) for group in contains)


def _better(figures: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """In what each peer is better, and what it does."""
    names = (*_COLUMNS[1 : _QUALITY + 1], *_COLUMNS[_QUALITY + 2 :])
    for name, values in figures.items():
        pairs = zip(names, values, figures[OWN], strict=True)
        better = [c for at, (c, v, o) in enumerate(pairs) if (v > o if at < _QUALITY else v < o)]
        if name != OWN:
            said = f"better in {', '.join(better)}" if better else "better in nothing"
            yield f"{name} ({SYSTEMS[name].does}) is {said}"
