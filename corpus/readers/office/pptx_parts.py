"""What belongs to a slide but stands in parts of its own: the texts of its diagrams, its notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Handle = Any  # an object of python-pptx, which has no types

_DIAGRAM = "/diagramData"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def notes(slide: Handle) -> Iterator[str]:
    """What the speaker notes say, which is said of the slide."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    for paragraph in frame.paragraphs if frame is not None else ():
        if text := " ".join(paragraph.text.split()):
            yield text


def diagrams(slide: Handle) -> Iterator[str]:
    """Texts of the slide's SmartArt, which stand in parts of their own."""
    from lxml import etree

    for relation in slide.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_DIAGRAM):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(relation.target_part.blob, parser)
        lines = [node.text.strip() for node in root.iter(_TEXT) if node.text and node.text.strip()]
        if lines:
            yield "\n".join(lines)
