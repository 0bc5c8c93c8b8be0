"""Rows and kept passages as files for a spreadsheet."""
