"""Text on a screen, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence


def width(text: str) -> int:
    """Columns `text` takes on a screen."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


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
