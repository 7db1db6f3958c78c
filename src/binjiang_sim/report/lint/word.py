"""Word files: paragraphs, cells of tables and notes. Nothing but these is unpacked, and no entity is followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from ...errors import Fault, ProjectionError
from ..xml_parts import DEEPEST, DeclaredError, DeepError, tree
from .passages import Grid, Passage, Place, is_title

DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MOST_UNPACKED = 1 << 26  # bytes of one part
MOST_WHOLE = 1 << 28  # bytes of all parts, as the archive states them
MOST_TIMES = 200  # how much larger a part may be unpacked; office programs reach some 20
MOST_PARTS = 10_000
_SMALL = 1 << 20  # a part of so many bytes does no harm however much it was packed
_HEADINGS = ("heading", "title", "标题")


class _RefusedError(Exception):
    """A file that is not read, and the key of the text that says why."""


def passages(data: bytes, name: str) -> list[Passage]:
    """The passages of a Word file. Raises ProjectionError for a file that is none, or is made to do harm."""
    try:
        parts = _parts(data)
        found = _body(_tree(parts[DOCUMENT]))
        for part in _NOTES:
            if part in parts:
                found += _notes(_tree(parts[part]))
    except _RefusedError as error:
        values = {"most": MOST_UNPACKED >> 20, "times": MOST_TIMES, "part": DOCUMENT, "deepest": DEEPEST}
        raise ProjectionError([Fault(str(error), values, name)]) from None
    return found


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > MOST_PARTS or sum(one.file_size for one in infos) > MOST_WHOLE:
                raise _RefusedError("lint.unpacked")
            wanted = {one.filename: one for one in infos if one.filename in (DOCUMENT, *_NOTES)}
            if DOCUMENT not in wanted:
                raise _RefusedError("lint.no_document")
            for one in wanted.values():
                _refuse_bomb(one)
            return {part: package.read(one) for part, one in wanted.items()}
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zlib.error):
        raise _RefusedError("lint.no_word") from None


def _refuse_bomb(one: zipfile.ZipInfo) -> None:
    if one.flag_bits & 1:
        raise _RefusedError("lint.encrypted")
    if one.file_size > MOST_UNPACKED:
        raise _RefusedError("lint.unpacked")
    if one.file_size > max(_SMALL, MOST_TIMES * one.compress_size):
        raise _RefusedError("lint.bomb")


def _tree(data: bytes) -> ElementTree.Element:
    try:
        return tree(data)
    except DeclaredError:
        raise _RefusedError("lint.entities") from None
    except DeepError:
        raise _RefusedError("lint.deep") from None
    except ValueError:
        raise _RefusedError("lint.no_word") from None


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: ElementTree.Element | None, name: str = "val") -> str:
    found = {} if element is None else element.attrib
    return next((text for key, text in found.items() if key.rpartition("}")[2] == name), "")


def _body(root: ElementTree.Element) -> list[Passage]:
    body = next((one for one in root if _tag(one) == "body"), root)
    return _Reader().read(body)


class _Reader:
    """Counts paragraphs and tables as they are met, and knows the heading above."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.tables = 0
        self.heading = ""
        self.last = ""

    def read(self, element: ElementTree.Element) -> list[Passage]:
        found: list[Passage] = []
        for one in element:
            tag = _tag(one)
            if tag == "p":
                found += self._paragraph(one)
            elif tag == "tbl":
                found += self._table(one)
            elif tag not in ("Fallback", "sectPr"):
                found += self.read(one)
        return found

    def _paragraph(self, element: ElementTree.Element) -> list[Passage]:
        self.paragraph += 1
        text, place = _text(element), Place("paragraph", (self.paragraph,))
        style = next((_value(one) for one in element.iter() if _tag(one) == "pStyle"), "")
        made = Passage(text, lambda _: place, self.heading)
        if style.lower().startswith(_HEADINGS):
            self.heading = text
        self.last = text
        return [made] if text.strip() else []

    def _table(self, element: ElementTree.Element) -> list[Passage]:
        self.tables += 1
        number, grid = self.tables, Grid(self.last if is_title(self.last) else "")
        found: list[Passage] = []
        for row, line in enumerate((one for one in element if _tag(one) == "tr"), 1):
            column = 0
            for cell in (one for one in line if _tag(one) == "tc"):
                column += 1
                place = Place("cell", (number, row, column))
                text = " ".join(_text(one) for one in cell.iter() if _tag(one) == "p")
                grid.cells.append((column, text, lambda _, place=place: place))  # type: ignore[misc]
                wide = next((_value(one) for one in cell.iter() if _tag(one) == "gridSpan"), "")
                column += int(wide) - 1 if wide.isdecimal() and len(wide) < 4 else 0
            found += grid.close(self.heading, False)
        return found


def _notes(root: ElementTree.Element) -> list[Passage]:
    found = []
    for number, note in enumerate((one for one in root if not _value(one, "type")), 1):
        place = Place("note", (number,))
        for one in note.iter():
            if _tag(one) == "p" and (text := _text(one)).strip():
                found.append(Passage(text, lambda _, place=place: place))  # type: ignore[misc]
    return found


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    """The words of a paragraph; small raised digits are marks of notes."""
    for one in element:
        tag = _tag(one)
        if tag == "t":
            yield one.text or ""
        elif tag in ("tab", "br", "cr"):
            yield " "
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag == "r" and _raised(one):
            yield " "
        elif tag not in ("Fallback", "pPr", "rPr"):
            yield from _pieces(one)


def _raised(run: ElementTree.Element) -> bool:
    raised = any(_tag(one) == "vertAlign" and _value(one) == "superscript" for one in run.iter())
    return raised and "".join(one.text or "" for one in run.iter() if _tag(one) == "t").strip().isdecimal()
