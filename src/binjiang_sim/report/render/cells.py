"""Cells, styles and pages of a workbook. Words stay as they are: never a formula, a link or a number."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import xlsxwriter

from ...text import LONGEST_PROPERTY, legal, shortened, with_line_feeds
from ...words import say

LONGEST = 32_767  # letters of a cell
# Fonts that Excel has in each language; other programs put one of theirs in the place of it.
FONTS = {"zh": "等线", "en": "Calibri"}
SIZE = 11.0  # points
PALE = "#E8EDF2"
LINE = 1.5  # of the size of the letters: how high a line is
_NARROW = 1.05  # letters to a digit, at least, by which Excel counts widths
_BROKEN = 1.05  # how much longer a text is for being broken at words
_HEADER = 90  # letters of a page's header
_A4 = 9
# Equal runs give equal files, so that the time of day is not written.
_CREATED = datetime.datetime(1980, 1, 1)
_NUMBER = re.compile(r"([+\-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( ?%)?")


@contextmanager
def opened(written: BytesIO, title: str, language: str, **about: str) -> Iterator[Any]:
    """A workbook that is written into `written` at the end, its letters in a font of the language."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONTS[language], "font_size": SIZE},
    }
    with xlsxwriter.Workbook(written, options) as book:
        named = shortened(legal(title), LONGEST_PROPERTY)
        book.set_properties({"title": named, "author": "binjiang_sim", "created": _CREATED, **about})
        yield book


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **properties: object) -> Any:
        """The format of these properties; all stand in the middle of the row, and are broken where they do not fit."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", "text_wrap": True, **properties})
        return self._made[key]

    def head(self, **properties: object) -> Any:
        """The format of the head of a table."""
        return self(bold=True, bottom=1, bg_color=PALE, **properties)


def write_words(sheet: Any, row: int, column: int, words: str, style: Any = None) -> None:
    """Write words into a cell; more than Excel can hold ends in "…", a carriage return is the end of a line."""
    sheet.write_string(row, column, fitting(words), style)


def merge_words(sheet: Any, row: int, columns: tuple[int, int], words: str, style: Any) -> None:
    """Write words across the columns from the first to the last."""
    if columns[0] == columns[1]:
        write_words(sheet, row, columns[0], words, style)
        return
    sheet.merge_range(row, columns[0], row, columns[1], "", style)
    write_words(sheet, row, columns[0], words, style)


def fitting(words: str) -> str:
    """Words as a cell can hold them."""
    return shortened(with_line_feeds(legal(words)), LONGEST)  # other programs show a carriage return as _x000D_


def read_number(text: str) -> tuple[float, str] | None:
    """The number that a text is, and the number format that shows the same text; None for other words.

    >>> read_number("1,234.50"), read_number("68 %"), read_number("3 of 4")
    ((1234.5, '#,##0.00'), (0.68, '0 %'), None)
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, whole, part, per_cent = found[1], found[2], found[3] or "", found[4] or ""
    value = float(whole.replace(",", "") + part) * (-1 if sign in ("-", "−") else 1) / (100 if per_cent else 1)
    form = decimals_format(len(part.removeprefix(".")), "#,##0" if "," in whole else "0") + per_cent
    return value, f"+{form};−{form}" if sign in ("+", "−") else form


def decimals_format(decimals: int, whole: str = "#,##0") -> str:
    """The number format with so many decimals."""
    return whole + ("." + "0" * decimals if decimals else "")


def width_of(text: str) -> int:
    """How wide a line is in letters; Chinese ones are two wide."""
    return len(text) if text.isascii() else len(text) + sum(ord(one) > 0x2E7F for one in text)


def lines_of(text: str, room: float) -> int:
    """How many lines a text takes in a cell that is `room` letters wide, some to spare for what breaks at words."""
    widths = map(width_of, text.split("\n"))
    return sum(1 if width <= _NARROW * room else math.ceil(_BROKEN * width / room) for width in widths)


def height_of(text: str, room: float, size: float = SIZE) -> float:
    """How high the cell of a text is, in points: not every program finds it when it opens a file."""
    return lines_of(text, room * SIZE / size) * size * LINE


def set_page(sheet: Any, title: str, language: str, *, landscape: bool = True, pages: int = 0) -> None:
    """A4, as wide as one page and `pages` high (0: as many as it takes), with title and page number."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages)
    name = shortened(" ".join(legal(title).split()), _HEADER).replace("&", "&&")
    # A font that the header names is followed by a blank, or digits of the title would be its size.
    font, fixed = f'&"{FONTS[language]}"&9 ', {"scale_with_doc": False}
    sheet.set_header(f"&L{font}{name}&R{font}&A", fixed)
    sheet.set_footer(f"&C{font}{say('excel.page', language, page='&P', pages='&N')}", fixed)
