"""Shape of the places on a page."""

from __future__ import annotations

from pydantic import BaseModel, Field


class PageBoxes(BaseModel):
    """A page's size, and the boxes of a range on it, in points from the top left."""

    width: float
    height: float
    boxes: list[tuple[float, float, float, float]] = Field(description="x0, y0, x1, y1 of each")
