"""A figure of a program that neither the turn nor its conversation is about.

Asked 「その前年度は？」, a model may state a true row of another program: each word of the sentence
holds, and yet it is the wrong figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim


def _find(claim: Claim) -> Iterator[str]:
    subjects = claim.known.subjects
    for ref in claim.figures if subjects else ():
        rows = claim.known.exhibits.rows(ref.handle)
        if not any(row.program_id in subjects for row in rows):
            yield f"[[{ref.handle}]] is of {rows[0].program}, which the question is not about."


SUBJECT = Check("subject", _find)
