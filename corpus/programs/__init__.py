"""Programs: their names, aliases and parents, from data beside a document or found in it."""

from corpus.programs.program import Program

__all__ = ["Program"]
