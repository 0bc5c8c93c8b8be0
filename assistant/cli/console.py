"""Consoles that tables are printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Where the output goes to a file or a pipe, nothing may be cut to the width of a terminal.
_FILE_WIDTH = 240


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is: no markup, no highlighting."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made.width = _FILE_WIDTH
    return made
