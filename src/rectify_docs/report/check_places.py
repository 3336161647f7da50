"""Whose sheet of the check list a finding stands on, what that sheet is called, and where its links lead."""

import re
from collections.abc import Collection, Iterable, Mapping

from rectify_docs.model.finding import Finding
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.source import SourceRef, column_letters

OFFICE = "整改办"
"""Findings about the office's own files: the list, the roster, rulings, settings."""
UNKNOWN = "单位待核实"
"""Findings about units' files that name no unit which is known."""
PROGRESS = "input/progress/"
MAX_NAME = 31
"""Characters of a sheet's name (Excel's limit)."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
TAKEN = ("概览", "待裁定事项", "已裁定事项", "报送记录", "未采用的行", "文件", "history")
"""Names of the other sheets, and one that Excel keeps for itself."""
NO_SHEETS = (".csv", ".txt", ".tsv", ".docx", ".md")
"""Files in which a link cannot point at a cell."""


def owner(found: Finding, known: Collection[str], senders: Mapping[str, str]) -> str:
    """The unit that has to put a finding right, :data:`UNKNOWN`, or the office itself.

    Args:
        found: the finding.
        known: names of units.
        senders: file → the one unit that reported in it.
    """
    file = found.source.file if found.source else ""
    if found.unit in known:
        return found.unit
    if not found.unit and file in senders:
        return senders[file]
    return UNKNOWN if found.unit or file.startswith(PROGRESS) else OFFICE


def senders_of(receipts: Iterable[UnitReceipt]) -> dict[str, str]:
    """File → the one unit that reported in it; without the sheets in which several units reported."""
    units: dict[str, set[str]] = {}
    for item in receipts:
        if item.source:
            units.setdefault(item.source.file, set()).add(item.unit)
    return {file: unit for file, (unit, *others) in units.items() if not others}


def sheet_names(owners: Iterable[str]) -> dict[str, str]:
    """Owner → a sheet name that spreadsheets accept, each once."""
    names: dict[str, str] = {}
    taken = {name.casefold() for name in TAKEN}
    for one in owners:
        plain = FORBIDDEN.sub("", one)[:MAX_NAME] or UNKNOWN
        name, number = plain, 2
        while name.casefold() in taken:
            tail = f"（{number}）"
            name, number = plain[: MAX_NAME - len(tail)] + tail, number + 1
        taken.add(name.casefold())
        names[one] = name
    return names


def link_to(place: SourceRef | None, *, cell: bool = True) -> str:
    """A link from the output folder to a cell, or the file; empty for no place."""
    if place is None:
        return ""
    path = f"../../{place.file}"
    if not cell or not place.row or not place.sheet or place.file.lower().endswith(NO_SHEETS):
        return path
    return f"{path}#'{place.sheet}'!{column_letters(place.column or 1)}{place.row}"
