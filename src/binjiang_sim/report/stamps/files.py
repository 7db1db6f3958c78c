"""Files with their stamp: written with it, and read for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..files import write
from ..formats import BY_MANIFEST, STAMPS

CONTENT = "content"  # the entry that holds the digest of the file itself
MANIFEST = "manifest.json"  # a table has no room for a stamp: that of its run lies beside it


def stamped(content: bytes, suffix: str, stamp: Mapping[str, str]) -> bytes:
    """The bytes of a file of the kind `suffix`, such as ".png", with the stamp in it.

    Raises KeyError for a kind that carries none.
    """
    kind = STAMPS[suffix]
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
    holder = path.with_name(MANIFEST) if path.suffix.lower() in BY_MANIFEST else path
    kind = STAMPS[holder.suffix.lower()]
    content = holder.read_bytes()
    entries = kind.extract(content)
    essence = getattr(kind, "earlier_essence", kind.essence) if _is_earlier(entries) else kind.essence
    return Found(entries, entries.get(CONTENT) == essence(content))


def _is_earlier(entries: Mapping[str, str]) -> bool:
    """Whether a digest was made in the way of the first edition: those of Office files were made otherwise."""
    return "-" not in entries.get(CONTENT, "")
