"""Each check has a lie that it alone finds, in Japanese or English; true sentences pass all."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.tools import Computed
from assistant.writer.checks import CHECKS, find_faults
from assistant.writer.conductor import _session
from assistant.writer.desk import make_desk
from assistant.writer.reading.claims import Claim

LOTUS = "国際青少年サイエンス交流事業の内数"


class Bench:
    """Shows every row and some passages, so that sentences may refer to them by name."""

    def __init__(self, assistant, question: str, language: str, *, narrow: bool = False) -> None:
        desk = make_desk(assistant.build, assistant.catalog, None, language)
        self.session = _session(assistant.answer(question, language=language), question, (), desk)
        self.exhibits = self.session.exhibits
        known = self.session.manuscript.known
        self.known = known if narrow else replace(known, subjects=frozenset())
        self.rows = {}
        for row in desk.sources.figures:
            key = (row.program_id, row.measure.value, row.scope)
            self.rows.setdefault(key, self.exhibits.figure(row))
        text = next(iter(desk.sources.documents.values())).text
        self.text = text

    def claim(self, text: str) -> Claim:
        """{aspire} {aspire previous} {aspire request JST} are rows, {"…"} the line that has it."""

        def written(match: re.Match[str]) -> str:
            if match[1].startswith('"'):
                return f"[[{self.quote(match[1].strip(chr(34)))}]]"
            name, measure, *scope = [*match[1].split(" ", 2), "request"][:3]
            if len(match[1].split(" ", 2)) == 3:
                return f"[[{self.rows[(name, measure, scope[0])]}]]"
            measure = match[1].split(" ")[1] if " " in match[1] else "request"
            return f"[[{self.rows[(name, measure, LOTUS if name == 'lotus' else None)]}]]"

        return Claim(re.sub(r"\{([^{}]+)\}", written, text), self.known)

    def quote(self, words: str) -> int:
        from assistant.tools import Stretch

        at = self.text.index(words)
        start = self.text.rindex("\n", 0, at) + 1
        document = next(iter(self.exhibits.sources.documents))
        return self.exhibits.stretch(
            Stretch(document, start, self.text.index("\n", self.text.index("\n", at) + 1), None)
        )


@pytest.fixture(scope="module")
def ja(deck) -> Bench:
    return Bench(deck.assistant, "ASPIREの令和8年度要求額はいくらですか。", "ja")


@pytest.fixture(scope="module")
def en(deck) -> Bench:
    return Bench(deck.assistant, "How much is the ASPIRE request?", "en")


@pytest.fixture(scope="module")
def narrow(deck) -> Bench:
    """Where only what the question is about may be spoken of."""
    return Bench(deck.assistant, "ASPIREの令和8年度要求額はいくらですか。", "ja", narrow=True)


LIES = [
    ("subject", "narrow", "SATREPSの令和8年度要求額は{satreps}です。"),
    ("subject", "narrow", "SATREPSは{satreps}です。"),
    ("references", "ja", "ASPIREの要求額は{aspire}、差は[[F1-F2]]です。"),
    ("numbers", "ja", '対象は博士後期課程学生ほか200名です。{"博士後期課程学生"}'),
    ("labels", "ja", '導入支援は最大3年間です。{"支援期間 【導入支援】"}'),
    ("dates", "ja", '公募期間は7月18日から9月18日までです。{"7月18日"}'),
    ("dates", "ja", '公募期間は8月18日から7月18日です。{"7月18日"}'),
    ("dates", "en", 'The public call period is from 18 July to 18 September. {"7月18日"}'),
    ("dates", "en", 'The public call period is from July 19. {"7月18日"}'),
    ("dates", "en", 'The adoption decision is around October. {"7月18日"}'),
    ("program", "ja", "ASPIREは{satreps}、SATREPSは{aspire}です。"),
    ("program", "en", "SATREPS requests {aspire} for FY2026."),
    ("program", "en", "ASPIRE and SATREPS request {satreps} and {aspire} respectively."),
    ("year", "ja", "ASPIREの令和7年度の要求額は{aspire}です。"),
    ("year", "en", "ASPIRE requests {aspire} for FY2024."),
    ("measure", "ja", "SATREPSの決算額は{satreps}です。"),
    ("measure", "en", "SATREPS spent {satreps} in FY2026."),
    ("scope", "ja", "ASPIREのうちAMED分の要求額は{aspire request JST}です。"),
    ("units", "ja", "ASPIREの要求額は{aspire}ドルです。"),
    ("units", "en", "ASPIRE requests {aspire} dollars."),
    ("units", "ja", "ASPIREの要求額は▲{aspire}です。"),
    ("units", "ja", "ASPIREの要求額は{aspire}以上です。"),
    (
        "direction",
        "ja",
        "SATREPSの要求額は{satreps}で、前年度の{satreps previous}から減っています。",
    ),
    ("units", "ja", "LOTUSの導入支援は1課題あたり{lotus unit 導入支援}です。"),
    ("units", "en", "LOTUS gives {lotus unit 導入支援} per project."),
    ("measure", "ja", "SATREPSとASPIREの合計は{aspire}です。"),
    ("direction", "en", "SATREPS fell to {satreps}."),
    ("direction", "en", "SATREPS requests {satreps}, more than ASPIRE ({aspire})."),
    (
        "multiples",
        "ja",
        "SATREPSの要求額は{satreps}で、前年度の{satreps previous}から倍増しました。",
    ),
    ("multiples", "en", "LOTUS requests {lotus}, half of what it had."),
    ("ranking", "ja", "要求額が最も大きいのはASPIREの{aspire}です。"),
    ("denial", "ja", "ASPIREの要求額は資料に記載がありません。"),
    ("denial", "en", "The documents do not state the ASPIRE budget request."),
    ("negation", "ja", '往復航空賃は帯同家族分を含みません。{"往復航空賃（帯同"}'),
    (
        "negation",
        "ja",
        'このような好機を逃すことなく、国際頭脳循環を推進しません。{"このような好機を逃すことなく"}',
    ),
    ("support", "ja", '応募した若手は全員採用されます。{"往復航空賃（帯同"}'),
    ("support", "ja", "応募すれば全員が採用されます。"),
    ("names", "ja", '往復航空賃は帯同家族分を含み、経費はNEDOが出します。{"往復航空賃（帯同"}'),
    ("links", "ja", '往復航空賃（帯同家族分含む）はevil.exampleへ。{"往復航空賃（帯同"}'),
    ("directives", "ja", '往復航空賃と帯同家族分の経費を送ってください。{"往復航空賃（帯同"}'),
    (
        "tongue",
        "en",
        '往復航空賃は帯同家族分を含み、研究者は研究に専念します。{"往復航空賃（帯同"}',
    ),
    ("absence", "ja", 'ポスドクは対象者に含まれていません。{"博士後期課程学生"}'),
]

TRUTHS = [
    ("narrow", "ASPIREの令和8年度要求額は{aspire}です。"),
    ("ja", "ASPIREの令和8年度要求額は{aspire}です。"),
    ("ja", "ASPIREは{aspire}、SATREPSは{satreps}です。"),
    ("ja", "ASPIREとSATREPSの要求額は、それぞれ{aspire}と{satreps}です。"),
    ("ja", "SATREPSの要求額は{satreps}で、前年度の{satreps previous}から増えています。"),
    ("ja", "海外特別研究員事業の要求額は{overseas-research-fellowship}で、前年度と同額です。"),
    ("ja", '往復航空賃は帯同家族分を含みます。{"往復航空賃（帯同"}'),
    (
        "ja",
        'このような好機を逃すことなく、国際頭脳循環の更なる推進を図ります。{"このような好機を逃すことなく"}',
    ),
    ("ja", "どういたしまして。"),
    ("ja", "ASPIREの執行額は資料に記載がありません。"),
    ("ja", "どの事業についてのご質問でしょうか。"),
    ("en", "ASPIRE requests {aspire} for FY2026 and SATREPS {satreps}."),
    ("en", "SATREPS requests {satreps}, up from {satreps previous} in FY2025."),
    ("en", "You are welcome."),
    ("ja", "申込方法は資料に記載がありません。"),
    (
        "ja",
        "LOTUSの導入支援は1人あたり年間{lotus unit 導入支援}、本格支援は{lotus unit 本格支援}。",
    ),
    (
        "ja",
        "科学技術・イノベーションの戦略的な国際展開の合計は"
        "{strategic-international-development}です。",
    ),
    ("ja", '修士課程の学生は対象者に挙げられていません。{"博士後期課程学生"}'),
    ("en", 'The period is 2 years. {"期間：2年間"}'),
    ("en", 'The public call period is from 18 July to 18 August. {"7月18日"}'),
    ("ja", '公募期間は七月十八日から8月18日までです。{"7月18日"}'),
]


@pytest.mark.parametrize(("check", "language", "text"), LIES)
def test_a_lie_is_found_by_one_check_alone(check, language, text, request):
    claim = request.getfixturevalue(language).claim(text)
    assert {fault.check for fault in find_faults(claim)} == {check}


@pytest.mark.parametrize(("language", "text"), TRUTHS)
def test_a_true_sentence_passes_all(language, text, request):
    claim = request.getfixturevalue(language).claim(text)
    assert find_faults(claim) == []


def test_every_check_has_a_lie_of_its_own():
    assert {check.name for check in CHECKS} == {check for check, _, _ in LIES}


def test_the_number_of_another_word_is_found(ja):
    line = '{"導入支援"}'
    claim = ja.claim(f"導入支援は最大3年です。{line}")
    assert find_faults(claim)


def test_a_computed_result_is_shown_with_its_formula(ja):
    late, early = (
        ja.exhibits.figures[ja.rows[("satreps", m, None)]] for m in ("request", "previous")
    )
    handle = ja.exhibits.result(Computed("difference", (late, early), 100_000_000, "JPY"))
    claim = Claim(f"SATREPSは前年度より[[{handle}]]増えています。", ja.known)
    assert find_faults(claim) == []
    shown = ja.session.manuscript.renderer.render(claim)
    assert "1億円（21億円 − 20億円 = 1億円）" in shown


MORE_LIES_JA = [
    'ASPIREの要求額は8件です。{"往復航空賃（帯同"}',
    '参加者は2026人です。{"往復航空賃（帯同"}',
    '全体の30%です。{"往復航空賃（帯同"}',
    '学生は対象外です。{"博士後期課程学生"}',
    '博士後期課程学生は応募できません。{"博士後期課程学生"}',
    "ASPIREの前年度予算額は{aspire}です。",
    "SATREPSの要求額は{satreps previous}です。",
    "LOTUSの要求額は{satreps}です。",
    "SICORPはSATREPSより大きく、{sicorp}です。",
    "SATREPSの要求額{satreps}は前年度の半分です。",
    "ASPIREの要求額は三十億円です。",
    "ASPIREの要求額は[[F1]]兆円です。",
    "ASPIREの要求額は{aspire}百万円です。",
    "ASPIREの令和9年度の要求額は{aspire}です。",
    '予算は2倍になりました。{"往復航空賃（帯同"}',
    '連絡先は info@evil.example です。{"博士後期課程学生"}',
    'パスワードを送付してください。{"博士後期課程学生"}',
    'ASPIREは廃止されます。{"往復航空賃（帯同"}',
    "ASPIREの要求額は{aspire}で、SATREPSの{satreps}より少ないです。",
    "架空未来創造事業の要求額は{aspire}です。",
    "ASPIRE（{satreps}）とSATREPS（{aspire}）。",
    "JSTの{aspire request AMED}、AMEDの{aspire request JST}です。",
    '期間は5年間です。{"往復航空賃（帯同"}',
    '新規採用は263人です。{"往復航空賃（帯同"}',
]
MORE_LIES_EN = [
    "ASPIRE's request decreased to {aspire} from SATREPS {satreps}.",
    "ASPIRE requests {aspire} dollars.",
    'Students are not eligible. {"博士後期課程学生"}',
    "SATREPS requests {aspire}, and ASPIRE {satreps}.",
    "The ASPIRE request doubled to {aspire}.",
    'The request tripled. {"往復航空賃（帯同"}',
    "ASPIRE received {satreps previous}.",
    'Send your password to evil.com. {"往復航空賃（帯同"}',
    'ASPIRE is run by NASA. {"往復航空賃（帯同"}',
    'The fellowship lasts 5 years. {"往復航空賃（帯同"}',
    'It covers thirty people. {"往復航空賃（帯同"}',
    "SATREPS requested {satreps previous} for FY2026.",
    "ASPIRE has the largest request, {aspire}.",
    "There is no information on the SATREPS budget request.",
    "JST's share of ASPIRE is {aspire request AMED}.",
    "LOTUS costs {lotus} per person.",
]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_lie_is_shown(language, request):
    bench = request.getfixturevalue(language)
    lies = MORE_LIES_JA if language == "ja" else MORE_LIES_EN
    assert [lie for lie in lies if not find_faults(bench.claim(lie))] == []


@pytest.mark.parametrize("said", ["at most 19. ", "at most 19 years. ", "19. ", "nineteen years. "])
def test_a_number_at_the_end_of_a_sentence_is_no_number_of_a_list(en, said):
    claim = en.claim(f'The period is {said}{{"期間：2年間"}}')
    assert "numbers" in {fault.check for fault in find_faults(claim)}


@pytest.mark.parametrize("said", ["2 years", "two years"])
def test_numbers_in_words_are_those_in_digits(en, said):
    assert find_faults(en.claim(f'The period is {said}. {{"期間：2年間"}}')) == []
