"""What the documents say: text, pages, structure, programs, figures.

Owns reading files into `Document`s, the folded view of text, the grammars of amounts and
years, the programs and the budget table. Imports nothing of `index`, `assistant` or `web`.
"""
