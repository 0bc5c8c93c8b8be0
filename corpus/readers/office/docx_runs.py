"""Text of a DOCX's paragraphs as printed: without what is hidden, struck out or deleted.

How a run looks is said by itself, by its style, or by its paragraph's style (ECMA-376 part 1,
17.3.2 and 17.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.readers.left_out import LeftOut
from corpus.readers.marks import lowered, raised

Element = Any  # an lxml element with python-docx's additions, which have no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{W}txbxContent"
PAGE_BREAK = "\f"  # stands for a page break while a paragraph is put together
SMALLEST = 4  # half points; smaller text is not there to be read
MAX_STYLES = 30  # styles that are based on each other
_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"^(?:heading|見出し)\s*(\d)$", re.IGNORECASE)
_TITLES = ("title", "表題")
_SKIPPED = frozenset({BOX, FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}rt", f"{W}instrText"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_PLAIN_TABLES = ("tablenormal", "tablegrid", "a1", "a3")  # table styles without colour


class RunReader:
    """Reads paragraphs of one document; `headings` gives the level of each heading's style."""

    def __init__(self, document: Element, left: LeftOut) -> None:
        self._left = left
        self._styles = {s.style_id: s.element for s in document.styles}
        self._kinds: dict[str, str | None] = {}
        self.headings = dict(_headings(document))

    def text(self, paragraph: Element) -> str:
        """Printed text of a paragraph, without that of text boxes anchored in it."""
        out: list[str] = []
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        whole = self._of_style(style.get(f"{W}val")) if style is not None else None
        stack = list(reversed(paragraph))
        while stack:
            node = stack.pop()
            if node.tag in _SKIPPED:
                continue
            if node.tag in _DELETED:
                self._leave("deleted-text", node)
            elif node.tag == f"{W}r":
                self._add_run(node, whole, out)
                stack.extend(reversed([n for n in node if n.tag == f"{W}ruby"]))
            else:
                stack.extend(reversed(node))
        # Word marks a page that an explicit break begins a second time.
        return re.sub(f"{PAGE_BREAK}+", PAGE_BREAK, "".join(out))

    def _add_run(self, run: Element, whole: str | None, out: list[str]) -> None:
        properties = run.find(f"{W}rPr")
        kind = whole
        if properties is not None:
            style = properties.find(f"{W}rStyle")
            named = self._of_style(style.get(f"{W}val")) if style is not None else None
            kind = unsaid(properties, run) or named or whole
        words = "".join(_printed(run))
        if kind is not None and words.strip():
            self._left.add(kind)
            return
        height = properties.find(f"{W}vertAlign") if properties is not None else None
        level = height.get(f"{W}val") if height is not None else None
        before = "".join(out[-3:])
        if level == "superscript":
            words = raised(before, words)
        elif level == "subscript":
            words = lowered(before, words)
        out.append(words)

    def _leave(self, kind: str, node: Element) -> None:
        if any((t.text or "").strip() for t in node.iter(f"{W}delText", f"{W}t")):
            self._left.add(kind)

    def _of_style(self, name: str | None) -> str | None:
        """Kind of `LeftOut` that a style makes of its text, its bases included."""
        if name is None:
            return None
        if name not in self._kinds:
            kind, base = None, name
            for _ in range(MAX_STYLES):
                style = self._styles.get(base)
                properties = style.find(f"{W}rPr") if style is not None else None
                kind = unsaid(properties, None) if properties is not None else None
                based = style.find(f"{W}basedOn") if style is not None else None
                if kind or based is None:
                    break
                base = based.get(f"{W}val")
            self._kinds[name] = kind
        return self._kinds[name]


def _headings(document: Element) -> Iterator[tuple[str, int]]:
    """Level of the heading that each style id stands for; 0 is the title."""
    for style in document.styles:
        name = (style.name or "").strip()
        if match := _HEADING.match(name):
            yield style.style_id, int(match[1])
        elif name.lower() in _TITLES:
            yield style.style_id, 0


def unsaid(properties: Element, run: Element | None) -> str | None:
    """Kind of `LeftOut` that run properties make of their text; `run` is looked at for shading."""
    if any(_is_on(properties, name) for name in ("vanish", "webHidden")):
        return "hidden-text"
    if any(_is_on(properties, name) for name in ("strike", "dstrike")):
        return "struck-text"
    size = properties.find(f"{W}sz")
    points = size.get(f"{W}val", "") if size is not None else ""
    if points.isdigit() and int(points) <= SMALLEST:
        return "hidden-text"
    color = properties.find(f"{W}color")
    white = color is not None and (color.get(f"{W}val") or "").upper() == "FFFFFF"
    return "hidden-text" if white and run is not None and not _has_ground(run) else None


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and (found.get(f"{W}val") or "1").lower() not in _OFF


def _has_ground(run: Element) -> bool:
    """Whether something may be painted behind a run: shading, a table's style, a text box."""
    if run.find(f"{W}rPr/{W}highlight") is not None:
        return True
    for node in (run, *run.iterancestors()):
        for part in ("rPr", "pPr", "tcPr"):
            shade = node.find(f"{W}{part}/{W}shd")
            if shade is not None and (shade.get(f"{W}fill") or "auto").upper() not in (
                "AUTO",
                "FFFFFF",
            ):
                return True
        style = node.find(f"{W}tblPr/{W}tblStyle") if node.tag == f"{W}tbl" else None
        if style is not None and (style.get(f"{W}val") or "").lower() not in _PLAIN_TABLES:
            return True
        if node.tag == BOX:
            return True
    return False


def _printed(run: Element) -> Iterator[str]:
    for node in run:
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif node.tag == f"{W}br" and node.get(f"{W}type") == "page":
            yield PAGE_BREAK
        elif node.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"
        elif node.tag == f"{W}lastRenderedPageBreak":
            yield PAGE_BREAK


def boxes(element: Element) -> list[Element]:
    """Text boxes anchored in an element, the copies for old versions of Word left out."""
    found: list[Element] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag == BOX:
            found.append(node)
        elif node.tag != FALLBACK:
            stack.extend(reversed(node))
    return found
