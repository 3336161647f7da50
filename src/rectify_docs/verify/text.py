"""Open HTML and Markdown files: the text that a reader, or a reader's program, gets to see."""

from html.parser import HTMLParser
from pathlib import Path

from rectify_docs.verify.records import Place

UNSEEN = frozenset({"style", "script"})
"""Elements whose braces are their own syntax."""


def html_places(path: Path) -> tuple[Place, ...]:
    """The text and the attribute values of a page, as one place without a name.

    Raises:
        UnicodeDecodeError: the file is not in UTF-8.
        OSError: it cannot be read.
    """
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return (Place("", "\n".join(reader.found)),)


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
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen = tag in UNSEEN
        self.found.extend(value for name, value in attrs if value and name != "style")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = self._unseen and tag not in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)
