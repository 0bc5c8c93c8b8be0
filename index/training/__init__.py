"""Makes the bundled encoder from open data, reproducibly: `python -m index.training`.

Nothing of the running service imports it; it needs the `train` extra.
"""
