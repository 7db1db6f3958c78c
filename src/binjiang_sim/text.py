"""Text that comes in and goes out: how bytes become text, tables of CSV, and letters that files can hold."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import BinjiangError, Fault

MOST_BYTES = 1_000_000
# Control characters but tab and line feed, separators of lines that only some programs know, marks that turn the
# direction of writing, a byte order mark inside a text, halves of characters, and code points that are none. Word and
# XML cannot hold some of them, and of the others a reader sees nothing.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
# By what a file begins with; the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = {";": "csv.semicolon", "\t": "csv.tab", "，": "csv.full_width", "；": "csv.full_width", "|": "csv.bar"}


class TextError(BinjiangError):
    """A text or a table cannot be read. Rooms that read one raise its faults as their own error."""


def unfit(text: str) -> tuple[int, str] | None:
    """Position and code point, such as "U+0007", of the first letter that no file of ours may hold.

    >>> unfit("Plan \\x07 one")
    (5, 'U+0007')
    """
    found = _UNFIT.search(text)
    return (found.start(), f"U+{ord(found[0]):04X}") if found else None


def read_bytes(name: str) -> bytes:
    """The content of a file, at most `MOST_BYTES`. Raises TextError when it is larger, or cannot be read."""
    try:
        with open(name, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TextError([Fault("yaml.unreadable", {"reason": reason}, name)]) from None
    return within_size(data, name)


def within_size(data: bytes, name: str) -> bytes:
    """The same bytes. Raises TextError when there are more than `MOST_BYTES`."""
    if len(data) > MOST_BYTES:
        raise TextError([Fault("yaml.large", {"most": f"{MOST_BYTES:_}"}, name)])
    return data


def decoded(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 with or without a byte order mark, or UTF-16 or UTF-32 with one.

    Any other encoding can only be guessed, so that it is refused. Raises TextError with the line.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        raise TextError([Fault("yaml.not_utf8", {}, f"{name}:{line}")]) from None
    raise TextError([Fault("yaml.gbk", {}, f"{name}:{line}")])


def with_line_feeds(text: str) -> str:
    """The text whose lines end in a line feed, whatever they ended in."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def checked(text: str, name: str) -> str:
    """The same text. Raises TextError with line and column of the first letter that may not stand in it."""
    found = unfit(text)
    if found is None:
        return text
    at, code = found
    line, column = line_and_column(text, at)
    raise TextError([Fault("text.unfit", {"code": code}, f"{name}:{line}:{column}")])


def text_file(name: str | os.PathLike[str]) -> str:
    """The text of a file, its lines ended by line feeds. Raises TextError."""
    path = os.fsdecode(name)
    return checked(with_line_feeds(decoded(read_bytes(path), path)), path)


@dataclass(frozen=True)
class Rows:
    """A table of comma-separated values: names of the columns, and each row with its place, "file:line"."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def csv_file(name: str | os.PathLike[str], faults: list[Fault]) -> Rows:
    """The table in a file; see `csv_rows`."""
    path = os.fsdecode(name)
    return csv_rows(decoded(read_bytes(path), path), path, faults)


def csv_rows(text: str, name: str, faults: list[Fault]) -> Rows:
    """The table in a text whose first row names the columns; `name` is that of the file in messages.

    Lines end in a line feed, a carriage return or both. Rows without any content are left out. A row that has not a
    cell for each column is left out with a fault. Raises TextError, with the line, for what is no such table.
    """
    lines = checked(with_line_feeds(text), name)
    (first, header), *rows = _parsed(lines, name) or [(f"{name}:1", ())]
    columns = tuple(cell.strip() for cell in header)
    if not any(columns):
        raise TextError([Fault("csv.empty", {}, first)])
    separator = _separator(header)
    if separator:
        raise TextError([Fault(separator, {}, first)])
    twice = [column for column, times in Counter(filter(None, columns)).items() if times > 1]
    if twice:
        raise TextError(Fault("csv.twice", {"name": column}, first) for column in twice)
    faults += [
        Fault("csv.cells", {"found": len(row), "wanted": len(columns)}, place)
        for place, row in rows
        if len(row) != len(columns)
    ]
    return Rows(columns, tuple((place, row) for place, row in rows if len(row) == len(columns)))


def _parsed(lines: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The rows that hold something, each with the line where it begins."""
    reader = csv.reader(io.StringIO(lines, newline="\n"), strict=True)
    return list(_numbered(reader, name))


def _numbered(reader: Iterator[list[str]], name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    while True:
        place = f"{name}:{reader.line_num + 1}"  # type: ignore[attr-defined]
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TextError([_syntax(str(error), place)]) from None
        if any(cell.strip() for cell in row):
            yield place, tuple(row)


def _syntax(error: str, place: str) -> Fault:
    if "field larger" in error:
        return Fault("csv.large", {"most": f"{csv.field_size_limit():_}"}, place)
    return Fault("csv.quote" if "unexpected end" in error else "csv.after_quote", {}, place)


def _separator(header: tuple[str, ...]) -> str:
    """The fault of a first row that other signs than commas part; empty when there is none."""
    parted = [(sign, fault) for sign, fault in _SEPARATORS.items() if any(sign in cell for cell in header)]
    return next((fault for sign, fault in parted if len(header) == 1 or header[0] == f"sep={sign}"), "")


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
