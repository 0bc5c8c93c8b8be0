"""`assistant doctor` says what is wrong, and nothing where all is well."""

from __future__ import annotations

import pytest

from assistant.cli.app import run
from assistant.cli.doctor import CHECKS


def test_the_doctor_says_what_is_wrong_until_it_is_mended(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "corpus"
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(folder))
    monkeypatch.setattr("assistant.cli.doctor.FREE_BYTES", 0)
    assert run(["doctor"]) == 1
    said = capsys.readouterr().out
    assert f"The corpus folder {folder} does not exist" in said and "There is no index" in said
    folder.mkdir()
    (folder / "a.txt").write_text("国際甲交流事業は研究者を派遣する。\n", encoding="utf-8")
    assert run(["build"]) == 0
    capsys.readouterr()
    assert run(["doctor"]) == 0
    assert [line.split(": ")[1] for line in capsys.readouterr().out.splitlines()] == ["ok"] * 6


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ASSISTANT_CORPUS_DIRS", "x", "ASSISTANT_CORPUS_DIR is, rename it"),
        ("ASSISTANT_QQQ", "x", "ASSISTANT_QQQ is no setting: remove it"),
        ("ASSISTANT_PORT", "70000", "ASSISTANT_PORT='70000'"),
        ("ASSISTANT_KEEP_BUILDS", "0", "ASSISTANT_KEEP_BUILDS='0'"),
        ("ASSISTANT_WORKERS", "64", "set 0"),
        ("ASSISTANT_TOKEN", "geheim", "ASSISTANT_TOKEN can be guessed"),
        ("ASSISTANT_ADMIN_TOKEN", "秘密", "ASSISTANT_ADMIN_TOKEN can be guessed"),
        ("ASSISTANT_HOST", "0.0.0.0", "set ASSISTANT_TOKEN, or bind 127.0.0.1"),
        ("ASSISTANT_DATA_DIR", "here", "here is another folder wherever"),
        ("ASSISTANT_CORPUS_DIR", "papers", "papers is another folder wherever"),
    ],
)
def test_an_odd_setting_is_told_with_what_to_do(tmp_path, monkeypatch, capsys, name, value, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("assistant.cli.doctor.CHECKS", {"settings": CHECKS["settings"]})
    assert run(["doctor"]) == 0
    monkeypatch.setenv(name, value)
    assert run(["doctor"]) != 0
    told = "".join(capsys.readouterr())
    assert said in told and "geheim" not in told and "秘密" not in told


def test_a_folder_that_takes_no_file_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("assistant.cli.doctor.CHECKS", {"disk": CHECKS["disk"]})
    monkeypatch.setattr("assistant.cli.doctor.FREE_BYTES", 0)
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "file"))
    assert run(["doctor"]) == 1
    assert "is no folder: set ASSISTANT_DATA_DIR" in capsys.readouterr().out
    monkeypatch.setenv("ASSISTANT_DATA_DIR", "/proc/nothing")
    assert run(["doctor"]) == 1
    assert "cannot be written" in capsys.readouterr().out
