"""Whatever is said of a file, a build or a change has its words in the Japanese page."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import errors
from corpus.errors import AssistantError

ROOT = Path(__file__).parents[2]
# What ends a build, refuses a file or a settled reading; of another API or a measuring, nothing.
TOLD = ("web/builds", "web/settling.py", "index/build", "index/encoding", "index/vectors")
TOLD += ("corpus/readers",)
# Told by what they are: a title that has its own text, or a thing of the address that is gone.
BY_KIND = ("Not found", "Invalid table", "Invalid metadata")
OF_THE_FORM = "Say also the"  # told beside the field, see review/refusals.js
SAMPLE = "7"
ASKED = """
import "./tests/web/page/setup.mjs";
const { reasonInWords } = await import("./web/page/js/core/problems.js");
let said = "";
for await (const part of process.stdin) said += part;
console.log(JSON.stringify(JSON.parse(said).filter((one) => !reasonInWords(one))));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_every_reason_of_files_builds_and_changes_has_its_words():
    said = sorted({message for path in sources() for message in messages(path)})
    assert len(said) > 60
    asked = ["node", "--input-type=module", "--eval", ASKED]
    found = subprocess.run(
        asked, input=json.dumps(said), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(found.stdout) == []


def test_every_kind_of_error_has_its_words():
    for language in ("ja", "en"):
        texts = json.loads((ROOT / f"web/page/texts/{language}.json").read_text("utf-8"))
        for kind in kinds().values():
            named = f"problem.{kind.title.lower().replace(' ', '-')}"
            assert named in texts or f"problem.{kind.status}" in texts, kind


def sources() -> Iterator[Path]:
    for place in TOLD:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def messages(path: Path) -> Iterator[str]:
    """What the errors and jobs of a module say: raise TooLarge(f"{name} is …") → "7 is …"."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        kind = kinds().get(getattr(node.func, "id", ""))
        said = [k.value for k in node.keywords if k.arg == "error"]
        if kind and kind.title not in BY_KIND:
            said += node.args[:1]
        for text in map(written, said):
            if text and text != SAMPLE and not text.startswith(OF_THE_FORM):
                yield text


def written(node: ast.expr) -> str:
    """A text as it is read, with a sample in each gap; "" for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(written, node.values))
    if isinstance(node, ast.FormattedValue):
        chosen = node.value
        return written(chosen.orelse) if isinstance(chosen, ast.IfExp) else SAMPLE
    return ""


def kinds() -> dict[str, type[AssistantError]]:
    return {
        name: kind
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, AssistantError)
    }
