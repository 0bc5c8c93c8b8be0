"""The README names every command and every setting with its default and meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli.app import app
from assistant.settings import Settings, setting_lines, variable

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")


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
