"""Bytes of a text file → text: UTF-8, UTF-16 by its mark, GB18030; never a guess that replaces characters."""

import codecs

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str | None:
    """The text; None where no encoding fits.

    Why: GB2312 lacks characters of real place names (埇), so only its superset GB18030 is tried, strictly.
    """
    encodings = ("utf-16",) if data.startswith(UTF16_MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
