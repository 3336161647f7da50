"""The styles of an .ods that change what a cell means: dates without day, sheets that are hidden."""

from typing import ClassVar

from lxml import etree

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
DISPLAY = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}display"


class OdsStyles:
    """Names of styles, collected as they come; data styles stand before the styles that name them."""

    TAGS: ClassVar = (f"{NUMBER}date-style", f"{STYLE}style")

    def __init__(self) -> None:
        self.months: set[str] = set()
        """Cell styles of dates shown without their day."""
        self.hidden: set[str] = set()
        """Table styles of hidden sheets."""
        self._formats: set[str] = set()

    def take(self, element: etree._Element) -> None:
        """Use a complete ``number:date-style`` or ``style:style``."""
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{NUMBER}date-style":
            parts = {one.tag.removeprefix(NUMBER) for one in element.iterchildren(f"{NUMBER}*")}
            if {"year", "month"} <= parts and not parts & {"day", "hours", "seconds"}:
                self._formats.add(name)
        elif element.get(f"{STYLE}data-style-name") in self._formats:
            self.months.add(name)
        elif any(one.get(DISPLAY) == "false" for one in element.iterchildren(f"{STYLE}table-properties")):
            self.hidden.add(name)
