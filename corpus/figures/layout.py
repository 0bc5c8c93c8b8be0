"""Lines with their place, of `corpus.layout.lines`."""

from corpus.layout.lines import PlacedLine as Line
from corpus.layout.lines import group_by_page, outside, read_lines

__all__ = ["Line", "group_by_page", "outside", "read_lines"]
