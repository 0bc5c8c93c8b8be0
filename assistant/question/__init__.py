"""The question: which programs, what is asked of them, for which year."""

from assistant.question.model import Intent, ProgramMention, Question, Term, Threshold, ValueType
from assistant.question.understand import Understanding

__all__ = [
    "Intent",
    "ProgramMention",
    "Question",
    "Term",
    "Threshold",
    "Understanding",
    "ValueType",
]
