"""Documents as passages: Word, Markdown, HTML and plain text, each with limits that keep hostile files out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ...errors import BinjiangError, Fault, ProjectionError
from ...text import decoded, with_line_feeds
from . import markup, plain, word
from .passages import Passage

MOST_BYTES = 1 << 25  # of a file; what a Word file unpacks to has limits of its own
MOST_LETTERS = 1_000_000  # of the text that is read
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def _of_text(read: Callable[[str], list[Passage]]) -> Callable[[bytes, str], list[Passage]]:
    return lambda data, name: read(with_line_feeds(decoded(data, name)))


def _of_page(data: bytes, name: str) -> list[Passage]:
    return markup.passages(with_line_feeds(decoded(data, name)), name)


READERS: dict[str, Callable[[bytes, str], list[Passage]]] = {
    ".docx": word.passages,
    ".docm": word.passages,
    ".md": _of_text(plain.markdown),
    ".markdown": _of_text(plain.markdown),
    ".html": _of_page,
    ".htm": _of_page,
    ".txt": _of_text(plain.text),
}


def passages(document: str | os.PathLike[str]) -> list[Passage]:
    """The passages of a document, in order.

    Raises ProjectionError for a kind that is not read, a file that is none, is too large, or is not what its name says.
    """
    path = Path(document)
    name = os.fsdecode(document)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ProjectionError([Fault("lint.kind", {"found": path.suffix, "valid": ", ".join(READERS)}, name)])
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ProjectionError([Fault("lint.closed", {"reason": reason}, name)]) from None
    if len(data) > MOST_BYTES:
        raise ProjectionError([Fault("lint.large", {"most": MOST_BYTES >> 20}, name)])
    if data.startswith(_OLD_OFFICE):
        raise ProjectionError([Fault("lint.encrypted", {}, name)])
    try:
        found = reader(data, name)
    except ProjectionError:
        raise
    except BinjiangError as error:
        raise ProjectionError(error.faults) from None
    if sum(len(one.text) for one in found) > MOST_LETTERS:
        raise ProjectionError([Fault("lint.long", {"most": f"{MOST_LETTERS:_}"}, name)])
    return found
