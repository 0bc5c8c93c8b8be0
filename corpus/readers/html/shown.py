"""Which parts of a web page are shown: by their elements, attributes, and its own style sheets.

A style sheet is read for rules of one simple selector (`.note`, `#old`, `td.gone`), which is how
pages hide things; what needs a browser to be known (scripts, sheets of their own) is taken as
shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Never text of the page, or there on every page of a site.
DROPPED = frozenset(
    """head script style noscript template svg nav iframe object button select textarea datalist
    footer dialog audio video canvas math rt rp rtc""".split()  # noqa: SIM905
)
_STRUCK = frozenset({"del", "s", "strike"})
_SITE_ROLES = frozenset({"navigation", "contentinfo", "search", "dialog", "alertdialog"})
_SHEET_CHARACTERS = 500_000
_MEDIA = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"([\w-]+)?([.#][\w-]+)?")
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|font-size:[01](?:\.\d+)?(?:px|pt|em|%)?"
    r"|opacity:0(?:\.0+)?%?|(?:text-indent|left|top|margin-left):-\d{4,}px"
    r"|clip:rect\((?:[01](?:px)?,?){4}\)|color:transparent)(?:!important)?(?=;|$)"
)
_STRIKING = re.compile(r"(?:^|;)text-decoration(?:-line)?:[^;]*line-through")
_WHITE = re.compile(
    r"(?:^|;)color:(?:#fff|#ffffff|white|rgba?\(255,255,255(?:,[^)]*)?\))(?:!important)?(?=;|$)"
)
_GROUND = re.compile(r"(?:^|;)background")
_WHITE_GROUND = re.compile(
    r"(?:^|;)background(?:-color)?:(?:#fff|#ffffff|white)(?:!important)?(?=;|$)"
)


class ShownText:
    """Tells what a page does not show, after its style sheets."""

    def __init__(self, root: _Element) -> None:
        self._rules: dict[str, str] = {}  # selector -> kind of `LeftOut`
        for sheet in root.iter("style"):
            text = _COMMENT.sub("", (sheet.text or "")[:_SHEET_CHARACTERS])
            for selectors, body in _RULE.findall(_MEDIA.sub("", text)):
                kind = _kind_of(_folded(body))
                for selector in selectors.split(",") if kind else ():
                    if _SELECTOR.fullmatch(selector.strip()):
                        self._rules[selector.strip().lower()] = kind

    def unsaid(self, node: _Element) -> str | None:
        """Kind of `LeftOut` where the element is not shown; None where it is."""
        tag = str(node.tag)
        if tag in _STRUCK:
            return "struck-text"
        if node.get("hidden") is not None or (tag == "input" and node.get("type") == "hidden"):
            return "hidden-text"
        style = _folded(node.get("style") or "")
        if style and (kind := _kind_of(style)):
            return kind
        if style and _WHITE.search(style) and not _has_ground(node):
            return "hidden-text"
        if self._rules:
            return next((self._rules[s] for s in _selectors(node, tag) if s in self._rules), None)
        return None


def is_furniture(node: _Element) -> bool:
    """Whether an element belongs to the site, not to the page: menus, footers, banners."""
    if node.tag in DROPPED or (node.get("role") or "").lower() in _SITE_ROLES:
        return True
    if node.tag != "header" or (parent := node.getparent()) is None or parent.tag != "body":
        return False
    return not any(True for _ in node.iter("h1", "h2", "table"))


def _folded(style: str) -> str:
    return re.sub(r"\s+", "", style).lower()


def _kind_of(style: str) -> str:
    """Kind of `LeftOut` that a folded style makes of an element; blank for none."""
    if _HIDING.search(style):
        return "hidden-text"
    return "struck-text" if _STRIKING.search(style) else ""


def _has_ground(node: _Element) -> bool:
    """Whether something may be painted behind an element: its own style, or a sheet's."""
    for one in (node, *node.iterancestors()):
        style = _folded(one.get("style") or "")
        if _WHITE_GROUND.search(style):
            return False
        if one.get("class") or one.get("bgcolor") or _GROUND.search(style):
            return True
    return False


def _selectors(node: _Element, tag: str) -> Iterator[str]:
    yield tag
    names = [f".{name}" for name in (node.get("class") or "").lower().split()]
    names += [f"#{name}" for name in [(node.get("id") or "").lower()] if name]
    for name in names:
        yield name
        yield tag + name
