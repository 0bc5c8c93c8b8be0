"""What a DOCX sets outside its body and says there: footnotes and endnotes.

They stand in parts of their own. A note often says who is meant or what is excluded; here they
follow the body, each once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Element = Any  # an lxml element with python-docx's additions, which have no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = re.compile(r"/word/(?:footnotes|endnotes)\d*\.xml$")


def notes(document: Element, text_of: Callable[[Element], str]) -> Iterator[str]:
    """The notes that say something, but for repetitions."""
    said: set[str] = {""}
    for root in _roots(document, _NOTES):
        for paragraph in root.iter(f"{_W}p"):
            text = " ".join(text_of(paragraph).split())
            if text not in said:
                said.add(text)
                yield text


def _roots(document: Element, kind: re.Pattern[str]) -> Iterator[Element]:
    """The parts of a package with such a name, in the order of their names."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts = [p for p in document.part.package.iter_parts() if kind.match(str(p.partname))]
    for part in sorted(parts, key=lambda p: str(p.partname)):
        try:
            yield etree.fromstring(part.blob, parser)
        except etree.XMLSyntaxError:
            continue  # the body was read; a broken note is no reason to refuse the document
