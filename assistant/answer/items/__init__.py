"""Items of papers: which one a turn is of, what its lines tell, what comes of a number."""
