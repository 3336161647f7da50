"""What a filed document must not carry: macros, links to the outside, objects, traces of editing (四性: 安全性)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, judged
from rectify_docs.gongwen.conformance.resolve import Node, W
from rectify_docs.gongwen.conformance.scales import short

RULES: Rules[Parts] = Rules()
STORY = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
"""Parts that print text."""
REVISIONS = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    )
)
FETCHING = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b")
"""Field codes that bring something in from elsewhere."""


def _stories(parts: Parts) -> Iterator[Node]:
    """The roots of what prints: text, headers, footers, notes."""
    names = (name for name in parts.docx.names if STORY.match(name))
    yield from (root for name in names if (root := parts.docx.xml(name)) is not None)


def _texts(parts: Parts, name: str) -> Iterator[str]:
    """The texts of all elements of a name."""
    yield from (node.text or "" for root in _stories(parts) for node in root.iter(f"{W}{name}"))


@RULES.rule("SAFE-01", "四性", "般", "没有宏", "另存为不含宏的 .docx")
def macros(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: vbaProject.bin."""
    found = [name for name in parts.docx.names if "vba" in name.lower()]
    yield judged(not found, "没有宏", "、".join(found) or "没有")


@RULES.rule("SAFE-02", "四性", "般", "没有外部引用", "断开外部链接，图片改为嵌入")
def external(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: a picture, template or link that lies elsewhere, a field that fetches one."""
    roots = [parts.docx.xml(name) for name in parts.docx.names if name.endswith(".rels")]
    relations = [one for root in roots if root is not None for one in root if one.get("TargetMode") == "External"]
    fields = [code for code in _texts(parts, "instrText") if FETCHING.match(code)]
    found = [*(one.get("Target", "") for one in relations), *map(short, fields)]
    yield judged(not found, "没有外部引用", "、".join(found) or "没有")


@RULES.rule("SAFE-03", "四性", "般", "没有嵌入对象", "删去嵌入对象，或改为图片")
def objects(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: an OLE object."""
    found = [name for name in parts.docx.names if "/embeddings/" in name or "/activeX/" in name]
    yield judged(not found, "没有嵌入对象", "、".join(found) or "没有")


@RULES.rule("SAFE-04", "四性", "般", "没有修订痕迹", "接受或拒绝全部修订")
def changes(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: w:ins, w:del, w:pPrChange, in the text or in a footer."""
    found = sum(1 for root in _stories(parts) for _ in root.iter(*REVISIONS))
    yield judged(not found, "没有修订痕迹", f"{found}处" if found else "没有")


@RULES.rule("SAFE-05", "四性", "般", "没有批注", "删去全部批注")
def comments(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: comments.xml with a comment."""
    root = parts.docx.xml("word/comments.xml")
    found = len(root) if root is not None else 0
    yield judged(not found, "没有批注", f"{found}条" if found else "没有")


@RULES.rule("SAFE-06", "四性", "般", "没有隐藏文字", "删去隐藏文字")
def hidden(parts: Parts) -> Iterator[Measured]:
    """Right: none. Wrong: w:vanish, in the text, a text box or a footer."""
    running = (one for name in parts.docx.names if STORY.match(name) for one in _printed(parts, name))
    found = [run.text for one in running for run in one.runs if run.hidden and run.text.strip()]
    yield judged(not found, "没有隐藏文字", "；".join(short(text, 10) for text in found[:3]) or "没有")


def _printed(parts: Parts, name: str) -> tuple[Paragraph, ...]:
    main = name == "word/document.xml"
    return (*parts.docx.paragraphs, *parts.docx.boxes) if main else parts.docx.running(name)
