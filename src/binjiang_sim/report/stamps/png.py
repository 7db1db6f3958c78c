"""Stamps in PNG pictures: one international text chunk for each entry."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PREFIX = b"binjiang_sim:"
_PLAIN = b"\0\0\0\0\0"  # not compressed, no language, no translated name


def insert(content: bytes, entries: Mapping[str, str]) -> bytes:
    """The picture with the entries behind its header."""
    chunks = [(kind, data) for kind, data in _chunks(content) if not _ours(kind, data)]
    texts = [(b"iTXt", _PREFIX + name.encode() + _PLAIN + text.encode()) for name, text in entries.items()]
    return _SIGNATURE + b"".join(_written(*one) for one in (*chunks[:1], *texts, *chunks[1:]))


def extract(content: bytes) -> dict[str, str]:
    """The entries of a picture. Raises ValueError for what is no PNG."""
    found = {}
    for kind, data in _chunks(content):
        if _ours(kind, data):
            name, _, text = data.removeprefix(_PREFIX).partition(_PLAIN)
            found[name.decode()] = text.decode()
    return found


def essence(content: bytes) -> str:
    """A digest of the picture itself: its header and its points."""
    drawn = [data for kind, data in _chunks(content) if kind in (b"IHDR", b"PLTE", b"IDAT")]
    return hashlib.sha256(b"".join(drawn)).hexdigest()


def _ours(kind: bytes, data: bytes) -> bool:
    return kind == b"iTXt" and data.startswith(_PREFIX)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not content.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    place = len(_SIGNATURE)
    while place < len(content):
        size = int.from_bytes(content[place : place + 4])
        kind, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + size]
        if content[place + 8 + size : place + 12 + size] != zlib.crc32(kind + data).to_bytes(4):
            raise ValueError("a damaged PNG")
        yield kind, data
        place += 12 + size


def _written(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
