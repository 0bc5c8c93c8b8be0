"""What English text states of amounts: by forms of a sentence, else by the words of its clauses."""
