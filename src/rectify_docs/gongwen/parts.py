"""The parts of a docx besides body and styles: settings, fonts, relations, properties."""

from collections.abc import Iterable, Mapping

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.sections import NAMES, RELATION
from rectify_docs.gongwen.xml import DECLARATION, part, w

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPE}.wordprocessingml"
MODE = 15
"""Compatibility mode of Word 2013 and later."""
COMPATIBILITY = "http://schemas.microsoft.com/office/word"

APP = f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"/>'.encode()
"""No program, no company: a template has no author."""
CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>zh-CN</dc:language></cp:coreProperties>'
).encode()


NEVER_LAST = "([{·‘“〈《「『【〔〖（．［｛￡￥"
NEVER_FIRST = "!),.:;?]}·ˉ―’”…—∶、。〃々〉》」』】〕〗！＂＇），．：；？］｀｜｝～"
"""Characters that end and begin no line (GB/T 15834 5.1); with … and — among them neither …… nor —— is torn."""


def settings_part() -> bytes:
    """``word/settings.xml``: odd and even pages, Chinese line breaking, no traces of people."""
    compat = w(
        "compat",
        w("doNotExpandShiftReturn"),
        w("useFELayout"),
        w("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=MODE),
    )
    return part(
        "settings",
        w("zoom", percent=100),
        w("removePersonalInformation"),
        w("removeDateAndTime"),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("noLineBreaksAfter", lang="zh-CN", val=NEVER_LAST),
        w("noLineBreaksBefore", lang="zh-CN", val=NEVER_FIRST),
        compat,
        w("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def font_table(profile: Profile) -> bytes:
    """``word/fontTable.xml``: the families with what a program may take in their stead."""
    fonts = (
        w(
            "font",
            w("altName", val=",".join(font.families[1:])),
            w("charset", val="86"),
            w("family", val="auto"),
            w("pitch", val="variable"),
            name=font.families[0],
        )
        for font in profile.font
    )
    return part("fonts", *fonts)


def content_types(running: Iterable[str]) -> bytes:
    """``[Content_Types].xml``."""
    kinds = {
        "/docProps/app.xml": f"{TYPE}.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/word/fontTable.xml": f"{WORD}.fontTable+xml",
        **{f"/word/{NAMES[name]}": f"{WORD}.{name.partition('-')[0]}+xml" for name in running},
        "/word/settings.xml": f"{WORD}.settings+xml",
        "/word/styles.xml": f"{WORD}.styles+xml",
        "/word/theme/theme1.xml": f"{TYPE}.theme+xml",
    }
    overrides = (f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    ).encode()


def package_relations() -> bytes:
    """``_rels/.rels``."""
    return _relations(
        {
            "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        }
    )


def document_relations(running: Iterable[str]) -> bytes:
    """``word/_rels/document.xml.rels``."""
    fixed = {
        "rId1": (f"{OFFICE}/relationships/styles", "styles.xml"),
        "rId2": (f"{OFFICE}/relationships/settings", "settings.xml"),
        "rId3": (f"{OFFICE}/relationships/fontTable", "fontTable.xml"),
        "rId4": (f"{OFFICE}/relationships/theme", "theme/theme1.xml"),
    }
    moving = {RELATION[name]: (f"{OFFICE}/relationships/{name.partition('-')[0]}", NAMES[name]) for name in running}
    return _relations(fixed | moving)


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    each = (f'<Relationship Id="{key}" Type="{kind}" Target="{path}"/>' for key, (kind, path) in targets.items())
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'.encode()
