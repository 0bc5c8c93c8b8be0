"""How long documents take to be read and analysed, long ones above all."""

from assistant.benchmark.reading.compare import time_made, time_reading

__all__ = ["time_made", "time_reading"]
