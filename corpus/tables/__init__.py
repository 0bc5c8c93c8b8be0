"""One way from a table to its facts: propose grids of cells, say what they mean, choose, prove."""
