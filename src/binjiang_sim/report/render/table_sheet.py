"""A sheet that is one long table: ready to be filtered, its head kept in sight, its first page printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ...words import say
from ..content.workbook import Number
from .cells import LINE, SIZE, Styles, decimals_format, lines_of, set_page, width_of, write_words

_NARROWEST, _WIDEST = 9, 48
_SHARE = 0.98  # of the texts of a column that take one line, where they are shorter than the widest column
_ROOM, _LINES = 190, 50  # letters and lines of a page
_BESIDE, _BUTTON = 2, 3  # letters of air beside a column, and of the button of its filter

Value = str | float | Number


def write_table(
    sheet: Any,
    styles: Styles,
    head: Sequence[str],
    rows: Sequence[Sequence[Value]],
    titles: tuple[str, str],
    language: str,
    *,
    forms: Sequence[str] = (),
) -> None:
    """Write a title, a head and rows; `titles` are those of workbook and sheet, `forms` formats of plain numbers.

    What is longer or wider than a page is data: only its beginning is printed, which the title says.
    """
    texts = [[value if isinstance(value, str) else "" for value in row] for row in rows]
    widths = [_width(name, [row[place] for row in texts]) for place, name in enumerate(head)]
    numeric = {place for row in rows for place, value in enumerate(row) if not isinstance(value, str)}
    sheet.set_default_row(SIZE * LINE)
    for place, (name, width) in enumerate(zip(head, widths, strict=True)):
        sheet.set_column(place, place, width)
        side = {"align": "right"} if place in numeric else {"indent": 1} if place else {}
        write_words(sheet, 1, place, name, styles.head(**side))
    lines = [_lines(head, [width - _BUTTON for width in widths]), *(_lines(row, widths) for row in texts)]
    for number, count in enumerate(lines, 1):
        if count > 1:
            sheet.set_row(number, count * SIZE * LINE)
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row):
            if value != "":
                _write(sheet, styles, (number, place), value, forms[place] if forms else "General")
    down = sum(whole <= _LINES for whole in accumulate(lines[1:]))
    across = sum(whole <= _ROOM for whole in accumulate(widths))
    is_whole = (down, across) == (len(rows), len(head))
    title = titles[1] if is_whole else say("excel.printed", language, title=titles[1], rows=f"{len(rows):,}")
    write_words(sheet, 0, 0, title, styles(bold=True, font_size=SIZE + 2, text_wrap=False))
    sheet.set_row(0, 2 * SIZE * LINE)
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, 1 + max(len(rows), 1), len(head) - 1)
    sheet.repeat_rows(1)
    sheet.print_area(0, 0, 1 + max(down, 1), max(across, 1) - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    set_page(sheet, titles[0], language, pages=1)


def _write(sheet: Any, styles: Styles, place: tuple[int, int], value: Value, form: str) -> None:
    if isinstance(value, Number):
        sheet.write_number(*place, value.value, styles(num_format=decimals_format(value.decimals)))
    elif isinstance(value, str):
        write_words(sheet, *place, value, styles(indent=1) if place[1] else styles())
    else:
        sheet.write_number(*place, value, styles(num_format=form))


def _width(head: str, texts: Sequence[str]) -> int:
    longest = sorted(max(map(width_of, text.split("\n"))) for text in texts if text) or [0]
    word = max(map(width_of, head.split()), default=0)
    return min(max(longest[int(_SHARE * (len(longest) - 1))] + _BESIDE, word + _BUTTON, _NARROWEST), _WIDEST)


def _lines(texts: Sequence[str], widths: Sequence[int]) -> int:
    """The lines of a row."""
    return max((lines_of(text, width) for text, width in zip(texts, widths, strict=True) if text), default=1)
