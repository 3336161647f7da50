"""``word/styles.xml`` from the profile."""

from rectify_docs.gongwen.given import SizeName, Style
from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.xml import part, w

BODY_SIZE: SizeName = "三号"
SINGLE = 240
"""One line of the font's own height (``w:line`` with ``auto``)."""
OWN_HEIGHT = 1
"""Value of ``Style.line`` for the font's own height without a grid."""


def styles_part(profile: Profile) -> bytes:
    """All styles: defaults, the built-in ones that Word expects, the named ones of the profile."""
    return part("styles", _defaults(profile), *_built_in(profile), *(_style(each, profile) for each in profile.style))


def run_properties(style: Style, profile: Profile) -> str:
    """``w:rPr`` of a style, in the schema's order."""
    size = profile.sizes[style.size]
    squeeze = profile.grid.squeeze.twips if style.size == BODY_SIZE else 0
    return "".join(
        (
            fonts(profile.family(style.face)),
            w("color", val=style.colour) if style.colour else "",
            w("spacing", val=squeeze),
            w("w", val=style.scale) if style.scale != 100 else "",  # noqa: PLR2004 - percent
            w("sz", val=size),
            w("szCs", val=size),
        )
    )


def fonts(family: str) -> str:
    """One family for all scripts: figures look like the text around them."""
    return w("rFonts", ascii=family, eastAsia=family, hAnsi=family, cs=family)


def character(style: Style, profile: Profile) -> int:
    """Twips of 一字 in a style (3.1)."""
    return profile.grid.character.twips if style.size == BODY_SIZE else profile.sizes[style.size] * 10


def _defaults(profile: Profile) -> str:
    """仿宋 三号, 28 characters a line (5.2.2, 5.2.3); no mark begins a line (GB/T 15834 5.1) or hangs over its end."""
    body = profile.sizes[BODY_SIZE]
    run = w(
        "rPr",
        fonts(profile.family("仿宋")),
        w("spacing", val=profile.grid.squeeze.twips),
        w("kern", val=0),
        w("sz", val=body),
        w("szCs", val=body),
        # Why en-US: with zh-CN for Latin text LibreOffice breaks lines inside numbers (GB/T 15835 5.1.8.2 forbids it).
        w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    paragraph = w(
        "pPr",
        w("widowControl", val=0),
        w("kinsoku", val=1),
        w("overflowPunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _built_in(profile: Profile) -> list[str]:
    """Normal and what else Word wants to find."""
    normal = w("pPr", w("jc", val="both"))
    margin = {f"{side}": w(side, w=0 if side in {"top", "bottom"} else 108, type="dxa") for side in SIDES}
    table = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margin.values()))
    return [
        w("style", w("name", val="Normal"), w("qFormat"), normal, type="paragraph", default=1, styleId="Normal"),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        w(
            "style",
            w("name", val="Normal Table"),
            w("uiPriority", val=99),
            w("semiHidden"),
            table,
            type="table",
            default=1,
            styleId="TableNormal",
        ),
        w(
            "style",
            w("name", val="No List"),
            w("uiPriority", val=99),
            w("semiHidden"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
        _running("header", "Header", profile),
        _running("footer", "Footer", profile),
    ]


SIDES = ("top", "left", "bottom", "right")


def _running(name: str, style_id: str, profile: Profile) -> str:
    size = profile.sizes["四号"]
    run = w("rPr", w("spacing", val=0), w("sz", val=size), w("szCs", val=size))
    format_ = w("pPr", w("snapToGrid", val=0))
    return w("style", w("name", val=name), w("basedOn", val="Normal"), format_, run, type="paragraph", styleId=style_id)


def _style(style: Style, profile: Profile) -> str:
    parts = (
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *_paragraph(style, profile)),
        w("rPr", run_properties(style, profile)),
    )
    return w("style", *parts, type="paragraph", customStyle=1, styleId=style.id)


def _paragraph(style: Style, profile: Profile) -> list[str]:
    """Children of ``w:pPr`` of a style, in the schema's order."""
    return [
        w("keepNext") if style.keep_next or style.outline else "",
        _rule(style, profile) if style.rule else "",
        w("tabs", *_tabs(style, profile)) if style.tab else "",
        w("snapToGrid", val=0) if style.line else "",
        _spacing(style),
        _indent(style, profile),
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline - 1) if style.outline else "",
    ]


def _rule(style: Style, profile: Profile) -> str:
    """版头中的分隔线 (7.2.7); of a letter red double rules, above thick over thin, below thin over thick (10.1)."""
    if style.rule == "red":
        rule = profile.red_rule
        weight, space = rule.weight.eighth_points, rule.space.points
        return w("pBdr", w("bottom", val="single", sz=weight, space=space, color=rule.colour.value))
    letter, foot = profile.letter, style.rule == "letter-foot"
    kind, space = ("thinThickSmallGap", 0) if foot else ("thickThinSmallGap", letter.space.points)
    size, colour = letter.weight.eighth_points, letter.colour.value
    return w("pBdr", w("bottom", val=kind, sz=size, space=space, color=colour))


def _tabs(style: Style, profile: Profile) -> list[str]:
    """Where a tab leads.

    Imprint: to the right indent. Signers: one character within either edge of the type area (7.2.5, 7.2.6). Edge: to
    the right edge of the type area (10.1).
    """
    width, one = profile.page.text_width.twips, character(style, profile)
    if style.tab in {"imprint", "edge"}:
        return [w("tab", val="right", pos=width - round(style.right * one))]
    return [w("tab", val="left", pos=one), w("tab", val="right", pos=width - one)]


def _spacing(style: Style) -> str:
    if style.line == OWN_HEIGHT:
        return w("spacing", line=SINGLE, lineRule="auto")
    if style.line:
        return w("spacing", before=style.before or None, line=style.line, lineRule="exact")
    return w("spacing", before=style.before) if style.before else ""


def _indent(style: Style, profile: Profile) -> str:
    """Indents in twips; where Word may follow the type size, in hundredths of a character too."""
    one = character(style, profile)
    values = {
        "left": round(style.left * one) or None,
        "rightChars": round(style.right * 100) or None,
        "right": round(style.right * one) or None,
        "hanging": round(style.hanging * one) or None,
        "firstLineChars": round(style.first_line * 100) or None,
        "firstLine": round(style.first_line * one) or None,
    }
    return w("ind", **values) if any(values.values()) else ""
