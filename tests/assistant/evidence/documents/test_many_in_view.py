"""Of many papers that may be asked, those are looked into whose passages were read for a turn."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.answer.operands.rows.located import MOST_ASKED, documents_in_view

MANY = tuple(f"d{i}" for i in range(MOST_ASKED + 3))


def context_of(documents: tuple[str, ...], read: tuple[str, ...]) -> Any:
    readings = [SimpleNamespace(passage=SimpleNamespace(document_id=d)) for d in read]
    evidence = SimpleNamespace(readings=readings)
    return cast(Any, SimpleNamespace(documents=documents, sources=MANY, evidence=evidence))


@pytest.mark.parametrize(
    ("documents", "read", "seen"),
    [
        (MANY, ("d2", "d7", "elsewhere"), ("d2", "d7")),
        (MANY, (), ()),
        (MANY[:2], ("d1",), MANY[:2]),
        (MANY[:1], (), MANY[:1]),
    ],
)
def test_few_are_looked_into(documents, read, seen):
    assert documents_in_view(context_of(documents, read)) == seen
