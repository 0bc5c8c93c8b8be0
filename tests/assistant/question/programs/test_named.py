"""The names of programs in a file of their build."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz import fuzz

from assistant.question.named import (
    KeyKind,
    NameStore,
    NameSupplement,
    filling,
    names_of,
    open_names,
)
from assistant.question.named.names import MIN_SLIP, runs
from assistant.question.programs.linking import SLIP_SCORE, ProgramLinker
from corpus.programs import Program
from tests.assistant.conftest import built_over

PROGRAMS = (
    Program("fog", "霧海観測支援事業（FOGNET）", "Sea fog observation", (), None, ("d",)),
    Program("kelp", "藻場再生交付金", None, ("藻場",), None, ("d",)),
    Program("horses", "Wild horse and burro management", None, (), None, ("d",)),
)
ASKED = (
    "霧海観測支援事業の予算は？",
    "FOGNETはいくら",
    "霧海観則支援事業の額",
    "観測支援事業の額",
    "藻場の予算",
    "How much is FOGNTE?",
    "wild horse and burro management",
    "何色ですか",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    NameSupplement().write(tmp_path, PROGRAMS)
    return tmp_path


def test_names_from_a_file_mean_the_same_as_names_in_memory(folder):
    read, made = (ProgramLinker(PROGRAMS, s) for s in (open_names(folder, PROGRAMS), None))
    assert [read.link(text) for text in ASKED] == [made.link(text) for text in ASKED]
    assert [[m.program_ids for m in read.link(t)] for t in ASKED[:3]] == [[("fog",)]] * 3


def test_what_is_written_is_not_read_again(folder, monkeypatch):
    monkeypatch.setattr(filling, "Names", None)
    names = open_names(folder, PROGRAMS)
    assert names.get(KeyKind.WORD, "藻場") == names.get(KeyKind.OWN, "藻場")


def test_names_that_other_code_wrote_are_read_again(folder):
    (folder / "names.version").write_text("of before")
    (folder / "names.sqlite").write_bytes(b"of another shape")
    assert list(open_names(folder, PROGRAMS).get(KeyKind.OWN, "藻場")) == [1]


def test_a_build_has_its_names(tmp_path, monkeypatch):
    text = "# 令和8年度予算\n\n霧海観測支援事業　1,205百万円\n"
    assistant = built_over(tmp_path, text)
    monkeypatch.setattr(filling, "Names", None)
    assert open_names(assistant.build.directory, assistant.build.programs)


def test_a_key_that_no_file_can_hold_has_nothing_below_it():
    assert not names_of(PROGRAMS).get(KeyKind.FORM, "\ud800")
    assert not names_of(PROGRAMS).begun(KeyKind.WHOLE, "\udfff")


def test_many_keys_are_asked_at_once():
    store: NameStore = names_of(PROGRAMS)
    asked = [f"{n}" for n in range(2_000)] + ["藻場"]
    assert list(store.all(KeyKind.FORM, asked)) == ["藻場"]


@pytest.mark.parametrize(
    "name", ["霧海観測支援", "霧海観測支援事業", "霧海観測支援事業推進費補助金"]
)
def test_a_slip_has_a_run_of_its_name(name):
    """What a slip is looked for among: it shares so many characters in a row with its name."""
    slips = {name[:at] + other + name[at + 1 :] for at in range(len(name)) for other in ("", "丸")}
    near = {s for s in slips if fuzz.partial_ratio(s, name) >= SLIP_SCORE}
    assert near
    assert all(runs(slip, MIN_SLIP) & runs(name, MIN_SLIP) for slip in near)
