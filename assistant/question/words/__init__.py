"""The words of a question: its language, its content words, the lexicon that knows them."""
