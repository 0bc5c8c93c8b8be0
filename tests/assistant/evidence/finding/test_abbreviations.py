"""A name that a document shortens once is meant wherever the short form stands."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.ledger import Ledger
from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text import fold_key

FUNDS = """# Funds of the Harbour Union

The Tidal Fund (TF) and the Reef Fund (RF, from 2020) are the largest; others (OECD) report on them.

The aim of the TF is to keep beaches clean.

The RF pays for divers.

The OECD counts them.
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tidal Fund", ["The Tidal Fund (TF)", "The aim of the TF"]),
        ("Reef Fund", ["The Tidal Fund (TF)"]),
        ("others", ["The Tidal Fund (TF)"]),
    ],
)
def test_a_short_name_in_brackets_names_what_it_shortens(tmp_path, name, said) -> None:
    path = tmp_path / "funds.md"
    path.write_text(FUNDS, encoding="utf-8")
    analysis = analyse(read_document(path), path)
    page = Ledger({"d": analysis}).page("d")
    found = [page.statements[i].text for i in sorted(page.naming((fold_key(name),)))]
    assert [text[: len(start)] for text, start in zip(found, said, strict=True)] == said
