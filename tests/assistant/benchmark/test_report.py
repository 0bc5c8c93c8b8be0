"""What a benchmark prints and writes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from assistant.benchmark.answers import time_answers
from assistant.benchmark.questions import about
from assistant.benchmark.report import Report, largest, peak_memory, percentile
from corpus.errors import InvalidInput

REPORT = Report("made", ("step", "ms"), [["a", 1.25], ["b", None], ["c", 12345]], "a, all of it")


def test_a_report_is_a_table_with_what_limits_it_and_where():
    lines = list(REPORT.lines())
    assert lines[:3] == ["| step | ms |", "| --- | ---: |", "| a | 1.25 |"]
    assert "| b | - |" in lines and "| c | 12,345 |" in lines
    assert "limit: a, all of it" in lines
    assert lines[-1].startswith("machine: ") and "cores" in lines[-1]


def test_it_is_written_as_json(tmp_path):
    REPORT.write(tmp_path / "new" / "made.json")
    told = json.loads((tmp_path / "new" / "made.json").read_text())
    assert told["rows"][0] == ["a", 1.25]
    assert told["machine"]["cores"] >= 1


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 3), (0.99, 5), (1, 5)])
def test_percentiles(share, value):
    assert percentile([5, 1, 4, 2, 3], share) == value


def test_the_largest_part_is_told_with_its_share():
    assert largest({"a": 1.0, "b": 3.0}) == "b, 75% of it"


def test_the_peak_of_a_process_is_not_that_of_the_one_that_started_it():
    held = bytearray(200 * 10**6)
    held[::4096] = b"x" * len(held[::4096])
    said = "from assistant.benchmark.report import peak_memory; print(peak_memory())"
    told = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert 10**6 < int(told.stdout) < len(held) < peak_memory()


def test_each_program_is_asked_of_the_table_and_of_the_text():
    assert [q.kind for q in about(["甲"])] == ["table", "text"]


@pytest.mark.parametrize("url", ["https://127.0.0.1", "127.0.0.1:8000", "http://"])
def test_an_address_that_is_none_is_refused(url, tmp_path):
    with pytest.raises(InvalidInput, match="address"):
        time_answers(
            tmp_path, about(["甲"]), clients=[1], seconds=0.1, workers=1, url=url
        )  # fmt: skip
