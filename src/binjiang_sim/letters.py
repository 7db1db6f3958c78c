"""Which letters files and terminals can hold: the last guard of whatever writes."""

from __future__ import annotations

import re

# What XML 1.0 knows: no control characters but tab and the ends of lines, no halves of surrogate pairs.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LONGEST_PROPERTY = 255  # letters of a property of a document that Office shows and keeps

LONGEST_STEM = 200  # bytes


def legal(text: str) -> str:
    """The text with a mark (U+FFFD) in the place of every letter that no XML file may hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def printable(text: str) -> str:
    """The text with a mark in the place of what a terminal would obey in place of showing it."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def file_stem(text: str) -> str:
    """The beginning of a text that leaves room for an ending in a name of a file, which has at most 255 bytes."""
    return text.encode()[:LONGEST_STEM].decode(errors="ignore")


def shortened(text: str, most: int) -> str:
    """The text, with "…" at its end where it is longer than `most` letters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
