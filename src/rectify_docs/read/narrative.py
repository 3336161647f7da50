"""Markdown by the report writers (报告正文素材) → text."""

from pathlib import Path, PurePosixPath

from rectify_docs.model.finding import finding
from rectify_docs.model.rows import Reading, join
from rectify_docs.model.sheet import Narrative
from rectify_docs.model.source import SourceRef
from rectify_docs.read.encoding import decode
from rectify_docs.read.folders import InputFile, plain_files


def read_narratives(workspace: Path, kind: str, folder: str = "input/narrative") -> Reading[Narrative]:
    """The .md files of ``input/narrative/<kind>/`` by name; other files there are F104."""
    files = plain_files(workspace, f"{folder}/{kind}").records
    return join(_read(one, kind) for one in files)


def _read(one: InputFile, kind: str) -> Reading[Narrative]:
    ending = PurePosixPath(one.name).suffix.lower()
    if ending not in {".md", ".markdown", ".txt"}:
        return Reading((), (finding("F104", SourceRef(one.name), content=ending),))
    try:
        text = decode(one.path.read_bytes())
    except OSError as error:
        return Reading((), (finding("F102", SourceRef(one.name), content=error.strerror or "无法打开"),))
    if text is None:
        return Reading((), (finding("F105", SourceRef(one.name), content=one.name),))
    return Reading((Narrative(kind, PurePosixPath(one.name).stem, one.name, text),))
