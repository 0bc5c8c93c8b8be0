"""An answer while it is composed: text, figures, citations, and the sentences that frame it."""
