"""What counts as the label of a value: 支援期間, 新規採用人数, 公募期間, 対象者, 担当.

Government documents build such labels from few parts, so a small grammar finds labels that
nobody has listed: one to three modifiers and a head noun that names an attribute.
"""

from __future__ import annotations

import re

from corpus.text.remembered import remembered

# Words that narrow an attribute; on their own they label nothing.
_MODIFIERS = (
    "支援|事業|実施|基準|措置|成果|達成|政策|補助|研究|補助金|補助|助成金|助成|採択|交付金|交付|委託|公募|募集|採用|派遣|滞在|応募"
    "|申請|対象|契約|新規|予定|想定|開始|終了|受付|提出|選定|審査|評価|参加|招へい|招聘|受入れ|受入"
    "|育成|研修|開催|年間|総|平均|最大|利用|運用|設置|導入|配分|推進|連絡|問合せ|問い合わせ|問合わせ"
    "|所管|担当|協力|連携|負担|拠出|予算|執行|開発|調査|実証|整備|学習|教育|授業|登録|発行|販売"
    "|貸付|返済|償還|据置|保証|融資|出資|投資|経費|費用|課題|年度|関係|関連|政策|主な|主たる|１件|1件"
    "|一件|１人|1人|一人|国際共同|共同|事務|主|採用後|修了|卒業|研究費|研究者|若手|人材|施設|設備|機器"
)
_HEADS = (
    "期間|規模|件数|台数|実績|形態|対象者|対象|上限額|上限|下限|金額|額|率|割合|分野|人数|機関|先|主体|費目|内容|要件|資格"
    "|条件|形態|単価|方法|年度|時期|期限|締切|締切り|日程|日時|日|場所|会場|地域|対象国|国|経費|費用|数|団体"
    "|部局|部署|省庁|府省庁|府省|組織|体制|目的|概要|趣旨|スキーム|方式|テーマ|領域|目標|根拠|根拠法令|財源"
    "|会計|種別|区分|名称|代表者|責任者|代表機関|回数|定員|倍率|言語|書類|窓口|決定|開始|終了|課題数|者数"
    "|大学数|校数|社数|か国数|国数|メリット|効果|成果物|手続|手順|スケジュール|住所|電話番号|電話|メールアドレス"
    "|連絡先|担当者|担当課|担当|局課|課室|所管課|指標|頻度|範囲|単位|水準|枠"
)
_ALONE = (
    "期間|経費|費用|上限額|限度額|補助額|助成額|必要書類|窓口|利用料|使用料|受講料|持ち物|申込み?|申し込み|対象|対象者|対象国|対象地域|対象機関|目的|担当|件数|人数|規模|開始|終了|場所|日時|会場|定員|要件"
    "|条件|単価|代表者|主催|共催|後援|協力|所管|根拠|締切|料金|金額|期限|時期|資格|分野|内容|主体|方法|事業目的"
    "|趣旨|概要|補助率|支給額|財源|課長|お?問い?合わ?せ先?|電話|住所|定義|出典|財務|備考|参加費"
    "|採択数|応募数|名称|所在地|設立|施行日|施行|公布|任期|委員長|座長|主査|議長|事務局|次回|頻度"
)
# 令和8年度新規採用人数: a year may stand before, a remark in brackets after.
_YEAR = r"(?:(?:令和|平成|昭和)\s?(?:元|[0-9０-９]{1,2})年度?の?|[0-9０-９]{4}年度?の?)?"
_REMARK = r"(?:[（(][^（）()]{1,12}[)）])?"
_ATTRIBUTE = re.compile(
    rf"{_YEAR}(?:(?:(?:{_MODIFIERS})の?){{1,3}}(?:{_HEADS})|(?:{_ALONE})){_REMARK}"
)
_PART = re.compile(rf"(?:(?:{_MODIFIERS})の?){{0,3}}(?:{_HEADS}|{_ALONE}){_REMARK}")
# 委託・補助先: what stands before ・ may share the last noun.
_SHARED = re.compile(rf"(?:{_MODIFIERS}|請負)|{_PART.pattern}")
# Amounts of a budget are figures, read by the grammar of amounts, not facts.
_BUDGET = re.compile(r"(?:要求|要望|予算|補正|基金|執行|決算|概算)[^：:]{0,6}額?[)）]?$")
# Headings of diagrams: what follows on the line is a box of the drawing.
_DRAWN = re.compile(r"(?:スキーム|体制|概要|背景|課題|図|内容)$")
_ENGLISH = re.compile(
    r"(?:[A-Za-z]+ ){0,3}(?:period|duration|budget|amount|number|target|eligibility|deadline|field"
    r"|fields|purpose|objective|contact|rate|ceiling|limit|term|scope|cost|costs|scale|year|date"
    r"|venue|recipients?|grant|support|size|leader|investigator)s?",
    re.IGNORECASE,
)
_WITH_REMARK = re.compile(r"(?P<label>[^（(]{2,20})[（(](?P<remark>[^（）()]{1,20})[)）]")
# A type of support: what stands before its own amount or period.
_VARIANT = re.compile(r".{1,24}(?:タイプ|型|コース|枠|類型|区分|トラック|フェーズ|ステージ)")


@remembered
def is_attribute(text: str) -> bool:
    """Whether a text is, as a whole, the label of an attribute or several joined by ・."""
    text = text.strip()
    if _ATTRIBUTE.fullmatch(text) or _ENGLISH.fullmatch(text):
        return True
    *parts, last = re.split("[・、]", text)
    return bool(parts and _PART.fullmatch(last)) and all(_SHARED.fullmatch(p) for p in parts)


def is_attribute_of(text: str) -> bool:
    """Whether a text labels an attribute, of all or of one variant: 「応募締切（個人枠）」."""
    return is_attribute(without_remark(text)[0])


def without_remark(text: str) -> tuple[str, str | None]:
    """A label and the remark in brackets behind it, which says what the value holds for."""
    match = _WITH_REMARK.fullmatch(text.strip())
    return (match["label"], match["remark"]) if match else (text, None)


def stands_alone(text: str) -> bool:
    """Whether a word is a label even without a colon, with only white space behind it."""
    return is_attribute(text) and not _DRAWN.search(text)


def is_drawn(text: str) -> bool:
    """Whether a heading stands over a diagram, whose words make no value."""
    return re.search("(?:スキーム|体制|図|イメージ)$", text) is not None


def is_budget(text: str) -> bool:
    """Whether a label is that of a budget's amount: 令和８年度要求・要望額."""
    return _BUDGET.search(text.strip()) is not None


def is_person(label: str) -> bool:
    """Whether a label is a role: 研究代表者 labels a name, but also what such a person costs."""
    return label.strip().endswith(("者", "員", "生"))


def is_variant(text: str) -> bool:
    """Whether a text names a variant of a program: 「コアチーム共同研究タイプ」."""
    return _VARIANT.fullmatch(text.strip()) is not None
