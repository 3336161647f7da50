"""A PDF against the docx that it was made from: nothing that stands in one is missing in the other.

Why: a layout program may leave out what it cannot place; LibreOffice has dropped rows of tables without a word.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from rectify_docs.verify.records import Failure, letters
from rectify_docs.verify.word import word_places

BODY = ("第", "表")
"""Begin of places of the body; comments and building blocks of a template are on no page."""


def lost_text(document: str, source: Path, pdf: Path) -> Iterator[Failure]:
    """The places of the docx whose text is not all on the pages; at most one, the first.

    Letters, figures and marks are counted, not compared in their order: tables run over pages and their heads are
    repeated.

    Args:
        document: path of the PDF, for messages.
        source: the docx.
        pdf: what was made from it.
    """
    places = [place for place in word_places(source) if place.where.startswith(BODY)]
    shown = _pages(pdf)
    missing = Counter("".join(map(letters, (place.text for place in places)))) - Counter(shown)
    if not missing:
        return
    lost = next((place for place in places if (text := letters(place.text)) and text not in shown), places[-1])
    yield Failure(document, lost.where, f"有“{lost.text[:20]}”等全部文字", f"版面上少{missing.total()}字")


def _pages(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "".join(letters(page.get_textpage().get_text_bounded()) for page in pdf)
    finally:
        pdf.close()
