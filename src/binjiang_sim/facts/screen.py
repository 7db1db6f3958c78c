"""Text on a screen, where a Chinese character is two columns wide."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import TextIO

_INDENT = "  "  # of what goes on from the line above
_LEAST = 12  # columns of the screen that a broken column of a table keeps, where its text is that long
_WIDE = r"[⺀-￯]"
_NO_WIDTH = ("Mn", "Me", "Cf")  # marks over a letter, joiners
# Pieces between which a line may break: words, and Chinese characters with the marks that belong to them.
_PIECES = re.compile(rf"\s+|[（《「“‘(]*(?:{_WIDE}|(?:(?!{_WIDE})[^\s])+)[，。；：、！？）》」”’…)]*")


def width(text: str) -> int:
    """Columns `text` takes on a screen."""
    return sum(
        0 if unicodedata.category(one) in _NO_WIDTH else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def columns(stream: TextIO | None = None) -> int | None:
    """Columns of the screen that `stream` (standard output) is: as COLUMNS says, else its own; None if it is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or None
    except (OSError, ValueError, AttributeError):  # a file, a pipe, or no stream of the system at all
        return None


def wrapped(text: str, within: int | None, indent: str | None = None) -> list[str]:
    """The text on lines of at most `within` columns, broken between words and around Chinese characters.

    Lines after the first begin with `indent`, by default further in than the first. A longer word is left whole.
    """
    if within is None or width(text) <= within:
        return [text]
    own = text[: len(text) - len(text.lstrip())]
    further = own + _INDENT if indent is None else indent
    lines, line = [], own
    for piece in _PIECES.findall(text.strip()):
        if width(line + piece.rstrip()) > within and line.strip():
            lines.append(line.rstrip())
            line = further
        if line.strip() or piece.strip():
            line += piece
    return [*lines, line.rstrip()]


def aligned(rows: Iterable[Sequence[str]], right: Collection[int] = (), within: int | None = None) -> list[str]:
    """The lines of a table with every column as wide as its widest cell; the cells of columns in `right` end alike.

    Columns stand two apart, or one where two would make the table wider than `within` columns of the screen.
    """
    table = list(rows)
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    narrow = within is not None and sum(widths) + 2 * (len(widths) - 1) > within
    lines = []
    for row in table:
        spaces = [" " * (wide - width(cell)) for wide, cell in zip(widths, row, strict=True)]
        cells = [spaces[n] + cell if n in right else cell + spaces[n] for n, cell in enumerate(row)]
        lines.append((" " if narrow else "  ").join(cells).rstrip())
    return lines


def fitted(rows: Iterable[Sequence[str]], right: Collection[int] = (), within: int | None = None) -> list[list[str]]:
    """The lines of each row of a table that is at most `within` columns wide, heads first.

    Where it is too wide, texts are broken within their columns; where that is not enough, what stands behind the
    first cell of a row goes onto lines of its own.
    """
    table = [tuple(row) for row in rows]
    if within is None or _taken(table) <= within:
        return [[line] for line in aligned(table, right, within)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    least = [
        wide if n in right else min(wide, max(_LEAST, *(_longest_word(row[n]) for row in table)))
        for n, wide in enumerate(widths)
    ]
    if sum(least) + len(least) - 1 > within:
        return [[*wrapped(row[0], within), *wrapped(_INDENT + " | ".join(row[1:]), within)] for row in table]
    while sum(widths) + len(widths) - 1 > within:
        widest = max((n for n in range(len(widths)) if widths[n] > least[n]), key=lambda n: widths[n])
        widths[widest] -= 1
    broken = [[wrapped(cell, wide, "") for cell, wide in zip(row, widths, strict=True)] for row in table]
    tall = [max(map(len, cells)) for cells in broken]
    lines = iter(
        aligned(
            [
                [cell[n] if n < len(cell) else "" for cell in cells]
                for cells, height in zip(broken, tall, strict=True)
                for n in range(height)
            ],
            right,
            within,
        )
    )
    return [[next(lines) for _ in range(height)] for height in tall]


def in_parts(rows: Sequence[Sequence[str]], within: int | None = None) -> list[list[Sequence[str]]]:
    """A table of numbers as tables that are each at most `within` columns wide, with the first column in all."""
    if within is None or _taken(rows) <= within or len(rows[0]) <= 2:
        return [list(rows)]
    count = len(rows[0]) - 1
    while count > 1 and _taken([row[: count + 1] for row in rows]) > within:
        count -= 1
    first = [row[: count + 1] for row in rows]
    others = [(row[0], *row[count + 1 :]) for row in rows]
    return [first, *(in_parts(others, within) if len(others[0]) > 1 else [])]


def _taken(rows: Sequence[Sequence[str]]) -> int:
    """Columns of the screen that a table takes, one apart."""
    return sum(max(map(width, column)) + 1 for column in zip(*rows, strict=True)) - 1


def _longest_word(text: str) -> int:
    return max((width(piece) for piece in _PIECES.findall(text)), default=0)
