"""Files that take long: who waits for them and how long, what is served meanwhile, what is tried.

Counted, not timed: which files a build analyses, and with which limit.
"""

from __future__ import annotations

import pytest

from assistant.cli.app import run
from corpus.errors import UnreadableDocument
from index.build import BuildStore
from index.build.analysing.analyst import ENDLESS, MOMENT
from index.build.prepared.documents import OutOfTime, PutOff, analyse_file
from index.encoding import bundled_encoder

LIMIT, WAIT = 120.0, 10.0


class Desk:
    """A corpus, and an analysis that takes as many seconds as a file says in a line of its own."""

    def __init__(self, folder, data):
        self.folder, self.store = folder, BuildStore(data)
        self.asked = {}

    def write(self, name, amount, takes=0.0):
        text = f"国際交流事業\n{name} 令和8年度要求額 {amount}億円\n取扱 {takes}\n"
        (self.folder / name).write_text(text, encoding="utf-8")

    def analyse(self, source, seconds, patience=ENDLESS):
        takes = float(source.path.read_text("utf-8").split()[-1])
        limit = self.asked[source.name] = min(seconds, patience.for_(source))
        if takes < 0:
            raise UnreadableDocument(f"{source.name} is broken")
        if takes > limit:
            raise OutOfTime("too long.") if limit == seconds else PutOff("follows.")
        return analyse_file(source)

    def build(self, *options):
        """Build; what was analysed, with the limit of each."""
        self.asked.clear()
        assert run(["build", *options]) == 0
        return dict(self.asked)

    def upload(self):
        return self.build("--patience", str(WAIT))

    @property
    def manifest(self):
        return self.store.published_manifest()

    def served(self, name):
        """The text that is served of a file."""
        found = self.store.load_current(bundled_encoder()).analyses.values()
        return next(a.document.text for a in found if a.document.filename == name)

    def told(self, name):
        return next(p.reason for p in self.manifest.problems if p.name == name)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    folder, data = tmp_path / "corpus", tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(data))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(folder))
    monkeypatch.setenv("ASSISTANT_DOCUMENT_SECONDS", str(LIMIT))
    monkeypatch.setattr("joblib.cpu_count", lambda: 1)
    made = Desk(folder, data)
    monkeypatch.setattr("index.build.analyse_limited", made.analyse)
    return made


def test_uploads_wait_as_little_for_a_slow_new_version_as_for_a_slow_new_file(desk):
    desk.write("版.txt", 1)
    desk.build()
    desk.write("版.txt", 2, takes=60)
    desk.write("新.txt", 3, takes=60)
    first = desk.upload()
    assert set(first) == {"版.txt", "新.txt"} and max(first.values()) <= WAIT
    for n in range(3):
        desk.write(f"{n}.txt", n + 5)
        again = desk.upload()
        assert set(again) == {"版.txt", "新.txt", f"{n}.txt"}
        assert again["版.txt"] == again["新.txt"] == MOMENT < again[f"{n}.txt"]


def test_the_served_version_stays_until_the_new_one_is_read(desk):
    desk.write("版.txt", 1)
    desk.build()
    desk.write("版.txt", 2, takes=60)
    for _ in range(2):  # a build after it keeps it as well
        desk.upload()
        assert "1億円" in desk.served("版.txt")
        assert desk.told("版.txt").endswith("the version before is served.")
        assert desk.told("版.txt").count("version before") == 1
        desk.write("他.txt", 4)
    assert desk.build()["版.txt"] == LIMIT
    assert "2億円" in desk.served("版.txt") and not desk.manifest.problems


def test_another_file_of_that_name_is_no_older_version(desk):
    desk.write("版.txt", 1)
    desk.write("他.txt", 4)
    desk.build()
    (desk.folder / "版.txt").unlink()
    desk.write("版.md", 2, takes=60)
    desk.upload()
    assert [d.filename for d in desk.manifest.documents] == ["他.txt"]


@pytest.mark.parametrize("option", ["--again", "--force"])
def test_what_ran_out_of_time_is_tried_again_only_when_asked(desk, option):
    desk.write("版.txt", 1)
    desk.write("他.txt", 4)
    desk.build()
    desk.write("版.txt", 2, takes=200)
    desk.write("大.txt", 3, takes=200)
    assert desk.build() == {"版.txt": LIMIT, "大.txt": LIMIT}
    assert "1億円" in desk.served("版.txt") and desk.told("大.txt") == "too long."
    assert desk.build() == {}
    desk.write("後.txt", 5)
    assert set(desk.upload()) == {"後.txt"}
    assert desk.told("大.txt") == "too long." and "1億円" in desk.served("版.txt")
    assert desk.build(option) == {"版.txt": LIMIT, "大.txt": LIMIT}
    desk.write("大.txt", 3, takes=1)  # another content is another try
    assert set(desk.upload()) == {"大.txt"}


def test_what_fails_at_once_is_told_and_tried_a_moment(desk):
    desk.write("他.txt", 4)
    desk.write("壊.txt", 3, takes=-1)
    desk.build()
    desk.write("後.txt", 5)
    assert desk.upload()["壊.txt"] == MOMENT
    assert "broken" in desk.told("壊.txt")
