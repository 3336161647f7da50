"""What anybody's document says in attributes: numbers and switches, read as far as they can be."""

from contextlib import suppress

from lxml import etree

from rectify_docs.render.places import W

VAL = f"{{{W}}}val"
OFF = frozenset({"0", "false", "off"})
"""ECMA-376 22.9.2.7: how a switch says that it is off; without a value it is on."""


def whole(element: etree._Element | None, name: str, default: int) -> int:
    """A whole number; the default where the element, or a number in its attribute, is missing."""
    if element is not None:
        with suppress(ValueError, OverflowError):
            return int(float(element.get(name, default)))
    return default


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and on."""
    return element is not None and element.get(VAL, "1") not in OFF
