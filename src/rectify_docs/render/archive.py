"""Zip archives with the same bytes for the same content: fixed dates, fixed order, members compressed once."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

CONTENT_TYPES = "[Content_Types].xml"
MAX_TOTAL = 200 * 1024 * 1024
"""Bytes that a template may unpack to; more is an archive bomb."""
DATE = 1 << 5 | 1
"""1980-01-01 in the date field of a zip member (APPNOTE 4.4.6)."""
VERSION, DEFLATED, UTF8 = 20, 8, 0x800
LEVEL = 6
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Member:
    """A compressed file, ready to be written any number of times."""

    crc: int
    size: int
    """Bytes before compression."""
    packed: bytes


def pack(data: bytes) -> Member:
    """The data as raw deflate."""
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(zlib.crc32(data), len(data), squeeze.compress(data) + squeeze.flush())


def unpacked(member: Member) -> bytes:
    """The data again."""
    return zlib.decompress(member.packed, -zlib.MAX_WBITS)


def unpack(source: Path | bytes) -> dict[str, bytes]:
    """The files of an archive by name.

    Raises:
        zipfile.BadZipFile: it is no archive, or it unpacks to more than a template ever would.
        OSError: it cannot be read.
    """
    with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            msg = "archive too large"
            raise zipfile.BadZipFile(msg)
        return {info.filename: archive.read(info) for info in infos}


def write(members: Mapping[str, Member]) -> bytes:
    """An archive of the members: the content types first, the rest by name."""
    out, directory = bytearray(), bytearray()
    for name in ordered(members):
        member, encoded = members[name], name.encode()
        common = (VERSION, UTF8, DEFLATED, 0, DATE, member.crc, len(member.packed), member.size, len(encoded), 0)
        directory += CENTRAL.pack(b"PK\x01\x02", VERSION, *common, 0, 0, 0, 0, len(out)) + encoded
        out += LOCAL.pack(b"PK\x03\x04", *common) + encoded + member.packed
    end = END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(out), 0)
    return bytes(out + directory + end)


def ordered(names: Iterable[str]) -> list[str]:
    """Content types first (OPC wants to find them early), then relationships, then by name."""
    return sorted(names, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
