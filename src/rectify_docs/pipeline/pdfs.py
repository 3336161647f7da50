"""PDFs of every docx: found LibreOffice or a finding, one batch, pages counted."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rectify_docs.model.finding import Finding, finding
from rectify_docs.pipeline.produce import Product, pdf_name, with_pages
from rectify_docs.render.fonts import substitutions
from rectify_docs.render.pdf import convert, find_soffice, normalise_pdf
from rectify_docs.settings import Settings

FONTS_VARIABLE = "RECTIFY_FONTS"
"""Environment variable with a folder of fonts."""


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """Makes PDFs, or nothing where that is not wanted or not possible."""

    soffice: Path | None
    fonts: tuple[Path, ...]
    timeout: int
    standard: str = "2b"
    """PDF/A-2b, PDF/A-1b, or none."""
    jobs: int = 1
    """Processes of LibreOffice at once."""
    notes: tuple[Finding, ...] = ()
    """What to say before anything is converted."""

    @classmethod
    def find(cls, workspace: Path, settings: Settings, *, wanted: bool, jobs: int = 1) -> Self:
        """Looks for LibreOffice and fonts."""
        timeout, standard = settings.pdf.timeout_seconds, settings.pdf.standard
        if not wanted:
            return cls(None, (), timeout)
        named = os.environ.get(FONTS_VARIABLE)
        places = (*((Path(named),) if named else ()), workspace / ".cache" / "fonts")
        fonts = tuple(place.resolve() for place in places if place.is_dir())
        soffice = find_soffice(settings.pdf.soffice)
        if soffice is None:
            return cls(None, fonts, timeout, notes=(finding("D502", content="找不到 LibreOffice"),))
        swapped = "、".join(f"{wanted}→{used}" for wanted, used in substitutions(fonts))
        notes = (finding("D503", content=swapped),) if swapped else ()
        return cls(soffice, fonts, timeout, standard, jobs, notes)

    def convert(self, files: Sequence[Path], folder: Path) -> dict[str, int]:
        """Pages by name of the PDFs that were made in a folder; none without LibreOffice."""
        if self.soffice is None:
            return {}
        return convert(
            files,
            folder,
            soffice=self.soffice,
            fonts_dirs=self.fonts,
            timeout=self.timeout,
            standard=self.standard,
            jobs=self.jobs,
        )

    def make(
        self, products: Sequence[Product], folder: Path, author: str, as_of: dt.date
    ) -> tuple[tuple[Product, ...], tuple[Finding, ...]]:
        """Converts every docx in one batch; what could not be converted is a finding."""
        sources = [product for product in products if product.name.endswith(".docx")]
        if self.soffice is None or not sources:
            return tuple(products), ()
        paths = [folder / product.name for product in sources]
        made = self.convert(paths, folder)
        pages: dict[str, int] = {}
        for product in sources:
            name = pdf_name(product)
            pdf = folder / name
            if pdf.name in made:
                (folder / pdf.name).replace(pdf)  # the batch puts all of them into one folder
                normalise_pdf(pdf, title=product.title, author=author, as_of=as_of)
                pages[name] = made[pdf.name]
        missing = [product.name for product in sources if pdf_name(product) not in pages]
        trouble = tuple(finding("D502", content=f"{name} 转换失败") for name in missing)
        return with_pages(products, pages), trouble
