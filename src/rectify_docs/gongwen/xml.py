"""XML of the file format as text: elements in the order in which they are given."""

from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'

Attribute = str | int | None


def w(element: str, /, *children: str, **attributes: Attribute) -> str:
    """An element of WordprocessingML; attributes that are None are left out, a closing ``_`` of their names too."""
    pairs = "".join(
        f" w:{key.rstrip('_')}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None
    )
    inner = "".join(children)
    return f"<w:{element}{pairs}>{inner}</w:{element}>" if inner else f"<w:{element}{pairs}/>"


def part(root: str, *children: str, namespaces: str = NAMESPACES) -> bytes:
    """A part whose root is an element of WordprocessingML."""
    return f"{DECLARATION}<w:{root} {namespaces}>{''.join(children)}</w:{root}>".encode()


def text_run(text: str, properties: str = "") -> str:
    """A run; tabs and line feeds become Word's."""
    pieces = []
    for i, line in enumerate(text.split("\n")):
        pieces.append(w("br") if i else "")
        for j, piece in enumerate(line.split("\t")):
            pieces.append(w("tab") if j else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "")
    return w("r", w("rPr", properties) if properties else "", *pieces)
