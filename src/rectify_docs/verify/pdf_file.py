"""A finished PDF: whether it keeps what it says of itself (ISO 19005-1 and -2: PDF/A-1b, PDF/A-2b)."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from rectify_docs.verify.records import Failure

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
STANDARD_FIELDS = {"dc:title": "题名", "dc:creator": "作者", "dc:language": "语言"}


def pdf_faults(document: str, path: Path) -> Iterator[Failure]:
    """What is wrong with it.

    What a PDF claims in its metadata is held against it: no encryption (6.1.3), XMP (6.7), an output intent (6.2.2),
    every font embedded (6.3.4), no scripts or attached programs (6.6.1); title, author and language besides.

    Args:
        document: path of the file, for messages.
        path: the file.

    Raises:
        Exception: it cannot be opened (whatever the libraries raise).
    """
    with PdfReader(path) as reader:
        if not reader.pages:
            yield Failure(document, "", "有页面", "没有页面")
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        for name, word in STANDARD_FIELDS.items():
            if not metadata.get(name):
                yield Failure(document, "", f"有{word}", f"没有{word}（{name}）")
        if "pdfaid:part" in metadata:
            yield from _archival(document, pdf)


def _archival(document: str, pdf: pikepdf.Pdf) -> Iterator[Failure]:
    if pdf.is_encrypted:
        yield Failure(document, "", "PDF/A 不加密", "已加密")
    if not pdf.Root.get("/OutputIntents"):
        yield Failure(document, "", "PDF/A 有输出意图", "没有 OutputIntents")
    for name in ("/OpenAction", "/AA"):
        action = pdf.Root.get(name)
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") in {"/JavaScript", "/Launch"}:
            yield Failure(document, "", "PDF/A 没有动作", str(action.get("/S")))
    loose = [str(one.get("/FontName")) for one in pdf.objects if _is_loose(one)]
    if loose:
        yield Failure(document, "", "字体全部嵌入", "、".join(loose))


def _is_loose(item: pikepdf.Object) -> bool:
    """A font that the reader's machine would have to have."""
    if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/FontDescriptor":
        return False
    return not any(name in item for name in FILES)
