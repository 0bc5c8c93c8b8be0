"""`assistant doctor` says what is wrong, and nothing where all is well."""

from __future__ import annotations

from assistant.cli.app import run


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
