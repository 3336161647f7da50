"""合订本: the dispatch and the measure list bound into one PDF to read."""

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

from rectify_docs.model.run import DocumentRecord
from rectify_docs.pipeline.produce import Product
from rectify_docs.render.pdf import normalise_pdf
from rectify_docs.render.volume import Chapter, bind
from rectify_docs.report.measure_list import KIND as MEASURE_LIST
from rectify_docs.report.weekly_dispatch import KIND as DISPATCH

NAME = "合订本（阅读用）.pdf"
PARTS = {DISPATCH: "", MEASURE_LIST: "清单-"}
"""Kinds that are bound, in this order → what stands before their page labels."""


def bound(products: Sequence[Product], folder: Path, author: str, as_of: dt.date) -> tuple[Product, ...]:
    """The products with the volume behind them; as they are where a part of it was not made as PDF."""
    pdfs = {one.kind: one for one in products if one.kind in PARTS and one.name.endswith(".pdf")}
    if pdfs.keys() != PARTS.keys():
        return tuple(products)
    chapters = [Chapter(pdfs[kind].title, folder / pdfs[kind].name, prefix) for kind, prefix in PARTS.items()]
    pages, title = bind(chapters, folder / NAME), f"{pdfs[DISPATCH].title}（合订本）"
    normalise_pdf(folder / NAME, title=title, author=author, as_of=as_of)
    return (*products, Product(DISPATCH, NAME, "", pages=pages, title=title))


def outdated(document: DocumentRecord, kinds: Collection[str]) -> bool:
    """An old volume of which a part is made anew."""
    return document.path == NAME and not PARTS.keys().isdisjoint(kinds)
