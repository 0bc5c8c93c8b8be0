"""Builds from a running service: started, followed, and what they are made from."""
