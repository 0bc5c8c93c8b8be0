"""The lock of hashes is that of the constraints, and leaves nothing out but PyTorch."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {re.sub("[._-]+", "-", n).lower(): version for n, version in PINNED.findall(text)}


def test_the_lock_is_that_of_the_constraints():
    locked, wanted = pins("web/deploy/requirements.lock"), pins("constraints.txt")
    assert {n: v for n, v in locked.items() if n in wanted and wanted[n] != v} == {}
    assert wanted.keys() - locked.keys() == {"torch"}


def test_every_package_of_the_lock_has_hashes():
    blocks = re.split(
        r"^(?=[A-Za-z0-9])", (ROOT / "web/deploy/requirements.lock").read_text(), flags=re.M
    )
    assert [b.split()[0] for b in blocks[1:] if "--hash=sha256:" not in b] == []
