"""Turns what people thought of answers into cases, as drafts for a person to complete.

A thumb up says that the answer was right: its numbers are expected. A thumb down says only that
something was wrong: the reason goes into the case for whoever writes down what is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import InvalidInput

_MARKER = re.compile(r"\[\d+\]")
_QUANTITY = re.compile(r"[\d０-９][\d０-９,，.．]*(?:[兆億万千百]*円|[件人年%％]|名)?")


class _Feedback(BaseModel):
    model_config = ConfigDict(extra="ignore")

    question: str
    rating: Literal["up", "down"]
    answer: str = ""
    reason: str = ""


def draft_cases(path: Path) -> Iterator[str]:
    """A case for each different question, as a line of JSON; the last opinion on it counts.

    Raises InvalidInput naming the line that is no feedback.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The feedback in {path} cannot be read: {error}") from None
    opinions: dict[str, _Feedback] = {}
    for number, line in enumerate(lines, 1):
        try:
            opinion = _Feedback.model_validate_json(line)
        except ValidationError as error:
            raise InvalidInput(f"{path}, line {number}: {error.errors()[0]['msg']}") from None
        opinions[opinion.question] = opinion
    for number, opinion in enumerate(opinions.values(), 1):
        yield json.dumps(_case(number, opinion), ensure_ascii=False)


def _case(number: int, opinion: _Feedback) -> dict[str, object]:
    liked = opinion.rating == "up"
    said = _QUANTITY.findall(_MARKER.sub("", opinion.answer))
    return {
        "id": f"feedback-{number:03}",
        "type": "feedback",
        "question": opinion.question,
        "contains": [[quantity] for quantity in dict.fromkeys(said)] if liked else [],
        "figures": [],
        "lines": [],
        "note": opinion.reason or ("rated up" if liked else "rated down: write what is right"),
    }
