"""Stamps in HTML pages, as `<meta>` elements, and in SVG drawings, as `<metadata>`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from ...text import legal


@dataclass(frozen=True)
class Markup:
    """How one kind of markup carries a stamp: behind which tag, between which words, one `entry` for each text."""

    behind: re.Pattern[str]
    opening: str
    entry: str
    closing: str

    def insert(self, content: bytes, entries: Mapping[str, str]) -> bytes:
        """The file with the entries in its head. Raises ValueError where there is no head."""
        text = self._entries.sub("", content.decode())
        place = self.behind.search(text)
        if place is None:
            raise ValueError("no head")
        lines = "".join(self.entry % (name, _escaped(value)) for name, value in entries.items())
        return f"{text[: place.end()]}{self.opening}{lines}{self.closing}{text[place.end() :]}".encode()

    def extract(self, content: bytes) -> dict[str, str]:
        """The entries of a file. Raises ValueError for what is no UTF-8 text."""
        one = re.compile(re.escape(self.entry).replace("%s", '([^"<]*)', 2))
        block = self._entries.search(_text(content))
        return {name: unescape(value) for name, value in one.findall(block[0])} if block else {}

    def essence(self, content: bytes) -> str:
        """A digest of the file without its stamp."""
        return hashlib.sha256(self._entries.sub("", _text(content)).encode()).hexdigest()

    @property
    def _entries(self) -> re.Pattern[str]:
        one = re.escape(self.entry).replace("%s", '[^"<]*')
        return re.compile(f"{re.escape(self.opening)}(?:{one})+{re.escape(self.closing)}")


def _text(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n")


def _escaped(value: str) -> str:
    return escape(legal(value)).replace("\n", "&#10;")


html = Markup(
    re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?"), "", '\n<meta name="binjiang_sim:%s" content="%s">', ""
)
svg = Markup(
    re.compile(r"<svg\b[^>]*>"),
    '\n<metadata id="binjiang_sim">',
    '\n<entry xmlns="urn:binjiang_sim" name="%s">%s</entry>',
    "\n</metadata>",
)
