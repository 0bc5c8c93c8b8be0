"""Analysing a file in a limited process, like reading it: a hostile document costs only itself."""

from index.build.analysing.analyst import Analyst, analyse_limited

__all__ = ["Analyst", "analyse_limited"]
