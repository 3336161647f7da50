"""A zip container (.xlsx, .xlsb, .ods), opened once; what it unpacks to is counted, whatever its headers say."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator

from rectify_docs.read import bounds
from rectify_docs.read.bounds import Refusal, RefusedError

CENTRAL = b"PK\x01\x02"
LOCAL_SIZE = 30
"""Bytes of a local header before name and extra field (APPNOTE.TXT 4.3.7)."""
ENCRYPTED = 1
RATIO = 1032
"""Most bytes that one byte of deflate can unpack to."""
CHUNK = 4 * bounds.MEGABYTE
READ = (".xml", ".rels", ".bin")
"""Endings of the parts that readers of workbooks open; pictures stay packed."""
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def declares_entities(xml: bytes) -> bool:
    """Whether XML declares what it may expand to; no program that writes workbooks does."""
    return b"!" in xml and any(one in xml for one in DECLARATIONS)


class Archive:
    """The parts of a container by name."""

    def __init__(self, data: bytes) -> None:
        """Open the container.

        Raises:
            RefusedError: F102 damaged, F103 encrypted, F111 unpacks to too much.
            zipfile.BadZipFile, ValueError: damaged.
        """
        if data.count(CENTRAL) > bounds.MAX_PARTS:
            raise RefusedError(Refusal.UNPACKED, "部件过多")
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
        self.data = data
        self.parts = {one.filename: one for one in entries}
        if len(self.parts) < len(entries):
            raise RefusedError(Refusal.DAMAGED, "内容已损坏：部件重名")
        if any(one.flag_bits & ENCRYPTED for one in entries):
            raise RefusedError(Refusal.ENCRYPTED)
        self._left = bounds.MAX_UNPACKED
        self._counted: set[str] = set()
        if sum(one.file_size for one in entries if one.filename.endswith(READ)) > bounds.MAX_UNPACKED:
            raise RefusedError(Refusal.UNPACKED, "全部内容")

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def target(self, base: str, target: str) -> str:
        """The part that a relation of ``base`` means, or empty; some programs err in the folder or in capitals."""
        for path in (posixpath.normpath(posixpath.join(f"/{base}", target)).lstrip("/"), target):
            if path in self.parts:
                return path
            found = [name for name in self.parts if name.lower() == path.lower()]
            if found:
                return found[0]
        return ""

    def settle(self) -> None:
        """Count what was not unpacked so far, before another reader unpacks it; no header is trusted.

        Raises:
            RefusedError: F111.
        """
        rest = [one for name, one in self.parts.items() if name.endswith(READ) and name not in self._counted]
        if sum(map(_most, rest)) > self._left:
            for part in rest:
                for _ in self.chunks(part.filename):
                    pass

    def read(self, name: str, most: int = bounds.MAX_PART) -> bytes:
        """A whole part of XML.

        Raises:
            RefusedError: F111, more than ``most`` bytes; F102, it declares entities.
            KeyError: there is no such part.
        """
        held = b"".join(self.chunks(name, most))
        if declares_entities(held):
            raise RefusedError(Refusal.DAMAGED, "内容含有实体定义")
        return held

    def chunks(self, name: str, most: int = bounds.MAX_UNPACKED) -> Iterator[bytes]:
        """The part in pieces of at most 4 MB.

        Raises:
            RefusedError: F111, more than ``most`` bytes.
            KeyError, ValueError, zlib.error: there is no such part, or it is broken.
        """
        first = name not in self._counted
        self._counted.add(name)
        for chunk in self._inflate(self.parts[name]):
            most -= len(chunk)
            self._left -= len(chunk) if first else 0
            if min(most, self._left) < 0:
                raise RefusedError(Refusal.UNPACKED, name)
            yield chunk

    def _inflate(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        start = part.header_offset
        name, extra = struct.unpack_from("<HH", self.data, start + 26)
        start += LOCAL_SIZE + name + extra
        packed = memoryview(self.data)[start : start + part.compress_size]
        if part.compress_type == zipfile.ZIP_STORED:
            for at in range(0, len(packed), CHUNK):
                yield bytes(packed[at : at + CHUNK])
            return
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise RefusedError(Refusal.DAMAGED, "压缩方式不受支持")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        rest: bytes | memoryview = packed
        while not inflater.eof:
            chunk = inflater.decompress(rest, CHUNK)
            rest = inflater.unconsumed_tail
            if not chunk and not rest:
                break
            if chunk:
                yield chunk
        if not inflater.eof:
            raise RefusedError(Refusal.DAMAGED, "内容已损坏：部件不完整")


def _most(part: zipfile.ZipInfo) -> int:
    """Bytes that the part can unpack to at most."""
    packed = part.compress_type == zipfile.ZIP_DEFLATED
    return part.compress_size * RATIO if packed else part.compress_size


def check_tags(xml: bytes, what: str) -> bytes:
    """The same bytes, if a parser that takes microseconds for each element can go through them.

    Raises:
        RefusedError: F111, F102 it declares entities.
    """
    if xml.count(b"<") > bounds.MAX_TAGS:
        raise RefusedError(Refusal.UNPACKED, what)
    if declares_entities(xml):
        raise RefusedError(Refusal.DAMAGED, "内容含有实体定义")
    return xml
