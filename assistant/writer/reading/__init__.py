"""Reading a model's sentences: their references, names, years, and the lines they rest on."""
