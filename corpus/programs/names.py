"""Names of programs as layouts set them: with bullets, numbers, a ministry in brackets.

A line is taken for a name by its form alone: a noun phrase without a full stop, that does not end
like a clause, and is no heading that every slide has (事業概要, 背景・課題).
"""

from __future__ import annotations

import re

from corpus.text.dates import MONTHS
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered

# A name is not longer than two lines of a slide, nor shorter than an acronym.
LONGEST, SHORTEST = 90, 3
# What is cut off a name is looked for in its last characters only, so that cleaning stays linear.
LONGEST_TAIL = 60

_LEAD = re.compile(
    r"^(?:(?:事業|施策|事項|プログラム|補助金)(?:名?[:：]|名[\s　]+(?=[^\s　]{4}))"
    r"|[\[【(（]?(?:問|答|質問|回答)\s?[0-9０-９]{0,2}[\]】)）.．:：][\s　]*(?=\S{3})"
    r"|(?:予算)?(?:事業|施策|事項|整理)(?:番号|コード|ID)[:：\s　]*[0-9０-９][-0-9０-９]*[\s　]+"
    r"|(?:事項|項目)\s?[0-9０-９]{1,2}[\s　:：]+(?=\S)"
    r"|[\s○〇◯●■□◆◇◎・•▪▶►※＊*\-–→⇒➢✓✔➤|\ue000-\uf8ff]|[(（]?[0-9０-９]{1,2}[)）.．]\s?"
    r"|[0-9０-９]{1,2}[\s　]+(?=[^\s0-9０-９a-z])"
    r"|第?\s?[0-9０-９一二三四五六七八九十]{1,2}\s?[款項目節][\s　]+(?=\S)"
    r"|[款項目節](?:\s?[0-9０-９]{1,2}[\s　]?|[\s　]+)(?=[^\s0-9０-９]{2})"
    r"|[①-⑳⑴-⒛ⅰ-ⅹⅠ-Ⅻ][\s.．]?|[(（][ア-ンア-オ一二三四五六七八九十][)）]|[(（](?:参考|再掲|例|新規|拡充)[)）]"
    r"|【[^】]{1,12}】|例[:：]|うち[、,\s]|[「『]"
    r"|[\[［〔<＜](?:新規?|拡充?|継続?|続)[\]］〕>＞]"
    r"|(?:新規?|拡充?|継続?|続)[\s　]+(?=[^\s　]{4}))+"
)
_STATE = (
    r"(?:新規|拡充|継続|拡充・新規|新規・拡充|一部新規|再掲|仮称|皆増"
    r"|[Nn]ew|[Ee]xpanded|[Ee]nhanced)"
)
_TRAIL = re.compile(
    r"(?:[\s:：・、,，（(「『\[［【〔<＜→⇒=＝|*]|(?<![.…‥])[.…‥]{3,}+"
    r"|(?<=\s)[-–—―－]+(?=$|\s)"
    rf"|[(（【\[〔<＜]{_STATE}[)）】\]〕>＞]|(?<=[\s　]){_STATE}(?=$|\s))+$"
)
_TRAIL_END = re.compile(r"[-–—―－.…‥\s:：・、,，（(「『\[［【〔<＜→⇒=＝|*)）】\]〕>＞規充続掲称増]")
_BRACKET_END = re.compile("[)）]")
_MINISTRY = re.compile(
    r"\s*[(（](?:担当[:：])?[^()（）]{1,24}(?:省|庁|府|院|局|委員会|課|官房)(?:[・、][^()（）]*)?[)）]$"
)
_NOTE = re.compile(r"[※＊].*$")
_FOOTNOTE = re.compile(r"(?<=[事業化等進成備援制度）)])\s?[0-9１-９*＊※]{1,2}$")
_CLAUSE_END = re.compile(
    r"(?:[。、，,]|当たり|あたり|[をがはにへもで]|(?:する|した|れる|れた|である|ます|です|たい|ない|して|から|まで|より|など"
    r"|ある|いる|なる|おり|つつ|ため|こと|もの|とする|図る|行う))$"
)
# What a part of a paper is called by its end, not a program.
_HEADING_END = re.compile(
    r"(?:全体像|考え方|ポイント|一覧|内訳|スケジュール|概要|件数|状況|推移|趣旨|骨子|の実績|との?違い|の流れ|の課題)(?:と予算)?$|.と予算$"
    r"|^(?:予算|決算|交付|補助|助成|支給|配分)[額率](?:及び|並びに|と|・)"
)
# Headings that every slide or table has.
_HEADINGS = """
事業概要 事業内容 事業目的 事業の目的 事業の内容 事業の目的・概要 目的 概要 背景
背景・課題 趣旨・課題 現状・課題 現状と課題 課題 施策の目的 施策の概要
施策の具体的内容 主な施策の具体的内容 対象 支援内容 支援対象 支援規模 支援期間 支援額
支援件数 支援スキーム 事業スキーム 資金の流れ 事業イメージ 成果例 主な成果
成果・インパクト 参考 参考資料 目次 実施体制 実施主体 成果物 国 内訳 備考 単位
新規 拡充 継続 スキーム図 施策のスキーム図 事業実施期間 事業期間 補助率 交付先
対象機関 件数 開始年度 イメージ イメージ図 ポイント 関連政策文書 主な内容 主な事業
実施する事業 実施事業 対象事業 対象となる事業 主要事業 主要施策 重点事業 重点施策 主な施策 主な取組
具体的な取組 事項 区分 項目 施策名 事業名 摘要 一般会計 特別会計 総事業費 事業費
予算 予算額 例 計 合計 小計 総計 総額 総合計 対前年度 増減 増減率 前年度 うち
事業の概要 事業の内容 事業の趣旨 補助の内容 予算の概要 予算規模
制度・規制改革 規制改革 制度 支援規模・機関 支援額・人数 資料 別紙 別添
総括表 一覧表 内訳表 集計表 別表
"""
_GENERIC = frozenset(fold_key(word) for word in _HEADINGS.split())
_PROGRAM_END = re.compile(
    r"(?:事業|事業費|プログラム|プロジェクト|交付金|補助金|負担金|拠出金|分担金|委託費|推進費|基金|ファンド"
    r"|イニシアティブ|イニシアチブ|パッケージ|(?<!\bby )(?:program(?:me)?|initiative|project|fund))"
    r"(?:等|費)?$"
)
# The end of a name that was wrapped, not a name.
_KIND = re.compile(
    r"(?:(?:推進|支援|促進|整備|強化|対策|等|費)*(?:事業|プログラム|プロジェクト|交付金|補助金|基金|委託)[費等]*)"
)
_ACTION_END = re.compile(
    r"[0-9a-zァ-ヶー一-龥]{2,}の?(?:推進|強化|整備|支援|構築|養成|促進|開発|充実|拡充|確保|活用|導入|展開"
    r"|連携|協働|運用|調査|研究|実証|対策|改革|普及|検討)(?:等|費)?$"
)
_BODY = re.compile(r"(?:機構|センター|大学|研究所|協会|法人|開発援助|目標|委員会|会議)$")
_CHAPTER = re.compile(r"第\s?[0-9一二三四五六七八九十]+\s?[章節条回]")
_SPLIT = re.compile(r"(?<=[぀-ヿ一-龥])[ 　](?=[぀-ヿ一-龥])")
_OFFICE = re.compile(
    r"(?:局|課|(?<!教)室|官房|参事官|審議官|グループ|担当)(?:付|長)?(?:\s?\([^()]*\)?)?$|内線"
    r"|(?:部長|議長|議員|市長|町長|村長|区長|知事|教育長)(?:[ 　]\S{1,5}){0,2}$"
)
_HALF_OPEN = re.compile(r"[(（\[［〔][^)）\]］〕]*$|[^(（\[［〔]*[)）\]］〕]$")
_NO_NAME = re.compile(
    r"[\[(【]?(?:問|答|質問|回答)\s?[0-9]{0,2}[\])】]?$|(?:本|当該?|同|各|この)(?:事業|制度|プログラム|補助金|交付金|施策)|平成|令和|このほか|このうち|\(?担当:|出典|注|及び|[図表]\s?[0-9一二三四五:)]|図表"
    r"|対?(?:前|昨)年度?(?:同期|当初|予算)*(?:比|対比)|[\[(]?(?:スライド|ページ|シート|slide|page|sheet|table|figure|annex|appendix|box|chart)\s?\d"
)
# A line with a day in it tells when something was done: "Budget agreed 14 January 2026".
_DAY = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)? )?"
    rf"(?:{'|'.join(MONTHS)})"
    r" (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b"
)
# 「〇〇事業（△△省連携事業）」 is a measure by what stands before the bracket.
_QUALIFIER = re.compile(r"(?<=.{4})\([^()]{1,20}\)$")
_ACRONYM = re.compile(r"[(（](?P<acronym>[A-Za-z][A-Za-z0-9&+\- ]{1,14})[)）]$")


# At least two steps of the way to a page stand before its own name.
_WAY = re.compile(r"(?:[^<>＞›»\n]{1,24}\s[>＞›»]\s){2,}(?=\S)")

_BOXED = re.compile(r"\s*【\s*(?P<name>[^【】]{13,})】\s*")  # a shorter one marks what follows


@remembered
def clean_name(text: str) -> tuple[int, int]:
    """Where the name stands in a piece of text: without bullets, numbers, ministry and marks.

    Of the way to a page, 「くらし > 住まい > 住宅改修補助金」, it is the last that is a name.
    """
    way, boxed = _WAY.match(text), _BOXED.fullmatch(text)
    start, end = boxed.span("name") if boxed else (way.end() if way else 0, len(text))
    while True:
        lead = _LEAD.match(text, start, end)
        tail = text[max(start, end - LONGEST_TAIL) : end]
        cut = _cut_off(tail)
        if lead and lead.end() > start and lead.end() < end:
            start = lead.end()
        elif cut and cut.end() > cut.start() and end - len(tail) + cut.start() > start:
            end -= len(tail) - cut.start()
        else:
            break
    if text[:start].endswith(("「", "『")) and _closes_within(text, start, end):
        start -= 1  # 「〇〇」推進事業 begins with what is quoted
    elif text[:start].endswith(("「", "『")) and text[start:end].endswith(("」", "』")):
        end -= 1
    if footnote := _FOOTNOTE.search(text[start:end]):
        end = start + footnote.start()
    return start, end


def _cut_off(tail: str) -> re.Match[str] | None:
    """What is to be cut off the end of a name; how it ends tells first whether there is any."""
    last = tail[-2:]
    if _TRAIL_END.search(last) and (trail := _TRAIL.search(tail)):
        return trail
    if _BRACKET_END.search(last) and (ministry := _MINISTRY.search(tail)):
        return ministry
    return _NOTE.search(tail)


def _closes_within(text: str, start: int, end: int) -> bool:
    """Whether the quotation that opens before `start` is closed before the end."""
    closing = {"「": "」", "『": "』"}[text[start - 1]]
    return 0 <= text.find(closing, start, end) < end - 1


def last_phrase(text: str) -> int:
    """Where the last phrase of a text begins: after the last full stop, comma or open bracket."""
    depth = 0
    for i in range(len(text) - 1, -1, -1):
        character = text[i]
        if character in ")）]］】」』":
            depth += 1
        elif character in "(（[［【「『":
            if depth == 0:
                return i + 1
            depth -= 1
        elif depth == 0 and character in "。;；:：|*→⇒／/\n":
            return i + 1
        elif depth == 0 and character in "、，," and (i == 0 or _is_hiragana(text[i - 1])):
            return i + 1  # behind a clause; 「防災・減災、国土強靱化」 is one name
    return 0


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ん"


@remembered
def is_name(text: str) -> bool:
    """Whether a cleaned text can be the name of a program."""
    key = fold_key(text)
    return (
        SHORTEST <= len(key) <= LONGEST
        and key not in _GENERIC
        and not _KIND.fullmatch(key)
        and "。" not in text
        and not _CLAUSE_END.search(text.strip())
        and any(c.isalpha() for c in key)
        and not _HALF_OPEN.match(text.strip())
        and not _NO_NAME.match(key)
        and not _HEADING_END.search(key)
        and not _DAY.search(text)
        and not is_office(text)
    )


@remembered
def is_rest(text: str) -> bool:
    """Whether a text is only the end of a name, whose beginning stands before: 「整備促進事業」."""
    return bool(_KIND.fullmatch(fold_key(text)))


@remembered
def is_office(text: str) -> bool:
    """Whether a text names who is in charge (「〇〇局 〇〇課（内線12）」), not what is done."""
    return bool(_OFFICE.search(narrow(text).strip()))


# Words that programs are spoken of with, which name no one program.
_COMMON = re.compile(
    r"(?:本|当該|各|同|他|全|以下の|上記の?|新規|既存|対象|関連|補助|助成|委託|主要|主な|重点|個別|公共|次の|これらの|従来の?)"
    r"(?:事業|プログラム|プロジェクト|補助金|交付金|基金|制度)(?:等|費)?"
)
# What a list of programs is called, whose they are before it: 「日之出市主要事業」.
_SOME = re.compile(
    r"(?:.{0,16}?[市区町村都道府県国省庁局の\s度])?(?:主要|主な|おもな|重点|注目|目玉|新規|拡充)"
    r"(?:[・やと等のな]|新規|拡充|重点|主要|継続|注目)*"
    r"(?:事業|施策|取組|プロジェクト)(?:費|等)?"
)
# "About the programme", "Aims of this project": a program, and no name of one.
_SOME_PROGRAM = re.compile(
    r"\b(?:an?|any|each|our|that|the|this|your) "
    r"(?:program(?:me)?|project|initiative|scheme|fund|award|grant|fellowship)s?$"
)


@remembered
def speaks_of_one(text: str) -> bool:
    """Whether a text speaks of a program without its name: 「本事業」, "About the programme"."""
    key = narrow(text).strip().lower()
    return bool(_COMMON.fullmatch(key) or _SOME.fullmatch(key) or _SOME_PROGRAM.search(key))


@remembered
def is_program(text: str) -> bool:
    """Whether a cleaned text is certainly the name of a program: by its ending or its acronym."""
    key = narrow(text).strip().lower()
    if not is_phrase(text) or speaks_of_one(text):
        return False
    if short := _ACRONYM.search(narrow(text).strip()):
        body = narrow(text).strip()[: short.start()].rstrip()
        return len(body) >= SHORTEST and not _BODY.search(body)
    return bool(_PROGRAM_END.search(key))


@remembered
def is_measure(text: str) -> bool:
    """Whether a cleaned text can be the title of a measure: a phrase that ends in an action."""
    if not is_phrase(text):
        return False
    base = _QUALIFIER.sub("", narrow(text).strip().lower())
    return is_program(text) or bool(_PROGRAM_END.search(base) or _ACTION_END.search(base))


@remembered
def is_phrase(text: str) -> bool:
    """Whether a cleaned text is one phrase: a name without commas or gaps."""
    return (
        is_name(text)
        and "、" not in text
        and not _CHAPTER.match(narrow(text))
        and not _SPLIT.search(text)
    )


def acronym(text: str) -> str | None:
    """The acronym in brackets at the end of a name."""
    if narrow(text.rstrip()[-1:]) != ")":
        return None
    match = _ACRONYM.search(narrow(text).strip())
    return match["acronym"] if match else None
