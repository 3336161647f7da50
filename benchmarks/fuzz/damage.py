"""Whole files → damaged ones: flips, cuts, garbage, and what can be done to the parts of an archive."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random

Damage = Callable[[Random, bytes], bytes]
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/hostname">]>'
)
FAR = (b'r="XFD1048576"', b'r="A1048576"', b'r="ZZZ99999999"', b'r=""', b'r="A0"', b'r="1"', b'r="A-1"', b"")
PUFFED = 48 * 1024 * 1024
"""Bytes of blanks that a part is blown up by."""


def flip(rng: Random, data: bytes) -> bytes:
    """Some bits."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 64)) if out else 0):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def overwrite(rng: Random, data: bytes) -> bytes:
    """A stretch of one byte, or of random ones."""
    start, end = _stretch(rng, data)
    fill = rng.choice((b"\x00", b"\xff", b"<", b'"', b","))
    middle = fill * (end - start) if rng.random() < 0.5 else rng.randbytes(end - start)
    return data[:start] + middle + data[end:]


def cut(rng: Random, data: bytes) -> bytes:
    """Without a stretch."""
    start, end = _stretch(rng, data)
    return data[:start] + data[end:]


def truncate(rng: Random, data: bytes) -> bytes:
    """Only the beginning, as after a broken transfer; rarely only the end."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def insert(rng: Random, data: bytes) -> bytes:
    """Garbage somewhere."""
    at = rng.randrange(len(data) + 1)
    garbage = rng.choice(
        (rng.randbytes(rng.randrange(1, 200)), b"\x00" * 7, b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\r", b"PK\x05\x06")
    )
    return data[:at] + garbage + data[at:]


def repeat(rng: Random, data: bytes) -> bytes:
    """A stretch twice."""
    start, end = _stretch(rng, data)
    return data[:end] + data[start:end] + data[end:]


def swap(rng: Random, data: bytes) -> bytes:
    """Two halves exchanged."""
    at = rng.randrange(len(data) + 1)
    return data[at:] + data[:at]


def number(rng: Random, data: bytes) -> bytes:
    """One number of a text or XML part far too large, negative, or none."""
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return flip(rng, data)
    one = rng.choice(found)
    return (
        data[: one.start()]
        + rng.choice((b"4294967296", b"-1", b"", b"99999999999999999999", b"0", b"1e999"))
        + data[one.end() :]
    )


def address(rng: Random, data: bytes) -> bytes:
    """One cell far away, or nowhere."""
    found = list(re.finditer(rb'\br="[^"]*"', data))
    if not found:
        return number(rng, data)
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(FAR) + data[one.end() :]


def entities(_: Random, data: bytes) -> bytes:
    """A document type with entities that multiply."""
    at = data.find(b"?>") + 2
    return data[:at] + ENTITIES + re.sub(rb"<(v|t|text:p)>[^<]*<", rb"<\1>&d;&e;<", data[at:], count=3)


GENERIC: tuple[Damage, ...] = (flip, flip, overwrite, cut, truncate, insert, repeat, swap)
PART: tuple[Damage, ...] = (*GENERIC, number, number, address, entities)


def damaged(rng: Random, data: bytes, other: bytes) -> tuple[bytes, list[str]]:
    """The file after one to three blows, and their names; ``other`` lends parts to archives."""
    done = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        if data.startswith(b"PK") and rng.random() < 0.65:
            data, what = _archive(rng, data, other)
        else:
            blow = rng.choice((*GENERIC, number))
            data, what = blow(rng, data), blow.__name__
        done.append(what)
    return data, done


def _archive(rng: Random, data: bytes, other: bytes) -> tuple[bytes, str]:
    """One thing done to the parts, packed anew."""
    try:
        parts = _parts(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zipfile.zlib.error):  # type: ignore[attr-defined]
        return flip(rng, data), "flip"
    if not parts:
        return flip(rng, data), "flip"
    at = rng.randrange(len(parts))
    name, content = parts[at]
    match rng.randrange(10):
        case 0:
            to = rng.randrange(len(parts))
            parts[at], parts[to] = (name, parts[to][1]), (parts[to][0], content)
            what = "parts swapped"
        case 1:
            del parts[at]
            what = "part dropped"
        case 2:
            parts.append((name, rng.choice(parts)[1]))
            what = "part twice"
        case 3:
            parts[at] = (rng.choice((name.upper(), f"../{name}", f"/{name}", name.replace("xml", "bin"), "x")), content)
            what = "part renamed"
        case 4:
            lent = _parts(other) if other.startswith(b"PK") else [("x", other)]
            parts[at] = (name, rng.choice(lent)[1])
            what = "part of another file"
        case 5 if rng.random() < 0.1:
            parts[at] = (name, content + b" " * PUFFED)
            what = "part blown up"
        case _:
            blow = rng.choice(PART)
            parts[at] = (name, blow(rng, content))
            what = f"{blow.__name__} in {name}"
    return _packed(parts), what


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(part.filename, archive.read(part)) for part in archive.infolist()]


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # a name twice is meant
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
    return buffer.getvalue()


def _stretch(rng: Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 4, 40, 400)))
