"""A paragraph of the file found again on the pages, line by line."""

from rectify_docs.gongwen.conformance.page_facts import Line, PageFacts
from rectify_docs.gongwen.conformance.rendered import Rendered


def lines_saying(document: Rendered, text: str) -> list[tuple[PageFacts, Line]]:
    """The lines that a paragraph fills, over pages too; none where they are not found.

    Args:
        document: the pages.
        text: what it says, blanks removed.
    """
    found: list[tuple[PageFacts, Line]] = []
    rest = text
    for page in document.upright:
        for line in document.content(page):
            if rest and rest.startswith(line.text):
                found.append((page, line))
                rest = rest.removeprefix(line.text)
            elif rest and found:
                found, rest = [], text
    return [] if rest else found
