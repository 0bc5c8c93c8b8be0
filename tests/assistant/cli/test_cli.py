"""The command: what people type, what it prints, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from assistant.cli.app import run
from assistant.settings import Settings, variable
from index.build import BuildStore, CorpusStore, run_build
from index.encoding import bundled_encoder

DOCUMENT = """国際架空交流推進事業

令和８年度要求・要望額 23億円
（前年度予算額 20億円）

支援期間 最大5年
優れた若手研究者を海外に派遣し、大学等研究機関において研究に専念できるよう支援する。
"""
QUESTION = "国際架空交流推進事業の令和８年度要求・要望額はいくらですか？"
COMMANDS = [
    "build",
    "serve",
    "ask",
    "list",
    "add",
    "remove",
    "rollback",
    "extract",
    "review",
    "evaluate",
    "verify",
    "benchmark",
    "settings",
    "mcp",
]


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "架空事業.txt").write_text(DOCUMENT, encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(corpus))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def built(tmp_path):
    """A published build; returns its outcome."""
    corpus = CorpusStore(tmp_path / "data", tmp_path / "corpus")
    return run_build(corpus, BuildStore(tmp_path / "data"), bundled_encoder())


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["benchmark", "scale"]])
def test_every_command_explains_itself(capsys, command):
    assert run([*command, "--help"]) == 0
    assert "Usage: assistant" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("heavy", ["torch", "numpy", "faiss", "fastapi", "sentence_transformers"])
def test_help_imports_nothing_heavy(heavy):
    program = (
        "import sys; from assistant.cli.app import run; run(['--help']);"
        f"sys.exit('{heavy}' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["ask"],
        ["ask", " "],
        ["ask", "問い", "--language", "fr"],
        ["ask", "問い", "--top-k", "0"],
        ["build", "--frce"],
        ["extract"],
        ["extract", "x.txt", "--format", "xml"],
        ["serve", "--port", "70000"],
        ["evaluate"],
        ["evaluate", "--retrieval", "--extraction"],
        ["remove"],
        ["benchmark", "nosuch"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_clear_line(capsys, arguments):
    assert run(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("assistant: ")
    assert output.err.count("\n") == 1


def test_a_wrong_setting_ends_with_2_and_one_clear_line(capsys, monkeypatch):
    monkeypatch.setenv("ASSISTANT_PORT", "eighty")
    assert run(["settings"]) == 2
    assert capsys.readouterr().err.startswith("assistant: ASSISTANT_PORT='eighty'")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "問い"], "assistant build"),
        (["rollback"], "no build to go back to"),
        (["remove", "nosuch"], "nosuch"),
        (["add", "nosuch.txt"], "nosuch.txt"),
        (["extract", "nosuch.pdf"], "nosuch.pdf"),
        (["review", "nosuch"], "nosuch"),
        (["verify", "nosuch.json"], "nosuch.json"),
        (["evaluate", "nosuch.jsonl"], "nosuch.jsonl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_ends_with_1_and_one_clear_line(capsys, arguments, said):
    assert run(arguments) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("assistant ")


def test_build_says_what_it_did_and_that_nothing_changed(capsys):
    assert run(["build"]) == 0
    assert "1 documents" in capsys.readouterr().err
    assert run(["build"]) == 0
    assert "Nothing has changed" in capsys.readouterr().err


def test_build_tells_progress_as_json_lines(capsys):
    assert run(["build", "--progress-json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    stages = list(dict.fromkeys(line["stage"] for line in told[:-1]))
    assert stages == [
        "reading", "extracting", "embedding", "indexing", "checking", "publishing",
    ]  # fmt: skip
    assert "Published build" in told[-1]["outcome"]


def test_build_names_the_file_that_it_could_not_read(capsys, tmp_path):
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run(["build"]) == 0
    assert "not indexed: broken.pdf: " in capsys.readouterr().err


def test_ask_prints_answer_figures_and_citations(capsys, built):
    assert run(["ask", QUESTION]) == 0
    output = capsys.readouterr().out
    assert "23億円" in output
    assert "2,300,000,000 JPY" in output
    assert "[1]" in output
    assert "令和８年度要求・要望額 23億円" in output


def test_ask_prints_the_response_of_the_api(capsys, built):
    assert run(["ask", "--json", QUESTION]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert answer["figures"][0]["amount"] == 2_300_000_000
    assert answer["index_version"] == built.version
    citation = answer["citations"][0]
    assert DOCUMENT[citation["start"] : citation["end"]] == citation["quote"]


def test_documents_are_added_listed_removed_and_restored(capsys, built, tmp_path):
    path = tmp_path / "新規.md"
    path.write_text("# 新しい事業\n\n概要を説明する。\n", encoding="utf-8")
    assert run(["add", str(path)]) == 0
    added = capsys.readouterr()
    assert added.out.startswith("added: ")
    assert "assistant build" in added.err
    name = added.out.split()[1]
    assert run(["list"]) == 0
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()[1:]] == ["yes", "yet"]
    assert run(["remove", name]) == 0
    assert run(["add", str(path)]) == 0
    assert "restored: " in capsys.readouterr().out


def test_rollback_goes_back(capsys, built, tmp_path):
    (tmp_path / "corpus" / "another.txt").write_text("別の文書。\n" * 20, encoding="utf-8")
    assert run(["build"]) == 0
    assert run(["rollback"]) == 0
    assert built.version in capsys.readouterr().out


def test_a_kept_answer_is_proved_and_a_changed_one_is_not(capsys, built, tmp_path):
    run(["ask", "--json", QUESTION])
    kept = tmp_path / "answer.json"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["verify", str(kept)]) == 0
    assert "DIFFERS" not in capsys.readouterr().out
    answer = json.loads(kept.read_text(encoding="utf-8"))
    answer["figures"][0]["amount"] += 1
    kept.write_text(json.dumps(answer), encoding="utf-8")
    assert run(["verify", str(kept)]) == 1
    assert "DIFFERS" in capsys.readouterr().out


def test_a_kept_conversation_is_proved_answer_by_answer(capsys, built, tmp_path):
    run(["ask", "--json", QUESTION])
    answer = json.loads(capsys.readouterr().out)
    turn = {"question": QUESTION, "response": answer}
    stopped = {"question": "？", "response": None}
    kept = tmp_path / "conversation.json"
    kept.write_text(json.dumps({"turns": [turn, stopped, turn]}), encoding="utf-8")
    assert run(["verify", str(kept)]) == 0
    assert capsys.readouterr().out.count(QUESTION) == 2
    answer["citations"][0]["quote"] += "。"
    kept.write_text(json.dumps({"turns": [turn]}), encoding="utf-8")
    assert run(["verify", str(kept)]) == 1
    kept.write_text(json.dumps({"turns": [stopped]}), encoding="utf-8")
    assert run(["verify", str(kept)]) == 1


def test_an_argument_that_is_no_utf8_is_answered(capsys, built):
    assert run(["ask", "--json", "\udcff\udcfe" + QUESTION]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]


def test_verify_says_what_a_new_version_of_the_document_changed(capsys, built, tmp_path):
    run(["ask", "--json", QUESTION])
    kept = tmp_path / "answer.json"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")
    path = tmp_path / "corpus" / "架空事業.txt"
    path.write_text("改訂版\n\n" + DOCUMENT, encoding="utf-8")
    assert run(["build"]) == 0
    assert run(["verify", str(kept)]) == 1
    said = capsys.readouterr().out
    assert "another version" in said
    assert "has moved" in said


def test_verify_refuses_what_is_no_answer(capsys, built, tmp_path):
    path = tmp_path / "x.json"
    for content in ("[]", "{}", "not json"):
        path.write_text(content)
        assert run(["verify", str(path)]) == 1
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("output", ["table", "csv", "jsonl"])
def test_extract_prints_figures_in_every_format(capsys, tmp_path, output):
    path = tmp_path / "corpus" / "架空事業.txt"
    assert run(["extract", str(path), "--format", output]) == 0
    assert "23億円" in capsys.readouterr().out


def test_extract_prints_objects_with_exact_quotes(capsys, tmp_path):
    run(["extract", str(tmp_path / "corpus" / "架空事業.txt"), "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (request,) = [line for line in lines if line["measure"] == "request"]
    assert request["amount"] == 2_300_000_000
    assert request["fiscal_year"] == 2026
    assert request["quote"] in DOCUMENT
    assert request["line_start"] == 3
    assert set(request) == {
        "kind", "program", "measure", "fiscal_year", "amount", "currency", "original", "scope",
        "page", "line_start", "line_end", "quote", "trust",
    }  # fmt: skip


def test_a_reviewed_table_is_written_edited_and_wins(capsys, built, tmp_path):
    assert run(["review", "架空事業"]) == 0
    table = tmp_path / "corpus" / "架空事業.budget.csv"
    assert table.exists()
    assert run(["review", "架空事業"]) == 1
    assert "--force" in capsys.readouterr().err
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("国際架空交流推進事業", "架空交流"), encoding="utf-8-sig")
    assert run(["build"]) == 0
    store = BuildStore(tmp_path / "data")
    rows = store.load_current(bundled_encoder()).figures
    assert {(row.trust.value, row.program) for row in rows} == {("reviewed", "架空交流")}
    table.write_text(text.replace("2300000000", "2400000000"), encoding="utf-8-sig")
    capsys.readouterr()
    assert run(["build"]) == 1
    assert "架空事業.budget.csv" in capsys.readouterr().err


def test_settings_lists_every_setting_and_masks_secrets(capsys, monkeypatch):
    monkeypatch.setenv("ASSISTANT_ADMIN_TOKEN", "sesame")
    monkeypatch.setenv("ASSISTANT_PROT", "1")
    assert run(["settings"]) == 0
    output = capsys.readouterr()
    for name in Settings.model_fields:
        assert variable(name) in output.out
    assert "sesame" not in output.out
    assert "ASSISTANT_PROT" in output.err


def test_evaluate_judges_a_set_and_writes_it_all(capsys, built, tmp_path):
    cases = tmp_path / "set.jsonl"
    right = {
        "id": "1", "type": "figure", "question": QUESTION, "contains": [["23億円"]],
        "figures": [2_300_000_000], "lines": [[[3, 3]]],
    }  # fmt: skip
    wrong = right | {"id": "2", "figures": [1]}
    cases.write_text("\n".join(map(json.dumps, (right, wrong))), encoding="utf-8")
    results = tmp_path / "results.json"
    assert run(["evaluate", str(cases), "-v", "--json", str(results)]) == 0
    output = capsys.readouterr().out
    assert "score 1/2" in output
    assert "figures" in output
    written = json.loads(results.read_text(encoding="utf-8"))
    assert [case["faults"] for case in written["cases"]] == [[], ["figures"]]


def test_evaluate_turns_feedback_into_cases(capsys, tmp_path):
    path = tmp_path / "feedback.jsonl"
    opinions = [
        {"question": "甲は？", "rating": "down", "answer": "20億円です。", "reason": "前年度の額"},
        {"question": "乙は？", "rating": "down"},
        {"question": "乙は？", "rating": "up", "answer": "23億円で、5年です。[1]"},
    ]
    path.write_text("\n".join(map(json.dumps, opinions)), encoding="utf-8")
    assert run(["evaluate", "--feedback", str(path)]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["question"], first["contains"], first["note"]) == ("甲は？", [], "前年度の額")
    assert (second["question"], second["contains"]) == ("乙は？", [["23億円"], ["5年"]])


def test_evaluate_keeps_what_a_confidence_is_fitted_to(capsys, built, tmp_path, monkeypatch):
    right = {"id": "1", "type": "figure", "question": QUESTION, "figures": [2_300_000_000]}
    wrong = right | {"id": "2", "figures": [1]}
    for name, cases in (("ponds", (right, wrong)), ("hills", (wrong,))):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, cases)), "utf-8")
    sets, kept = [str(tmp_path / f"{n}.jsonl") for n in ("ponds", "hills")], tmp_path / "kept.jsonl"
    assert run(["evaluate", sets[0], "--also", sets[1], "--samples", str(kept)]) == 0
    samples = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert [(s["set"], s["right"]) for s in samples] == [
        ("ponds", True), ("ponds", False), ("hills", False),
    ]  # fmt: skip
    assert {s["kind"] for s in samples} == {"answered, figures"}
    fitted = tmp_path / "fitted.json"
    monkeypatch.setattr("assistant.evaluation.calibration.calibration_path", lambda: fitted)
    assert run(["evaluate", str(kept), "--calibrate"]) == 0
    assert "| ponds | 2 | 0.50 |" in capsys.readouterr().out
    assert json.loads(fitted.read_text(encoding="utf-8"))["levels"]


def test_evaluate_names_the_line_that_is_no_case(capsys, built, tmp_path):
    cases = tmp_path / "set.jsonl"
    cases.write_text('{"id": "1", "type": "figure"}\n')
    assert run(["evaluate", str(cases)]) == 1
    assert "line 1: question" in capsys.readouterr().err


def test_benchmarks_print_their_numbers(capsys, built, tmp_path):
    cases = tmp_path / "set.jsonl"
    cases.write_text(json.dumps({"id": "1", "type": "x", "question": QUESTION}))
    wanted = ["--clients", "2", "--seconds", "0.2", "--workers", "1"]
    assert run(["benchmark", "answers", str(cases), *wanted]) == 0
    assert "| 2 | " in capsys.readouterr().out
    assert run(["benchmark", "reading", str(cases.with_name("none.pdf"))]) == 0
    assert "not read, none.pdf: " in capsys.readouterr().out
    assert run(["benchmark", "build", "--documents", "2"]) == 0
    assert "| one changed | " in capsys.readouterr().out


def test_the_scale_benchmark_counts_kept_answers(capsys, tmp_path):
    told = tmp_path / "scale.json"
    assert run(["benchmark", "scale", "--passages", "12", "--json", str(told)]) == 0
    assert "2 of 2" in capsys.readouterr().out
    assert json.loads(told.read_text())["rows"][0][1] > 1


def test_the_start_benchmark_times_each_step(capsys, built):
    assert run(["benchmark", "start", "--repeat", "1"]) == 0
    out = capsys.readouterr().out
    assert all(f"| {step} | " in out for step in ("import", "first answer", "serve until ready"))


def test_serve_names_the_port_that_is_taken(capsys):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 1
    error = capsys.readouterr().err
    assert f":{port} cannot be bound" in error
    assert error.count("\n") == 1


@pytest.mark.slow
@pytest.mark.timeout(400)  # servers and builds of their own, on a busy machine
def test_a_soak_sees_no_error_and_no_mixed_build(tmp_path, built):
    told = tmp_path / "soak.json"
    wanted = ["--clients", "1", "--seconds", "6", "--every", "1", "--json", str(told)]
    assert run(["benchmark", "soak", *wanted]) == 0
    report = json.loads(told.read_text("utf-8"))
    found = dict(zip(report["columns"], report["rows"][0], strict=True))
    assert found["answers"] > 0 and found["rebuilds"] > 0
    assert (found["errors"], found["mixed"]) == (0, 0)
    assert found["p50 ms"] <= found["p95 ms"] <= found["p99 ms"]
    assert found["memory MB: start"] > 0 and found["files open: end"] > 0
