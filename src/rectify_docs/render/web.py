"""A rendered docx as a page for the office's website: the same paragraphs and tables, nothing added.

Every element names its place in the docx (``data-place``), so that a figure is found again in both.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from lxml import etree

from rectify_docs.render.places import FALLBACK, W, places
from rectify_docs.render.tables import span
from rectify_docs.render.unbroken import NO_BREAK_HYPHEN

P, T, BR, TAB, STYLE, VAL = (f"{{{W}}}{name}" for name in ("p", "t", "br", "tab", "pStyle", "val"))
GAPS = {BR: "<br>", TAB: " ", NO_BREAK_HYPHEN: "-"}
"""What stands for elements without a text."""
Placed = tuple[str, etree._Element]
TAGS = {
    "GwTitle": "h1",
    "GwAnnexTitle": "h1",
    **{f"GwHeading{level}": f"h{level + 1}" for level in range(1, 5)},
}
"""Style → element; all others are paragraphs."""
RIGHT = ("GwSignature", "GwDate")
CENTRE = ("GwSubtitle", "GwCaption", "GwMeeting", "GwTableHead", "GwTableCentre")
LOOK = (
    "body{max-width:48em;margin:2em auto;padding:0 1em;line-height:1.9;"
    "font-family:仿宋,FangSong,STFangsong,serif;font-size:1.1rem}"
    "h1{text-align:center;font-size:1.5rem;margin:0}h2,h3,h4,h5{font-size:1.1rem;text-indent:2em;margin:0}"
    "h2{font-family:黑体,SimHei,sans-serif}h3{font-family:楷体,KaiTi,serif}"
    "p{text-indent:2em;margin:0}p.right{text-align:right;text-indent:0}p.centre{text-align:center;text-indent:0}"
    "table{border-collapse:collapse;width:100%}td{border:1px solid;padding:.2em .4em}"
)


def web_page(docx: bytes, *, title: str, author: str) -> bytes:
    """HTML in UTF-8, whole in itself: no script, nothing loaded from elsewhere.

    Args:
        docx: the finished document.
        title: title of the page.
        author: the office.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="author" content="{escape(author)}"><title>{escape(title)}</title><style>{LOOK}</style>'
    )
    body = "\n".join(_elements(root))
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'.encode()


def _elements(root: etree._Element) -> Iterator[str]:
    """Paragraphs one by one, tables whole: ``第3段`` is in no table, ``表1第2行第4列`` in the first."""
    for table, found in groupby(places(root), key=lambda one: one[0].partition("第")[0]):
        if table:
            yield f"<table>{''.join(_rows(found))}</table>"
        else:
            yield from (_paragraph(where, _style(one), text) for where, one in found if (text := _text(one)))


def _rows(cells: Iterable[Placed]) -> Iterator[str]:
    for _, row in groupby(cells, key=lambda one: one[0].rpartition("第")[0]):
        yield f"<tr>{''.join(_cell(where, cell) for where, cell in row)}</tr>"


def _cell(where: str, cell: etree._Element) -> str:
    wide = f' colspan="{span(cell)}"' if span(cell) > 1 else ""
    lines = "<br>".join(filter(None, map(_text, cell.iter(P))))
    return f'<td data-place="{where}"{wide}>{lines}</td>'


def _paragraph(where: str, style: str, text: str) -> str:
    tag = TAGS.get(style, "p")
    side = ' class="right"' if style in RIGHT else ' class="centre"' if style in CENTRE else ""
    return f'<{tag}{side} data-place="{where}">{text}</{tag}>'


def _style(paragraph: etree._Element) -> str:
    found = next(paragraph.iter(STYLE), None)
    return "" if found is None else str(found.get(VAL))


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph, escaped, its line breaks kept."""
    shown = (one for one in paragraph.iter(T, *GAPS) if next(one.iterancestors(FALLBACK), None) is None)
    return "".join(map(_piece, shown)).strip()


def _piece(element: etree._Element) -> str:
    return GAPS.get(str(element.tag)) or escape(element.text or "")
