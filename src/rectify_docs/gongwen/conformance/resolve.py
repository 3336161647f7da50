"""The properties that paragraphs and runs have in the end: defaults, styles one upon the other, direct formatting."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Node = etree._Element
OFF = frozenset({"0", "false", "off", "none"})


def attribute(node: Node | None, name: str = "val") -> str:
    """A ``w:`` attribute; empty where there is none."""
    return "" if node is None else node.get(f"{W}{name}", "")


def number(node: Node | None, name: str = "val", default: int = 0) -> int:
    """A ``w:`` attribute as a whole number."""
    return whole(attribute(node, name), default)


def whole(text: str, default: int = 0) -> int:
    """A text as a whole number; what is none is the default."""
    try:
        return round(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def switched_on(node: Node | None) -> bool:
    """A toggle property such as ``w:vanish``."""
    return node is not None and attribute(node) not in OFF


@dataclass(frozen=True, slots=True)
class Chain:
    """Property elements from the strongest to the weakest."""

    nodes: tuple[Node, ...]

    def find(self, name: str) -> Node | None:
        """The strongest ``w:name``."""
        return next((found for node in self.nodes if (found := node.find(f"{W}{name}")) is not None), None)

    def value(self, name: str, attributes: Iterable[str]) -> str:
        """The strongest attribute of ``w:name`` among those named; attributes are inherited one by one."""
        wanted = tuple(attributes)
        for node in self.nodes:
            found = node.find(f"{W}{name}")
            if found is not None:
                for each in wanted:
                    if attribute(found, each):
                        return attribute(found, each)
        return ""


class Styles:
    """``styles.xml`` with the theme's fonts."""

    def __init__(self, styles: Node | None, theme: Node | None) -> None:
        """Either part may be missing."""
        self.root = styles
        self.theme = theme
        self._chains: dict[tuple[str, str], tuple[Node, ...]] = {}
        self.plain: dict[str, Any] = {}
        """Paragraph style → the look of its runs without formatting of their own, kept by who reads runs."""
        self.layouts: dict[tuple[str, int], Any] = {}
        """Paragraph style and type size → a paragraph without formatting of its own, kept by who reads them."""

    @cached_property
    def _by_id(self) -> Mapping[str, Node]:
        nodes = self.root.iterfind(f"{W}style") if self.root is not None else ()
        return {attribute(node, "styleId"): node for node in nodes}

    @cached_property
    def _default(self) -> str:
        """The default paragraph style's id."""
        for id_, node in self._by_id.items():
            if attribute(node, "type") == "paragraph" and attribute(node, "default") in {"1", "true"}:
                return id_
        return ""

    def name(self, style_id: str) -> str:
        """The style's name."""
        node = self._by_id.get(style_id)
        return attribute(node.find(f"{W}name")) if node is not None else ""

    def chain(self, style_id: str, kind: str, *direct: Node | None) -> Chain:
        """Direct formatting, then the style and what it is based on, then the defaults.

        Args:
            style_id: empty for the default paragraph style.
            kind: ``pPr`` or ``rPr``.
            direct: stronger elements, the strongest first.
        """
        key = style_id or self._default, kind
        if key not in self._chains:
            self._chains[key] = tuple(self._inherited(*key))
        return Chain((*(node for node in direct if node is not None), *self._chains[key]))

    def character(self, style_id: str) -> Iterator[Node]:
        """``rPr`` of a character style and what it is based on."""
        return self._own(style_id, "rPr")

    def _inherited(self, style_id: str, kind: str) -> Iterator[Node]:
        yield from self._own(style_id, kind)
        defaults = self.root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}") if self.root is not None else None
        if defaults is not None:
            yield defaults

    def _own(self, style_id: str, kind: str) -> Iterator[Node]:
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            node = self._by_id[style_id]
            found = node.find(f"{W}{kind}")
            if found is not None:
                yield found
            style_id = attribute(node.find(f"{W}basedOn"))

    def family(self, chain: Chain, script: str) -> str:
        """The font family of a script (``eastAsia``, ``ascii``), through the theme where it is named there."""
        for node in chain.nodes:
            fonts = node.find(f"{W}rFonts")
            if fonts is None:
                continue
            if theme := attribute(fonts, f"{script}Theme"):
                return self._theme_font(theme)
            if own := attribute(fonts, script):
                return own
        return ""

    def _theme_font(self, name: str) -> str:
        """``minorEastAsia`` and the like → the theme's typeface for Chinese."""
        if self.theme is None:
            return ""
        group = self.theme.find(f".//{A}{'major' if name.startswith('major') else 'minor'}Font")
        if group is None:
            return ""
        hans = group.find(f"{A}font[@script='Hans']")
        east = group.find(f"{A}ea")
        latin = group.find(f"{A}latin")
        wanted = (east, hans) if "EastAsia" in name else (latin,)
        return next((face for node in wanted if node is not None and (face := node.get("typeface", ""))), "")
