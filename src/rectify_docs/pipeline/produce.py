"""Documents → files in the staging folder: docx and xlsx by their templates, then all PDFs in one batch."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from rectify_docs.filing.names import safe_name
from rectify_docs.gongwen.office import office_profile
from rectify_docs.model.document import Document, Printed, Rendered
from rectify_docs.pipeline.progress import Progress
from rectify_docs.pipeline.sealing import seal_of
from rectify_docs.pipeline.templates import find_template
from rectify_docs.render.docx import DocxTemplate, compile_docx
from rectify_docs.render.web import web_page
from rectify_docs.render.workbook import write_workbook
from rectify_docs.render.xlsx import fill_xlsx
from rectify_docs.settings import Settings

WEB = frozenset({"disclosure-notice"})
"""Kinds that are published on a website too."""


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made."""

    kind: str
    name: str
    """Path below ``output/<date>/``."""
    template: str
    printed: tuple[Printed, ...] = ()
    pages: int | None = None
    title: str = ""


def product_name(document: Document) -> str:
    """Path of the document's file below ``output/<date>/``."""
    return "/".join(safe_name(part) for part in (document.folder, document.name) if part)


class Producer:
    """Renders the documents of one run; a template is compiled once."""

    def __init__(self, workspace: Path, settings: Settings, as_of: dt.date) -> None:
        self.workspace = workspace
        self.author = settings.office.name
        self.seal = seal_of(settings.office, workspace)
        self.profile = office_profile(settings.format)
        self.as_of = as_of
        self._compiled: dict[str, DocxTemplate] = {}

    def produce(self, documents: Sequence[Document], folder: Path, progress: Progress) -> tuple[Product, ...]:
        """Writes every document into the folder.

        Raises:
            TemplateError: a template cannot be rendered; nothing else is written.
        """
        return tuple(self._write(documents, folder, progress))

    def _write(self, documents: Sequence[Document], folder: Path, progress: Progress) -> Iterator[Product]:
        for document in progress.each(documents, "生成文件", len(documents)):
            rendered = self._render(document)
            name = product_name(document)
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(rendered.data)
            made = Product(document.kind, name, document.template, rendered.printed, title=document.title)
            yield made
            if document.kind in WEB:
                yield self._web(made, rendered.data, folder)

    def _web(self, made: Product, data: bytes, folder: Path) -> Product:
        """The same document as a page for the website."""
        name = PurePosixPath(made.name).with_suffix(".html").as_posix()
        (folder / name).write_bytes(web_page(data, title=made.title, author=self.author))
        return replace(made, name=name)

    def _render(self, document: Document) -> Rendered:
        if document.workbook:
            return write_workbook(document.workbook, self.as_of)
        path = find_template(self.workspace, document.template)
        context = document.context or {}
        if path.suffix == ".xlsx":
            return fill_xlsx(path, context, title=document.title, author=self.author, as_of=self.as_of)
        if document.template not in self._compiled:
            self._compiled[document.template] = compile_docx(path, self.profile)
        compiled = self._compiled[document.template]
        about = {"title": document.title, "author": self.author}
        return compiled.render(context, **about, as_of=self.as_of, seal=self.seal)


def pdf_name(product: Product) -> str:
    """Path of the PDF that is made from a document, below ``output/<date>/``."""
    return PurePosixPath(product.name).with_suffix(".pdf").as_posix()


def with_pages(products: Sequence[Product], pages: dict[str, int]) -> tuple[Product, ...]:
    """The products with page counts, each PDF right behind the document it was made from."""
    result: list[Product] = []
    for product in products:
        pdf = pdf_name(product)
        count = pages.get(pdf) if product.name.endswith(".docx") else None
        result.append(replace(product, pages=count))
        if count is not None:
            result.append(Product(product.kind, pdf, product.template, pages=count, title=product.title))
    return tuple(result)
