"""A template's figures exchanged for an office's, wherever they are still the standard's.

What a template's writer changed stays: whoever sets a style or a margin by hand means it.
"""

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from rectify_docs.gongwen.profile import Profile, profile
from rectify_docs.gongwen.sections import NAMES, Section, running_parts
from rectify_docs.gongwen.styles import styles_part
from rectify_docs.render.places import W

STYLES, DOCUMENT = "word/styles.xml", "word/document.xml"
STYLE_ID, PAGE_SIZE, MARGINS, GRID, FRAME = (
    f"{{{W}}}{name}" for name in ("styleId", "pgSz", "pgMar", "docGrid", "framePr")
)
RUNNING = frozenset({Section.PORTRAIT, Section.LANDSCAPE})


def restyled(files: Mapping[str, bytes], office: Profile) -> dict[str, bytes]:
    """The parts of a template by an office's profile; untouched where that is the standard's."""
    standard = profile()
    if office == standard:
        return dict(files)
    running = {f"word/{NAMES[name]}": data for name, data in running_parts(RUNNING, standard).items()}
    own = {f"word/{NAMES[name]}": data for name, data in running_parts(RUNNING, office).items()}
    changed = {name: own[name] if data == running.get(name) else data for name, data in files.items()}
    changed[STYLES] = _styles(changed[STYLES], standard, office)
    changed[DOCUMENT] = _sections(changed[DOCUMENT], standard, office)
    return {name: _families(data, standard, office) if _is_text(name) else data for name, data in changed.items()}


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _styles(data: bytes, standard: Profile, office: Profile) -> bytes:
    """Every style that is as the standard's profile makes it, as the office's makes it."""
    root = etree.fromstring(data)
    before, after = (_by_name(etree.fromstring(styles_part(one))) for one in (standard, office))
    for name, element in _by_name(root).items():
        if name in before and _same(element, before[name]):
            root.replace(element, deepcopy(after[name]))
    return _written(root)


def _by_name(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    return {(str(each.tag), str(each.get(STYLE_ID, ""))): each for each in root}


def _same(one: etree._Element, other: etree._Element) -> bool:
    first, second = (etree.tostring(each, method="c14n", exclusive=True, with_tail=False) for each in (one, other))
    return first == second


def _sections(data: bytes, standard: Profile, office: Profile) -> bytes:
    """Margins and grid of every section, and what is fixed to the corner of the type area."""
    root = etree.fromstring(data)
    for size in root.iter(PAGE_SIZE):
        turned = size.get(f"{{{W}}}orient") == "landscape"
        for margins in size.itersiblings(MARGINS):
            _exchange(margins, _margins(standard, turned=turned), _margins(office, turned=turned))
    for grid in root.iter(GRID):
        _exchange(grid, {"linePitch": standard.grid.pitch.twips}, {"linePitch": office.grid.pitch.twips})
    corner, own = ({"x": one.page.left.twips, "y": one.page.top.twips} for one in (standard, office))
    for frame in root.iter(FRAME):
        if all(frame.get(f"{{{W}}}{name}") == str(value) for name, value in corner.items()):
            _exchange(frame, corner, own)
    return _written(root)


def _margins(one: Profile, *, turned: bool) -> Mapping[str, int]:
    """Side → twips, and the footer from the edge; a turned page's head is the upright page's left edge (clause 8)."""
    page = one.page
    sides = (page.left, page.top, page.right, page.bottom) if turned else (page.top, page.right, page.bottom, page.left)
    margins = {name: side.twips for name, side in zip(("top", "right", "bottom", "left"), sides, strict=True)}
    return margins | {"footer": one.page_number.footer.twips}


def _exchange(element: etree._Element, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    for name, value in before.items():
        if element.get(f"{{{W}}}{name}") == str(value):
            element.set(f"{{{W}}}{name}", str(after[name]))


def _families(data: bytes, standard: Profile, office: Profile) -> bytes:
    """Fonts that runs name by themselves."""
    text = data.decode()
    for font, own in zip(standard.font, office.font, strict=True):
        if font.families[0] != own.families[0]:
            named = rf'(?<= w:)(ascii|eastAsia|hAnsi|cs)="{re.escape(font.families[0])}"'
            text = re.sub(named, rf'\1="{own.families[0]}"', text)
    return text.encode()


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
