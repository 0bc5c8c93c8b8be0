"""Readers of each layout of figures."""
