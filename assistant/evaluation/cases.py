"""Question sets: one case a line, as JSON."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from corpus.errors import InvalidInput

SEED = 1  # of the cases that are drawn from a large set
Alternatives = list[str]
LineRanges = list[Annotated[list[int], Field(min_length=2, max_length=2)]]


class Case(BaseModel):
    """A question and what its answer must have.

    `contains`: of every group one alternative stands in the answer. `figures`: every amount stands
    among the answer's. `forbid`: none of these does. `lines`: for every group a citation overlaps
    one of its ranges of lines (counted from 1, both ends included). `history`: questions asked
    before, in order. `file`: name of the document that `lines` count in, where the set covers
    several.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    type: str
    question: str
    lang: str = "ja"
    history: list[str] = []
    contains: list[Alternatives] = []
    figures: list[float] = []
    forbid: list[float] = []
    lines: list[LineRanges] = []
    abstain: bool = False
    file: str | None = None


class DocumentCase(Case):
    """A question on one of many documents, judged by the evidence that its answer cites.

    `doc` names the files, `evidence_quote` what a citation of them must cover, `answer` holds the
    expected answer, of whose numbers one must be given.
    """

    type: str = "document"
    doc: list[str]
    answer: str = ""
    evidence_quote: list[str] = []
    answerable: bool

    @field_validator("answer", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        return "" if value is None else value  # there is none

    @field_validator("doc", "evidence_quote", mode="before")
    @classmethod
    def _as_list(cls, value: object) -> object:
        if value is None:
            return []
        return [value] if isinstance(value, str) else value

    @property
    def files(self) -> list[str]:
        """The names of the files, without folders."""
        return [Path(name).name for name in self.doc]


def read_cases(path: Path) -> list[Case]:
    """Read a set; raises InvalidInput naming the line that is no case."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The question set {path} cannot be read: {error}") from None
    cases = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise InvalidInput(f"{path}, line {number}: {where}: {first['msg']}") from None
    if not cases:
        raise InvalidInput(f"The question set {path} holds no case.")
    return cases


def draw(cases: Sequence[Case], limit: int | None) -> list[Case]:
    """So many of the cases, always the same ones; all without a limit."""
    if limit is None or limit >= len(cases):
        return list(cases)
    return random.Random(SEED).sample(list(cases), limit)  # noqa: S311 - no secret


def _case(line: str) -> Case:
    """A case of either kind: those on many documents say whether they can be answered."""
    fields = TypeAdapter(dict[str, Any]).validate_json(line)
    kind = DocumentCase if "answerable" in fields else Case
    return kind.model_validate(fields)
