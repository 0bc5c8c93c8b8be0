"""What is answered: the question, the evidence, the answer, and the command line.

Imports `index` and `corpus`; nothing of `web`, except `assistant.cli`, the composition root,
which starts it.
"""
