"""Where a conversation stands: the document that it is about, also after a turn that failed.

What is asked next is mostly asked of that document; what another one says is told only where it
surely answers, and with its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.conversation.state import documents_of
from assistant.model import Answer
from assistant.question.model import Intent

TELLS = 0.3  # of a question, by the best passage of the document that it is likely about
LEADS = 0.1  # more than any passage of another one


def home_of(answer: Answer, composed: Composed, context: Context) -> tuple[str, ...]:
    """The documents that an exchange was about: those cited, else those looked into.

    What was asked back was about none yet; what was looked for in several in vain is of all.
    """
    if composed.offered:
        return ()
    if answer.status == "not_found" and context.documents:
        return context.documents
    return documents_of(answer) or context.documents or _likely_home(answer, context)


def _likely_home(answer: Answer, context: Context) -> tuple[str, ...]:
    """The document that a turn was likely about which got no answer; often none surely is."""
    if answer.status == "answered" or context.question.intent is Intent.SMALLTALK:
        return ()
    best: dict[str, float] = {}
    for reading in context.evidence.readings:
        document = reading.passage.document_id
        best[document] = max(best.get(document, 0.0), reading.support)
    first, second = sorted([*best.values(), 0.0, 0.0], reverse=True)[:2]
    surely = first >= TELLS and first - second >= LEADS
    return tuple(d for d, support in best.items() if surely and support == first)


def say_of_which(draft: Draft, home: Sequence[str]) -> None:
    """Say first that an answer is from another document than the conversation was about."""
    cited = dict.fromkeys(c.document_id for c in draft.citations)
    if cited and not any(d in home for d in cited):
        title = draft.citations[0].document_title
        draft.head("of_another_document", title=title)
