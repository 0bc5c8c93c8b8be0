"""Which files are documents, and under which id."""

from __future__ import annotations

from index.build.sources.survey import files_in, source_file, unique_files


def test_sub_folders_count_and_hidden_files_and_metadata_do_not(tmp_path):
    for name in ("a.txt", "deep/er/b.md", ".hidden.txt", ".git/c.txt", "a.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [p.relative_to(tmp_path).as_posix() for p in files_in(tmp_path)] == [
        "a.txt", "deep/er/b.md",
    ]  # fmt: skip


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


def test_what_stands_beside_a_file_counts_as_part_of_it_and_is_no_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("本文")
    extras = {source_file(path, tmp_path).extra}
    for ending in (".toml", ".programs.toml", ".budget.csv"):
        (tmp_path / f"a{ending}").write_text(f"# {ending}")
        extras.add(source_file(path, tmp_path).extra)
    assert len(extras) == 4
    assert list(files_in(tmp_path)) == [path]
