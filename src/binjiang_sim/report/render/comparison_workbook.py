"""A comparison as an Excel workbook: what differs and by how much first, then its tables, and charts of what moves."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ...analysis.comparison import Comparison
from ...words import say
from ..content.blocks import Block, Document, Heading, Section
from ..content.comparison.document import command
from ..content.comparison.sheets import HEADS, SIZES, Cell, Sheet, sheet_name, sheets
from .block_sheet import write_section
from .cells import FONTS, SIZE, Styles, opened, set_page, write_words
from .table_sheet import write_table

_PLAN = "plan-"  # what the keys of the sections about one plan each begin with
_LAST = ("settings", "everything")  # tables behind the charts
_DRAWN = 3  # figures of each scenario that have charts
_FORMATS = {
    "relative": "+0.0%;-0.0%;0.0%",
    **dict.fromkeys(("above", "head_below", "chance_reference", "chance_other", "gained", "lost"), "0%"),
    **dict.fromkeys(("difference", *SIZES), "+#,##0.000;-#,##0.000;0"),
    "head_strength": "0.00",
    **dict.fromkeys(("page_draws", "page_seed"), "0"),
}
_CHART = {"width": 560, "height": 300}
_ACROSS, _DOWN = 9, 16  # columns and rows a chart takes
_PAGES, _PER_CENT, _LINES = 2, 45, 98  # of the charts, their size on paper, and the rows of a page then
_REFERENCE, _OTHER_LINE, _BAND = "#555555", "#12457a", "#7fa6d0"


def workbook(comparison: Comparison, document: Document) -> bytes:
    """The workbook as bytes: the answers of the document, its plans, a sheet for each table, and the charts."""
    written, language = io.BytesIO(), document.language
    with opened(written, document.title, language, comments=document.footer) as book:
        styles, found = Styles(book), sheets(comparison, language)
        first, plans = document.sections[0], tuple(_plans(document.sections))
        named = f"{document.title} · {document.place} · {document.span}"
        title, below = (document.answer, named) if document.answer else (named, "")
        sheet = book.add_worksheet(say("excel.answer", language))
        write_section(sheet, styles, first, (document.title, title), language, below=below, pages=2)
        if plans:
            sheet, title = book.add_worksheet(sheet_name("plans", language)), sheet_name("plans", language)
            write_section(sheet, styles, Section("plans", title, plans), (document.title, title), language, pages=3)
        for one in (one for one in found if one.key not in _LAST):
            _table(book, styles, one, document)
        _charts(book, styles, found, document)
        for one in (one for key in _LAST for one in found if one.key == key):
            _table(book, styles, _with_command(one, comparison, language), document)
    return written.getvalue()


def _table(book: Any, styles: Styles, one: Sheet, document: Document) -> None:
    language, title = document.language, sheet_name(one.key, document.language)
    head = [say(f"compare.{name}", language) for name in HEADS[one.key]]
    forms = [_FORMATS.get(name, "#,##0.00") for name in HEADS[one.key]]
    write_table(book.add_worksheet(title), styles, head, one.rows, (document.title, title), language, forms=forms)


def _with_command(one: Sheet, comparison: Comparison, language: str) -> Sheet:
    """The run settings with the command that makes the comparison again."""
    if one.key != "settings":
        return one
    again = (say("compare.page_command", language), command(comparison, language))
    return Sheet(one.key, [*one.rows, (*again, *("",) * (len(HEADS[one.key]) - len(again)))])


def _plans(sections: Sequence[Section]) -> Iterator[Block]:
    """The sections about one plan each, one below the other."""
    for one in sections:
        if one.key.startswith(_PLAN):
            yield Heading(one.title)
            yield from one.blocks


def _charts(book: Any, styles: Styles, found: Sequence[Sheet], document: Document) -> None:
    """Level and difference of the figures that move most and of the cost, for each scenario."""
    language = document.language
    page, down = book.add_worksheet(sheet_name("charts", language)), 2
    page.hide_gridlines(2)
    title = styles(bold=True, font_size=SIZE + 5, text_wrap=False)
    write_words(page, 0, 0, sheet_name("charts", language), title)
    for sheet in (one for one in found if one.key in ("figures", "cost")):
        drawn: dict[Cell, int] = {}
        start = 2  # below the title and the head of the sheet
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
    set_page(page, document.title, language, landscape=False)
    on_a_page = max(_LINES // _DOWN, math.ceil(down / _DOWN / _PAGES))
    page.set_print_scale(min(_PER_CENT, _PER_CENT * _LINES // (on_a_page * _DOWN)))
    page.set_h_pagebreaks(range(1 + on_a_page * _DOWN, down - 1, on_a_page * _DOWN))
    page.print_area(0, 0, down, 2 * _ACROSS - 1)


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
                "name": [sheet, 1, column],
                "categories": [sheet, first, HEADS[key].index("period"), last, HEADS[key].index("period")],
                "values": [sheet, first, column, last, column],
                "line": {"color": colour, "width": 2, "dash_type": dash},
            }
        )
    title = say(f"compare.chart_{kind}", language, figure=f"{label} {item}".strip(), name=name)
    font = {"name": FONTS[language], "size": 9}
    plain = {**font, "bold": False}
    chart.set_title({"name": title, "name_font": {**plain, "size": 11}, "overlay": False})
    grid = {"visible": True, "line": {"color": "#dddddd"}}
    numbers = {"num_format": "#,##0.0##", "num_font": font, "major_gridlines": grid}
    chart.set_y_axis({"name": unit, "name_font": plain, **numbers})
    chart.set_x_axis(
        {"name": say("document.year", language), "name_font": plain, "num_font": font, "label_position": "low"}
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size(_CHART)
    return chart
