"""What a turn computes with where documents state it: rows of tables, sentences, rates."""
