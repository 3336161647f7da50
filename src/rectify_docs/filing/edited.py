"""What people did in the output folder since the last run: files they edited, files they put there."""

import hashlib
import os
from pathlib import Path, PurePosixPath

from rectify_docs.errors import InputError
from rectify_docs.filing.faults import file_faults
from rectify_docs.model.run import RunRecord

RUN_NAME = "run.json"
LEDGER_NAME = "ledger.json"
OWN_NAMES = frozenset({RUN_NAME, LEDGER_NAME})
DOCUMENT_ENDINGS = frozenset({".docx", ".xlsx", ".pdf", ".html", ".md"})
"""Endings of what a run makes."""
LITTER_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""What file managers leave in a folder."""
LITTER_STARTS = ("~$", ".~", "._")
"""Lock files of Word, WPS and LibreOffice, and what macOS adds on foreign disks."""


def last_run(folder: Path) -> RunRecord | None:
    """The record of the run that made the folder; None where it is missing or cannot be read."""
    try:
        return RunRecord.load(folder / RUN_NAME)
    except InputError:
        return None


def edited_files(folder: Path, run: RunRecord | None) -> tuple[str, ...]:
    """Paths below ``folder`` of the documents that are not as the run made them.

    Without a record nobody knows who made a document: all documents count as edited. A document that was deleted
    is not edited: nothing of it can be lost.

    Raises:
        FilingError: a file cannot be read.
    """
    present = files_below(folder)
    if run is None:
        return tuple(path for path in present if _is_document(path))
    made = {document.path: document.sha256 for document in run.documents}
    return tuple(path for path in present if path in made and file_sha256(folder / path) != made[path])


def foreign_files(folder: Path, run: RunRecord | None) -> tuple[str, ...]:
    """Paths below ``folder`` of the files that no run made (a clerk's own copies and notes)."""
    made = frozenset(document.path for document in run.documents) if run else frozenset()
    return tuple(path for path in files_below(folder) if path not in made and path not in OWN_NAMES)


def files_below(folder: Path) -> tuple[str, ...]:
    """All files below ``folder``, sorted, with ``/``; without lock files and what file managers leave.

    A link counts as a file, also one to a folder: it is carried, not followed.
    """
    found: list[str] = []
    with file_faults("读取成品文件夹", folder):
        for root, folders, names in os.walk(folder, onerror=_refuse):
            links = (name for name in folders if (Path(root) / name).is_symlink())
            below = PurePosixPath(Path(root).relative_to(folder).as_posix())
            found.extend(str(below / name) for name in (*names, *links) if not _is_litter(name))
    return tuple(sorted(found))


def file_sha256(path: Path) -> str:
    """The hash of a file's bytes, in hex.

    Raises:
        FilingError: it cannot be read.
    """
    with file_faults("读取文件", path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be listed: what is not seen would be deleted."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_document(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in DOCUMENT_ENDINGS


def _is_litter(name: str) -> bool:
    return name.lower() in LITTER_NAMES or name.startswith(LITTER_STARTS)
