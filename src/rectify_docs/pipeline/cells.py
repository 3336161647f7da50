"""What stands now in the cells that a run was made from, and whether their files are still the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from rectify_docs.errors import FilingError
from rectify_docs.filing.edited import file_sha256
from rectify_docs.model.record import SourceRecord
from rectify_docs.model.sheet import RawSheet
from rectify_docs.read.workbook import read_workbook

ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")
SHOWN = 60
"""Characters of a cell that are shown."""


class FileState(Enum):
    """Whether an input file is the one that the run read."""

    SAME = "未变动"
    CHANGED = "文件在生成之后变动过"
    MISSING = "文件已不在"


@dataclass(frozen=True, slots=True)
class TracedCell:
    """A cell behind a figure."""

    source: SourceRecord
    state: FileState
    content: str
    """What stands in it now, shortened; empty for no value, and where it cannot be read."""


@dataclass(slots=True)
class Cells:
    """The cells of a workspace; each file is opened once."""

    workspace: Path
    hashes: Mapping[str, str]
    """Input file → hash when the run read it."""
    _states: dict[str, FileState] = field(default_factory=dict)
    _sheets: dict[str, Mapping[str, RawSheet]] = field(default_factory=dict)

    def look(self, source: SourceRecord) -> TracedCell:
        """The cell of a source."""
        state = self._state(source.file)
        return TracedCell(source, state, "" if state is FileState.MISSING else self._content(source))

    def _state(self, file: str) -> FileState:
        if file not in self._states:
            self._states[file] = self._compared(file)
        return self._states[file]

    def _compared(self, file: str) -> FileState:
        try:
            same = file_sha256(self.workspace / file) == self.hashes.get(file)
        except (FilingError, OSError):
            return FileState.MISSING
        return FileState.SAME if same else FileState.CHANGED

    def _content(self, source: SourceRecord) -> str:
        address = ADDRESS.fullmatch(source.cell)
        if not address:
            return ""
        if source.file not in self._sheets:
            sheets = read_workbook(self.workspace / source.file, source.file).records
            self._sheets[source.file] = {sheet.name: sheet for sheet in sheets}
        sheet = self._sheets[source.file].get(source.sheet)
        value = sheet.value(int(address[2]), _column(address[1])) if sheet else None
        text = "" if value is None else " ".join(str(value).split())
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}……"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
