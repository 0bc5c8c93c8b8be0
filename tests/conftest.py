"""For all tests: what hypothesis generates may take its time, a test asserts no speed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
