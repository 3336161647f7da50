"""File names: Chinese, allowed on Windows, and the same for the same content."""

import hashlib
import re
import unicodedata

MAX_BYTES = 120
"""Length of a name in UTF-8: 40 Chinese characters, so that a path stays below the 260 characters of Windows."""
NAMELESS = "未命名"
CUT, LAST = "…", 48
"""What stands for the middle of a long name, and the bytes of its end that stay: 16 Chinese characters."""
TAIL = 8
"""Hex digits that tell two names apart which were cut at the same place."""

FULL_WIDTH = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
"""Characters that Windows forbids, and what is printed in their place."""
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *", re.IGNORECASE)
"""Device names: forbidden with any ending (Microsoft, "Naming Files, Paths, and Namespaces")."""
# Why `~$`: it marks the lock files of Word and WPS; why a dot: such files are hidden.
LEADING = re.compile(r"^(?:~\$|[ .])+")
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Control characters; direction marks and zero-width ones; private ones; halves of a pair."""
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def safe_name(text: str) -> str:
    """A name that Windows, Linux and macOS accept; at most 120 bytes, with its ending kept.

    A name that has to be cut loses its middle, since a title ends with what tells it from others (第4周…通报), and
    carries a hash of the whole text. A safe name stays as it is.
    """
    plain = _plain(text)
    head, dot, rest = plain.partition(".")
    if RESERVED.fullmatch(head):
        plain = f"{head.rstrip()}_{dot}{rest}"
    if len(plain.encode()) <= MAX_BYTES:
        return plain
    match = ENDING.search(plain)
    ending = match.group() if match else ""
    tail = f"-{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()[:TAIL]}{ending}"
    whole = plain.removesuffix(ending).encode()
    end = whole[-LAST:].decode(errors="ignore").lstrip(" .")
    begin = whole[: MAX_BYTES - LAST - len(CUT.encode()) - len(tail)].decode(errors="ignore").rstrip(" .")
    return f"{begin}{CUT}{end}{tail}"


def _plain(text: str) -> str:
    """The text without what no name may hold; one blank for white space of any kind."""
    kept = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in UNSEEN)
    spaced = " ".join(unicodedata.normalize("NFC", kept).split())
    return LEADING.sub("", spaced.translate(FULL_WIDTH)).rstrip(" .") or NAMELESS
