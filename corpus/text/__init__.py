"""Text: the folded view that comparison works on, and the grammars of amounts and years."""

from corpus.text.folding import FoldedText, fold, fold_key

__all__ = ["FoldedText", "fold", "fold_key"]
