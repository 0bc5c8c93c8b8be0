"""Ceilings and rates: what one applicant can get, by the course and the case of a grant.

They are no budgets: no year is theirs, and no unit above the table counts for them. So only what
a cell states in full ("750万円") is read, where a head, a label or "1人当たり" says that it is one.
"""

from corpus.tables.limits.add import add_limits

__all__ = ["add_limits"]
