"""职务 in the place of 署名, with the room of 签名章 beside it, or its picture (GB/T 9704 7.3.5.3)."""

from itertools import takewhile

from lxml import etree

from rectify_docs.gongwen.closing import SEALED, Stamp, air, stamped
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import Twips, twips
from rectify_docs.render.lines import blank, exact, indent, say, set_format, style_of, text_of
from rectify_docs.render.picture import drawing


def leave_room(signature: etree._Element, date: etree._Element, stamp: Stamp) -> None:
    """Two empty lines, 职务 at the middle of the stamp that is put on beside it, one empty line, the date."""
    style = style_of(signature)
    above = takewhile(lambda one: style_of(one) == style and not text_of(one), signature.itersiblings(preceding=True))
    for one in list(above):
        if (parent := one.getparent()) is not None:
            parent.remove(one)
    say(signature, stamp.title)
    title, day = stamped(stamp, profile())
    set_format(signature, *exact(*air(stamp, profile())), *indent(title))
    set_format(date, *exact(), *indent(day))
    for one in (signature, signature, date):
        one.addprevious(blank(style))
    if stamp.picture:
        _put_on(signature, stamp)


def _put_on(title: etree._Element, stamp: Stamp) -> None:
    """The picture hangs on the empty line above 职务, from whose lower edge it begins.

    Why there: programs differ in whether a paragraph begins above or below its own spacing, and that one has none.
    """
    above, given = title.getprevious(), profile()
    width = twips(stamp.width)
    left = given.page.text_width.twips - round(SEALED * given.grid.character.twips) - width
    size = Twips(width), twips(stamp.height)
    if above is not None:
        above.append(drawing(stamp.title, Twips(left), given.grid.pitch.twips, *size))
