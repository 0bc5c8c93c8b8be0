"""Every sentence that an answer is framed in, in both languages, in one place."""

from __future__ import annotations

import re

from assistant.model import Language
from corpus.facts import Measure
from corpus.facts.row import REVENUE

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

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
    "unchanged": {"ja": "{program}の{late}は{early}と同額です（{formula}）。", "en": "{program}: the {late} is the same as the {early} ({formula})."},
    "difference_alone": {"ja": "{program}は、{early}より{value}{direction}（{formula}）。", "en": "{program}: {direction} of {value} over {early} ({formula})."},
    "unchanged_alone": {"ja": "{program}は、{early}と同じです（{formula}）。", "en": "{program}: the same as {early} ({formula})."},
    "succeeded": {"ja": "選ばれた数", "en": "Those that succeeded:"},
    "applied": {"ja": "申込みの数", "en": "all that applied:"},
    "before": {"ja": "前", "en": "before"},
    "up": {"ja": "多くなっています", "en": "an increase"},
    "down": {"ja": "少なくなっています", "en": "a decrease"},
    "growth": {"ja": "{program}の{late}は{early}に対して{value}です（{formula}）。", "en": "{program}: the {late} is {value} of the {early} ({formula})."},
    "growth_rate": {"ja": "増減率は{value}です（{formula}）。", "en": "The change is {value} ({formula})."},
    "share": {"ja": "{part}は{whole}の{value}に当たります（{formula}）。", "en": "{part} is {value} of {whole} ({formula})."},
    "sum": {"ja": "{label}の合計は、{value}です。", "en": "The sum of the {label} is {value}."},
    "together": {"ja": "合計", "en": "together"},
    "compare": {"ja": "{label}は、{winner}の方が{value}大きいです。", "en": "{winner} has the larger {label}, by {value}."},
    "variant_more": {"ja": "{label}は、{winner}の方が大きいです。", "en": "{winner} has the larger {label}."},
    "variant_most": {"ja": "{label}が最も大きいのは、{winner}です。", "en": "{winner} has the largest {label}."},
    "variant_least": {"ja": "{label}が最も小さいのは、{winner}です。", "en": "{winner} has the smallest {label}."},
    "count_before": {"ja": "{label}の欄の括弧内（前年度分）は、{value}です。", "en": "{label}: the number in brackets, that of the year before, is {value}."},
    "compare_equal": {"ja": "{label}は同額です。", "en": "The {label} is the same."},
    "compare_item": {"ja": "・{program}：{value}", "en": "- {program}: {value}"},
    "rank_top": {"ja": "{label}が最も大きいのは、{program}の{value}です。", "en": "{program} has the largest {label}: {value}."},
    "rank_bottom": {"ja": "{label}が最も小さいのは、{program}の{value}です。", "en": "{program} has the smallest {label}: {value}."},
    "rank_many": {"ja": "{label}の順では、次のとおりです。", "en": "In order of {label}:"},
    "filter_new": {"ja": "新規のものは、次のとおりです。", "en": "New this year:"},
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
    "no_unit": {"ja": "表には単位の記載がなく、数字は記載のままです。", "en": "The table states no unit; the number is as printed."},
    "value_alone": {"ja": "{label}：{value}", "en": "{label}: {value}"},
    "titled": {"ja": "{title}：{quote}", "en": "{title}: {quote}"},
    "quoted": {"ja": "{quote}", "en": "{quote}"},
    "about": {"ja": "{program}について、資料には次のようにあります。", "en": "The document says of {program}:"},
    "says": {"ja": "資料には次のようにあります。", "en": "The document says:"},
    "key_words": {"ja": "要点：{terms}", "en": "– in key words: {terms}"},
    "in_its_words": {"ja": "（原文：“{quote}”）", "en": ""},
    "quotes_english": {"ja": "資料は英語です。該当箇所の要点を日本語で示します。", "en": ""},
    "quotes_japanese": {"ja": "資料には次のようにあります。", "en": "The document says, in Japanese:"},
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
    "of_reviewed": {"ja": "人が確認した資料についてお答えします。ほかの資料は、資料名を添えてお尋ねください。", "en": "This is of the document that a person has reviewed; name another document to ask about that."},
    "nearest_places": {"ja": "資料でお尋ねに最も近い箇所は、次のとおりです。", "en": "What the documents say that comes closest:"},
    "no_year": {"ja": "{year}の記載は資料に見当たりません。近い記載は次のとおりです。", "en": "The documents do not mention {year}; the nearest that they say:"},
    "nothing_of": {"ja": "「{words}」は資料に見当たりません。近い記載は次のとおりです。", "en": "The documents do not mention “{words}”; the nearest that they say:"},
    "not_said": {"ja": "「{subject}」は、資料に記載がありません。近い記載は次のとおりです。", "en": "The documents do not say: “{subject}”. The nearest that they say:"},
    "nearest_says": {"ja": "最も近い記載は次のとおりです。", "en": "The nearest that they say:"},
    "overlap": {"ja": "{part}は{whole}に含まれるため、足し合わせると二重に数えることになります。", "en": "{part} is part of {whole}, so adding them would count it twice."},
    "incompatible": {"ja": "年度・区分・通貨が異なるため、計算していません。", "en": "Years, measures or currencies differ, so nothing was computed."},
    "clarify_documents": {"ja": "複数の資料に当てはまる記載があります。どれについてのご質問でしょうか。", "en": "Several documents answer this, each for its own. Which do you mean?"},
    "of_another_document": {"ja": "別の資料「{title}」に、次の記載があります。", "en": "Another document, “{title}”, says:"},
    "clarify_document": {"ja": "どの資料についてのご質問でしょうか。", "en": "Which document do you mean?"},
    "clarify": {"ja": "どの事業についてのご質問でしょうか。", "en": "Which program do you mean?"},
    "small_talk": {"ja": "これは、収録している資料について答えるアシスタントです。お尋ねの内容は資料に記載がありません。事業の内容や予算額についてお尋ねください。", "en": "This assistant answers from its documents only, and they do not say that. Ask about a program or its budget."},
    "records_counted": {"ja": "表には{value}件あります{which}。", "en": "There are {value} in the table{which}."},
    "records_kinds": {"ja": "{label}は{value}です{which}。", "en": "There are {value} different values of {label}{which}."},
    "records_sum": {"ja": "{label}の合計は{value}です（{count}件）{which}。", "en": "{label}: {value} in total, over {count} rows{which}."},
    "records_total": {"ja": "{label}の合計は{value}です。", "en": "{label}: {value} in total."},
    "records_mean": {"ja": "{label}の平均は{value}です（{count}件）{which}。", "en": "{label}: {value} on average, over {count} rows{which}."},
    "records_class": {"ja": "{of}です（{label}の合計{value}、{count}件）。", "en": "{of}: {label} {value} in total, over {count} rows."},
    "records_class_count": {"ja": "{of}です（{count}件）。", "en": "{of}: {count} rows."},
    "records_foreign": {"ja": "資料は英語です。表の項目名は、原文のまま示します。", "en": "The document is in Japanese; the names of its table are kept as they are."},
    "records_head": {"ja": "件数", "en": "Rows"},
    "total": {"ja": "合計は{value}です。", "en": "The total is {value}."},
    "average": {"ja": "平均は{value}です。", "en": "The average is {value}."},
    "sum_is": {"ja": "はい、{claimed}になります。", "en": "Yes, it adds up to {claimed}."},
    "sum_is_not": {"ja": "いいえ、{claimed}にはなりません（一致しません）。", "en": "No, it does not add up to {claimed}."},
    "gap": {"ja": "差は{value}です。{more} の方が {less} より大きく、{formula} です。", "en": "The difference is {value}: {more} against {less} ({formula})."},
    "times": {"ja": "約{value}倍です（{part}、{whole}。{formula}）。", "en": "About {value} times: {part} against {whole} ({formula})."},
    "grew_up": {"ja": "{program}は、{value}増えています（{formula}）。", "en": "Up by {value} ({program}: {formula})."},
    "grew_down": {"ja": "{program}は、{value}減っています（{formula}）。", "en": "Down by {value} ({program}: {formula})."},
    "product": {"ja": "計算すると{value}です（{formula}）。", "en": "That makes {value} ({formula})."},
    "product_at_most": {"ja": "最大で{value}になる計算です（{formula}）。", "en": "At most {value} ({formula})."},
    "quotient": {"ja": "一{unit}あたりにすると{value}です（{formula}）。単純に割った値で、資料の記載ではありません。", "en": "Divided by {unit}: {value} ({formula}). This is plain division, not stated in the document."},
    "rate": {"ja": "{label}（{rate}）で計算すると、{value}です（{formula}）。", "en": "By “{label}” ({rate}) that makes {value} ({formula})."},
    "capped": {"ja": "ただし上限は{value}なので、{value}までです。", "en": "But the ceiling is {value}, so no more than that."},
    "below_ceiling": {"ja": "上限の{value}には収まります。", "en": "This is within the ceiling of {value}."},
    "left": {"ja": "残りは{value}です（{formula}）。", "en": "The rest is {value} ({formula})."},
    "converted": {"ja": "{label}は、{value}です（原文は{original}）。", "en": "{label}: {value} (in the document: {original})."},
    "converted_alone": {"ja": "換算すると{value}です（原文は{original}）。", "en": "That is {value} (in the document: {original})."},
    "converted_result": {"ja": "換算すると{value}です（計算した額：{original}）。", "en": "That is {value} (computed: {original})."},
    "first_of_shown": {"ja": "お示しした中では、{first}です。", "en": "Of those shown: {first}."},
    "none_of_shown": {"ja": "先ほどお示しした中には、当てはまるものがありません。", "en": "None of those shown fits."},
    "source": {"ja": "出典：「{title}」{place}\n　「{quote}」", "en": "Source: {title}, {place}: “{quote}”"},
    "page": {"ja": "{n}ページ、", "en": "page {n}, "},
    "line": {"ja": "{n}行目", "en": "line {n}"},
    "yes": {"ja": "はい、そのとおりです。", "en": "Yes, that is right."},
    "printed_up": {"ja": "{value}増えています。", "en": "Up by {value}."},
    "printed_down": {"ja": "{value}減っています。", "en": "Down by {value}."},
    "points": {"ja": "{n}ポイント", "en": "{n} points"},
    "roughly": {"ja": "はい、おおむねそのとおりです。", "en": "Yes, roughly."},
    "not_so": {"ja": "いいえ、違います。", "en": "No."},
    "no": {"ja": "いいえ、違います。資料では次のとおりです。", "en": "No. The document says:"},
    "that_is": {"ja": "その額は別の項目の額です。", "en": "That amount is that of another item:"},
    "both_stand": {"ja": "どちらも資料に記載があります。次のように、何の額かが異なります。", "en": "Both stand in the documents; they are amounts of different things or exactness:"},
    "rounded": {"ja": "{rounded}は{exact}を四捨五入した額と見られます。", "en": "{rounded} is {exact} rounded."},
    "why_two": {"ja": "資料は違いの理由を述べていませんが、何の額かの記載が異なります。", "en": "The documents do not say why, but they are labelled as amounts of different things:"},
    "list_member": {"ja": "はい、「{subject}」は挙げられています。", "en": "Yes, “{subject}” is named:"},
    "no_member": {"ja": "いいえ、「{subject}」は挙げられていません。資料にあるのは次のとおりです。", "en": "No, “{subject}” is not named there. The document lists:"},
    "yes_it_says": {"ja": "はい、資料に次のように記載されています。", "en": "Yes, the document says so:"},
    "greet": {"ja": "こんにちは。収録している資料について、事業の内容や予算額などにお答えします。何でもお尋ねください。", "en": "Hello! I answer questions about the documents here: programs, budgets, periods, who is eligible. What would you like to know?"},
    "thanks": {"ja": "どういたしまして。お役に立てて幸いです。ほかにもご質問があれば、いつでもお尋ねください。", "en": "You're welcome! Glad to help. Feel free to ask anything else."},
    "declined": {"ja": "承知しました。ほかにもご質問があれば、いつでもお尋ねください。", "en": "All right. Feel free to ask anything else."},
    "chitchat": {"ja": "すみません、それについてはお答えできませんが、収録している資料の内容であればお手伝いできます。", "en": "Sorry, I can't help with that, but I can answer questions about the documents here."},
    "cannot_compute": {"ja": "先ほどお示しした内容からは計算できません（単位や範囲が異なるか、もとになる額がありません）。どの額をどのように計算するか、もう一度お知らせください。", "en": "I cannot compute that from what was shown: the amounts differ in kind or there is none to start from. Please tell me which amounts you mean."},
    "is_new": {"ja": "はい、新規の事業です。", "en": "Yes, it is new."},
    "is_not_new": {"ja": "いいえ、新規ではありません。前年度の予算額があります。", "en": "No, it is not new: it had a budget in the year before."},
    "in_charge": {"ja": "担当は、{office}です。", "en": "In charge: {office}"},
    "no_phone": {"ja": "電話番号・メールアドレスは資料に記載がありません。", "en": "No phone number or e-mail address is given in the documents."},
    "complaint": {"ja": "ご期待に沿えず申し訳ありません。どの事業の何をお知りになりたいか、別の言い方でもう一度お尋ねください。", "en": "Sorry about that. Please tell me again which program you mean and what you would like to know."},
    "capability": {"ja": "次の資料について、原文を引用してお答えします。", "en": "I answer from these documents, quoting them:"},
    "capability_programs": {"ja": "主な事業：{names}", "en": "Main programs: {names}"},
    "capability_kinds": {"ja": "予算額とその増減・合計・比較、対象、期間、人数や件数、目的、担当、出典などをお尋ねいただけます。表にする、単位を変える、英語にすることもできます。", "en": "Ask for budgets and their changes, totals and comparisons; who is eligible; periods; numbers; aims; contacts; sources. I can also make a table, change the unit, or answer in Japanese."},
    "and_more": {"ja": "ほか{count}件", "en": "and {count} more"},
    "unclear": {"ja": "すみません、ご質問を読み取れませんでした。たとえば次のようなことでしょうか。", "en": "Sorry, I did not understand. Did you mean, for example:"},
    "overview": {"ja": "事業ごとの{label}は次のとおりです。", "en": "The programs with their {label}:"},
    "new_mark": {"ja": "新規", "en": "new"},
    "summary_whole": {"ja": "「{title}」の{label}は{value}", "en": "{title}: the {label} is {value}"},
    "summary_before": {"ja": "（前年度は{value}）", "en": " (previous year: {value})"},
    "summary_parts": {"ja": "主な事業は、{parts}", "en": "Main programs: {parts}"},
    "summary_new": {"ja": "新規は{names}", "en": "New: {names}"},
    "summary_grew": {"ja": "最も増えたのは{program}（{early}→{late}）", "en": "Grew most: {program} ({early} → {late})"},
    "document_title": {"ja": "この資料は「{title}」です。", "en": "The document is “{title}”."},
    "document_publisher": {"ja": "公表元：{publisher}", "en": "Publisher: {publisher}"},
    "document_year": {"ja": "対象は{year}です。", "en": "It is about {year}."},
    "document_undated": {"ja": "作成日・公表日の日付は資料に記載がありません。", "en": "The date of the document is not stated."},
}  # fmt: skip


def say(name: str, language: Language, **values: str) -> str:
    """The sentence `name` in `language`, filled in."""
    return TEXTS[name][language].format(**values)


def english_label(measure: Measure, year: int | None, *beside: str | None) -> str:
    """What an amount is, in English, with the source's words and its scope in brackets.

    Example: REQUEST, 2026, "要求額", "JST" → "budget request for FY2026 (“要求額”, JST)".
    """
    dated = MEASURES[measure]["en"] + (f" for FY{year}" if year else "")
    words = ", ".join(_as_source(w) for w in beside if w)
    return f"{dated} ({words})" if words else dated


def _as_source(words: str) -> str:
    """A source's words in an English sentence: Japanese ones as a quote, 「歳入」 as revenue."""
    if words == REVENUE["ja"]:
        return REVENUE["en"]
    return f"“{words}”" if JAPANESE.search(words) else words
