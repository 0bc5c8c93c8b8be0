"""A Japanese sentence on English lines is held to them through the dictionary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.service import Assistant
from assistant.tools import Stretch
from assistant.writer.checks import find_faults
from assistant.writer.conductor import _session
from assistant.writer.desk import make_desk
from assistant.writer.reading.across import dictionary_words
from assistant.writer.reading.claims import Claim
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

TEXT = """# Harbor County Ferry and Coast Programs

## Night Ferry Subsidy

The subsidy pays operators 40 percent of the fuel cost of night ferries to the outer islands. \
Support lasts for three years. Freight ferries are not eligible.

## Coastal Farm Recovery Grants

Farmers whose fields were flooded in the 2024 storm receive a grant for new seeds and equipment. \
The county inspects each farm before payment.

## School Swimming Lessons

Every elementary school offers ten swimming lessons a year. Instructors are trained by the coast \
guard.
"""
FERRY, FARM, SCHOOL = (
    "Night Ferry Subsidy",
    "Coastal Farm Recovery Grants",
    "School Swimming Lessons",
)
QUESTION = "この文書の取組を日本語で説明してください"


@pytest.fixture(scope="module")
def claim(tmp_path_factory):
    path = tmp_path_factory.mktemp("harbor") / "harbor.md"
    path.write_text(TEXT, encoding="utf-8")
    assistant = Assistant(make_build(analyse(read_document(path), path)))
    desk = make_desk(assistant.build, assistant.catalog, None, "ja")
    session = _session(assistant.answer(QUESTION, language="ja"), QUESTION, (), desk)
    known = replace(session.manuscript.known, subjects=frozenset())
    ((name, document),) = desk.sources.documents.items()

    def make(section: str, says: str) -> Claim:
        start = document.text.index(section)
        others = (document.text.find(heading) for heading in (FARM, SCHOOL))
        end = min((at for at in others if at > start), default=len(document.text))
        found = Stretch(name, start, end, None)
        return Claim(f"{says}[[{session.exhibits.stretch(found)}]]", known)

    return make


@pytest.mark.parametrize(
    ("section", "says"),
    [
        (FERRY, "補助金は、離島への夜間フェリーの燃料費の40％を事業者に支払います。"),
        (FERRY, "支援は3年間続きます。"),
        (FERRY, "貨物フェリーは対象外です。"),
        (FARM, "2024年の嵐で畑が浸水した農家は、新しい種子と設備のための補助金を受け取ります。"),
        (FARM, "郡は支払いの前に各農場を検査します。"),
        (SCHOOL, "すべての小学校が年に10回の水泳の授業を行います。"),
    ],
)
def test_what_the_english_lines_say_passes(claim, section, says):
    assert find_faults(claim(section, says)) == []


@pytest.mark.parametrize(
    ("section", "says", "check"),
    [
        (FERRY, "応募者は全員採用されます。", "support"),
        (FERRY, "補助金は空港の建設費の40％を支払います。", "support"),
        (FERRY, "貨物フェリーも対象です。", "negation"),
        (FERRY, "支援は5年間続きます。", "numbers"),
        (FARM, "2023年の嵐で畑が浸水した農家は補助金を受け取ります。", "numbers"),
        (FARM, "農家は新しい住宅のための融資を受け取ります。", "support"),
        (FARM, "郡の検査は必要ありません。", "negation"),
        (SCHOOL, "授業料は保護者が負担します。", "support"),
    ],
)
def test_what_they_do_not_say_is_found(claim, section, says, check):
    assert check in {fault.check for fault in find_faults(claim(section, says))}


def test_terms_of_the_glossary_are_not_cut():
    assert {"補助金", "農家"} <= dictionary_words("補助金を農家に支払います")
