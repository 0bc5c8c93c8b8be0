"""Windows in an answer: saying one, and whether it is said, is foreign, or is of something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.answer.context import Context
from assistant.answer.draft import Draft
from assistant.answer.text.gloss import is_english, is_japanese
from assistant.answer.text.quoting import tell
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.windows import Window
from assistant.question.model import Question
from corpus.text import fold_key


def quote_window(draft: Draft, window: Window, context: Context) -> frozenset[int]:
    """Say a window whole, and give its citations; what is prose is cited as one range.

    In an answer in another language only the statement that likely answers: a reader who is not at
    home in the document's has to find it at once.
    """
    parts: list[str] = []
    numbers: list[int] = []
    said = window.statements
    if is_foreign(window, draft):
        said = tuple(s for s in said if s == window.likeliest)
    if not said:
        return frozenset()
    for in_rows, run in groupby(said, key=lambda s: bool(s.cells)):
        statements = list(run)
        if in_rows:
            for statement in statements:
                text, cited = tell(draft, statement, context, whole=True)
                parts.append(text)
                numbers += cited
        else:
            parts += [clean(s.text) for s in statements]
            numbers.append(draft.cite(window.document_id, statements[0].start, statements[-1].end))
    quote = draft.joined(parts)
    if (title := _unsaid_name(window, quote, draft)) is not None:
        draft.say("titled", *dict.fromkeys(numbers), title=title, quote=quote)
    else:
        draft.say("quoted", *dict.fromkeys(numbers), quote=quote)
    return frozenset(numbers)


def _unsaid_name(window: Window, quote: str, draft: Draft) -> str | None:
    """The name of the program that a window is about, where its words do not say it."""
    name = draft.name(window.program_id) if window.program_id else ""
    said = not name or fold_key(name) in fold_key(quote) or any(map(str.isdigit, name))
    return None if said or is_foreign(window, draft) else name


def is_foreign(window: Window, draft: Draft) -> bool:
    """Whether a window is in another language than the answer."""
    text = window.likeliest.text
    return is_english(text) if draft.language == "ja" else is_japanese(text)


def is_quoted(statements: Sequence[Statement], draft: Draft) -> bool:
    """Whether any of some statements is said already."""
    return any(
        c.document_id == s.document_id and c.start < s.end and s.start < c.end
        for c in draft.citations
        for s in statements
    )


def of_another(window: Window, question: Question) -> bool:
    """Whether a window is about a program that the turn does not ask of."""
    asked = question.program_ids
    return bool(asked) and window.program_id is not None and window.program_id not in asked


def asks_attributes(question: Question) -> bool:
    """Whether nothing is asked for but attributes that have a kind of value: 「締切は」."""
    told = [t for t in question.terms if not t.light]
    return bool(told) and all(t.kind for t in told)
