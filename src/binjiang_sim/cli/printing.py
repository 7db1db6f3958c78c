"""What commands print alike."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Sequence


def print_json(value: object) -> None:
    """One line of JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


def print_text(text: str) -> None:
    """Print at once; a reader that has gone away (`| head`) does not stop what is still to be done."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        close_output()


def aligned(rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """The rows of a table with every column as wide as its widest cell; those in `right` end alike."""
    from ..facts.listing import width

    table = list(rows)
    widths = [max(width(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        spaces = [" " * (wide - width(cell)) for wide, cell in zip(widths, row, strict=True)]
        cells = [spaces[n] + cell if n in right else cell + spaces[n] for n, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return lines


def close_output() -> None:
    """Send the rest of standard output nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
