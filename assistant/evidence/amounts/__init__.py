"""Amounts that a document states, each with what it is of, held against a question."""

from assistant.evidence.amounts.finding import AmountFinder, FoundAmount
from assistant.evidence.amounts.said import SaidAmount, said_amounts
from assistant.evidence.amounts.tiers import falls_in, in_range

__all__ = ["AmountFinder", "FoundAmount", "SaidAmount", "falls_in", "in_range", "said_amounts"]
