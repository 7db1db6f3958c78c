"""Words in the cells of a workbook: as they are, never a formula, a link or a number."""

from __future__ import annotations

from typing import Any

from ...text import legal, shortened, with_line_feeds

LONGEST = 32_767  # letters of a cell


def write_words(sheet: Any, row: int, column: int, words: str, style: Any = None) -> None:
    """Write words into a cell; more than Excel can hold ends in "…", a carriage return is the end of a line."""
    lines = with_line_feeds(legal(words))  # other programs show a carriage return as _x000D_
    sheet.write_string(row, column, shortened(lines, LONGEST), style)
