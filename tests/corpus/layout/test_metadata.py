"""Metadata of a document: read strictly, found beside the file or by its checksum."""

from __future__ import annotations

import hashlib

import pytest

from corpus.document import Document, Page
from corpus.errors import InvalidMetadata
from corpus.layout.written.companions import bundled_companions, find_companions, is_companion
from corpus.layout.written.line_numbers import Lines
from corpus.layout.written.metadata import describe, load_metadata
from corpus.layout.written.reviewed import reviewed_sections
from corpus.programs.reviewed import load_programs

TEXT = "資料１\n里山再生事業\n要求額 3億円\n海浜保全事業\n要求額 2億円"
GOOD = """
title = "里山の資料"
publisher = "みどり省"
fiscal_year = 2026
source = "出典：みどり省"
pages = [1, 4]
[[sections]]
lines = [2, 3]
heading = ["里山再生事業"]
programs = ["satoyama"]
[[sections]]
lines = [4, 5]
heading = ["海浜保全事業", "予算額"]
programs = ["kaihin"]
"""


def document(text: str = TEXT, pages: tuple[Page, ...] = ()) -> Document:
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Document("d", "d", "d.txt", "text/plain", checksum, text, pages=pages)


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "d.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_metadata_gives_a_plain_text_its_title_publisher_year_and_pages(write):
    described = describe(document(), load_metadata(write(GOOD)))
    assert (described.title, described.publisher) == ("里山の資料", "みどり省")
    assert (described.fiscal_year, described.language) == (2026, "ja")
    assert [TEXT[p.start : p.end].split("\n", maxsplit=1)[0] for p in described.pages] == [
        "資料１",
        "海浜保全事業",
    ]
    assert described.pages[-1].end == len(TEXT)


def test_pages_that_the_reader_found_are_kept(write):
    own = (Page(1, 0, len(TEXT), "3"),)
    assert describe(document(pages=own), load_metadata(write(GOOD))).pages == own


def test_reviewed_sections_are_whole_lines(write):
    sections = reviewed_sections(document(), load_metadata(write(GOOD)))
    assert [TEXT[s.start : s.end] for s in sections] == [
        "里山再生事業\n要求額 3億円",
        "海浜保全事業\n要求額 2億円",
    ]
    assert sections[1].heading == ("海浜保全事業", "予算額")
    assert sections[1].program_ids == ("kaihin",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = 3", "title"),
        ('publisher = "みどり省"', "title"),
        ('title = ""', "title"),
        ('title = "t"\nfiscal_yaer = 2026', "fiscal_yaer"),
        ('title = "t"\nfiscal_year = "来年"', "fiscal_year"),
        ('title = "t"\nsha256 = "xyz"', "sha256"),
        ('title = "t"\nlanguage = "fr"', "language"),
        ('title = "t"\npages = [4, 2]', "ascending"),
        ('title = "t"\npages = [0]', "pages.0"),
        ('title = "t"\n[[sections]]\nlines = [5, 2]\nheading = ["h"]', "backwards"),
        ('title = "t"\n[[sections]]\nlines = [1]\nheading = ["h"]', "sections.0.lines"),
        (
            'title = "t"\n[[sections]]\nlines = [1, 4]\nheading = []\n'
            "[[sections]]\nlines = [4, 5]\nheading = []",
            "before the one at 1-4 ends",
        ),
        ("title = ", "not TOML"),
    ],
)
def test_wrong_metadata_is_refused_with_file_and_field(write, text, says):
    with pytest.raises(InvalidMetadata, match=says) as error:
        load_metadata(write(text))
    assert "d.toml" in str(error.value)


def test_lines_that_the_text_does_not_have_are_refused(write):
    with pytest.raises(InvalidMetadata, match=r"line 9.*5 lines"):
        describe(document(), load_metadata(write('title = "t"\npages = [1, 9]')))
    beyond = load_metadata(write('title = "t"\n[[sections]]\nlines = [1, 9]\nheading = ["h"]'))
    with pytest.raises(InvalidMetadata, match=r"line 9.*5 lines"):
        reviewed_sections(document(), beyond)


def test_what_stands_beside_a_file_is_found_and_is_no_document(tmp_path, write):
    path = tmp_path / "d.txt"
    assert find_companions(path, "0" * 64).metadata is None
    files = [write("", f"d{ending}") for ending in (".programs.toml", ".budget.csv")]
    files.append(write(GOOD))
    companions = find_companions(path, "0" * 64)
    assert {companions.metadata, companions.programs, companions.table} == set(files)
    assert all(is_companion(file) for file in files)
    assert not is_companion(path)


def test_metadata_of_another_version_of_the_file_is_refused(tmp_path, write):
    write(f'title = "t"\nsha256 = "{"1" * 64}"')
    with pytest.raises(InvalidMetadata, match="another version"):
        find_companions(tmp_path / "d.txt", "2" * 64)


def test_bundled_data_is_found_by_checksum_wherever_the_file_lies(tmp_path):
    for checksum, bundled in bundled_companions().items():
        assert find_companions(tmp_path / "elsewhere.txt", checksum) == bundled
        assert find_companions(None, checksum) == bundled
    assert find_companions(None, "0" * 64).metadata is None


def test_metadata_beside_the_file_wins_over_bundled_data(tmp_path, write):
    checksum, bundled = next(iter(bundled_companions().items()))
    own = write('title = "own"', "copy.toml")
    companions = find_companions(tmp_path / "copy.txt", checksum)
    assert (companions.metadata, companions.table) == (own, bundled.table)


def test_programs_are_read_with_their_names_and_parents(write):
    path = write(
        '[[programs]]\nid = "a"\nname = "緑化事業（GREEN）"\nname_en = "Greening"\n'
        'aliases = ["GREEN"]\n[[programs]]\nid = "b"\nname = "苗木支援"\nparent = "a"\n'
    )
    first, second = load_programs(path, "d")
    assert (first.name, first.name_en, first.aliases) == (
        "緑化事業（GREEN）",
        "Greening",
        ("GREEN",),
    )
    assert (second.parent, second.document_ids) == ("a", ("d",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[programs]]\nid = "a"', "name"),
        ('[[programs]]\nid = "a b"\nname = "n"', "id"),
        ('[[programs]]\nid = "a"\nname = "n"\nalias = ["x"]', "alias"),
        ('[[programs]]\nid = "a"\nname = "n"\nparent = "z"', "unknown parent z"),
        ('[[programs]]\nid = "a"\nname = "n"\nparent = "a"', "unknown parent a"),
        ('[[programs]]\nid = "a"\nname = "n"\n[[programs]]\nid = "a"\nname = "m"', "two programs"),
        (
            '[[programs]]\nid = "a"\nname = "ＡＢＣ"\n[[programs]]\nid = "b"\nname = "m"\n'
            'aliases = ["abc"]',
            "a and b share the name abc",
        ),
        ("[[programs", "not TOML"),
    ],
)
def test_wrong_programs_are_refused(write, text, says):
    with pytest.raises(InvalidMetadata, match=says):
        load_programs(write(text))


def test_lines_count_from_one_and_end_before_the_line_feed():
    lines = Lines("一\n\n三")
    assert len(lines) == 3
    assert [(lines.start(n), lines.end(n)) for n in (1, 2, 3)] == [(0, 1), (2, 2), (3, 4)]
    assert [lines.number(offset) for offset in (0, 1, 2, 3)] == [1, 1, 2, 3]
