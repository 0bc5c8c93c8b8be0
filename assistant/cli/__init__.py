"""The `assistant` command: the composition root, which puts the layers together.

Modules here import what is heavy (models, indexes, the web layer) inside the commands that need
it, so that `assistant --help` and wrong use answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the command; ends the process with its exit status."""
    from assistant.cli.app import run

    sys.exit(run(arguments))
