"""Whether a text gives a reason: 「…が増えたため」, "because", 「増えた理由は…です」."""

from __future__ import annotations

import re

from assistant.question.signs import Sign, shows
from corpus.text import fold

CAUSE = re.compile(
    r"ため|に伴|により|による|から、|ことから|ので|踏まえ|(?:事故|災害|こと|等|大|加|少|騰|果|正)を受け"
    r"|\b(?:because|due to|as a result|driven by|following|in response to"
    r"|reflect(?:s|ing)?|owing to|mean(?:s|t) that|thanks to|so (?:that|the|it|they|we))\b"
)


def gives_cause(text: str) -> bool:
    """Whether a text names a cause: "driven by higher prices"."""
    return bool(CAUSE.search(fold(text).text))


def tells_why(text: str) -> bool:
    """Whether a text gives a cause, or calls something one: 「増えた理由は…です」."""
    return gives_cause(text) or shows(text, Sign.WHY)
