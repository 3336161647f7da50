"""Paragraphs and runs of a docx with the formatting that they have in the end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from rectify_docs.gongwen.conformance.resolve import Chain, Node, Styles, W, attribute, number, switched_on, whole

AUTO = frozenset({"", "auto", "000000"})
DEFAULT_SIZE = 20
"""Half-points where nothing says otherwise (ECMA-376)."""
TWIPS_PER_HALF_POINT = 10
WIDE = "\u2e7f"
"""Characters beyond it are as wide as they are high."""
PAGE_FIELD = re.compile(r"(?:^|\s)PAGE\b")
"""Field code of the page's own number; NUMPAGES and PAGEREF are others."""
STRUCK = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr"})
GAPS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


class Run(NamedTuple):
    """Text in one formatting."""

    text: str
    family: str
    """East Asian font family as asked for; empty where none is."""
    latin: str
    size: int
    """Half-points."""
    colour: str
    """RRGGBB; empty for black."""
    spacing: int
    """Twips between characters."""
    hidden: bool


@dataclass(frozen=True, slots=True)
class Border:
    """A paragraph's lower border."""

    colour: str
    weight: int
    """Eighths of a point."""
    space: int
    """Points."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph outside tables, or inside one."""

    runs: tuple[Run, ...]
    style: str
    """Its style's name."""
    align: str
    left: int
    """Twips."""
    right: int
    first_line: int
    """Twips; negative where the first line hangs."""
    line: int
    """``w:line``."""
    line_rule: str
    before: int
    after: int
    snaps: bool
    border: Border | None
    new_page: bool
    table: int
    """0 outside tables, else the 1-based number of the outermost table."""
    section: int
    """0-based section that it belongs to."""
    airy: bool = True
    """A quarter of a character stands between Chinese and digits (``w:autoSpaceDN``)."""
    numbered: bool = False
    """Word numbers it: its number is no text, and its indents may be the list's."""
    field: bool = False
    """It holds a PAGE field; known of headers and footers only."""
    boxed: bool = False
    """It stands in a text box or frame, whose place is not its own."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def bare(self) -> str:
        """Without any blanks."""
        return "".join(self.text.split())

    @property
    def inked(self) -> tuple[Run, ...]:
        """The runs that print something."""
        return tuple(run for run in self.runs if run.text.strip() and not run.hidden)

    @property
    def size(self) -> int:
        """Half-points of the first run that prints something; of the paragraph where none does."""
        return next((run.size for run in (*self.inked, *self.runs)), 0)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text as ``w:br`` parts it."""
        return tuple(self.text.split("\n"))

    @property
    def width(self) -> int:
        """Twips of its longest line."""
        begin, widths = 0, []
        letters = [(char, run) for run in self.runs for char in run.text]
        for line in self.lines:
            widths.append(self._width(letters[begin : begin + len(line)]))
            begin += len(line) + 1
        return max(widths)

    def _width(self, line: Sequence[tuple[str, Run]]) -> int:
        """Twips of one line: Latin letters are half as wide as Chinese, with a quarter between the two."""
        letters = [(char > WIDE, run) for char, run in line]
        whole = sum((run.size * 10 if wide else run.size * 5) + run.spacing for wide, run in letters)
        seams = sum(run.size * 10 // 4 for (wide, run), (other, _) in pairwise(letters) if wide is not other)
        return whole + (seams if self.airy else 0)


def read_paragraph(node: Node, styles: Styles, table: int, section: int) -> Paragraph:
    """One ``w:p``; those with nothing but a style, most of a long table, share what is worked out of it."""
    own = node.find(f"{W}pPr")
    style = attribute(own.find(f"{W}pStyle")) if own is not None else ""
    runs = tuple(_run(run, styles, style) for run in _runs(node))
    size = runs[0].size if runs else DEFAULT_SIZE
    if own is not None and any(child.tag != f"{W}pStyle" for child in own):
        layout = _layout(own, styles, style, size)
    else:
        layout = styles.layouts.get((style, size)) or _layout(own, styles, style, size)
        styles.layouts[style, size] = layout
    broken = layout.new_page or any(attribute(one, "type") == "page" for one in node.iter(f"{W}br"))
    return replace(layout, runs=runs, table=table, section=section, new_page=broken)


def _layout(own: Node | None, styles: Styles, style: str, size: int) -> Paragraph:
    """What a paragraph has apart from its runs; ``size`` in half-points is that of its characters."""
    chain = styles.chain(style, "pPr", own)
    indent = _Indents(chain, size)
    snap, airy = chain.find("snapToGrid"), chain.find("autoSpaceDN")
    return Paragraph(
        runs=(),
        style=styles.name(style),
        align=attribute(chain.find("jc")) or "left",
        left=indent(left=1, start=1),
        right=indent(right=1, end=1),
        first_line=indent(hanging=-1, firstLine=1),
        line=whole(chain.value("spacing", ("line",))),
        line_rule=chain.value("spacing", ("lineRule",)),
        before=whole(chain.value("spacing", ("before",))),
        after=whole(chain.value("spacing", ("after",))),
        snaps=snap is None or switched_on(snap),
        border=_border(chain),
        new_page=switched_on(chain.find("pageBreakBefore")),
        table=0,
        section=0,
        airy=airy is None or switched_on(airy),
        numbered=number(chain.find(f"numPr/{W}numId")) > 0,
        boxed=own is not None and own.find(f"{W}framePr") is not None,
    )


def read_running(node: Node, styles: Styles) -> Paragraph:
    """A ``w:p`` of a header or footer: a PAGE field that nobody has counted yet prints 1."""
    one = read_paragraph(node, styles, 0, 0)
    codes = "".join(part.text or "" for part in node.iter(f"{W}instrText"))
    codes += "".join(f" {attribute(part, 'instr')}" for part in node.iter(f"{W}fldSimple"))
    field = PAGE_FIELD.search(codes) is not None
    boxed = one.boxed or next(node.iterancestors(f"{W}txbxContent"), None) is not None
    runs = one.runs
    if field and not any(map(str.isdigit, one.text)):
        at = next((at for at, run in enumerate(_runs(node)) if run.find(f"{W}instrText") is not None), None)
        runs = tuple(run._replace(text="1") if number == at else run for number, run in enumerate(runs))
    return replace(one, runs=runs, field=field, boxed=boxed)


def _runs(node: Node) -> Iterator[Node]:
    """The runs of a paragraph itself: not of its text boxes, nor what a tracked change has struck out."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in STRUCK:
            yield from _runs(child)


def _run(node: Node, styles: Styles, paragraph_style: str) -> Run:
    own = node.find(f"{W}rPr")
    text = "".join(part.text or "" if part.tag == f"{W}t" else GAPS.get(str(part.tag), "") for part in node)
    if own is not None:
        return _look(own, styles, paragraph_style)._replace(text=text)
    plain: dict[str, Run] = styles.plain
    if paragraph_style not in plain:
        plain[paragraph_style] = _look(None, styles, paragraph_style)
    return plain[paragraph_style]._replace(text=text)


def _look(own: Node | None, styles: Styles, paragraph_style: str) -> Run:
    """The formatting of a run, without text."""
    character = attribute(own.find(f"{W}rStyle")) if own is not None else ""
    chain = styles.chain(paragraph_style, "rPr", own, *styles.character(character))
    colour = attribute(chain.find("color")).upper()
    return Run(
        text="",
        family=styles.family(chain, "eastAsia"),
        latin=styles.family(chain, "ascii"),
        size=number(chain.find("sz"), default=DEFAULT_SIZE),
        colour="" if colour.lower() in AUTO else colour,
        spacing=number(chain.find("spacing")),
        hidden=switched_on(chain.find("vanish")),
    )


class _Indents:
    """Indents in twips: the strongest element that gives one, hundredths of a character before twips (17.3.1.12)."""

    def __init__(self, chain: Chain, size: int) -> None:
        self.nodes = [found for node in chain.nodes if (found := node.find(f"{W}ind")) is not None]
        self.character = size * TWIPS_PER_HALF_POINT

    def __call__(self, **signs: int) -> int:
        """The first of the attributes that is given, with its sign."""
        for node in self.nodes:
            for name, sign in signs.items():
                hundredths, twips = whole(attribute(node, f"{name}Chars")), whole(attribute(node, name))
                if hundredths or twips:
                    return sign * (round(hundredths * self.character / 100) if hundredths else twips)
            if any(attribute(node, name) for name in signs):
                return 0
        return 0


def _border(chain: Chain) -> Border | None:
    borders = chain.find("pBdr")
    bottom = borders.find(f"{W}bottom") if borders is not None else None
    if bottom is None or attribute(bottom) in {"", "nil", "none"}:
        return None
    return Border(attribute(bottom, "color").upper(), number(bottom, "sz"), number(bottom, "space"))
