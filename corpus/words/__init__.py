"""The vocabulary of program documents, as data: one line in a `.toml` adds a word, everywhere.

`heads.toml` says what a column's head or a label means, `units.toml` and `currencies.toml` what an
amount counts, `names.toml` what a row's name is and is not. Words are in both languages, in small
letters and narrow digits, as `corpus.text.plain` writes a text.
"""

from corpus.words.loader import Word, alternation, first_characters, listed, meanings, table

__all__ = ["Word", "alternation", "first_characters", "listed", "meanings", "table"]
