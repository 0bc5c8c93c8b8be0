"""Fuzzing led by coverage, by Atheris: `make fuzz-guided` for some minutes.

    python tests/fuzz/guided.py [libFuzzer options, such as -max_total_time=600]

Each input is a file of text: its first byte says of which kind, the rest is what it holds. Inputs
that run other lines of `corpus` are kept and mutated, with the words that the grammars are made
of. The file that fails stays below `cases/`, where the suite tries it ever after.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENDINGS = ("txt", "md", "csv", "html")
OPTIONS = ("-max_len=4000", "-timeout=60", "-rss_limit_mb=4000")


def as_file(data: bytes) -> tuple[str, bytes]:
    """The kind and what it holds: b"\\x02a,b" → ("csv", b"a,b")."""
    return ENDINGS[data[0] % len(ENDINGS)] if data else ENDINGS[0], data[1:]


def seeds() -> list[bytes]:
    """What is mutated at first: a budget in each kind, and what was found before."""
    from tests.fuzz.material import CASES, ROWS

    rows = [[str(cell) for cell in row] for row in ROWS]
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    cells = "".join("<tr><td>" + "</td><td>".join(row) + "</td></tr>" for row in rows)
    title = "令和8年度 架空交流事業（単位：百万円）\n"
    written = (
        title + "".join("  ".join(row) + "\n" for row in rows) + "要求額 23億円\n",
        title + "".join(f"| {' | '.join(row)} |\n" for row in ruled),
        "".join(",".join(row) + "\n" for row in rows),
        f"<h1>{title}</h1><table>{cells}</table>",
    )
    made = [bytes([kind]) + text.encode() for kind, text in enumerate(written)]
    found = [path for path in CASES.glob("*.*") if path.suffix[1:] in ENDINGS]
    return made + [bytes([ENDINGS.index(p.suffix[1:])]) + p.read_bytes() for p in found]


def dictionary() -> str:
    """The words of the grammars as libFuzzer reads them: "円" → "\\xe5\\x86\\x86"."""
    from tests.fuzz.material import TOKENS

    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in token.encode()) + '"\n' for token in TOKENS
    )


def main(options: list[str]) -> None:
    os.environ.setdefault("FUZZ_EXAMPLES", "1")  # what fails is kept
    sys.path.insert(0, str(ROOT))
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["corpus"]):
        from tests.fuzz.test_files import hold_or_keep

    with tempfile.TemporaryDirectory(prefix="assistant-fuzz-") as name:
        folder = Path(name)
        (folder / "inputs").mkdir()
        for number, data in enumerate(seeds()):
            (folder / "inputs" / str(number)).write_bytes(data)
        (folder / "words").write_text(dictionary(), encoding="ascii")
        words, inputs = f"-dict={folder / 'words'}", str(folder / "inputs")
        given = [sys.argv[0], *OPTIONS, f"-artifact_prefix={folder}/", words, *options, inputs]
        atheris.Setup(given, lambda data: hold_or_keep(*as_file(data)))
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
