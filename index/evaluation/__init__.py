"""How good retrieval is, leg by leg, on public sets and on our documents."""

from index.evaluation.retrieval import (
    DocumentQuestions,
    RetrievalReport,
    SetReport,
    evaluate_retrieval,
)
from index.evaluation.table import render_table

__all__ = [
    "DocumentQuestions",
    "RetrievalReport",
    "SetReport",
    "evaluate_retrieval",
    "render_table",
]
