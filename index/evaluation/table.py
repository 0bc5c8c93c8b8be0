"""A retrieval report as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from index.evaluation.retrieval import RetrievalReport

_HEAD = ("set", "leg", "R@1", "R@5", "MRR@10", "nDCG@10")
_NUMBER_WIDTH = 8


def render_table(report: RetrievalReport) -> str:
    """One line for each set and leg, columns aligned; ends with a line break."""
    rows = list(_rows(report))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [
        f"{name:<{widths[0]}}  {leg:<{widths[1]}}" + "".join(f"{n:>{_NUMBER_WIDTH}}" for n in rest)
        for name, leg, *rest in rows
    ]
    head = f"model {report.model} {report.revision}, version {report.version}"
    return "\n".join([head, *lines]) + "\n"


def _rows(report: RetrievalReport) -> Iterator[tuple[str, ...]]:
    yield _HEAD
    for part in report.sets:
        title = f"{part.name}: {part.questions} on {part.passages}"
        for leg, scores in part.legs.items():
            values = (
                scores.recall_at_1,
                scores.recall_at_5,
                scores.mrr_at_10,
                scores.ndcg_at_10,
            )
            yield (title, leg, *(f"{value:.1f}" for value in values))
            title = ""
