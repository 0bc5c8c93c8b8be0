"""Leaflets whose classes stand under two heads, one of them beside the label of a part alone."""

from __future__ import annotations

from pathlib import Path

from corpus.document import Document
from corpus.readers import read_document

SATOYAMA = """<html><head><title>霜降町 担い手づくり助成金のご案内</title></head><body>
<h1>霜降町 担い手づくり助成金のご案内（令和9年度）</h1>
<p>担い手づくり助成金は、里山で働く臨時の作業員の処遇をよくする事業主に助成する制度です。</p>
<table>
<tr><th colspan="2">助成内容</th><th colspan="2">小規模の事業主の助成額</th>
<th colspan="2">その他の事業主の助成額</th></tr>
<tr><td rowspan="4">常用化コース<br>臨時の作業員を常用にした場合（1人当たり）</td><td></td>
<td>山間地域 ☆</td><td>左記以外</td><td>山間地域 ☆</td><td>左記以外</td></tr>
<tr><td>有期 → 常用</td><td>72万円</td><td>36万円</td><td>54万円</td><td>27万円</td></tr>
<tr><td>日雇 → 常用</td><td>48万円</td><td>24万円</td><td>36万円</td><td>18万円</td></tr>
<tr><td colspan="5">☆ 標高600メートル以上の集落がある地域をいいます。</td></tr>
<tr><td rowspan="3">手当改定コース<br>作業手当を増やした場合（1人当たり）</td><td>3%以上5%未満</td>
<td colspan="2">4万円</td><td colspan="2">2.5万円</td></tr>
<tr><td>5%以上</td><td colspan="2">6万円</td><td colspan="2">4.5万円</td></tr>
<tr><td colspan="5">※ 手当の規程を新しく作ることが要ります。</td></tr>
</table>
<h2>手続きの流れ</h2>
<p>助成の申請</p>
<p>（取組後3か月の賃金を支払った日の翌日から起算して1か月以内）</p>
</body></html>
"""
HEDGES = """<html><head><title>Larkmoor Hedge Keepers Scheme 2027</title></head><body>
<h1>Larkmoor Hedge Keepers Scheme 2027</h1>
<p>The scheme pays employers who train hedge keepers.</p>
<table>
<tr><th colspan="2">What we pay for</th><th colspan="2">Small employers</th>
<th colspan="2">Other employers</th></tr>
<tr><td rowspan="3">Training award (for each keeper)</td><td></td>
<td>Upland</td><td>Lowland</td><td>Upland</td><td>Lowland</td></tr>
<tr><td>First year</td><td>£800</td><td>£400</td><td>£600</td><td>£300</td></tr>
<tr><td>Second year</td><td>£500</td><td>£250</td><td>£350</td><td>£175</td></tr>
<tr><td rowspan="2">Tools award (for each keeper)</td><td>Hand tools</td>
<td colspan="2">£120</td><td colspan="2">£90</td></tr>
<tr><td>Power tools</td><td colspan="2">£340</td><td colspan="2">£260</td></tr>
</table>
</body></html>
"""


def leaflet(text: str, folder: Path) -> Document:
    """A leaflet as it is read from a file."""
    path = folder / "leaflet.html"
    path.write_text(text, encoding="utf-8")
    return read_document(path)
