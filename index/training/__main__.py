"""`python -m index.training DATA_DIR --output DIR` makes the bundled encoder."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from index.encoding import StaticEncoder
from index.evaluation import evaluate_retrieval, render_table
from index.training.card import write_card, write_licence
from index.training.fit import Schedule
from index.training.run import DIMENSION, TrainingSources, train


def main() -> None:
    """Train, measure, write the card; print the checksums that the loading code must know."""
    import torch

    arguments = _arguments()
    wheel = arguments.vectors or next(arguments.data.glob("ja_ginza-*.whl"), None)
    if wheel is None:
        raise SystemExit(
            "No ja_ginza wheel: `pip download --no-deps ja_ginza` into DATA_DIR, or give --vectors."
        )
    started = time.monotonic()

    def progress(line: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {line}", flush=True)

    torch.use_deterministic_algorithms(True)
    schedule = Schedule(epochs=arguments.epochs, seed=arguments.seed)
    sources = TrainingSources.read(arguments.data, arguments.document)
    with tempfile.TemporaryDirectory() as scratch:
        checksums = train(
            sources, wheel, arguments.output, schedule, scratch=Path(scratch), progress=progress
        )
    write_licence(arguments.output)
    encoder = StaticEncoder.read(arguments.output, name=str(arguments.output), revision="new")
    progress("measuring")
    report = evaluate_retrieval(encoder, version="training", data_directory=arguments.data)
    write_card(
        arguments.output, schedule, report, words=encoder.vocabulary_size, dimension=DIMENSION
    )
    print(render_table(report))
    for name, checksum in checksums.items():
        print(f'"{name}": "{checksum}",')


def _arguments() -> argparse.Namespace:
    import corpus

    bundled = sorted((Path(corpus.__file__).parent / "documents").glob("*.txt"))
    schedule = Schedule()
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA_DIR", help="folder of the open data")
    parser.add_argument("--output", type=Path, required=True, help="folder for the model")
    parser.add_argument("--vectors", type=Path, help="ja_ginza wheel, by default in DATA_DIR")
    parser.add_argument(
        "--document", type=Path, nargs="*", default=bundled, help="texts of the field"
    )
    parser.add_argument("--epochs", type=float, default=schedule.epochs)
    parser.add_argument("--seed", type=int, default=schedule.seed)
    return parser.parse_args()


if __name__ == "__main__":
    main()
