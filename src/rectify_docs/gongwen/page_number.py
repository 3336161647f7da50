"""The page number as a live field (7.5)."""

from rectify_docs.gongwen.xml import text_run, w


def number(style_id: str, indent: str = "") -> str:
    """``— 1 —`` (7.5): 一字线 on both sides, the number a live field; with an indent other than the style's."""
    field = (
        w("r", w("fldChar", fldCharType="begin")),
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
        w("r", w("fldChar", fldCharType="separate")),
        text_run("1"),
        w("r", w("fldChar", fldCharType="end")),
    )
    return w("p", w("pPr", w("pStyle", val=style_id), indent), text_run("— "), *field, text_run(" —"))
