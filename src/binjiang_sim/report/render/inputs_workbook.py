"""The inputs of a scenario as an Excel workbook: value, unit, meaning, source, one number a row."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...projection.options import Notice, warn
from ...scenario.resolved import Resolved
from ...scenario.workbook import (
    ABOUT,
    COLUMNS,
    EDITABLE,
    EXPORTED,
    RECORDED,
    SHEET,
    TARGET_COLUMNS,
    TARGETS,
    as_number,
    recorded,
    rows,
    target_rows,
)
from ...words import say
from ..files import write_keeping
from .cells import Styles, height_of, opened, set_page, write_words

_WIDTHS = {"path": 44, "part": 18, "zh": 30, "en": 40, "unit": 14, "value": 24, "status": 12, "why": 50}
_OTHER_WIDTH = 30
_TARGET_WIDTHS = {"period": 14, "over": 10, "at_least": 18, "at_most": 18, "prices": 10, "kind": 12, "source": 60}
_ABOUT_WIDTH = 90


def write_inputs(
    file: str | os.PathLike[str],
    resolved: Resolved,
    meanings: Mapping[str, tuple[str, str]],
    language: str,
    notice: Notice = warn,
) -> Path:
    """Write the workbook; `meanings` are the Chinese and the English name by path. Cells to edit are yellow.

    An older file with another content is kept beside it, and `notice` is told.
    Raises OSError when the file cannot be written.
    """
    content, title = io.BytesIO(), resolved.scenario.name[language]
    with opened(content, title, language) as book:
        styles = Styles(book)
        plain, open_ = styles(), styles(bg_color="#FFF9DB")
        sheet = _sheet(
            book, styles, SHEET, {name: _WIDTHS.get(name, _OTHER_WIDTH) for name in COLUMNS}, title, language
        )
        for number, row in enumerate(rows(resolved, TARGETS, language=language), 1):
            zh, en = meanings.get(row.path, ("", ""))
            cells = {**vars(row), "zh": zh, "en": en}
            for column, name in enumerate(COLUMNS):
                style = open_ if name in EDITABLE else plain
                value = as_number(cells[name]) if name == "value" else None
                if value is not None:
                    sheet.write_number(number, column, value, style)
                elif cells[name] or style is open_:
                    _write_text(sheet, number, column, cells[name], style)
            _grow(sheet, number, {cells[name]: _WIDTHS.get(name, _OTHER_WIDTH) for name in COLUMNS})
        widths = {name: _TARGET_WIDTHS.get(name, _OTHER_WIDTH) for name in TARGET_COLUMNS}
        _write_targets(_sheet(book, styles, TARGETS, widths, title, language), resolved, widths, open_, language)
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 0, 16)
        about.set_column(1, 1, _ABOUT_WIDTH)
        set_page(about, title, language)
        lines = {"file": resolved.scenario.file, "hash": resolved.scenario.hash, "how": say("book.how", language)}
        for number, (name, text) in enumerate(lines.items()):
            write_words(about, number, 0, say(f"book.about_{name}", language), styles(bold=True))
            write_words(about, number, 1, text, plain)
            _grow(about, number, {text: _ABOUT_WIDTH})
        record = book.add_worksheet(EXPORTED)
        record.hide()
        for number, texts in enumerate([dict(zip(RECORDED, RECORDED, strict=True)), *recorded(resolved, language)]):
            for column, name in enumerate(RECORDED):
                write_words(record, number, column, texts[name])
    return write_keeping(file, content.getvalue(), notice)


def _sheet(book: Any, styles: Styles, name: str, widths: Mapping[str, int], title: str, language: str) -> Any:
    """A sheet with its head, which stays in sight and stands on every page."""
    sheet = book.add_worksheet(name)
    for column, (head, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        write_words(sheet, 0, column, say(f"book.head_{head}", language), styles.head())
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    set_page(sheet, title, language)
    return sheet


def _write_targets(sheet: Any, resolved: Resolved, widths: Mapping[str, int], style: Any, language: str) -> None:
    """A row for each target; further rows may be written below."""
    for number, row in enumerate(target_rows(resolved, language), 1):
        for column, name in enumerate(TARGET_COLUMNS):
            _write_text(sheet, number, column, row[name], style)
        _grow(sheet, number, {row[name]: widths[name] for name in TARGET_COLUMNS})


def _grow(sheet: Any, row: int, rooms: Mapping[str, int]) -> None:
    """Make a row as high as its texts, each with the width of its column."""
    sheet.set_row(row, max(height_of(text, room) for text, room in rooms.items()))


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    # `write` would make links and numbers of some texts, `write_string` leaves out the colour of an empty cell
    if text:
        write_words(sheet, row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
