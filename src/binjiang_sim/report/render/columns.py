"""How wide the columns of a table are: as wide as their lines where there is room, never narrower than a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..content.blocks import Table

AROUND = 3  # letters of air beside a column
_LONGEST = {"figures": 40, "words": 60}  # letters of a line from which it is broken
_LONGEST_WORD = 26
_NAME = 16  # letters that the names of rows have at least, where they are that long
_WORD = re.compile(r"[⺀-￯]|(?:[^\s⺀-￯]|\xa0)+")
# The two ends of a band, a sign and its number, a number and its per cent: the space is the last letter found.
_TIE = re.compile(r"\[[^][\s]+, (?=[^][\s]+\])|[≥≤±] (?=\d)|[\d%] (?=[%±])")


def tied(text: str) -> str:
    """The text in which the two ends of a band, `[1, 2]`, and the parts of `≥ 3 %` are kept on one line."""
    return _TIE.sub(lambda found: f"{found[0][:-1]}\N{NO-BREAK SPACE}", text)


def with_whole_bands(table: Table) -> Table:
    """The table whose cells are `tied`."""
    return replace(table, rows=tuple(tuple(map(tied, row)) for row in table.rows))


def columns(table: Table, room: float) -> list[float]:
    """The width of every column in letters, their sum at most `room`. Chinese letters are two wide.

    Where lines must be broken a column gets room by the third root of the sum of the squares of its texts: that makes
    the sum of the squares of the lines of all cells least, so that no row is high for one narrow cell.
    """
    wanted, least, most, weights = [], [], [], []
    for place, head in enumerate(table.head):
        cells = [head, *(row[place] for row in table.rows if len(row) > 1)]
        lines = max(letters(line) for cell in cells for line in cell.split("\n"))
        words = max((letters(word) for cell in cells for word in _WORD.findall(cell)), default=1)
        if not place:
            words = max(words, min(lines, _NAME))
        wanted.append(min(max(lines, 1), _LONGEST[table.kind]) + AROUND)
        least.append(min(words + AROUND, wanted[-1], _LONGEST_WORD))
        most.append(max(lines, 1) + AROUND)
        weights.append(sum(letters(cell) ** 2 for cell in cells) ** (1 / 3))
    if sum(wanted) <= room:
        return [float(one) for one in wanted]
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    return _shared(room, weights, least, most)


def _shared(room: float, weights: Sequence[float], least: Sequence[int], most: Sequence[int]) -> list[float]:
    """`room` in the shares of weights, within bounds whose sums lie to either side of it."""
    low, high = 0.0, 2.0 * max(most)
    for _ in range(60):
        middle = (low + high) / 2
        found = [min(max(middle * one, bottom), top) for one, bottom, top in zip(weights, least, most, strict=True)]
        low, high = (middle, high) if sum(found) <= room else (low, middle)
    return [room * one / sum(found) for one in found]


def letters(text: str) -> int:
    """How many letters wide a text is. Chinese letters are two wide."""
    return len(text) + sum(ord(one) > 0x2E7F for one in text)
