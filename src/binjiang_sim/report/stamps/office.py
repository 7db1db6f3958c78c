"""Stamps in Word and Excel files, as custom document properties."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from xml.etree import ElementTree

from ...text import LONGEST_PROPERTY, legal
from ..xml_parts import tree

_PART, _TYPES, _LINKS = "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what every custom property is filed under
_PREFIX = "binjiang_sim."
_SECOND = "2-"  # before a digest of the second way to make one
_BLANK = ("tab", "br", "cr")  # elements that stand for a blank
_PAGE_OF = "PAGEREF"  # the field that shows the page of a heading
_MOST = 1 << 28  # bytes an unpacked document may have
_EPOCH = (1980, 1, 1, 0, 0, 0)


def insert(content: bytes, entries: Mapping[str, str]) -> bytes:
    """The document with the entries among its properties; long ones go on in "name.2" and so on."""
    parts = _parts(content)
    kept = [(name, value) for name, value in _properties(parts) if not name.startswith(_PREFIX)]
    rows = [*kept, *((_PREFIX + name, piece) for name, piece in _pieces(entries))]
    parts[_PART] = _written(rows)
    parts[_TYPES] = _with(parts[_TYPES], f'<Override PartName="/{_PART}" ContentType="{_KIND}"/>', "</Types>")
    link = f'<Relationship Id="rIdCustomProperties" Type="{_LINK}" Target="{_PART}"/>'
    parts[_LINKS] = _with(parts[_LINKS], link, "</Relationships>")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def extract(content: bytes) -> dict[str, str]:
    """The entries of a document. Raises ValueError for what is no Office document."""
    found: dict[str, dict[int, str]] = {}
    for name, value in _properties(_parts(content)):
        if name.startswith(_PREFIX):
            own, _, number = name.removeprefix(_PREFIX).partition(".")
            found.setdefault(own, {})[int(number or 1)] = value
    # Other programs write the properties in an order of their own.
    return {own: "".join(pieces[number] for number in sorted(pieces)) for own, pieces in found.items()}


def essence(content: bytes) -> str:
    """A digest of what is read: the words of a Word file, the values of a workbook.

    Saving again in another program keeps it: blanks between words, empty paragraphs, the pages in a list of contents,
    and digits of numbers beyond the fifteen that spreadsheets keep do not count.
    """
    words = (" ".join(one.split()) for one in _words(_parts(content), exact=False))
    return f"{_SECOND}{_digest(filter(None, words))}"


def earlier_essence(content: bytes) -> str:
    """The digest that files of the first edition hold, in which every blank and every digit counts."""
    return _digest(_words(_parts(content), exact=True))


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _words(parts: Mapping[str, bytes], exact: bool) -> Iterator[str]:
    return _paragraphs(parts, exact) if "word/document.xml" in parts else _cells(parts, exact)


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > _MOST:
                raise ValueError("too large")
            found = {one.filename: package.read(one) for one in package.infolist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise ValueError("no Office document") from error
    if not {_TYPES, _LINKS} <= set(found):
        raise ValueError("no Office document")
    return found


def _tree(data: bytes) -> ElementTree.Element:
    try:
        return tree(data)
    except ValueError as error:
        raise ValueError("no Office document") from error


def _properties(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    if _PART in parts:
        for one in _tree(parts[_PART]):
            yield one.get("name", ""), "".join(one.itertext())


def _pieces(entries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in entries.items():
        for number, start in enumerate(range(0, max(len(value), 1), LONGEST_PROPERTY), 1):
            yield name if number == 1 else f"{name}.{number}", value[start : start + LONGEST_PROPERTY]


def _written(rows: list[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(legal(value), quote=False)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(rows, 2)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">{lines}</Properties>'.encode()


def _with(data: bytes, element: str, closing: str) -> bytes:
    text = data.decode()
    return data if _PART in text else text.replace(closing, element + closing).encode()


def _paragraphs(parts: Mapping[str, bytes], exact: bool) -> Iterator[str]:
    for paragraph in _tree(parts["word/document.xml"]).iter():
        if paragraph.tag.endswith("}p"):
            pieces = [(one.tag.rpartition("}")[2], one.text or "") for one in paragraph.iter()]
            blank = () if exact else _BLANK
            read = [text if tag == "t" else "\t" for tag, text in pieces if tag == "t" or tag in blank]
            paged = not exact and any(tag == "instrText" and _PAGE_OF in text for tag, text in pieces)
            # The page, which the program that shows the file has worked out, stands behind the last tab.
            yield "".join(read).rpartition("\t")[0] if paged else "".join(read)


def _cells(parts: Mapping[str, bytes], exact: bool) -> Iterator[str]:
    """Every filled cell of every sheet: its place and its value."""
    shared = [_said(one) for one in _tree(parts.get("xl/sharedStrings.xml", b"<none/>"))]
    for sheet in sorted(name for name in parts if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)):
        for cell in _tree(parts[sheet]).iter():
            if cell.tag.endswith("}c") and (value := _value(cell, shared, exact)):
                yield f"{sheet} {cell.get('r')} {value}"


def _value(cell: ElementTree.Element, shared: list[str], exact: bool) -> str:
    if cell.get("t") == "inlineStr":
        return _said(cell)
    text = next((one.text or "" for one in cell if one.tag.endswith("}v")), "")
    if cell.get("t") == "s":
        return shared[int(text)]
    try:
        value = float(text) if exact else float(f"{float(text):.15g}")
    except ValueError:
        return text
    # Programs round the last digits in their own ways, which six digits do not show.
    return str(int(value)) if value.is_integer() else f"{value:.6g}"


def _said(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter() if one.tag.endswith("}t"))
