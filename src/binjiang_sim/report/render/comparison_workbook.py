"""A comparison as an Excel workbook with native charts of what moves most."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import groupby
from typing import Any

from ...analysis.comparison import Comparison
from ...words import say
from ..content.comparison.document import command
from ..content.comparison.sheets import HEADS, SIZES, Cell, Sheet, sheet_name, sheets
from ..content.headline import labelled
from .cells import write_words

_DRAWN = 3  # figures of each scenario that have charts
_WIDTHS = {
    **dict.fromkeys(("page_name", "head_plan"), 18),
    **dict.fromkeys(("figure", "page_input", "page_file", "page_place"), 32),
    **dict.fromkeys(("page_written", "page_numbers", "page_why", "head_source"), 44),
    **{"head_item": 22, "head_key": 36, "head_unit": 18, "page_hash": 20},
}
_OTHER = 13
_A4 = 9
_FORMATS = {
    "relative": "+0.0%;-0.0%;0.0%",
    **dict.fromkeys(("above", "head_below", "chance_reference", "chance_other", "gained", "lost"), "0%"),
    **dict.fromkeys(("difference", *SIZES), "+0.0##;-0.0##;0"),
    **dict.fromkeys(("page_draws", "page_seed"), "0"),
}
_MADE = datetime(1980, 1, 1)  # equal comparisons are equal files, whatever the time of day
_CHART = {"width": 560, "height": 300}
_ACROSS, _DOWN = 9, 16  # columns and rows a chart takes
_ON_A_PAGE = 3 * _DOWN
_REFERENCE, _OTHER_LINE, _BAND = "#555555", "#12457a", "#7fa6d0"


def workbook(comparison: Comparison, language: str) -> bytes:
    """The workbook as bytes: one sheet for each table, and the charts."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"title": say("compare.page_title", language), "created": _MADE})
        found = sheets(comparison, language)
        for one in found:
            _write(book, one, language)
        last = book.get_worksheet_by_name(sheet_name("settings", language))
        below = len(comparison.results) + 2
        write_words(last, below, 0, say("compare.page_command", language))
        write_words(last, below, 1, command(comparison, language))
        _charts(book, found, language)
    return written.getvalue()


def _write(book: Any, one: Sheet, language: str) -> None:
    sheet = book.add_worksheet(sheet_name(one.key, language))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    for column, head in enumerate(HEADS[one.key]):
        sheet.set_column(column, column, _WIDTHS.get(head, _OTHER))
        write_words(sheet, 0, column, say(f"compare.{head}", language), bold)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(one.rows), len(HEADS[one.key]) - 1)
    sheet.repeat_rows(0)
    _set_page(sheet)
    formats = [_format(book, head) for head in HEADS[one.key]]
    for number, row in enumerate(one.rows, 1):
        for column, value in enumerate(row):
            _write_cell(sheet, (number, column), value, words if isinstance(value, str) else formats[column])


def _set_page(sheet: Any) -> None:
    """Landscape A4, as many pages down as it takes."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _format(book: Any, head: str) -> Any:
    return book.add_format({"num_format": _FORMATS.get(head, "#,##0.0##"), "valign": "top"})


def _write_cell(sheet: Any, place: tuple[int, int], value: Cell, style: Any) -> None:
    # `write` would take some texts for links, formulas or numbers
    if isinstance(value, str):
        write_words(sheet, *place, value, style)
    else:
        sheet.write_number(*place, value, style)


def _charts(book: Any, found: list[Sheet], language: str) -> None:
    """Level and difference of the figures that move most and of the cost, for each scenario."""
    page = book.add_worksheet(sheet_name("charts", language))
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_print_scale(60)
    down = 0
    for sheet in (one for one in found if one.key in ("figures", "cost")):
        drawn: dict[Cell, int] = {}
        start = 1
        for figure, group in groupby(sheet.rows, key=lambda row: row[:4]):
            count = sum(1 for _ in group)
            drawn[figure[0]] = drawn.get(figure[0], 0) + 1
            if drawn[figure[0]] <= _DRAWN:
                years = count - (sheet.key == "cost")  # the last row of the cost is the sum of all years
                for across, kind in enumerate(("level", "difference")):
                    chart = _chart(book, sheet.key, figure, (start, start + years - 1), kind, language)
                    page.insert_chart(down, across * _ACROSS, chart)
                down += _DOWN
            start += count
    page.set_h_pagebreaks(range(_ON_A_PAGE, down, _ON_A_PAGE))


def _chart(book: Any, key: str, figure: tuple[Cell, ...], span: tuple[int, int], kind: str, language: str) -> Any:
    """A line chart of the rows `span` of a sheet; `figure` is scenario, name, item and unit."""
    name, label, item, unit = (str(one) for one in figure)
    lines = {
        "level": {"reference": (_REFERENCE, "dash"), "other": (_OTHER_LINE, "solid")},
        "difference": {"difference": (_OTHER_LINE, "solid"), "head_low": (_BAND, "dash"), "head_high": (_BAND, "dash")},
    }[kind]
    chart = book.add_chart({"type": "line"})
    sheet, (first, last) = sheet_name(key, language), span
    for head, (colour, dash) in lines.items():
        column = HEADS[key].index(head)
        chart.add_series(
            {
                "name": [sheet, 0, column],
                "categories": [sheet, first, HEADS[key].index("period"), last, HEADS[key].index("period")],
                "values": [sheet, first, column, last, column],
                "line": {"color": colour, "width": 2, "dash_type": dash},
            }
        )
    title = say(f"compare.chart_{kind}", language, figure=f"{label} {item}".strip(), name=name)
    words = {"size": 11, "bold": False}
    chart.set_title({"name": labelled(title, unit, language), "name_font": words, "overlay": False})
    chart.set_y_axis({"num_format": "#,##0.0##", "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}}})
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size(_CHART)
    return chart
