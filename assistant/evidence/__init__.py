"""Evidence: the figures and statements of the corpus that bear on a question."""
