"""Pieces of a document that are read on their own: a paragraph, an entry of a list, a cell of a table."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from ...words import say

_LONGEST_TITLE = 80  # letters
Kind = Literal["line", "paragraph", "cell", "note"]


@dataclass(frozen=True)
class Place:
    """Where something stands: line and column; number of a paragraph or note; table, row and column of a cell."""

    kind: Kind
    numbers: tuple[int, ...]

    def text(self, language: str = "en") -> str:
        """The place in words: "12:7", "paragraph 3", "table 1, row 2, column 4"."""
        return say(f"lint.place_{self.kind}", language, **{"abc"[at]: one for at, one in enumerate(self.numbers)})


@dataclass(frozen=True)
class Passage:
    """The text of one piece, its place, and the words that say what it is about.

    `place` gives the place of a position in the text. `above` is the heading over it; `beside` are, for a cell, the
    head of its column, the beginning of its row, the title of its table and the head of its first column. `row` is the
    whole row of a cell.
    """

    text: str
    place: Callable[[int], Place]
    above: str = ""
    beside: tuple[str, ...] = ()
    row: str = ""
    code: bool = False


@dataclass
class Collected:
    """Text that comes in parts, each with its line and column in the source."""

    parts: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, text: str, line: int, column: int) -> None:
        """Add a part that stands at a line and a column, both from 1."""
        if text:
            self.parts.append((text, line, column))

    @property
    def text(self) -> str:
        """The whole text, with a space for every end of a line."""
        return "".join(part for part, _, _ in self.parts).replace("\n", " ").replace("\r", " ")

    def place(self) -> Callable[[int], Place]:
        """What gives the line and column of a position."""
        parts = tuple(self.parts)
        starts = [0]
        for part, _, _ in parts:
            starts.append(starts[-1] + len(part))

        def found(at: int) -> Place:
            number = min(max(bisect.bisect_right(starts, at) - 1, 0), len(parts) - 1)
            part, line, column = parts[number]
            before = part[: at - starts[number]]
            if "\n" in before:
                return Place("line", (line + before.count("\n"), len(before) - before.rfind("\n")))
            return Place("line", (line, column + len(before)))

        return found


@dataclass
class Grid:
    """A table while it is read: its title, the heads of its columns, and the cells of the row that is being read."""

    title: str = ""
    heads: dict[int, str] = field(default_factory=dict)
    row: int = 0
    cells: list[tuple[int, str, Callable[[int], Place]]] = field(default_factory=list)

    def close(self, above: str, head: bool) -> list[Passage]:
        """The passages of the row that ends; a row of heads, or the first one, names the columns."""
        self.row += 1
        texts = {column: text for column, text, _ in self.cells}
        first = min(texts, default=0)
        whole = joined(texts.values())
        corner = self.heads.get(first, "")
        made = [
            Passage(text, place, above, self._beside(column, texts[first], corner) if column != first else (), whole)
            for column, text, place in self.cells
        ]
        if head or self.row == 1:
            self.heads |= texts
        self.cells = []
        return made

    def _beside(self, column: int, label: str, corner: str) -> tuple[str, ...]:
        return tuple(filter(None, (self.heads.get(column, ""), label, self.title, corner)))


def title(found: list[Passage]) -> str:
    """The words right above a table, if they are few enough to be its title."""
    text = found[-1].text.strip() if found and not found[-1].row else ""
    return text if is_title(text) else ""


def is_title(text: str) -> bool:
    """Whether words can be a title: few, and no sentence."""
    return len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", "。", "；", ";", "！", "？"))


def joined(texts: Iterable[str]) -> str:
    """The texts of the filled cells of a row as one."""
    return "|".join(filter(None, (" ".join(one.split()) for one in texts)))
