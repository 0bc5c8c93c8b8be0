"""A real application over the bundled document with scripted answers, and a browser to drive it.

Answers are scripted so that each look of the page (a chart, a question back, a slow stream) can
be had at will and fast; text, rows and programs are the bundled document's own.
"""

from __future__ import annotations

import csv
import threading
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import corpus
from assistant.model import (
    Answer,
    Citation,
    Figure,
    RetrievedPassage,
    RowsUsed,
    Timings,
    Turn,
)
from assistant.settings import Settings
from corpus.analysed import Analysis
from corpus.document import Document, Page
from corpus.errors import AssistantError, NotFound, UnsupportedMedia
from corpus.extraction import Extraction
from corpus.facts import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.programs import Program
from corpus.settling import settle
from index.build.sources.settlements import Settlements
from web.app import Parts, create_app
from web.builds.rebuild import Built, Progress
from web.edition import Edition
from web.service import Service

STEM = "mext_r8_international_strategy"
DATA = Path(corpus.__file__).parent
VIEWPORTS = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
# One step, also on a machine that has more to do than it can: a fast one never waits for it.
STEP_MS = 30_000
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
    return Analysis(document, programs, (), (), rows, _review(document))


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


def _review(document: Document) -> tuple[ReviewItem, ...]:
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


@dataclass
class Scripted:
    """Answers chosen by a word of the question; `gate` holds them back until it is set."""

    analyses: dict[str, Analysis]
    version: str = "20260401T000000-browser"
    asked: list[dict[str, Any]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: AssistantError | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: str = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = 5,
    ) -> Answer:
        self.asked.append({"question": question, "history": history, "documents": documents})
        self.gate.wait(20)
        if self.error:
            raise self.error
        return self._said(question)

    def _said(self, question: str) -> Answer:
        scripts: dict[str, Callable[[], Answer]] = {
            "増減": self.change,
            "順": self.ranking,
            "不足": self.partly,
            "内訳": self.breakdown,
            "推移": self.timeline,
            "人数": self.counts,
            "太字": self.hostile,
            "どれ": self.clarify,
            "月面": self.nothing,
            "長い": self.long,
            "典拠": self.many_sources,
            "English": self.english,
            "一覧表": self.table,
            "三列": self.wide_table,
            "未確認": self.unchecked,
        }
        return next((s for word, s in scripts.items() if word in question), self.amount)()

    def row(self, program: str, measure: str, scope: str | None = None) -> FigureRow:
        return next(
            r
            for r in self.analyses[STEM].figures
            if r.program_id == program and r.measure == measure and r.scope == scope
        )

    def amount(self) -> Answer:
        row = self.row("strategic-international-development", "request")
        text = "科学技術・イノベーションの戦略的な国際展開の令和8年度要求・要望額は191億円です。[1]"
        again = ("前年度からの増減を教えてください", "事業を要求額の順に並べてください")
        return self._answer(text, [row], suggestions=again)

    def change(self) -> Answer:
        now = self.row("strategic-international-development", "request")
        past = self.row("strategic-international-development", "previous")
        derived = Figure(
            now.program,
            "増減額",
            "difference",
            2026,
            "令和8年度",
            now.amount - past.amount,
            "JPY",
            None,
            "48億円",
            None,
            True,
            "191億円 − 143億円 = 48億円",
            True,
            None,
        )
        text = (
            "令和8年度要求・要望額は191億円[1]、前年度予算額は143億円[2]で、48億円の増加です。\n\n"
            "- 要求・要望額：191億円[1]\n- 前年度予算額：143億円[2]"
        )
        return self._answer(text, [now, past], extra=[derived])

    def counts(self) -> Answer:
        """Two counts and what they make together: figures without a currency."""
        row = self.row("strategic-international-development", "request")
        parts = [
            replace(
                self._figure(row, 1, amount=n, display=f"{n}名"), label="採用人数", currency=None
            )
            for n in (509, 26)
        ]
        total = replace(
            parts[0], measure="sum", amount=535, display="535名", derived=True, citation=None
        )
        text = "採用人数は合わせて535名です（509名 + 26名 = 535名）。[1]"
        return self._answer(text, [row], figures=[*parts, total])

    def ranking(self) -> Answer:
        rows = [r for r in self.analyses[STEM].figures if r.measure == "request"]
        best: dict[str, FigureRow] = {}
        for row in sorted(rows, key=lambda r: -r.amount):
            best.setdefault(row.program_id, row)
        top = list(best.values())[1:6]
        lines = [f"- {r.program}：{r.original}[{n}]" for n, r in enumerate(top, 1)]
        return self._answer("令和8年度の要求額が大きい順です。\n" + "\n".join(lines), top)

    def breakdown(self) -> Answer:
        whole = self.row("aspire", "request")
        parts = [self.row("aspire", "request", s) for s in ("JST", "AMED")]
        text = "ASPIREの要求額30億円[1]の内訳は、JST 20億円[2]、AMED 10億円[3]です。"
        return self._answer(text, [whole, *parts])

    def partly(self) -> Answer:
        """A whole, some programs below it, and what those come to."""
        whole = self.row("strategic-international-development", "request")
        names = ("aspire", "sicorp", "satreps", "foreign-researcher-invitation")
        rows = [whole, *(self.row(name, "request") for name in names)]
        figures = [self._figure(row, n) for n, row in enumerate(rows, 1)]
        total = sum(figure.amount for figure in figures[1:])
        added = replace(figures[0], measure="sum", amount=total, derived=True, citation=None)
        text = "191億円[1]のうち、主な事業は次のとおりです。[2][3][4][5]"
        return self._answer(text, rows, figures=[*figures, added])

    def timeline(self) -> Answer:
        base = self.row("strategic-international-development", "request")
        figures = [
            self._figure(base, 1, fiscal_year=year, amount=n * 10**8, display=f"{n}億円")
            for year, n in ((2023, 98), (2024, 121), (2025, 143), (2026, 191))
        ]
        text = "令和5年度98億円、令和6年度121億円、令和7年度143億円、令和8年度191億円です。[1]"
        return self._answer(text, [base], figures=figures)

    def hostile(self) -> Answer:
        row = self.analyses["hostile"].figures[0]
        text = f"<img src=x onerror=window.hacked=1>{row.program}は7億円です。[1]"
        return self._answer(text, [row], suggestions=("<b>続き</b>",))

    def clarify(self) -> Answer:
        again = ("ASPIREの令和8年度の要求額は？", "SICORPの令和8年度の要求額は？")
        return self._answer(
            "どの事業についてのご質問ですか。", [], status="clarify", suggestions=again
        )

    def nothing(self) -> Answer:
        text = "「月面基地計画」は収録している資料に見当たりません。"
        document = self.analyses[STEM].document
        start = document.text.index("基金")
        end = start + 40
        near = RetrievedPassage(
            STEM, start, end, document.page_at(start), (), document.text[start:end], 0.4
        )
        answer = self._answer(text, [], status="not_found", suggestions=("収録している事業は？",))
        return replace(answer, passages=(near,))

    def long(self) -> Answer:
        rows = [r for r in self.analyses[STEM].figures if r.measure == "request"][:3]
        lines = [f"- {r.program}：{r.original}[{n % 3 + 1}]" for n, r in enumerate(rows * 20)]
        return self._answer("\n".join(lines), rows)

    def many_sources(self) -> Answer:
        rows = [r for r in self.analyses[STEM].figures if r.measure == "request"][:12]
        numbers = "".join(f"[{n}]" for n in range(1, 13))
        return self._answer(f"多くの事業が要求しています。{numbers}", rows)

    def table(self) -> Answer:
        """A Markdown table in the text, as operations on what was shown give it."""
        rows = [self.row("aspire", "request", scope) for scope in (None, "JST", "AMED")]
        lines = [
            f"| {r.program}\\|{r.scope or '全体'} | {r.original}[{n}] |"
            for n, r in enumerate(rows, 1)
        ]
        text = "\n".join(
            ("次のとおりです。", "| 事業 | 令和8年度の要求額 |", "| --- | --- |", *lines)
        )
        used = RowsUsed("program=aspire&measure=request&fiscal_year=2026", 3)
        return replace(self._answer(text, rows), rows_used=used)

    def wide_table(self) -> Answer:
        answer = self.table()
        lines = answer.answer.split("\n")
        heads = ["| 事業 | 区分 | 額 |", "| --- | --- | --- |"]
        rows = [line.replace(" | ", " | 令和8年度要求・要望額 | ", 1) for line in lines[3:]]
        return replace(answer, answer="\n".join([lines[0], *heads, *rows]))

    def unchecked(self) -> Answer:
        """Figures that nobody has checked, with the remark that the answer puts to each."""
        row = self.row("strategic-international-development", "request")
        figures = [
            replace(self._figure(row, 1, amount=n * 10**8, display=f"{n}億円"), reviewed=False)
            for n in (191, 143)
        ]
        text = "191億円（自動抽出・未確認）と143億円（自動抽出・未確認）です。[1]"
        return self._answer(text, [row], figures=figures)

    def english(self) -> Answer:
        row = self.row("strategic-international-development", "request")
        figure = self._figure(row, 1, display="19.1 billion yen (191億円)")
        text = "The FY2026 request is 19.1 billion yen (191億円). [1]"
        return self._answer(text, [row], figures=[figure], language="en")

    def _figure(self, row: FigureRow, number: int, **change: Any) -> Figure:
        values = {
            "fiscal_year": row.fiscal_year,
            "amount": row.amount,
            "display": row.original,
            "original": change.get("display", row.original),
        } | change
        year = values["fiscal_year"]
        return Figure(
            program=row.program,
            label=row.label,
            measure=str(row.measure),
            fiscal_year_label=f"令和{year - 2018}年度" if year else None,
            currency=row.currency,
            scope=row.scope,
            derived=False,
            formula=None,
            reviewed=row.trust == Trust.REVIEWED,
            citation=number,
            **values,
        )

    def _answer(
        self,
        text: str,
        rows: Sequence[FigureRow],
        *,
        status: Any = "answered",
        figures: Sequence[Figure] | None = None,
        extra: Sequence[Figure] = (),
        suggestions: tuple[str, ...] = (),
        language: Any = "ja",
    ) -> Answer:
        if figures is None:
            figures = [self._figure(row, n) for n, row in enumerate(rows, 1)]
        return Answer(
            status=status,
            answer=text,
            language=language,
            figures=(*figures, *extra),
            citations=tuple(self._citation(row, n) for n, row in enumerate(rows, 1)),
            passages=(),
            suggestions=suggestions,
            confidence=0.9,
            index_version=self.version,
            timings_ms=Timings(0.4, 1.8, 0.9, 3.1),
            documents_sha256={
                r.document_id: self.analyses[r.document_id].document.sha256 for r in rows
            },
        )

    def _citation(self, row: FigureRow, number: int) -> Citation:
        document = self.analyses[row.document_id].document
        return Citation(
            number,
            document.id,
            document.title,
            row.page,
            row.start,
            row.end,
            document.line_at(row.start),
            document.line_at(row.end - 1),
            document.text[row.start : row.end],
        )


def _open_gate() -> threading.Event:
    gate = threading.Event()
    gate.set()
    return gate


class World:
    """What a test can turn: the answers, the files taken, and the build."""

    def __init__(self, folder: Path, analyses: Sequence[Analysis], **settings: Any) -> None:
        self.folder = folder
        self.by_id = {a.document.id: a for a in analyses}
        self.answers = Scripted(self.by_id)
        self.kept: list[str] = []
        self.removed: list[str] = []
        self.settlements = Settlements(folder)
        self.read = {a.document.id: a for a in analyses}
        self.stages = defaultdict(_open_gate)  # clear one to hold the build there
        self.edition = Edition(
            version=self.answers.version,
            built_at="2026-04-01T00:00:00+00:00",
            embedding_model="scripted",
            dimension=4,
            chunks=180,
            answers=self.answers,
            analyses=self.by_id,
            programs=tuple(p for a in analyses for p in a.programs),
            figures=tuple(r for a in analyses for r in a.figures),
            indexed_at={},
            original=lambda d: DATA / "documents" / d.filename,
        )
        parts = Parts(Service(self), self, self)
        self.settings = Settings(data_dir=folder, **settings)
        self.app = create_app(parts, self.settings)

    def published(self) -> str:
        return self.edition.version

    def load(self) -> Edition:
        return self.edition

    def busy(self) -> bool:
        return False

    def build(self, progress: Progress, *, patient: bool = False) -> Built:
        for stage in ("reading", "embedding", "checking"):
            progress(stage, 1, 4)
            self.stages[stage].wait(20)
            progress(stage, 4, 4)
        self.edition = self._settled()
        return Built("1 document")

    def _settled(self) -> Edition:
        """The edition with what was settled, as a real build makes it."""
        analyses = {name: self._analysis(analysis) for name, analysis in self.read.items()}
        figures = tuple(row for a in analyses.values() for row in a.figures)
        version = f"{self.answers.version}-{sum(len(a.review) for a in analyses.values())}"
        return replace(
            self.edition,
            version=f"{version}-{abs(hash(figures))}",
            analyses=analyses,
            figures=figures,
        )

    def _analysis(self, analysis: Analysis) -> Analysis:
        document = analysis.document
        found = Extraction(analysis.figures, analysis.review, analysis.programs, analysis.coverage)
        found, stale = settle(document, found, self.settlements.of(document.sha256))
        assert not stale
        return replace(
            analysis,
            figures=found.rows,
            review=found.review,
            programs=found.programs,
            coverage=found.coverage,
        )

    def add_files(self, uploads: Sequence[tuple[Path, str]]) -> list[Any]:
        for _, name in uploads:
            if name.endswith(".exe"):
                raise UnsupportedMedia(f"{name}: no reader takes this kind of file.")
        self.kept += [name for _, name in uploads]
        return [SimpleNamespace(id=Path(n).stem, name=n, outcome="added") for _, n in uploads]

    def remove_document(self, document_id: str) -> None:
        if document_id not in self.by_id:
            raise NotFound(f"There is no document {document_id!r}.")
        self.removed.append(document_id)


@pytest.fixture(scope="session")
def deck_analysis() -> Analysis:
    return deck()


@pytest.fixture
def world(tmp_path: Path, deck_analysis: Analysis) -> World:
    return World(tmp_path, [deck_analysis])


@pytest.fixture
def make_world(tmp_path: Path, deck_analysis: Analysis) -> Callable[..., World]:
    def make(*more: Analysis, **settings: Any) -> World:
        return World(tmp_path, [deck_analysis, *more], **settings)

    return make


@pytest.fixture
def hostile_analysis() -> Analysis:
    return hostile()


@pytest.fixture(scope="package")  # its event loop must be gone before other tests start theirs
def chromium() -> Iterator[Any]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=STEP_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Opens a page that fails the test on any error, foreign request or policy violation."""
    if "url" in request.fixturenames:
        request.getfixturevalue("url")  # so that the server outlives the page
    contexts, troubles = [], []

    def open_(
        url: str,
        *,
        size: str = "wide",
        language: str = "ja",
        scheme: str = "light",
        may_fail: bool = False,
    ) -> Any:
        context = chromium.new_context(
            viewport=VIEWPORTS[size],
            locale="ja-JP" if language == "ja" else "en-GB",
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=size == "phone",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(STEP_MS)
        page = context.new_page()
        origin = "/".join(url.split("/")[:3])
        page.on("pageerror", lambda error: troubles.append(str(error)))
        if not may_fail:
            page.on("console", lambda m: m.type == "error" and troubles.append(m.text))
        page.on("request", lambda r: _own(r.url, origin) or troubles.append(f"foreign: {r.url}"))
        contexts.append(context)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def url(world: World, serve: Any) -> Iterator[str]:
    with serve(world.app) as address:
        yield address


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Asks as a person does and waits for the answer."""

    def ask_(page: Any, question: str, *, wait: bool = True) -> Any:
        before = page.locator("chat-turn").count()
        page.locator(".composer-box").fill(question)
        page.locator(".composer-box").press("Enter")
        turn = page.locator("chat-turn").nth(before)
        if wait:
            turn.locator(".actions").wait_for()
        return turn

    return ask_


def _own(url: str, origin: str) -> bool:
    return url.startswith((origin, "data:", "blob:"))
