"""The model card: what a person must know before using the weights elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from index.evaluation import RetrievalReport
from index.training.fit import Schedule

CARD_FILE = "README.md"
LICENCE_FILE = "LICENSE"
# Legs of the report that are this model's own, and the one that uses it.
_ROWS = {"dense": "dense vectors", "late": "MaxSim on word vectors", "bm25": "both BM25 legs"}
_FUSION = {"fusion": "fusion, as the assistant searches"}


def write_card(
    directory: Path, schedule: Schedule, report: RetrievalReport, *, words: int, dimension: int
) -> None:
    """Fill in the template that lies beside this module and write it into `directory`."""
    template = (files(__package__) / "card.md").read_text(encoding="utf-8")
    card = template.format(
        words=f"{words:,}",
        dimension=dimension,
        trained=_today().isoformat(),
        epochs=schedule.epochs,
        batch_size=schedule.batch_size,
        learning_rate=schedule.learning_rate,
        seed=schedule.seed,
        scores=_scores(report),
    )
    (directory / CARD_FILE).write_text(card, encoding="utf-8")


def write_licence(directory: Path) -> None:
    """Put the licence of the weights beside them."""
    text = (files(__package__) / "licence.txt").read_text(encoding="utf-8")
    (directory / LICENCE_FILE).write_text(text, encoding="utf-8")


def _scores(report: RetrievalReport) -> str:
    """A Markdown table of MRR@10, a column for each set."""
    if not report.sets:
        return "Not measured: the sets were not in the data directory."
    head = ["MRR@10", *(part.name for part in report.sets)]
    rows = [head, ["---"] * len(head)]
    for leg, label in (_ROWS | _FUSION).items():
        rows.append([label, *(f"{part.legs[leg].mrr_at_10:.1f}" for part in report.sets)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _today() -> date:
    return datetime.now(UTC).date()
