"""Lexical retrieval that works for Japanese: BM25 over words and over character bigrams."""

from index.lexical.bm25 import LexicalIndex, LexicalScores
from index.lexical.tokens import Tokens, morphemes, other_forms, tokenize
from index.lexical.vocabulary import Terms, Vocabulary

__all__ = [
    "LexicalIndex",
    "LexicalScores",
    "Terms",
    "Tokens",
    "Vocabulary",
    "morphemes",
    "other_forms",
    "tokenize",
]
