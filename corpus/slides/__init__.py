"""Figures of running pages: headlines with a label, the items under them, whose they are."""
