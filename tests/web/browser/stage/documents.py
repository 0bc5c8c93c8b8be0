"""What the pages are looked at with: the bundled document, and one that is markup and script."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import corpus
from corpus.analysed import Analysis
from corpus.document import Document, Page
from corpus.facts import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.programs import Program

STEM = "mext_r8_international_strategy"
DATA = Path(corpus.__file__).parent
HOSTILE_NAME = '<img src=x onerror="window.hacked=1">.txt'
HOSTILE_TEXT = """<script>window.hacked=1</script>
</div><b>令和８年度要求・要望額 7億円</b> 𠮷田の事業 [1](javascript:window.hacked=1)
"""


def deck() -> Analysis:
    """The bundled document with its reviewed rows, read straight from the data files."""
    text = (DATA / "documents" / f"{STEM}.txt").read_text(encoding="utf-8")
    meta = tomllib.loads((DATA / "documents" / f"{STEM}.toml").read_text(encoding="utf-8"))
    names = tomllib.loads((DATA / "programs" / f"{STEM}.toml").read_text(encoding="utf-8"))
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    firsts = [starts[line - 1] for line in meta["pages"]]
    pages = tuple(
        Page(i + 1, a, b)
        for i, (a, b) in enumerate(zip(firsts, [*firsts[1:], len(text)], strict=True))
    )
    document = Document(
        STEM,
        meta["title"],
        f"{STEM}.txt",
        "text/plain",
        meta["sha256"],
        text,
        pages,
        publisher=meta["publisher"],
        fiscal_year=2026,
        source=meta["source"],
    )
    programs = tuple(
        Program(
            p["id"],
            p["name"],
            p.get("name_en"),
            tuple(p.get("aliases", ())),
            p.get("parent"),
            (STEM,),
        )
        for p in names["programs"]
    )
    with (DATA / "budget" / f"{STEM}.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(_row(document, starts, n, r) for n, r in enumerate(csv.DictReader(file)))
    return Analysis(document, programs, (), (), rows, _waiting(document))


def _row(document: Document, starts: list[int], number: int, row: dict[str, str]) -> FigureRow:
    start = document.text.index(row["quote"], starts[int(row["line"]) - 1])
    return FigureRow(
        id=f"r{number}",
        document_id=document.id,
        program_id=row["program_id"],
        program=row["program"],
        parent=row["parent"] or None,
        measure=Measure(row["measure"]),
        label=row["label"],
        fiscal_year=int(row["fiscal_year"]) if row["fiscal_year"] else None,
        amount=int(row["amount"]),
        currency=row["currency"],
        original=row["original"],
        scope=row["scope"] or None,
        start=start,
        end=start + len(row["quote"]),
        page=document.page_at(start),
        trust=Trust.EXTRACTED if number % 9 == 5 else Trust.REVIEWED,
        approximate=row["approximate"] or None,
        note=row["note"] or None,
    )


def _waiting(document: Document) -> tuple[ReviewItem, ...]:
    start = document.text.index("令和８年度要求・要望額 191億円")
    candidates = (
        Candidate("先端国際共同研究推進事業", 3_000_000_000, "同じ行に名称がある"),
        Candidate("海外特別研究員事業", 2_700_000_000, "同じ枠の中にある"),
    )
    reason = "金額の前後に二つの事業名がある"
    item = ReviewItem(
        document.id,
        Measure.REQUEST,
        2026,
        "191億円",
        start,
        start + 18,
        1,
        reason,
        candidates,
    )
    return (item,)


def hostile() -> Analysis:
    """A document whose name and text are markup and script."""
    document = Document(
        "hostile",
        "<b onmouseover=alert(1)>太字の題名</b>",
        HOSTILE_NAME,
        "text/plain",
        "0" * 64,
        HOSTILE_TEXT,
        language="ja",
    )
    start = HOSTILE_TEXT.index("令和８年度")
    row = FigureRow(
        "h1",
        "hostile",
        "hostile-program",
        "<script>window.hacked=1</script>事業",
        None,
        Measure.REQUEST,
        "<i>要求額</i>",
        2026,
        700_000_000,
        "JPY",
        "7億円",
        "<u>範囲</u>",
        start,
        start + 15,
        None,
        Trust.EXTRACTED,
    )
    program = Program("hostile-program", row.program, None, (), None, ("hostile",))
    return Analysis(document, (program,), (), (), (row,), ())
