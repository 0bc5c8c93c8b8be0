"""Rows of tables that a turn computes with, puts in order or lists."""
