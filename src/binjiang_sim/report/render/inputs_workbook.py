"""The inputs of a scenario as an Excel workbook: value, unit, meaning, source, one number a row."""

from __future__ import annotations

import datetime
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
from .cells import write_words

_WIDTHS = {"path": 44, "part": 18, "zh": 30, "en": 40, "unit": 14, "value": 24, "status": 12, "why": 50}
_OTHER_WIDTH = 30
_TARGET_WIDTHS = {"period": 14, "over": 10, "at_least": 18, "at_most": 18, "prices": 10, "kind": 12, "source": 60}
_CREATED = datetime.datetime(1980, 1, 1)


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
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _CREATED})  # the same values make the same file
        bold, open_ = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFF9DB"})
        sheet = book.add_worksheet(SHEET)
        sheet.freeze_panes(1, 1)
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS.get(name, _OTHER_WIDTH))
            write_words(sheet, 0, column, say(f"book.head_{name}", language), bold)
        for number, row in enumerate(rows(resolved, TARGETS, language=language), 1):
            zh, en = meanings.get(row.path, ("", ""))
            cells = {**vars(row), "zh": zh, "en": en}
            for column, name in enumerate(COLUMNS):
                style = open_ if name in EDITABLE else None
                value = as_number(cells[name]) if name == "value" else None
                if value is not None:
                    sheet.write_number(number, column, value, style)
                elif cells[name] or style:
                    _write_text(sheet, number, column, cells[name], style)
        _write_targets(book.add_worksheet(TARGETS), resolved, language, bold, open_)
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 1, 30)
        lines = {"file": resolved.scenario.file, "hash": resolved.scenario.hash, "how": say("book.how", language)}
        for number, (name, text) in enumerate(lines.items()):
            write_words(about, number, 0, say(f"book.about_{name}", language), bold)
            write_words(about, number, 1, text)
        record = book.add_worksheet(EXPORTED)
        record.hide()
        for number, texts in enumerate([dict(zip(RECORDED, RECORDED, strict=True)), *recorded(resolved, language)]):
            for column, name in enumerate(RECORDED):
                write_words(record, number, column, texts[name])
    return write_keeping(file, content.getvalue(), notice)


def _write_targets(sheet: Any, resolved: Resolved, language: str, bold: Any, style: Any) -> None:
    """A row for each target; further rows may be written below."""
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(TARGET_COLUMNS):
        sheet.set_column(column, column, _TARGET_WIDTHS.get(name, _OTHER_WIDTH))
        write_words(sheet, 0, column, say(f"book.head_{name}", language), bold)
    for number, row in enumerate(target_rows(resolved, language), 1):
        for column, name in enumerate(TARGET_COLUMNS):
            _write_text(sheet, number, column, row[name], style)


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    # `write` would make links and numbers of some texts, `write_string` leaves out the colour of an empty cell
    if text:
        write_words(sheet, row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
