"""How it is found: passages, embeddings, FAISS, lexical retrieval, and the build.

Imports `corpus`; nothing of `assistant` or `web`.
"""
