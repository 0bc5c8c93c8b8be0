"""Analysing a file in a limited process, like reading it: a hostile document costs only itself."""

from index.build.analysing.analyst import Analyst, Patience, analyse_limited

__all__ = ["Analyst", "Patience", "analyse_limited"]
