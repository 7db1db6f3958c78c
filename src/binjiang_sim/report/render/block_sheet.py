"""A section of a document as a sheet: words across the sheet, tables in its columns, bars in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ..content.blocks import (
    Bars,
    Block,
    Bullets,
    Chart,
    Code,
    Heading,
    Paragraph,
    Scorecard,
    Section,
    Table,
    untitled,
)
from .cells import (
    LINE,
    PALE,
    SIZE,
    Styles,
    fitting,
    height_of,
    merge_words,
    read_number,
    set_page,
    write_words,
)
from .columns import columns
from .verdicts import COLOURS, SIGNS

_UPRIGHT, _ACROSS = 112.0, 165.0  # letters of a page, upright and landscape
_FEWEST, _MOST_UPRIGHT = 4, 6  # columns of a sheet, and of a page that stands upright
_BAR_WIDTH = 18
_INDENT = 1.5  # letters that a cell begins with behind another, where it has words
_BAR, _BELOW_ZERO = "#2F6DB5", "#C0504D"
_GREY = "#555555"


def write_section(
    sheet: Any,
    styles: Styles,
    section: Section,
    titles: tuple[str, str],
    language: str,
    *,
    below: str = "",
    pages: int = 0,
) -> None:
    """Write a section under a title and the words `below` that; `titles` are those of workbook and sheet.

    It is printed on `pages` at most (0: on as many as it takes).
    """
    written = _Writer(sheet, styles, list(_shown(section)))
    written.write(titles[1], below)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    set_page(sheet, titles[0], language, landscape=sum(written.widths) > _UPRIGHT + 1, pages=pages)


def _shown(section: Section) -> Iterator[Block]:
    """The blocks but charts, which the workbook has of its own, and headings of nothing but charts."""
    blocks = tuple(untitled(section))
    for place, block in enumerate(blocks):
        below = next((one for one in blocks[place + 1 :] if not isinstance(one, Chart)), None)
        drawn = isinstance(block, Heading) and isinstance(next(iter(blocks[place + 1 :]), None), Chart)
        is_empty = drawn and (below is None or isinstance(below, Heading))
        if not (isinstance(block, Chart) or is_empty):
            yield block


def _as_table(block: Block, bar: int) -> Table | None:
    """The cells of a block that has columns, its bars in the column `bar`, for their widths."""
    rail = "█" * _BAR_WIDTH
    if isinstance(block, Table):
        return block
    if isinstance(block, Bars):
        first = (lambda one: (one.label,)) if bar == 1 else (lambda _: ("",) * bar)  # or the label goes across
        rows = tuple((*first(one), rail, one.text, one.note) for one in block.bars)
        return Table("", ("",) * (bar + 3), rows)
    if isinstance(block, Scorecard):
        name, wanted, outcome, chance, verdict = block.head
        cells = tuple((one.name, one.wanted, one.outcome, rail, one.chance, f"▲ {one.verdict}") for one in block.rows)
        return Table("", (name, wanted, outcome, "", chance, verdict), cells)
    return None


def _bar_column(blocks: Iterable[Block]) -> int:
    """The column of all bars of a sheet: that of the scorecard, where there is one."""
    return 3 if any(isinstance(one, Scorecard) for one in blocks) else 1


def _widths(blocks: Sequence[Block]) -> list[float]:
    """The width of every column in letters: all of a page together."""
    tables = [one for block in blocks if (one := _as_table(block, _bar_column(blocks)))]
    count = max((len(one.head) for one in tables), default=0)
    room = _ACROSS if count > _MOST_UPRIGHT else _UPRIGHT
    count = max(count, _FEWEST)
    rows = tuple((*row, *("",) * (count - len(row))) for one in tables for row in (one.head, *one.rows) if len(row) > 1)
    is_long = any(one.kind == "words" for one in tables)
    found = columns(Table("", ("",) * count, rows, kind="words" if is_long else "figures"), room)
    return [one * room / sum(found) for one in found]


class _Writer:
    """Writes blocks one below the other."""

    def __init__(self, sheet: Any, styles: Styles, blocks: list[Block]) -> None:
        self.sheet, self.styles, self.blocks, self.row = sheet, styles, blocks, 0
        self.widths, self.bar = _widths(blocks), _bar_column(blocks)
        sheet.set_default_row(SIZE * LINE)
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)

    def write(self, title: str, below: str) -> None:
        """The title, a line below it, and every block."""
        self._across(title, bold=True, font_size=SIZE + 5)
        if below:
            self._across(below, font_color=_GREY)
        for above, block in zip([Paragraph(""), *self.blocks], self.blocks, strict=False):
            self.row += isinstance(block, (Heading, Table, Bars, Scorecard)) and not isinstance(above, Heading)
            self._block(block)

    def _across(self, text: str, **properties: Any) -> None:
        """Words across all columns, in a row that is high enough."""
        words = fitting(text)
        size = properties.get("font_size", SIZE)
        self.sheet.set_row(self.row, height_of(words, sum(self.widths), size))
        merge_words(self.sheet, self.row, (0, len(self.widths) - 1), words, self.styles(**properties))
        self.row += 1

    @singledispatchmethod
    def _block(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_block.register
    def _(self, block: Paragraph) -> None:
        kinds: dict[str, dict[str, Any]] = {
            "answer": {"bold": True, "font_size": SIZE + 1},
            "note": {"font_color": _GREY, "font_size": SIZE - 1},
        }
        self._across(block.text, **kinds.get(block.kind, {}))

    @_block.register
    def _(self, block: Heading) -> None:
        self._across(block.text, bold=True, font_size=SIZE + 2)

    @_block.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            self._across(f"• {item}")

    @_block.register
    def _(self, block: Code) -> None:
        self._across(block.text, font_name="Consolas", font_size=SIZE - 1)

    @_block.register
    def _(self, block: Table) -> None:
        self._caption(block.title)
        self._head(list(enumerate(block.head)), block.numbers)
        for row in block.rows:
            if len(row) == 1 < len(block.head):
                style = self.styles(bold=True, bg_color=PALE)
                merge_words(self.sheet, self.row, (0, len(block.head) - 1), row[0], style)
            else:
                self._cells(list(enumerate(row)), block.numbers)
            self.row += 1

    @_block.register
    def _(self, block: Bars) -> None:
        self._caption(block.title)
        noted = any(one.note for one in block.bars)
        for one in block.bars:
            beside = [(self.bar + 1, one.text), *([(self.bar + 2, one.note)] if noted else [])]
            self._cells(beside, frozenset({self.bar + 1}))
            merge_words(self.sheet, self.row, (0, self.bar - 1), one.label, self.styles(bottom=4))
            room = sum(self.widths[: self.bar])
            self.sheet.set_row(self.row, max(height_of(one.label, room), self._height(beside)))
            self.row += 1
        self._rail([one.share for one in block.bars], block.longest)

    @_block.register
    def _(self, block: Scorecard) -> None:
        name, wanted, outcome, chance, verdict = block.head
        self._head([(0, name), (1, wanted), (2, outcome), (3, ""), (4, chance), (5, verdict)])
        merge_words(self.sheet, self.row - 1, (3, 4), chance, self.styles.head(indent=1))
        for one in block.rows:
            said = f"{SIGNS[one.tone]} {one.verdict}"
            self._cells([(0, one.name), (1, one.wanted), (2, one.outcome), (4, one.chance), (5, said)])
            style = self.styles(bottom=4, indent=1, font_color=COLOURS[one.tone])
            write_words(self.sheet, self.row, 5, said, style)
            self.row += 1
        self._rail([one.share for one in block.rows], 1.0)

    def _caption(self, title: str) -> None:
        if title:
            self._across(title, bold=True)

    def _head(self, cells: list[tuple[int, str]], numbers: frozenset[int] = frozenset()) -> None:
        for column, text in cells:
            write_words(self.sheet, self.row, column, text, self.styles.head(**_side(column, numbers)))
        self.sheet.set_row(self.row, self._height(cells))
        self.row += 1

    def _cells(self, cells: list[tuple[int, str]], numbers: frozenset[int] = frozenset()) -> None:
        """Cells of a row; of the columns of `numbers` a text that is a number is one."""
        for column, text in cells:
            found = read_number(text) if column in numbers else None
            if found:
                self.sheet.write_number(self.row, column, found[0], self.styles(num_format=found[1], bottom=4))
            else:
                write_words(self.sheet, self.row, column, text, self.styles(bottom=4, **_side(column, numbers)))
        self.sheet.set_row(self.row, self._height(cells))

    def _height(self, cells: list[tuple[int, str]]) -> float:
        """How high a row with these cells is."""
        return max(height_of(fitting(text), self.widths[column] - bool(column) * _INDENT) for column, text in cells)

    def _rail(self, shares: list[float], longest: float) -> None:
        """Bars from 0 to `longest` in the rows above, of another colour below zero; words beside say the numbers."""
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": longest}
        bars = {"type": "data_bar", "bar_only": True, "min_length": 0, "max_length": 100, **ends}
        cells: dict[str, list[tuple[int, int]]] = {_BAR: [], _BELOW_ZERO: []}
        for row, share in enumerate(shares, self.row - len(shares)):
            self.sheet.write_number(row, self.bar, abs(share), self.styles(bottom=4))
            cells[_BELOW_ZERO if share < 0 else _BAR].append((row, self.bar))
        for colour, found in cells.items():
            if found:
                place = " ".join(xl_rowcol_to_cell(*one) for one in found)
                self.sheet.conditional_format(
                    *found[0], *found[-1], {**bars, "bar_color": colour, "multi_range": place}
                )


def _side(column: int, numbers: frozenset[int]) -> dict[str, object]:
    """To the right for numbers; words stand apart from a number before them."""
    return {"align": "right"} if column in numbers else {"indent": 1} if column else {}
