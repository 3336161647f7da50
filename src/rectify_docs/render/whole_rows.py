"""Rows that a page would tear: found in a copy that may tear them, so that their table can be cut before them.

Why: LibreOffice 7.4 leaves out rows that may not be torn where only the first of them fits on a page.
"""

import re
from collections import defaultdict
from pathlib import Path

import pikepdf

from rectify_docs.render.body import put_back, taken
from rectify_docs.render.loosen import tear
from rectify_docs.render.page_starts import FIRST_ID, MOST, PREFIX, bookmark, named_rows, page_numbers
from rectify_docs.render.places import TBL, W, cells

P = f"{{{W}}}p"
NAME = re.compile(rf"/({PREFIX}(\d+)x(\d+))at\d+")


def movable(data: bytes) -> bytes | None:
    """The docx with rows that may tear and bookmarks at begin and end of each cell; None with too many rows."""
    files, root = taken(data)
    named = named_rows(root, every=True)
    if not 0 < len(named) <= MOST:
        return None
    for table in root.iter(TBL):
        tear(table)
    number = FIRST_ID
    for name, row in named.items():
        for at, paragraph in enumerate(each for cell in cells(row) for each in cell.findall(P)):
            bookmark(paragraph, number, f"{name}at{at}")
            number += 1
    return put_back(files, root)


def first_torn(pdf: Path) -> str:
    """Name of the first row that stands on two pages, in the PDF of a movable docx; empty for none."""
    pages: dict[tuple[int, int], set[int]] = defaultdict(set)
    names: dict[tuple[int, int], str] = {}
    with pikepdf.open(pdf) as opened:
        for name, page in page_numbers(opened).items():
            if match := NAME.fullmatch(name):
                place = int(match[2]), int(match[3])
                pages[place].add(page)
                names[place] = match[1]
    return next((names[place] for place in sorted(pages) if len(pages[place]) > 1), "")
