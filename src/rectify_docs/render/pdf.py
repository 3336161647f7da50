"""PDFs by LibreOffice: one process for a whole batch, then the same bytes for the same document."""

import datetime as dt
import os
import struct
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from rectify_docs.render.environment import clean
from rectify_docs.render.fonts import environment, write_config
from rectify_docs.render.marks import strip
from rectify_docs.render.soffice import find_soffice, run
from rectify_docs.render.type1 import glyph_names, numbered
from rectify_docs.render.xmp import Facts, packet

__all__ = ["convert", "find_soffice", "normalise_pdf"]

EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"%d"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
STANDARDS = {"2b": 2, "1b": 1, "无": 0}
"""PDF/A-2b (ISO 19005-2), PDF/A-1b (ISO 19005-1), plain PDF → LibreOffice's number."""
MOST, FEW = 2, 4
"""Processes at once; files that are worth a process of their own (it takes 1.4 s to start)."""
OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
MAX_COMMAND = 24_000 if sys.platform == "win32" else 100_000
"""Characters of file names in one call; Windows takes 32,767 in all."""


def convert(
    files: Sequence[Path],
    out_dir: Path,
    *,
    soffice: Path,
    fonts_dirs: Sequence[Path],
    timeout: int,
    standard: str = "2b",
    jobs: int = 1,
) -> dict[str, int]:
    """Make PDFs in ``out_dir`` and count their pages.

    Args:
        files: documents with different names.
        out_dir: where the PDFs go; older ones of the same names are replaced.
        soffice: LibreOffice.
        fonts_dirs: folders with fonts besides the system's.
        timeout: seconds for all files together.
        standard: key of :data:`STANDARDS`.
        jobs: processes at once, each with a profile of its own.

    Returns:
        Page count by the PDF's file name; a file that is missing here was not made (damage, time limit). What a crash
        took along is tried again, each file by itself.
    """
    for file in files:
        _target(file, out_dir).unlink(missing_ok=True)
    out_dir.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout
    with tempfile.TemporaryDirectory(prefix="rectify-pdf-", ignore_cleanup_errors=True) as scratch:
        variables = {**environment(write_config(Path(scratch), fonts_dirs)), "SAL_USE_VCLPLUGIN": "svp"}
        if sys.platform == "linux":
            variables["LC_ALL"] = "C.UTF-8"  # Why: in the C locale LibreOffice does not find Chinese file names.
        office = _Office(soffice, Path(scratch), variables, EXPORT % STANDARDS[standard], out_dir.resolve(), deadline)
        shares = _shares(files, jobs)
        with ThreadPoolExecutor(max(len(shares), 1)) as pool:
            list(pool.map(office.batch, shares))
        lost = [file for file in files if not _pages(_target(file, out_dir))]
        for file in lost if len(files) > 1 else ():
            office.batch([file])
    counted = ((_target(file, out_dir), pages) for file in files if (pages := _pages(_target(file, out_dir))))
    return {pdf.name: pages for pdf, pages in counted}


@dataclass(frozen=True, slots=True)
class _Office:
    """How LibreOffice is called."""

    soffice: Path
    scratch: Path
    variables: Mapping[str, str]
    export: str
    out_dir: Path
    deadline: float

    def batch(self, files: Sequence[Path]) -> None:
        """One process for some files, in a profile that nobody else uses."""
        profile = Path(tempfile.mkdtemp(prefix="profile-", dir=self.scratch)).resolve().as_uri()
        start = [str(self.soffice), f"-env:UserInstallation={profile}", *OPTIONS]
        for cwd, names in _calls(files):
            command = [*start, "--convert-to", self.export, "--outdir", str(self.out_dir), *names]
            run(command, cwd, self.variables, max(self.deadline - time.monotonic(), 0.0))


def _shares(files: Sequence[Path], jobs: int) -> list[list[Path]]:
    """The files in as many shares as may run at once; a share takes the next file when it has the least to do."""
    shares: list[list[Path]] = [[] for _ in range(max(min(jobs, MOST, len(files) // FEW), 1))]
    sizes = [0] * len(shares)
    for file in files:
        at = sizes.index(min(sizes))
        shares[at].append(file)
        sizes[at] += file.stat().st_size if file.is_file() else 0
    return [share for share in shares if share]


def _target(file: Path, out_dir: Path) -> Path:
    return out_dir / f"{file.stem}.pdf"


def _calls(files: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Working folder and names of each call: one, unless the command line would grow too long."""
    if not files:
        return
    paths = [file.resolve() for file in files]
    root = Path(os.path.commonpath([path.parent for path in paths]))
    batch: list[str] = []
    for path in paths:
        name = f".{os.sep}{path.relative_to(root)}"  # Why: a name may begin with a hyphen.
        if batch and sum(map(len, batch)) + 3 * len(batch) + len(name) > MAX_COMMAND:
            yield root, batch
            batch = []
        batch.append(name)
    yield root, batch


def _pages(path: Path) -> int:
    """Pages of a finished PDF; 0 where there is none, or half of one."""
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    except (OSError, pikepdf.PdfError):
        path.unlink(missing_ok=True)
        return 0


def normalise_pdf(path: Path, *, title: str, author: str, as_of: dt.date) -> None:
    """Take clock and chance out of a PDF, and say whose it is: dates, ids, title, author, language."""
    title, author = clean(strip(title)), clean(strip(author))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = _metadata(pdf, title, author, as_of)
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = f"D:{as_of:%Y%m%d}000000+00'00'"
        pdf.docinfo["/Title"], pdf.docinfo["/Author"] = title, author
        if "/Dests" in pdf.Root:  # the bookmarks by which rows are found on their pages
            del pdf.Root.Dests
        for name in ("/DocChecksum", "/ID"):
            if name in pdf.trailer:
                del pdf.trailer[name]
        for intent in pdf.Root.get("/OutputIntents", []):
            _date_profile(intent.get("/DestOutputProfile"), as_of)
        _put_fonts_right(pdf)
        pdf.Root.Lang = pikepdf.String("zh-CN")
        pdf.save(path, deterministic_id=True)


def _metadata(pdf: pikepdf.Pdf, title: str, author: str, as_of: dt.date) -> pikepdf.Stream:
    """XMP that says the same as the document's information (ISO 19005-1 6.7.3), with the claim that the file had."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as old:
        part, level = (str(old.get(f"pdfaid:{name}", "")) for name in ("part", "conformance"))
    producer, tool = (str(pdf.docinfo.get(name, "")) for name in ("/Producer", "/Creator"))
    stream = pdf.make_stream(packet(Facts(title, author, as_of, producer, tool, part, level)))
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    return stream


def _put_fonts_right(pdf: pikepdf.Pdf) -> None:
    """Number the embedded Type 1 fonts by their content, and name their glyphs (ISO 19005-1 6.3.5)."""
    for item in pdf.objects:
        font = item.get("/FontFile") if isinstance(item, pikepdf.Dictionary) else None
        if isinstance(font, pikepdf.Stream):
            data, clear, hidden = font.read_bytes(), int(font.Length1), int(font.Length2)
            item.CharSet = pikepdf.String("".join(f"/{name}" for name in glyph_names(data, clear, hidden)))
            font.write(numbered(data, clear, hidden))


def _date_profile(profile: pikepdf.Object | None, as_of: dt.date) -> None:
    """Set the date in the header of a colour profile (ICC.1 7.2.8), which LibreOffice makes anew each time."""
    if isinstance(profile, pikepdf.Stream):
        data = profile.read_bytes()
        date = struct.pack(">6H", as_of.year, as_of.month, as_of.day, 0, 0, 0)
        profile.write(data[:24] + date + data[36:])
