"""A docx of our own: few parts, all of them by the schema, the same bytes for the same content."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from rectify_docs.gongwen.parts import (
    APP,
    CORE,
    content_types,
    document_relations,
    font_table,
    package_relations,
    settings_part,
)
from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.sections import NAMES, Section, running_parts, section_properties
from rectify_docs.gongwen.styles import styles_part
from rectify_docs.gongwen.theme import theme_part
from rectify_docs.gongwen.xml import part, w

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a zip member."""
UNIX, FILE_MODE = 3, 0o100644 << 16


def docx(blocks: Sequence[str], last: Section, profile: Profile, others: frozenset[Section] = frozenset()) -> bytes:
    """A document.

    Args:
        blocks: its body.
        last: the section that the body ends with.
        profile: page, grid, styles.
        others: sections that end inside the body.
    """
    running = running_parts(others | {last}, profile)
    document = part("document", w("body", *blocks, section_properties(last, profile)))
    return archive(
        {
            "[Content_Types].xml": content_types(running),
            "_rels/.rels": package_relations(),
            "docProps/app.xml": APP,
            "docProps/core.xml": CORE,
            "word/_rels/document.xml.rels": document_relations(running),
            "word/document.xml": document,
            "word/fontTable.xml": font_table(profile),
            **{f"word/{NAMES[name]}": data for name, data in running.items()},
            "word/settings.xml": settings_part(),
            "word/styles.xml": styles_part(profile),
            "word/theme/theme1.xml": theme_part(profile),
        }
    )


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip without clock, in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, UNIX, FILE_MODE
            target.writestr(info, data)
    return stream.getvalue()
