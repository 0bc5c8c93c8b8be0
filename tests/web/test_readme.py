"""The README's examples run, and it names every call."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
SECTION = re.search(r"^## API\n(.*?)(?=^## |\Z)", README.read_text("utf-8"), re.M | re.S).group(1)
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", SECTION, re.M | re.S)


@pytest.mark.parametrize("code", blocks("python"), ids=lambda c: c.split("import ")[-1][:10])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_python_examples_run(server, code):
    out = io.StringIO()
    program = compile(code.replace(ADDRESS, server), "README", "exec")
    # In a thread of its own: a browser test before this one may have left a loop running here.
    with contextlib.redirect_stdout(out), ThreadPoolExecutor(1) as pool:
        pool.submit(exec, program, {}).result()
    assert out.getvalue().strip()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("code", blocks("sh"), ids=lambda c: c[:10])
def test_shell_examples_run(server, code):
    script = "set -e\n" + code.replace(ADDRESS, server).replace("curl -s", "curl -fs")
    done = subprocess.run(["bash", "-c", script], check=False, capture_output=True, timeout=60)
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert '"index_version"' in out and "event: result" in out and "\ufeffprogram_id" in out


def test_every_call_is_named(client):
    for path in client.get("/openapi.json").json()["paths"]:
        named = re.sub(r"\{\w+\}", "{id}", path).removeprefix("/v1/models/")
        assert named in SECTION, path
