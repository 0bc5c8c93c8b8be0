"""The names in parts of Japanese sentences, and what a sentence is about that is no name."""

from __future__ import annotations

import re
from functools import cache

from corpus.statements.japanese.items import name_of
from corpus.statements.japanese.owners import ACCOUNT
from corpus.statements.japanese.words import measures
from corpus.text.numerals import narrow
from corpus.words import alternation, table

_LINKS = re.compile(
    r"(?:につきまして(?:は)?|について(?:は)?|に関しては|としては|として|には|では|とは|ですが|ですけれども|へは|へ|は|が|を|に|で|も|の)$"
)
_ASKED = re.compile(r"の(?=予算|決算|令和|平成|当初|事業費|執行|所要|経費|財源|補正)")
# What a question of a list begins with, and where a book tells of what is asked.
ITEM = re.compile(r"\s*(?:Q|Q&A|問|質問)\s?\.?\d{1,2}")
_PAGE = re.compile(r"^(?:(?:Q|問|質問)\s?\.?\d{1,2}[\s.:．、]*|\S{0,8}?\d+(?:ページ|頁)の)")
# A name of fewer letters is that of many things: 「補助金」; a case is none.
SHORTEST_ASKED = 5
_CASE = re.compile(r"場合|とき|ほか|以外")
_ASKED_OF = re.compile(
    r"(?P<name>[^はがを]{3,40}?)(?:につきまして|につ(?:いて|き)|に関し|の(?:Ⓨ|令和|平成|実績|決算|予算|内訳|効果|成果)|は|が|を)"
)
_OF_ACCOUNT = re.compile(
    rf"(?:の|\w{{0,6}}の)?(?P<account>{ACCOUNT.pattern})(?:の?(?:歳入歳出)?(?:(?:当初|補正)?予算案?|決算)(?:の?(?:総額|規模|全体))?)?"
)
# What stands before a name in its part: 「令和6年度決算の」, 「令和8年度は」, 「令和10年度までの」.
_SAID_BEFORE = re.compile(
    r"[ⒶⓎ]+(?:(?:当初|補正)?予算の|決算の|まで(?:の|に)?|から(?:の)?|より|では|には|は|に|の)?|では|のうち|^決算の"
)
_SPLIT = re.compile(r"[、。（）()「」『』　]|(?<![ぁ-ん、])\n|(?<=[は])(?=令和|平成|Ⓨ)")
_DONE = re.compile(
    r"^(?:昨年度|前年度|本年度|今年度|新年度)?(?:に|から|より)?(?:新たに)?(?:実施|開始|創設|着手|整備|行|導入)(?:した|する|している|った|しました)"
)
# What is spoken of again, or is alike, has no name: 「同様の支援金」.
ALIKE = ("同様の", "同種の", "類似の", "同趣旨の", "同じ", "従来の", "これまでの", "前回の")
_PURPOSE = re.compile(
    r"(?P<name>[^、。ⒶⓎ]{2,30}を[^、。ⒶⓎを]{0,14}?[一-龥ァ-ヶー]{2,})(?:する|していく|を図る|を行う)"
    r"(?:ため|こととし(?:て|まして)?|ことと(?:し|いた)し?(?:まして)?|に(?:当|あ)たり)"
    r"(?:の?(?:経費|費用|予算|事業費|所要額))?(?:として|に|は)?"
)
# How exact an amount is, right before it.
_NEARLY = re.compile(r"(?<=[にはがへをで])、?(?:約|およそ|おおよそ|おおむね|総額|新たに)\s?$")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]{3,40})[」』](?=を|の[一-龥]+を|に|は|が)")
_JOINED = re.compile(r"^(?:このうち|そのうち|うち|また|なお|さらに|主なものは|特に|まず|次に)")


def parts_of(text: str) -> list[str]:
    """The parts between the marks of a text, in order."""
    return [part for part in _SPLIT.split(text) if part.strip()]


def quoted_in(text: str) -> str | None:
    """The name in quotation marks of which a text says what is done: 「「海の子広場」を開き、」."""
    found = [
        name for quoted in _QUOTED.finditer(text) if (name := name_of(quoted["name"], given=True))
    ]
    return found[-1] if len(found) == 1 else None


def named_in(part: str, *, bare: bool = False, given: bool = False) -> str | None:
    """The program or account that a part of a sentence names before its particle.

    With `bare` it need have none: 「・灯台改修事業　3億円を追加し」.
    """
    text = _JOINED.sub("", part.replace("\n", "").strip(" 　、*＊※・•-○◎◆"))
    text = _NEARLY.sub("", text)
    if bare and not _LINKS.search(text):
        return name_of(text)
    while (link := _LINKS.search(text)) and link.start() > 1:
        text = _DONE.sub("", _SAID_BEFORE.split(text[: link.start()])[-1])
        if account := _OF_ACCOUNT.fullmatch(text):
            return account["account"]
        if text.startswith(ALIKE) or text.endswith(tuple(table("phrases")["words"]["persons"])):
            return None
        if (name := name_of(text, given=given)) and not plain_theme().fullmatch(name):
            return name
    return None


def purpose_in(part: str) -> str | None:
    """What is to be done with an amount by the words before it, without what follows its verb.

    >>> purpose_in("学校給食費の無償化を中学校にも拡大することとし")
    '学校給食費の無償化を中学校にも拡大'
    """
    match = _PURPOSE.fullmatch(_JOINED.sub("", part.replace("\n", "").strip(" 　")))
    name = match["name"] if match else None
    return name if name and name_of(name, given=True) == name else None


def subject_in(text: str) -> str | None:
    """The program that a sentence is about: 「防犯灯更新事業ですが、当初は幾らでしたか」."""
    parts = parts_of(narrow(text))
    return next(
        (name for part in parts if (name := named_in(_cut(part), bare=_cut(part) != part))), None
    )


def asked_of(text: str) -> str | None:
    """The program that a question is about: 「灯台改修事業が増えている理由は」."""
    parts = parts_of(narrow(text))
    themes = (_ASKED_OF.match(_PAGE.sub("", part)) for part in parts)
    names = (name_of(_JOINED.sub("", theme["name"])) for theme in themes if theme)
    found = subject_in(text) or next(filter(None, names), None)
    short = found and len(found) < SHORTEST_ASKED and not found.endswith("費")
    return None if found is None or short or _CASE.search(found) else found


def _cut(part: str) -> str:
    """A part of a question without what is asked of the program: 「灯台改修事業の予算額」."""
    return _ASKED.split(part)[0]


def asks_of_other(text: str) -> bool:
    """Whether a question is about something else than an amount: 「空き家バンクの登録料は」."""
    words = alternation(
        [*measures("nouns"), *(w for k in ("plain", "asked") for w in table("phrases")["words"][k])]
    )
    return bool(re.search(r"[一-龥ァ-ヶー]{3,}", re.sub(words, "", narrow(text))))


def account_in(text: str) -> str | None:
    """The last account that a text names."""
    if "会計" not in text:
        return None
    found = list(ACCOUNT.finditer(text))
    return found[-1][0] if found else None


@cache
def plain_theme() -> re.Pattern[str]:
    """What a sentence is about that names no program: 「今回の補正」, 「令和8年度の当初予算」."""
    words = alternation(
        [*measures("nouns"), *(w for k in ("plain", "given") for w in table("phrases")["words"][k])]
    )
    return re.compile(rf"(?:{words}|Ⓨ+|の|が|に|額|案|[、\s　])*")
