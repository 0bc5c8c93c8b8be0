"""The served corpus: a folder, uploads over it, and what was taken out."""

from __future__ import annotations

import pytest

from corpus.errors import InvalidInput, NotFound, UnreadableDocument
from index.build import CorpusStore
from index.build.sources.corpus_store import safe_name


def refuse_broken(path):
    if path.read_text(encoding="utf-8").startswith("壊"):
        raise UnreadableDocument(f"{path.name} is broken.")


@pytest.fixture
def served(tmp_path, corpus):
    return CorpusStore(tmp_path / "data", corpus.corpus_dir, check=refuse_broken)


@pytest.fixture
def upload(tmp_path, served):
    def upload(name, content):
        path = tmp_path / "incoming"
        path.write_text(content, encoding="utf-8")
        return served.add_files([(path, name)])[0]

    return upload


def ids(corpus):
    return [file.id for file in corpus.list_documents()]


def test_an_upload_joins_the_folder_s_documents(served, upload):
    added = upload("丁.txt", "新しい文書")
    assert (added.outcome, added.id) == ("added", "丁")
    assert sorted(ids(served)) == sorted(["甲", "乙", "丙", "丁"])


def test_the_same_content_again_is_no_second_document(served, upload):
    upload("丁.txt", "新しい文書")
    again = upload("戊.txt", "新しい文書")
    assert (again.outcome, again.id) == ("unchanged", "丁")
    assert len(ids(served)) == 4


def test_a_new_version_replaces_the_one_of_its_name_also_in_the_folder(served, upload, corpus):
    before = {f.id: f.sha256 for f in served.list_documents()}
    assert upload("甲.txt", "改訂版").outcome == "replaced"
    after = {f.id: f.sha256 for f in served.list_documents()}
    assert after.keys() == before.keys()
    assert {i for i in after if after[i] != before[i]} == {"甲"}
    assert "改訂版" not in (corpus.corpus_dir / "甲.txt").read_text(encoding="utf-8")


def test_a_removed_document_of_the_folder_is_gone_and_its_file_stays(served, corpus):
    served.remove_document("乙")
    assert "乙" not in ids(served)
    assert (corpus.corpus_dir / "乙.txt").exists()
    served.collect()
    assert "乙" not in ids(served)


def test_a_removed_upload_is_deleted_when_a_build_without_it_is_published(served, upload):
    upload("丁.txt", "新しい文書")
    served.remove_document("丁")
    assert (served.uploads_dir / "丁.txt").exists()
    served.collect()
    assert not (served.uploads_dir / "丁.txt").exists()
    assert served.removed() == frozenset()


def test_removing_an_upload_does_not_bring_back_what_it_replaced(served, upload):
    upload("甲.txt", "改訂版")
    served.remove_document("甲")
    served.collect()
    assert "甲" not in ids(served)


def test_adding_a_removed_document_again_restores_it(served, upload, corpus):
    served.remove_document("乙")
    content = (corpus.corpus_dir / "乙.txt").read_text(encoding="utf-8")
    assert upload("乙.txt", content).outcome == "restored"
    assert "乙" in ids(served)


def test_all_files_are_taken_or_none(served, tmp_path):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text("良い文書", encoding="utf-8")
    bad.write_text("壊れた文書", encoding="utf-8")
    with pytest.raises(UnreadableDocument):
        served.add_files([(good, "良.txt"), (bad, "悪.txt")])
    assert len(ids(served)) == 3
    assert list(served.uploads_dir.iterdir()) == []


def test_an_unknown_document_or_file_is_named(served, tmp_path):
    with pytest.raises(NotFound, match="nosuch"):
        served.remove_document("nosuch")
    with pytest.raises(NotFound, match="nosuch"):
        served.add_files([(tmp_path / "nosuch.txt", "nosuch.txt")])
    with pytest.raises(InvalidInput, match="folder"):
        served.add_files([(tmp_path, "folder.txt")])


def test_a_missing_corpus_folder_is_told_with_what_to_do(tmp_path):
    with pytest.raises(NotFound, match="ASSISTANT_CORPUS_DIR"):
        CorpusStore(tmp_path, tmp_path / "nosuch").list_documents()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("報告書.pdf", "報告書.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("ﾊﾟ.txt", "ﾊﾟ.txt"),
        ("ハ\u309a.txt", "パ.txt"),
    ],
)
def test_a_name_loses_folders_and_what_cannot_be_printed(name, expected):
    assert safe_name(name) == expected


@pytest.mark.parametrize("name", ["", "..", "/", "\x00", "..."])
def test_a_name_of_which_nothing_is_left_is_refused(name):
    with pytest.raises(InvalidInput):
        safe_name(name)


def test_long_names_are_cut_and_stay_apart():
    one, other = safe_name("報" * 300 + "1.pdf"), safe_name("報" * 300 + "2.pdf")
    assert one != other
    assert one.endswith(".pdf")
    assert len(one.encode()) <= 200
