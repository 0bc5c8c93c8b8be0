"""Which files are documents, and under which id."""

from __future__ import annotations

import pytest

from index.build.sources import document_id, files_in, source_file, unique_files


def test_sub_folders_count_and_hidden_files_and_metadata_do_not(tmp_path):
    for name in ("a.txt", "deep/er/b.md", ".hidden.txt", ".git/c.txt", "a.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [p.relative_to(tmp_path).as_posix() for p in files_in(tmp_path)] == [
        "a.txt", "deep/er/b.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.pdf", "report"),
        ("sub/令和８年度 概算要求.pdf", "令和８年度-概算要求"),
        ("<script>.txt", "script"),
        ("a.b.txt", "a.b"),
        ("%%%.txt", "document"),
        ("x" * 300 + ".txt", "x" * 100),
    ],
)
def test_an_id_is_the_stem_fit_for_an_address(name, expected):
    assert document_id(name) == expected


def test_the_same_content_twice_is_one_document_and_the_same_stem_twice_are_two(tmp_path):
    for name, content in {"a.txt": "1", "b/a.txt": "2", "c.txt": "1"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    files = [source_file(path, tmp_path) for path in files_in(tmp_path)]
    unique, duplicates = unique_files(files)
    assert [f.name for f in unique] == ["a.txt", "b/a.txt"]
    assert unique[0].id == "a"
    assert unique[1].id.startswith("a-")
    assert [(d.name, d.same_as) for d in duplicates] == [("c.txt", "a.txt")]


def test_what_stands_beside_a_file_counts_as_part_of_it(tmp_path):
    path, table = tmp_path / "a.txt", tmp_path / "table.csv"
    path.write_text("本文")
    bare = source_file(path, tmp_path, table)
    (tmp_path / "a.toml").write_text('title = "題"')
    titled = source_file(path, tmp_path, table)
    table.write_text("program_id")
    reviewed = source_file(path, tmp_path, table)
    assert bare.extra == ""
    assert len({bare.extra, titled.extra, reviewed.extra}) == 3
    assert bare.sha256 == titled.sha256
