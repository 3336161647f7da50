"""What a filed document must not carry: macros, links to the outside, objects, traces of editing (四性: 安全性)."""

from collections.abc import Iterator

from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, judged
from rectify_docs.gongwen.conformance.resolve import W
from rectify_docs.gongwen.conformance.scales import short

RULES: Rules[Parts] = Rules()
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange"))
HYPERLINK = "/hyperlink"


@RULES.rule("SAFE-01", "四性", "般", "没有宏")
def macros(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: vbaProject.bin."""
    found = [name for name in parts.docx.names if "vba" in name.lower()]
    yield judged(not found, "没有宏", "、".join(found) or "没有")


@RULES.rule("SAFE-02", "四性", "般", "没有外部引用")
def external(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: a picture or template that lies elsewhere."""
    roots = [parts.docx.xml(name) for name in parts.docx.names if name.endswith(".rels")]
    relations = [one for root in roots if root is not None for one in root if one.get("TargetMode") == "External"]
    found = [one.get("Target", "") for one in relations if not one.get("Type", "").endswith(HYPERLINK)]
    yield judged(not found, "没有外部引用", "、".join(found) or "没有")


@RULES.rule("SAFE-03", "四性", "般", "没有嵌入对象")
def objects(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: an OLE object."""
    found = [name for name in parts.docx.names if "/embeddings/" in name or "/activeX/" in name]
    yield judged(not found, "没有嵌入对象", "、".join(found) or "没有")


@RULES.rule("SAFE-04", "四性", "般", "没有修订痕迹")
def changes(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: w:ins, w:del."""
    found = sum(1 for _ in parts.docx.root.iter(*CHANGES))
    yield judged(not found, "没有修订痕迹", f"{found}处" if found else "没有")


@RULES.rule("SAFE-05", "四性", "般", "没有批注")
def comments(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: comments.xml with a comment."""
    root = parts.docx.xml("word/comments.xml")
    found = len(root) if root is not None else 0
    yield judged(not found, "没有批注", f"{found}条" if found else "没有")


@RULES.rule("SAFE-06", "四性", "般", "没有隐藏文字")
def hidden(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: w:vanish."""
    found = [run.text for one in parts.docx.paragraphs for run in one.runs if run.hidden and run.text.strip()]
    yield judged(not found, "没有隐藏文字", "；".join(short(text, 10) for text in found[:3]) or "没有")
