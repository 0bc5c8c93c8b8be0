"""Expected rows of the budget tables of documents, for measuring extraction."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import InvalidInput
from corpus.evaluation import Fact
from corpus.facts.row import Measure
from corpus.text.folding import fold_key


class _ScoredRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    doc: str
    program: str
    fiscal_year: int | None
    kind: Measure
    amount_yen: int


def read_facts(path: Path) -> dict[str, list[Fact]]:
    """Expected facts by file name; raises InvalidInput naming the line that is no row."""
    found: dict[str, list[Fact]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The rows in {path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        try:
            row = _ScoredRow.model_validate_json(line)
        except ValidationError as error:
            raise InvalidInput(f"{path}, line {number}: {error.errors()[0]['msg']}") from None
        fact = Fact(frozenset({fold_key(row.program)}), row.kind, row.fiscal_year, row.amount_yen)
        found.setdefault(Path(row.doc).name, []).append(fact)
    return found
