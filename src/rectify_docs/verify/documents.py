"""Verification: every file that a run made is opened again before it takes the place of the last one."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from rectify_docs.verify.complete import lost_text
from rectify_docs.verify.figures import against_ledger, misplaced, unequal
from rectify_docs.verify.leftovers import leftovers, still_to_fill
from rectify_docs.verify.listed import ListedRow, listed_wrong
from rectify_docs.verify.pdf_file import pdf_faults
from rectify_docs.verify.private import leaks
from rectify_docs.verify.records import Failure, Place, VerifiedDocument
from rectify_docs.verify.text import html_places, text_places
from rectify_docs.verify.word import word_places
from rectify_docs.verify.workbook import workbook_places

PUBLIC = frozenset({"disclosure-notice"})
"""Kinds that are published: nothing in them may be left to fill in."""
Opener = Callable[[Path], tuple[Place, ...]]


def verify_documents(
    folder: Path,
    documents: Sequence[VerifiedDocument],
    *,
    allowed: Collection[str] = (),
    listed: Mapping[str, Sequence[ListedRow]] | None = None,
    ledger: Mapping[str, str] | None = None,
    internal: Collection[str] = (),
    permitted: str = "",
) -> tuple[Failure, ...]:
    """Everything that is wrong with the files, in the order of the files.

    Args:
        folder: the staging folder.
        documents: what the run made.
        allowed: texts of the sources that contain ``{{``, ``{%``, ``{#``, or are ``None`` or ``nan`` and the like
            as a whole; giving more does no harm.
        listed: path of a measure list → the rows that the ledger asks for.
        ledger: figure's id → its text.
        internal: remarks that no public document may hold.
        permitted: the contact that the office has set for the public.
    """
    rows = listed or {}
    own = frozenset(allowed)
    failures = [
        failure
        for document in documents
        for failure in _verified(folder, document, own, rows.get(document.path), (internal, permitted))
    ]
    return (*_repeated(documents), *failures, *unequal(documents), *against_ledger(documents, ledger or {}))


def _repeated(documents: Sequence[VerifiedDocument]) -> Iterator[Failure]:
    """Paths that Windows and macOS take for the same: one file would replace the other."""
    seen: dict[str, str] = {}
    for document in documents:
        key = document.path.casefold()
        if key in seen:
            yield Failure(document.path, "", "各文书文件名不同", f"与 {seen[key]} 重名")
        seen[key] = document.path


def _verified(
    folder: Path,
    document: VerifiedDocument,
    allowed: Collection[str],
    rows: Sequence[ListedRow] | None,
    private: tuple[Collection[str], str],
) -> Iterator[Failure]:
    opener = OPENERS.get(PurePosixPath(document.path).suffix.lower())
    if opener is None:
        yield Failure(document.path, "", "可核验的文件类型", PurePosixPath(document.path).suffix)
        return
    try:
        places = opener(folder / document.path)
        if opener is _no_places:
            yield from _pdf(document.path, folder / document.path)
    except Exception as error:  # whatever a library raises: a file that does not open is no output
        yield Failure(document.path, "", "能打开的文件", f"{type(error).__name__}: {error}")
        return
    yield from leftovers(document.path, places, allowed)
    if document.kind in PUBLIC:
        yield from still_to_fill(document.path, places)
        yield from leaks(document.path, folder / document.path, places, *private)
    if opener in PLACED:
        yield from misplaced(document, places)
    if rows is not None:
        yield from listed_wrong(document.path, places, rows)


def _pdf(document: str, path: Path) -> Iterator[Failure]:
    """As a file, and against the docx that lies beside it; a bound volume has none."""
    yield from pdf_faults(document, path)
    if (source := path.with_suffix(".docx")).is_file():
        yield from lost_text(document, source, path)


def _no_places(_: Path) -> tuple[Place, ...]:
    """In a PDF no places are looked at; what it is as a file is (:func:`pdf_faults`)."""
    return ()


OPENERS: Mapping[str, Opener] = {
    ".docx": word_places,
    ".xlsx": workbook_places,
    ".pdf": _no_places,
    ".html": html_places,
    ".md": text_places,
}
PLACED = (word_places, workbook_places, html_places)
"""Files in which the renderer records where a figure stands."""
