"""版记 (7.4): copies, printing office and date, at the foot of the last page's type area."""

from rectify_docs.gongwen.blocks import paragraph
from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.xml import w

LONG, LONGEST = 18, 26
"""Characters of an office's name beyond which name and date fit on a line only when set narrower, and not even then."""
COPIES = "抄送：{{ copies }}。"
PRINTED = "{{ printer }}\t{{ printed_on }}印发"


def imprint(profile: Profile) -> str:
    """A table of the type area's width that stands on its lower edge; its paragraph closes the document.

    Why it is anchored to the page: LibreOffice leaves a table of the text's full width in the flow otherwise.
    """
    width = profile.page.text_width.twips
    rows = (
        _tag("if copies", width),
        _row(paragraph(COPIES, "GwCopies"), width),
        _tag("endif", width),
        _row(_printed(), width),
    )
    place = w(
        "tblpPr",
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=profile.page.left.twips,
        tblpYSpec="bottom",
    )
    properties = w("tblPr", place, w("tblW", w=width, type="dxa"), _rules(profile), *_layout())
    return w("tbl", properties, w("tblGrid", w("gridCol", w=width)), *rows) + paragraph("", "GwGap")


def _rules(profile: Profile) -> str:
    """The first and the last thick, those between thin (7.4.1)."""
    weights = {
        "top": profile.imprint.thick,
        "bottom": profile.imprint.thick,
        "insideH": profile.imprint.thin,
    }
    return w(
        "tblBorders",
        *(w(side, val="single", sz=rule.eighth_points, space=0, color="auto") for side, rule in weights.items()),
    )


def _layout() -> tuple[str, str]:
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right")))
    return w("tblLayout", type="fixed"), margins


def _printed() -> str:
    """印发机关 and 印发日期; a long name is set a little narrower, the longest has lines of its own."""
    return "".join(
        (
            paragraph(f"{{%p if printer|length > {LONGEST} %}}"),
            paragraph("{{ printer }}", "GwPrinted"),
            paragraph("\t{{ printed_on }}印发", "GwPrinted"),
            paragraph(f"{{%p elif printer|length > {LONG} %}}"),
            paragraph(PRINTED, "GwPrintedLong"),
            paragraph("{%p else %}"),
            paragraph(PRINTED, "GwPrinted"),
            paragraph("{%p endif %}"),
        )
    )


def _row(content: str, width: int) -> str:
    return w("tr", w("trPr", w("cantSplit")), w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content))


def _tag(text: str, width: int) -> str:
    return _row(paragraph(f"{{%tr {text} %}}", "GwPrinted"), width)
