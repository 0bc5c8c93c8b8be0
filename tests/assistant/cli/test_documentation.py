"""The README names every command and every setting with its default and meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli.app import app
from assistant.settings import Settings, setting_lines, variable

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def bare(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    return Settings()


def test_every_setting_stands_there_as_it_is(bare):
    for line in setting_lines(bare):
        default = f"`{line.default}`" if line.default else ""
        assert f"| `{line.name}` | {default} | {line.meaning} |" in README


def test_no_setting_stands_there_that_is_none():
    known = {variable(name) for name in Settings.model_fields}
    assert set(re.findall(r"\bASSISTANT_[A-Z_]+[A-Z]", README)) <= known


def test_every_command_stands_there():
    section = README.split("## The command\n")[1].split("\n## ")[0]
    commands = [info.name for info in app.registered_commands]
    commands += [group.name for group in app.registered_groups]
    assert len(commands) > 10
    for name in commands:
        assert re.search(rf"`(assistant )?{name}\b", section), name


def test_every_row_of_the_threat_model_names_tests_that_exist():
    section = README.split("## What it holds against\n")[1].split("\n## ")[0]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 15
    for _, _, promise, proofs, _ in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", proofs)
        assert named, promise
        for path, name in named:
            text = (ROOT / path).read_text(encoding="utf-8")
            assert re.search(rf"^(async )?def {name}\(", text, re.MULTILINE), f"{path}::{name}"
