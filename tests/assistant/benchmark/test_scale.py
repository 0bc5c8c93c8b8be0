"""How the corpus grows is measured in seconds of computing, with the answers that stay."""

from __future__ import annotations

from assistant.benchmark.made import Template
from assistant.benchmark.questions import about
from assistant.benchmark.scale import time_scale
from index.encoding import bundled_encoder


def test_sizes_are_rows_with_what_was_computed(tmp_path):
    source = tmp_path / "own.txt"
    source.write_text("# 霧原市 補助金一覧\n\n図書館整備補助金の予算額は3億円である。\n", "utf-8")
    own = about(["図書館整備補助金"])
    (report,) = time_scale([source], Template.strangers(), own, bundled_encoder(), sizes=[30])
    (row,) = report.rows
    told = dict(zip(report.columns, row, strict=True))
    assert told["documents"] >= 3 and told["passages"] >= 20
    assert told["build CPU s"] > 0 and told["open CPU s"] > 0 and told["table p50 ms"] > 0
    assert told["kept answers"] == "2 of 2"
