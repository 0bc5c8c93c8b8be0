"""Lists of projects: a name with its amount a line, and a remark of what it is."""

from corpus.projects.add import add_projects

__all__ = ["add_projects"]
