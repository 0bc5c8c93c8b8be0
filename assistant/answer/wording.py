"""Every sentence that an answer is framed in, in both languages, in one place."""

from __future__ import annotations

from assistant.answer.model import Language
from corpus.facts import Measure

MEASURES: dict[Measure, dict[Language, str]] = {
    Measure.REQUEST: {"ja": "要求・要望額", "en": "budget request"},
    Measure.PREVIOUS: {"ja": "前年度予算額", "en": "previous-year budget"},
    Measure.INITIAL: {"ja": "当初予算額", "en": "initial budget"},
    Measure.SUPPLEMENTARY: {"ja": "補正予算額", "en": "supplementary budget"},
    Measure.REVISED: {"ja": "補正後予算額", "en": "revised budget"},
    Measure.EXECUTED: {"ja": "決算額・執行額", "en": "amount spent"},
    Measure.FUND: {"ja": "基金", "en": "fund"},
    Measure.TOTAL: {"ja": "総額", "en": "overall amount"},
    Measure.UNIT: {"ja": "単価", "en": "unit amount"},
    Measure.DIFFERENCE: {"ja": "増減額", "en": "change"},
    Measure.RATIO: {"ja": "割合", "en": "ratio"},
    Measure.SUM: {"ja": "合計", "en": "sum"},
}

TEXTS: dict[str, dict[Language, str]] = {
    "figure": {"ja": "{program}の{label}は、{value}です。", "en": "{program}: the {label} is {value}."},
    "figures_of": {"ja": "{program}について、資料には次の額があります。", "en": "{program}: the document gives these amounts."},
    "figure_item": {"ja": "・{label}：{value}", "en": "- {label}: {value}"},
    "new": {"ja": "（新規）", "en": " (new this year)"},
    "unreviewed": {"ja": "（自動抽出・未確認）", "en": " (extracted, not reviewed)"},
    "difference": {"ja": "{program}の{late}は{early}より{value}{direction}（{formula}）。", "en": "{program}: the {late} is {direction} of {value} over the {early} ({formula})."},
    "unchanged": {"ja": "{program}の{late}は{early}と同額です（{formula}）。", "en": "{program}: the {late} equals the {early} ({formula})."},
    "up": {"ja": "多くなっています", "en": "an increase"},
    "down": {"ja": "少なくなっています", "en": "a decrease"},
    "growth": {"ja": "{program}の{late}は{early}に対して{value}です（{formula}）。", "en": "{program}: the {late} is {value} of the {early} ({formula})."},
    "growth_rate": {"ja": "増減率は{value}です（{formula}）。", "en": "The change is {value} ({formula})."},
    "share": {"ja": "{part}は{whole}の{value}に当たります（{formula}）。", "en": "{part} is {value} of {whole} ({formula})."},
    "sum": {"ja": "{label}の合計は、{value}です（{formula}）。", "en": "The sum of the {label} is {value} ({formula})."},
    "compare": {"ja": "{label}は、{winner}の方が{value}大きいです。", "en": "{winner} has the larger {label}, by {value}."},
    "variant_more": {"ja": "{label}は、{winner}の方が大きいです。", "en": "{winner} has the larger {label}."},
    "count_before": {"ja": "{label}の欄の括弧内（前年度分）は、{value}です。", "en": "{label}: the number in brackets, that of the year before, is {value}."},
    "count_change": {"ja": "{label}の前年度との差は、次のとおりです（{formula}）。", "en": "{label}, change from the year before: {formula}."},
    "compare_equal": {"ja": "{label}は同額です。", "en": "The {label} is the same."},
    "compare_item": {"ja": "・{program}：{value}", "en": "- {program}: {value}"},
    "rank_top": {"ja": "{label}が最も大きいのは、{program}の{value}です。", "en": "{program} has the largest {label}: {value}."},
    "rank_bottom": {"ja": "{label}が最も小さいのは、{program}の{value}です。", "en": "{program} has the smallest {label}: {value}."},
    "rank_many": {"ja": "{label}の順では、次のとおりです。", "en": "In order of {label}:"},
    "filter_new": {"ja": "新規に要求されているのは、次のとおりです。", "en": "New this year:"},
    "filter_raised": {"ja": "前年度より増額されているのは、次のとおりです。", "en": "Raised over the previous year:"},
    "filter_cut": {"ja": "前年度より減額されているのは、次のとおりです。", "en": "Cut from the previous year:"},
    "filter_unchanged": {"ja": "前年度と同額なのは、次のとおりです。", "en": "Unchanged from the previous year:"},
    "filter_limit": {"ja": "条件に合うのは、次のとおりです。", "en": "These meet the limit:"},
    "list": {"ja": "資料にあるのは、次のとおりです。", "en": "The documents cover:"},
    "not_mentioned": {"ja": "「{subject}」については、この箇所に記載がありません。", "en": "The passage does not mention “{subject}”."},
    "list_item": {"ja": "・{program}", "en": "- {program}"},
    "timeline": {"ja": "{program}の額を年度順に並べます。", "en": "{program}, year by year:"},
    "parts_sum": {"ja": "内訳の合計は{value}です（{formula}）。", "en": "The parts sum to {value} ({formula})."},
    "parts": {"ja": "内訳は次のとおりです。", "en": "Its parts:"},
    "value": {"ja": "{program}の{label}：{value}", "en": "{program} — {label}: {value}"},
    "value_alone": {"ja": "{label}：{value}", "en": "{label}: {value}"},
    "titled": {"ja": "{title}：{quote}", "en": "{title}: {quote}"},
    "quoted": {"ja": "{quote}", "en": "{quote}"},
    "about": {"ja": "{program}について、資料には次のようにあります。", "en": "The document says of {program}:"},
    "says": {"ja": "資料には次のようにあります。", "en": "The document says:"},
    "reason": {"ja": "資料は次の背景・理由を挙げています。", "en": "The document gives these reasons:"},
    "fit": {"ja": "次のプログラムが当てはまりそうです。", "en": "These programs seem to fit:"},
    "fit_item": {"ja": "・{program}：{quote}", "en": "- {program}: {quote}"},
    "also": {"ja": "なお、資料には次の額もあります。", "en": "The document also gives:"},
    "part_of": {"ja": "この額は「{scope}」とされており、その事業だけの額ではありません。", "en": "The document marks this amount as “{scope}”: it is not the program's alone."},
    "of_whole": {"ja": "{part}だけの額は、資料に記載がありません。これを含む{whole}の額は記載があります。", "en": "The documents give no amount for {part} alone; they do for {whole}, which it is part of."},
    "missing": {"ja": "「{subject}」は、収録している資料に記載がありません。", "en": "The documents do not say: “{subject}”."},
    "missing_program": {"ja": "「{subject}」は、収録している資料に見当たりません。", "en": "The documents do not say: “{subject}”."},
    "missing_year": {"ja": "{program}の{year}の額は、資料に記載がありません。", "en": "The documents give no amount of {program} for {year}."},
    "missing_measure": {"ja": "{program}の{label}は、資料に記載がありません。", "en": "The documents give no {label} of {program}."},
    "missing_new": {"ja": "{program}は新規の事業のため、前年度予算額の記載はありません。", "en": "{program} is new, so no previous-year budget is given."},
    "nearest": {"ja": "資料にあるのは、{near}です。", "en": "What the documents give: {near}."},
    "nearest_says": {"ja": "最も近い記載は次のとおりです。", "en": "The nearest that they say:"},
    "overlap": {"ja": "{part}は{whole}に含まれるため、足し合わせると二重に数えることになります。", "en": "{part} is part of {whole}, so adding them would count it twice."},
    "incompatible": {"ja": "年度・区分・通貨が異なるため、計算していません。", "en": "Years, measures or currencies differ, so nothing was computed."},
    "clarify": {"ja": "どの事業についてのご質問でしょうか。", "en": "Which program do you mean?"},
    "small_talk": {"ja": "これは、収録している資料について答えるアシスタントです。お尋ねの内容は資料に記載がありません。事業の内容や予算額についてお尋ねください。", "en": "This assistant answers from its documents only, and they do not say that. Ask about a program or its budget."},
}  # fmt: skip


def say(name: str, language: Language, **values: str) -> str:
    """The sentence `name` in `language`, filled in."""
    return TEXTS[name][language].format(**values)
