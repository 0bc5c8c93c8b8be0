"""The looks that an answer can have, each by a word of the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from assistant.model import Answer, Figure, RetrievedPassage, RowsUsed
from tests.web.browser.stage.documents import STEM
from tests.web.browser.stage.making import AnswerMaker


@dataclass
class Scripts:
    """Answers chosen by a word of the question."""

    maker: AnswerMaker

    def script(self, question: str) -> Answer:
        """What is answered to a question that has one of these words."""
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
            "引用": self.quotes,
        }
        return next((s for word, s in scripts.items() if word in question), self.amount)()

    def amount(self) -> Answer:
        row = self.maker.row("strategic-international-development", "request")
        text = "科学技術・イノベーションの戦略的な国際展開の令和8年度要求・要望額は191億円です。[1]"
        again = ("前年度からの増減を教えてください", "事業を要求額の順に並べてください")
        return self.maker.answer_of(text, [row], suggestions=again)

    def change(self) -> Answer:
        now = self.maker.row("strategic-international-development", "request")
        past = self.maker.row("strategic-international-development", "previous")
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
        return self.maker.answer_of(text, [now, past], extra=[derived])

    def counts(self) -> Answer:
        """Two counts and what they make together: figures without a currency."""
        row = self.maker.row("strategic-international-development", "request")
        parts = [
            replace(
                self.maker.figure(row, 1, amount=n, display=f"{n}名"),
                label="採用人数",
                currency=None,
            )
            for n in (509, 26)
        ]
        total = replace(
            parts[0], measure="sum", amount=535, display="535名", derived=True, citation=None
        )
        text = "採用人数は合わせて535名です（509名 + 26名 = 535名）。[1]"
        return self.maker.answer_of(text, [row], figures=[*parts, total])

    def ranking(self) -> Answer:
        rows = [r for r in self.maker.analyses[STEM].figures if r.measure == "request"]
        best: dict[str, Any] = {}
        for row in sorted(rows, key=lambda r: -r.amount):
            best.setdefault(row.program_id, row)
        top = list(best.values())[1:6]
        lines = [f"- {r.program}：{r.original}[{n}]" for n, r in enumerate(top, 1)]
        return self.maker.answer_of("令和8年度の要求額が大きい順です。\n" + "\n".join(lines), top)

    def breakdown(self) -> Answer:
        whole = self.maker.row("aspire", "request")
        parts = [self.maker.row("aspire", "request", s) for s in ("JST", "AMED")]
        text = "ASPIREの要求額30億円[1]の内訳は、JST 20億円[2]、AMED 10億円[3]です。"
        return self.maker.answer_of(text, [whole, *parts])

    def partly(self) -> Answer:
        """A whole, some programs below it, and what those come to."""
        whole = self.maker.row("strategic-international-development", "request")
        names = ("aspire", "sicorp", "satreps", "foreign-researcher-invitation")
        rows = [whole, *(self.maker.row(name, "request") for name in names)]
        figures = [self.maker.figure(row, n) for n, row in enumerate(rows, 1)]
        total = sum(figure.amount for figure in figures[1:])
        added = replace(figures[0], measure="sum", amount=total, derived=True, citation=None)
        text = "191億円[1]のうち、主な事業は次のとおりです。[2][3][4][5]"
        return self.maker.answer_of(text, rows, figures=[*figures, added])

    def timeline(self) -> Answer:
        base = self.maker.row("strategic-international-development", "request")
        figures = [
            self.maker.figure(base, 1, fiscal_year=year, amount=n * 10**8, display=f"{n}億円")
            for year, n in ((2023, 98), (2024, 121), (2025, 143), (2026, 191))
        ]
        text = "令和5年度98億円、令和6年度121億円、令和7年度143億円、令和8年度191億円です。[1]"
        return self.maker.answer_of(text, [base], figures=figures)

    def hostile(self) -> Answer:
        row = self.maker.analyses["hostile"].figures[0]
        text = f"<img src=x onerror=window.hacked=1>{row.program}は7億円です。[1]"
        return self.maker.answer_of(text, [row], suggestions=("<b>続き</b>",))

    def clarify(self) -> Answer:
        again = ("ASPIREの令和8年度の要求額は？", "SICORPの令和8年度の要求額は？")
        return self.maker.answer_of(
            "どの事業についてのご質問ですか。", [], status="clarify", suggestions=again
        )

    def nothing(self) -> Answer:
        text = "「月面基地計画」は収録している資料に見当たりません。"
        document = self.maker.analyses[STEM].document
        start = document.text.index("基金")
        end = start + 40
        near = RetrievedPassage(
            STEM, start, end, document.page_at(start), (), document.text[start:end], 0.4
        )
        answer = self.maker.answer_of(
            text, [], status="not_found", suggestions=("収録している事業は？",)
        )
        return replace(answer, passages=(near,))

    def long(self) -> Answer:
        rows = [r for r in self.maker.analyses[STEM].figures if r.measure == "request"][:3]
        lines = [f"- {r.program}：{r.original}[{n % 3 + 1}]" for n, r in enumerate(rows * 20)]
        return self.maker.answer_of("\n".join(lines), rows)

    def many_sources(self) -> Answer:
        rows = [r for r in self.maker.analyses[STEM].figures if r.measure == "request"][:12]
        numbers = "".join(f"[{n}]" for n in range(1, 13))
        return self.maker.answer_of(f"多くの事業が要求しています。{numbers}", rows)

    def table(self) -> Answer:
        """A Markdown table in the text, as operations on what was shown give it."""
        rows = [self.maker.row("aspire", "request", scope) for scope in (None, "JST", "AMED")]
        lines = [
            f"| {r.program}\\|{r.scope or '全体'} | {r.original}[{n}] |"
            for n, r in enumerate(rows, 1)
        ]
        text = "\n".join(
            ("次のとおりです。", "| 事業 | 令和8年度の要求額 |", "| --- | --- |", *lines)
        )
        used = RowsUsed("program=aspire&measure=request&fiscal_year=2026", 3)
        return replace(self.maker.answer_of(text, rows), rows_used=used)

    def wide_table(self) -> Answer:
        answer = self.table()
        lines = answer.answer.split("\n")
        heads = ["| 事業 | 区分 | 額 |", "| --- | --- | --- |"]
        rows = [line.replace(" | ", " | 令和8年度要求・要望額 | ", 1) for line in lines[3:]]
        return replace(answer, answer="\n".join([lines[0], *heads, *rows]))

    def unchecked(self) -> Answer:
        """Figures that nobody has checked, with the remark that the answer puts to each."""
        row = self.maker.row("strategic-international-development", "request")
        figures = [
            replace(self.maker.figure(row, 1, amount=n * 10**8, display=f"{n}億円"), reviewed=False)
            for n in (191, 143)
        ]
        text = "191億円（自動抽出・未確認）と143億円（自動抽出・未確認）です。[1]"
        return self.maker.answer_of(text, [row], figures=figures)

    def english(self) -> Answer:
        row = self.maker.row("strategic-international-development", "request")
        figure = self.maker.figure(row, 1, display="19.1 billion yen (191億円)")
        text = "The FY2026 request is 19.1 billion yen (191億円). [1]"
        return self.maker.answer_of(text, [row], figures=[figure], language="en")

    def quotes(self) -> Answer:
        """Two passages in the document's own words, the first of two statements."""
        names = ("sicorp", "satreps", "foreign-researcher-invitation")
        rows = [self.maker.row(name, "request") for name in names]
        text = self.maker.analyses[STEM].document.text
        said = [" ".join(text[row.start : row.end].split()) for row in rows]
        text = f"資料には次のようにあります。\n{said[0]} {said[1]}[1][2]\n{said[2]}[3]"
        return replace(self.maker.answer_of(text, rows, figures=[]), uncertain=True)
