"""Which kinds of files carry a stamp, and how it is put in and read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import stamps_office, stamps_pdf, stamps_png, stamps_records
from .files import write
from .stamps_markup import html, svg

CONTENT = "content"  # the entry that holds the digest of the file itself
MANIFEST = "manifest.json"  # a table has no room for a stamp: that of its run lies beside it


@dataclass(frozen=True)
class Kind:
    """A kind of file: its stamp put in, read, and a digest of what a reader sees, the same with or without stamp.

    All three raise ValueError for a file that is not of this kind.
    """

    insert: Callable[[bytes, Mapping[str, str]], bytes]
    extract: Callable[[bytes], dict[str, str]]
    essence: Callable[[bytes], str]


_OFFICE = Kind(stamps_office.insert, stamps_office.extract, stamps_office.essence)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        ".png": Kind(stamps_png.insert, stamps_png.extract, stamps_png.essence),
        ".svg": Kind(svg.insert, svg.extract, svg.essence),
        ".html": Kind(html.insert, html.extract, html.essence),
        ".docx": _OFFICE,
        ".xlsx": _OFFICE,
        ".pdf": Kind(stamps_pdf.insert, stamps_pdf.extract, stamps_pdf.essence),
        ".json": Kind(stamps_records.insert, stamps_records.extract, stamps_records.essence),
    }
)


def stamped(content: bytes, suffix: str, stamp: Mapping[str, str]) -> bytes:
    """The bytes of a file of the kind `suffix`, such as ".png", with the stamp in it.

    Raises KeyError for a kind that carries none.
    """
    kind = KINDS[suffix]
    return kind.insert(content, {**stamp, CONTENT: kind.essence(content)})


def write_stamped(path: str | os.PathLike[str], content: bytes, stamp: Mapping[str, str]) -> Path:
    """Write a file with the stamp in it; returns its path. Raises KeyError for a kind that carries none."""
    return write(path, stamped(content, Path(path).suffix.lower(), stamp))


@dataclass(frozen=True)
class Found:
    """The stamp read from a file, and whether the file is still as it was when it was stamped."""

    entries: Mapping[str, str]
    untouched: bool


def read_stamp(path: Path) -> Found:
    """The stamp of a file, or of the manifest beside a table; no entries where there is no stamp.

    Raises KeyError for a kind of file that carries none, ValueError for one that is not what its name says, OSError.
    """
    holder = path.with_name(MANIFEST) if path.suffix.lower() == ".csv" else path
    kind = KINDS[holder.suffix.lower()]
    content = holder.read_bytes()
    entries = kind.extract(content)
    return Found(entries, entries.get(CONTENT) == kind.essence(content))
