"""Which letters files can hold: the last guard of everything that writes XML."""

from __future__ import annotations

import re

# What XML 1.0 knows: no control characters but tab and the ends of lines, no halves of surrogate pairs.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with a mark (U+FFFD) in the place of every letter that no XML file may hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def shortened(text: str, most: int) -> str:
    """The text, with "…" at its end where it is longer than `most` letters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
