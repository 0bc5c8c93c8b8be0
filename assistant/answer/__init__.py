"""The answer: statements and figures composed from evidence, each with its citation."""

from assistant.model import Answer, Citation, Figure, RetrievedPassage, Timings, Turn

__all__ = ["Answer", "Citation", "Figure", "RetrievedPassage", "Timings", "Turn"]
