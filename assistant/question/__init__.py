"""The question: which programs, what is asked of them, for which year.

From a text to a `Question`, in the order in which it is read:

    parts        which sentences ask something, and how many questions they are
    linking      which programs are named (homonyms: which of several; partial: by some words)
    signs        what the text says, by the groups of words in words/lexicon.toml
    counts       what it counts: 30人, 第2回, 上位3つ, 何か国 (words/counters.toml)
    intent       the kind of answer, the type of value, the measures, changes and limits
    clauses      whether a program is described and not named
    slots        what a turn says exactly of what was shown: an order, a unit, a number of things
    words/terms, words/english   the words of content that evidence has to cover
    understand   puts these together
    attributes   what the act of a turn asks for that its words do not name
    followup     what the conversation fills in
    claims, echo what a question takes for granted; the question said again

Vocabulary is data: a new way to say something is one line in `words/*.toml`, and counts wherever
its group is asked for. `words/phrases.py` finds all words of a text in one pass.
"""

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
