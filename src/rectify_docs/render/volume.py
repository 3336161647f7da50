"""Several PDFs as one volume to read: an outline with a chapter for each, page labels that say where one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle


@dataclass(frozen=True, slots=True)
class Chapter:
    """One PDF of a volume."""

    title: str
    path: Path
    prefix: str = ""
    """Before its page labels, e.g. ``附件-``."""


def bind(chapters: Sequence[Chapter], target: Path) -> int:
    """Joins the PDFs, their own outlines below their titles, and returns the number of pages.

    Why for reading only: joining drops what makes the single files PDF/A (output intent, structure).
    """
    with PdfWriter() as volume:
        for chapter in chapters:
            first = len(volume.pages)
            volume.append(chapter.path, outline_item=chapter.title, import_outline=True)
            volume.set_page_label(
                first, len(volume.pages) - 1, style=PageLabelStyle.DECIMAL, prefix=chapter.prefix or None, start=1
            )
        volume.page_mode = "/UseOutlines"
        volume.write(target)
        return len(volume.pages)
