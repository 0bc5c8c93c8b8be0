"""What a build reads: the files of the corpus, and what persons have settled of them."""
