"""HTML as a document: what is shown of it, its tables, its text."""
