"""Figures that sentences and label lines state: whose, what, of which year, each from their words.

An amount whose sentence leaves one of these open is no reading here.
"""
