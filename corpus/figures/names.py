"""The names of programs, of `corpus.programs.names`."""

from corpus.programs.names import clean_name, is_name, is_program, is_total

__all__ = ["clean_name", "is_name", "is_program", "is_total"]
