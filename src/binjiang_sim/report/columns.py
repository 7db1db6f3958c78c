"""How wide the columns of a table are: as wide as their lines where there is room, never narrower than a word."""

from __future__ import annotations

import re

from .blocks import Table

_AROUND = 3  # letters of air beside a column
_LONGEST = {"figures": 40, "words": 60}  # letters of a line from which it is broken
_LONGEST_WORD = 26
_WORD = re.compile(r"[⺀-￯]|[^\s⺀-￯]+")


def columns(table: Table, room: float) -> list[float]:
    """The width of every column in letters, their sum at most `room`. Chinese letters are two wide."""
    wanted, least = [], []
    for place, head in enumerate(table.head):
        cells = [head, *(row[place] for row in table.rows if len(row) > 1)]
        lines = max(_width(line) for cell in cells for line in cell.split("\n"))
        words = max((_width(word) for cell in cells for word in _WORD.findall(cell)), default=1)
        wanted.append(min(max(lines, 1), _LONGEST[table.kind]) + _AROUND)
        least.append(min(words + _AROUND, wanted[-1], _LONGEST_WORD))
    if sum(wanted) <= room:
        return [float(one) for one in wanted]
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    spare = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * spare for low, high in zip(least, wanted, strict=True)]


def _width(text: str) -> int:
    return len(text) + sum(ord(one) > 0x2E7F for one in text)
