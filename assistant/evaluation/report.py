"""What a run of a question set says, by type of question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles

from assistant.evaluation.calibration import calibration_error
from assistant.evaluation.runner import Judged


@dataclass(frozen=True, slots=True)
class TypeResult:
    """Counts for one type of question."""

    type: str
    right: int
    total: int
    abstained_wrongly: int
    answered_wrongly: int  # where the corpus does not say


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in numbers. Latencies are milliseconds; precision and recall are of cited places."""

    by_type: tuple[TypeResult, ...]
    right: int
    total: int
    wrong_figures: int
    unsupported_numbers: int
    citation_precision: float | None
    citation_recall: float | None
    latency_p50: float
    latency_p95: float
    calibration_error: float

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def summarise(judged: Sequence[Judged]) -> Summary:
    """Numbers over all cases and by type."""
    types = sorted({j.case.type for j in judged})
    latencies = [j.milliseconds for j in judged]
    cuts = quantiles(latencies, n=20, method="inclusive") if len(latencies) > 1 else latencies * 19
    precision, recall = _citations(judged)
    return Summary(
        by_type=tuple(_of_type(name, [j for j in judged if j.case.type == name]) for name in types),
        right=sum(j.right for j in judged),
        total=len(judged),
        wrong_figures=sum(j.wrong_figure for j in judged),
        unsupported_numbers=sum("asserted" in j.faults for j in judged),
        citation_precision=precision,
        citation_recall=recall,
        latency_p50=cuts[9],
        latency_p95=cuts[18],
        calibration_error=calibration_error([(j.answer.confidence, j.right) for j in judged]),
    )


def _of_type(name: str, judged: Sequence[Judged]) -> TypeResult:
    return TypeResult(
        type=name,
        right=sum(j.right for j in judged),
        total=len(judged),
        abstained_wrongly=sum("abstained" in j.faults for j in judged),
        answered_wrongly=sum("abstain" in j.faults for j in judged),
    )


def _citations(judged: Sequence[Judged]) -> tuple[float | None, float | None]:
    """Share of answers whose citations are all verbatim, and that cite every expected place."""
    cited = [j for j in judged if j.answer.citations]
    expecting = [j for j in judged if j.case.lines and not j.case.abstain]
    precision = _share([not j.faults & {"verbatim", "unproved"} for j in cited])
    recall = _share(["lines" not in j.faults for j in expecting])
    return precision, recall


def _share(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None
