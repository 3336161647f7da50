"""Open HTML and Markdown files: the text that a reader, or a reader's program, gets to see."""

from html.parser import HTMLParser
from pathlib import Path

from rectify_docs.verify.records import Place

UNSEEN = frozenset({"style", "script"})
"""Elements whose braces are their own syntax."""
PLACE = "data-place"
OWN = frozenset({"style", PLACE})
"""Attributes that are no text of the page."""
CONTAINERS = frozenset({"p", "td", "h1", "h2", "h3", "h4", "h5"})
"""Elements that name a place; no other stands inside one except a line break."""


def html_places(path: Path) -> tuple[Place, ...]:
    """The text of a page by the places that its elements name, then attribute values and the rest without a name.

    Raises:
        UnicodeDecodeError: the file is not in UTF-8.
        OSError: it cannot be read.
    """
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return (
        *(Place(where, "".join(texts)) for where, texts in reader.placed.items()),
        Place("", "\n".join(reader.found)),
    )


def text_places(path: Path) -> tuple[Place, ...]:
    """The whole text, as one place without a name.

    Raises:
        UnicodeDecodeError: the file is not in UTF-8.
        OSError: it cannot be read.
    """
    return (Place("", path.read_text(encoding="utf-8")),)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.placed: dict[str, list[str]] = {}
        self._where = ""
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen = tag in UNSEEN
        if place := dict(attrs).get(PLACE):
            self._where, self.placed[place] = place, []
        self.found.extend(value for name, value in attrs if value and name not in OWN)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = self._unseen and tag not in UNSEEN
        if tag in CONTAINERS:
            self._where = ""

    def handle_data(self, data: str) -> None:
        if self._where:
            self.placed[self._where].append(data)
        elif not self._unseen:
            self.found.append(data)
