"""Text: the folded view that comparison works on, and the grammars of amounts and years."""

from corpus.text.amounts import Amount, find_amounts, parse_number
from corpus.text.folding import FoldedText, fold, fold_key, key_of_text
from corpus.text.years import YearMention, find_years, japanese_year

__all__ = [
    "Amount",
    "FoldedText",
    "YearMention",
    "find_amounts",
    "find_years",
    "fold",
    "fold_key",
    "japanese_year",
    "key_of_text",
    "parse_number",
]
