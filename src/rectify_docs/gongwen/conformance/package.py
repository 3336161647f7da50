"""A docx opened for checking: paragraphs, sections, running parts, relations."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from rectify_docs.gongwen.conformance.paragraphs import Paragraph, read_paragraph, read_running
from rectify_docs.gongwen.conformance.resolve import Node, Styles, W, attribute, number, switched_on

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
MAX_WHOLE = 256_000_000
"""Bytes of all parts unpacked."""
TRANSPARENT = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


class NotWordError(ValueError):
    """The file is no docx that can be opened."""


@dataclass(frozen=True, slots=True)
class Page:
    """A section's paper and margins in twips."""

    width: int
    height: int
    landscape: bool
    top: int
    right: int
    bottom: int
    left: int
    gutter: int
    footer: int
    """Distance of the footer from the paper's edge."""
    grid: str
    """``w:docGrid`` type; empty without one."""
    pitch: int
    """Twips of a line of the grid."""
    squeeze: int
    """``w:charSpace``."""
    references: tuple[tuple[str, str, str], ...]
    """Kind (header, footer), page type (default, even, first) and part name."""
    title_page: bool


class Docx:
    """One document."""

    def __init__(self, data: bytes) -> None:
        """Opens it.

        Raises:
            NotWordError: it is no zip, unpacks to too much, or has no document part.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                self.names = tuple(file.namelist())
                whole = sum(one.file_size for one in file.infolist())
                if whole > MAX_WHOLE:
                    message = f"解压后有 {whole // 1_000_000} MB，超过 {MAX_WHOLE // 1_000_000} MB"
                    raise NotWordError(message)
                self.parts = {one.filename: file.read(one) for one in file.infolist()}
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
            message = f"不是完好的 docx 文件（{error}）"
            raise NotWordError(message) from error
        if "word/document.xml" not in self.parts:
            message = "压缩包中没有 word/document.xml"
            raise NotWordError(message)

    def xml(self, name: str) -> Node | None:
        """A part as XML; None where it is missing or no XML."""
        try:
            return etree.fromstring(self.parts[name], PARSER) if name in self.parts else None
        except etree.XMLSyntaxError:
            return None

    @cached_property
    def root(self) -> Node:
        """``document.xml``.

        Raises:
            NotWordError: it is no XML.
        """
        found = self.xml("word/document.xml")
        if found is None:
            message = "word/document.xml 不是完好的 XML"
            raise NotWordError(message)
        return found

    @cached_property
    def styles(self) -> Styles:
        """Styles and theme."""
        return Styles(self.xml("word/styles.xml"), self.xml("word/theme/theme1.xml"))

    @cached_property
    def settings(self) -> Node | None:
        """``settings.xml``."""
        return self.xml("word/settings.xml")

    @property
    def odd_and_even(self) -> bool:
        """Odd and even pages have headers and footers of their own."""
        return self.settings is not None and switched_on(self.settings.find(f"{W}evenAndOddHeaders"))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the body in order, those of tables among them."""
        body = self.root.find(f"{W}body")
        return tuple(self._walk(body)) if body is not None else ()

    @cached_property
    def boxes(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body's text boxes; a box is written twice where older programs get a copy."""
        inside = (node for box in self.root.iter(f"{W}txbxContent") for node in box.iter(f"{W}p"))
        return tuple(replace(read_paragraph(node, self.styles, 0, 0), boxed=True) for node in inside)

    def _walk(self, body: Node) -> Iterator[Paragraph]:
        tables = section = 0
        for block in _blocks(body):
            if block.tag == f"{W}tbl":
                tables += 1
                for node in block.iter(f"{W}p"):
                    yield read_paragraph(node, self.styles, tables, section)
            else:
                yield read_paragraph(block, self.styles, 0, section)
                section += block.find(f"{W}pPr/{W}sectPr") is not None

    @cached_property
    def sections(self) -> tuple[Page, ...]:
        """The sections; what one does not name of headers and footers it has from the one before."""
        pages: list[Page] = []
        for node in self.root.iter(f"{W}sectPr"):
            parent = node.getparent()
            if parent is not None and parent.tag != f"{W}sectPrChange":
                pages.append(self._page(node, pages[-1].references if pages else ()))
        return tuple(pages)

    def _page(self, node: Node, inherited: tuple[tuple[str, str, str], ...]) -> Page:
        size, margins, grid = (node.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
        own = {
            (kind, attribute(one, "type") or "default"): self.relations.get(one.get(f"{R}id", ""), "")
            for kind in ("header", "footer")
            for one in node.iterfind(f"{W}{kind}Reference")
        }
        merged = {(kind, page): part for kind, page, part in inherited} | own
        return Page(
            width=number(size, "w"),
            height=number(size, "h"),
            landscape=attribute(size, "orient") == "landscape" or number(size, "w") > number(size, "h"),
            top=number(margins, "top"),
            right=number(margins, "right"),
            bottom=number(margins, "bottom"),
            left=number(margins, "left"),
            gutter=number(margins, "gutter"),
            footer=number(margins, "footer"),
            grid=attribute(grid, "type"),
            pitch=number(grid, "linePitch"),
            squeeze=number(grid, "charSpace"),
            references=tuple((kind, page, part) for (kind, page), part in merged.items()),
            title_page=switched_on(node.find(f"{W}titlePg")),
        )

    @cached_property
    def relations(self) -> Mapping[str, str]:
        """Relation id of the document → part name."""
        root = self.xml("word/_rels/document.xml.rels")
        nodes = root if root is not None else ()
        return {one.get("Id", ""): _part(one.get("Target", "")) for one in nodes}

    def running(self, name: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a header or footer, those of its text boxes too."""
        root = self.xml(name)
        if root is None:
            return ()
        return tuple(read_running(node, self.styles) for node in root.iter(f"{W}p"))


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _blocks(parent: Node) -> Iterator[Node]:
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in TRANSPARENT:
            yield from _blocks(child)
