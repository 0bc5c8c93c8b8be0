"""Invented documents of other kinds than the bundled one: a PDF, a workbook and a text.

Each is made anew where it is needed, so that no file of it stands in the project.
"""

from __future__ import annotations

import io

import openpyxl
from playwright.sync_api import Browser, FilePayload

STYLE = """body{font:12pt/1.7 sans-serif} table{border-collapse:collapse;width:100%}
td,th{border:1px solid;padding:5px} td+td{text-align:right} h2{break-before:page}"""
# A plan as ministries print it; two of its amounts are stated twice, each time otherwise.
PLAN = f"""<!doctype html><html lang="ja"><meta charset="utf-8">
<title>令和8年度 森林環境庁 概算要求の概要</title><style>{STYLE}</style>
<h1>令和8年度 森林環境庁 概算要求の概要</h1><p>（単位：百万円）</p>
<table><tr><th>事業名</th><th>令和7年度予算額</th><th>令和8年度要求額</th></tr>
<tr><td>水源林整備事業</td><td>2,400</td><td>2,760</td></tr>
<tr><td>木造校舎支援事業</td><td>1,150</td><td>1,300</td></tr>
<tr><td>林道防災事業</td><td>860</td><td>905</td></tr>
<tr><td>森林人材確保事業</td><td>430</td><td>512</td></tr>
<tr><td>合計</td><td>4,840</td><td>5,477</td></tr></table>
<h2>主要事業の内容</h2>
<h3>水源林整備事業</h3><p>水源地の森林を間伐し、雨水を蓄える力を高める事業である。
対象は国が指定した水源地で、間伐の費用の3分の2を補助する。</p>
<p>木造校舎支援事業　令和8年度要求額 15億円</p><p>学校を地元の木材で建て替える。</p>
<p>林道防災事業　令和8年度要求額 10億円</p><p>崩れやすい林道の斜面を補強する。</p></html>"""
LEDGER = (
    ("事業名", "令和7年度予算額", "令和8年度要求額", "担当課"),
    ("河川敷公園整備事業", 184_000, 201_500, "公園緑地課"),
    ("駅前広場改修事業", 96_400, 120_000, "都市整備課"),
    ("学校給食無償化事業", 512_000, 530_250, "学校教育課"),
    ("高齢者移動支援事業", 41_800, 47_300, "福祉課"),
    ("合計", 834_200, 899_050, None),
)
NOTICE = """\
令和8年度 町民活動助成金のご案内

町内で活動する団体の費用の一部を助成します。

対象となる団体
町内に事務所があり、会員が5人以上の団体です。

助成の額
助成の額は費用の2分の1以内で、1団体あたり上限20万円です。

申し込み
令和8年4月1日から5月29日までに、町民課の窓口へお出しください。
"""


def papers(browser: Browser) -> list[FilePayload]:
    """The three files, as a person chooses them in the page."""
    page = browser.new_page()
    page.set_content(PLAN)
    plan = page.pdf(format="A4")
    page.close()
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [
        {"name": "shinrin.pdf", "mimeType": "application/pdf", "buffer": plan},
        {"name": "machi-yosan.xlsx", "mimeType": sheet, "buffer": _ledger()},
        {"name": "josei.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()},
    ]


def _ledger() -> bytes:
    book = openpyxl.Workbook()
    book.properties.title = "令和8年度 みどり町 主要事業の予算"
    sheet = book.active
    sheet.title = "主要事業"
    sheet.append(("令和8年度 みどり町 主要事業の予算（単位：千円）",))
    for row in LEDGER:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
