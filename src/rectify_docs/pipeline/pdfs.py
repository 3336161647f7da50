"""PDFs of every docx: found LibreOffice or a finding, one batch, pages counted."""

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from rectify_docs.model.finding import Finding, finding
from rectify_docs.pipeline.produce import Product, pdf_name, with_pages
from rectify_docs.render.fonts import available
from rectify_docs.render.layout_copy import for_layout
from rectify_docs.render.loosen import loosened
from rectify_docs.render.page_starts import marked, page_starts
from rectify_docs.render.pdf import convert, find_soffice, normalise_pdf
from rectify_docs.render.resume import resumed
from rectify_docs.render.whole_rows import first_torn, movable
from rectify_docs.settings import Settings
from rectify_docs.verify.complete import lost_text

FONTS_VARIABLE = "RECTIFY_FONTS"
"""Environment variable with a folder of fonts."""
PROGRAM = Path(__file__).parents[3]
"""The program's own folder, where `make run` puts free fonts."""
ROUNDS = 8
"""Rows that are looked for, one after the other, before which a table is cut."""
FAILED = "转换失败"
LOST = "排版时丢失文字，未生成 PDF，请用 WPS 或 Word 由 docx 导出"


class Converted(NamedTuple):
    """What became of a batch."""

    pages: Mapping[str, int]
    """Pages by name of the PDFs that were made."""
    short: frozenset[str]
    """Names of PDFs that were not kept: something of the docx was missing on them, whatever was tried."""


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
        places = (*((Path(named),) if named else ()), *(root / ".cache" / "fonts" for root in (workspace, PROGRAM)))
        fonts = tuple(dict.fromkeys(place.resolve() for place in places if place.is_dir()))
        soffice = find_soffice(settings.pdf.soffice)
        if soffice is None:
            return cls(None, fonts, timeout, notes=(finding("D502", content="找不到 LibreOffice"),))
        found = available(fonts)
        if found.unreadable:
            return cls(None, fonts, timeout, notes=(finding("D540"),))
        swapped = "、".join(f"{wanted}→{used}" for wanted, used in found.swapped)
        notes = (finding("D503", content=swapped),) if swapped else ()
        return cls(soffice, fonts, timeout, standard, jobs, notes)

    def convert(self, files: Sequence[Path], folder: Path) -> dict[str, int]:
        """Pages by name of the PDFs that were made in a folder; none without LibreOffice."""
        return self._from_copies({path: for_layout(path.read_bytes()) for path in files}, folder)

    def complete(self, files: Sequence[Path], folder: Path) -> Converted:
        """As :meth:`convert`, with merged cells that begin anew on each page.

        A PDF on which something of its docx is missing is made in other ways, or dropped. Where a copy cannot be made
        of somebody's tables, the file is converted without it.
        """
        plain = {path: _tried(for_layout, data) or data for path in files for data in [path.read_bytes()]}
        trial = {path: _tried(marked, data) for path, data in plain.items()}
        made = self._from_copies({path: trial[path] or data for path, data in plain.items()}, folder)
        cut = {path: _resumed(plain[path], folder / _pdf(path)) for path in files if trial[path] and _pdf(path) in made}
        made = self._anew(made, {path: copy or plain[path] for path, copy in cut.items()}, folder)
        short = [path for path in files if _is_short(path, folder, made)]
        made = self._with_whole_rows(made, {path: plain[path] for path in short}, folder)
        short = [path for path in short if _is_short(path, folder, made)]
        for torn in (False, True):
            loose = {path: _tried(partial(loosened, torn=torn), plain[path]) for path in short}
            made = self._anew(made, {path: copy for path, copy in loose.items() if copy}, folder)
            short = [path for path in short if _is_short(path, folder, made)]
        lost = frozenset(map(_pdf, short))
        for name in lost:
            (folder / name).unlink()
        return Converted({name: count for name, count in made.items() if name not in lost}, lost)

    def make(
        self, products: Sequence[Product], folder: Path, author: str, as_of: dt.date
    ) -> tuple[tuple[Product, ...], tuple[Finding, ...]]:
        """Converts every docx in one batch; what could not be converted, or not completely, is a finding."""
        sources = [product for product in products if product.name.endswith(".docx")]
        if self.soffice is None or not sources:
            return tuple(products), ()
        made = self.complete([folder / product.name for product in sources], folder)
        pages: dict[str, int] = {}
        trouble: list[Finding] = []
        for product in sources:
            name = pdf_name(product)
            pdf = folder / name
            if pdf.name in made.pages:
                (folder / pdf.name).replace(pdf)  # the batch puts all of them into one folder
                normalise_pdf(pdf, title=product.title, author=author, as_of=as_of)
                pages[name] = made.pages[pdf.name]
            else:
                trouble.append(finding("D502", content=f"{product.name} {LOST if pdf.name in made.short else FAILED}"))
        return with_pages(products, pages), tuple(trouble)

    def _anew(self, made: Mapping[str, int], copies: Mapping[Path, bytes], folder: Path) -> dict[str, int]:
        """What was made, with some files made anew; one that fails this time is not there any more."""
        others = made.keys() - set(map(_pdf, copies))
        return {name: made[name] for name in made if name in others} | self._from_copies(copies, folder)

    def _with_whole_rows(self, made: dict[str, int], plain: Mapping[Path, bytes], folder: Path) -> dict[str, int]:
        """With PDFs whose tables are cut before each row that a page would tear, one after the other."""
        loose = {path: copy for path, data in plain.items() if (copy := _tried(movable, data))}
        names: dict[Path, list[str]] = {path: [] for path in loose}
        for _ in range(ROUNDS):
            cut = {path: _tried(partial(resumed, names=names[path], every=True), loose[path]) for path in loose}
            made = self._anew(made, {path: copy for path, copy in cut.items() if copy}, folder)
            torn = {path: first_torn(folder / _pdf(path)) for path in loose if _pdf(path) in made}
            loose = {path: loose[path] for path, name in torn.items() if name and name not in names[path]}
            for path in loose:
                names[path].append(torn[path])
        return made

    def _from_copies(self, copies: Mapping[Path, bytes], folder: Path) -> dict[str, int]:
        """PDFs of the files from copies, changed so that LibreOffice lays them out as Word would the files."""
        if self.soffice is None or not copies:
            return {}
        with tempfile.TemporaryDirectory(prefix="rectify-copies-") as scratch:
            for path, data in copies.items():
                (Path(scratch) / path.name).write_bytes(data)
            return convert(
                [Path(scratch) / path.name for path in copies],
                folder,
                soffice=self.soffice,
                fonts_dirs=self.fonts,
                timeout=self.timeout,
                standard=self.standard,
                jobs=self.jobs,
            )


def _tried(change: Callable[[bytes], bytes | None], data: bytes) -> bytes | None:
    """A changed copy; None where there is none."""
    try:
        return change(data)
    except Exception:  # whatever somebody's file provokes: one file shall not stop the others
        return None


def _resumed(data: bytes, trial: Path) -> bytes | None:
    """The copy whose merged cells begin anew where the trial's pages do."""
    return _tried(lambda docx: resumed(docx, page_starts(trial)), data)


def _is_short(path: Path, folder: Path, made: Mapping[str, int]) -> bool:
    """Something that stands in a docx is missing on its PDF, which lies in the folder itself."""
    try:
        return _pdf(path) in made and any(lost_text(path.name, path, folder / _pdf(path)))
    except Exception:  # somebody's docx that cannot be walked: nothing to compare with
        return False


def _pdf(path: Path) -> str:
    return path.with_suffix(".pdf").name
