"""What can be looked up and computed in one build: for the model that conducts, MCP and others.

A tool returns values, never wording; whoever calls it decides how they are shown.
"""

from assistant.tools.compute import Computed, Operation, Refused, compute
from assistant.tools.sources import Sources, Stretch

__all__ = ["Computed", "Operation", "Refused", "Sources", "Stretch", "compute"]
