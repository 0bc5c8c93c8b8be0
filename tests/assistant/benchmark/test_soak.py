"""The table of a soak says each number under its own head."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

from assistant.benchmark.soak import _COLUMNS, _row


def test_each_number_stands_under_its_head():
    exchanges = [SimpleNamespace(milliseconds=n) for n in (1.0, 2.0, 9.0)]
    found = SimpleNamespace(seconds=60.0, exchanges=exchanges, errors=4, broken=5)
    stated = defaultdict(set, a={1}, b={1, 2})
    memory = [100.0] * 20 + [160.0] * 20
    watch = SimpleNamespace(rebuilds=6, kills=7, stated=stated, memory=memory, files=[8.0] * 20)
    told = dict(zip(_COLUMNS, _row(64, found, watch), strict=True))
    assert (told["clients"], told["errors"], told["broken"]) == (64, 4, 5)
    assert (told["p50 ms"], told["p99 ms"], told["mixed"]) == (2.0, 9.0, 1)
    assert (told["memory MB: start"], told["memory MB: most"], told["MB/min"]) == (100, 160, 0.0)
    assert told["files open: end"] == 8
