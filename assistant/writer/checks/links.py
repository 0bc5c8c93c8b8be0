"""Links, addresses, numbers to call and mark-up: only as a cited quote has them, when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.references import REFERENCE
from assistant.writer.reading.support import focused
from assistant.writer.reading.vocabulary import pattern
from corpus.text import fold_key

ACTIVE = re.compile(r"\]\(|</?[a-z!]|```|javascript:|data:|!\[", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|tel):\S+|www\.\S+|[\w.+-]+[@＠][\w.-]+|[\w-]+(?:\s?(?:\[\.\]|\(dot\))\s?|\.)"
    r"(?:com|net|org|jp|go|gov|info|biz|io|dev|app|xyz|example|test|edu|eu|uk|de|cn|ru|me)(?![a-z0-9])[\w/?=&%.-]*"
    r"|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)|\+\d{1,3}[\s-]\d[\d\s-]{6,}",
    re.IGNORECASE,
)


def _find(claim: Claim) -> Iterator[str]:
    text = REFERENCE.sub(" ", claim.text)
    if ACTIVE.search(text):
        yield "It has a link or mark-up; write plain text."
    cited = fold_key("\n".join(focused(claim)))
    wanted = pattern("contact").search(claim.known.question.lower())
    for found in ADDRESS.finditer(text):
        if not wanted or fold_key(found[0].rstrip(".。、,)）")) not in cited:
            yield f"{found[0]}: an address may only be given where it was asked for and is cited."


LINKS = Check("links", _find)
